import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { StartupProblem } from './startup-problem'

interface MigrationFile {
  name: string
  sql: string
  checksum: string
}

/**
 * Brings the database forward: plain files in order, one transaction each, on the migrator's own connection, under a
 * lock so that two processes may start together. A landed file that changed, or a database ahead of us, is refused.
 * `only` leaves the others for later: a backup is restored into the schema it was written in. Returns the names applied now.
 */
export async function migrate(
  migrator: pg.ClientConfig,
  directory: string,
  only?: ReadonlySet<string>,
): Promise<string[]> {
  const client = new pg.Client(migrator)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query("select pg_advisory_lock(hashtext('clave migrations'))")
    await client.query("set lock_timeout = '5s'; set client_min_messages = warning; set role clave_owner")
    await client.query('create schema if not exists clave_meta')
    await client.query(
      'create table if not exists clave_meta.migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const files = readMigrations(directory)
    return await applyMissing(client, only === undefined ? files : files.filter((file) => only.has(file.name)))
  } finally {
    await client.end()
  }
}

export function readMigrations(directory: string): MigrationFile[] {
  return readdirSync(directory)
    .filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(directory, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

async function applyMissing(client: pg.Client, files: readonly MigrationFile[]): Promise<string[]> {
  const landed = new Map(
    (
      await client.query<{ name: string; checksum: string }>('select name, checksum from clave_meta.migration')
    ).rows.map((row) => [row.name, row.checksum]),
  )
  const unknown = [...landed.keys()].find((name) => !files.some((file) => file.name === name))
  if (unknown) throw new StartupProblem('database_is_newer', { migration: unknown })
  const applied: string[] = []
  for (const file of files) {
    const checksum = landed.get(file.name)
    if (checksum === undefined) {
      await applyOne(client, file)
      applied.push(file.name)
    } else if (checksum !== file.checksum) throw new StartupProblem('migration_changed', { migration: file.name })
  }
  return applied
}

async function applyOne(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('begin')
  try {
    await client.query(file.sql)
    await client.query('insert into clave_meta.migration (name, checksum) values ($1, $2)', [file.name, file.checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${file.name}: ${(error as Error).message}`, { cause: error })
  }
}
