import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { asOwner } from './as-owner'
import { type BackupPart, type BackupSummary, readPart, verifyBackup } from './backup-file'
import type { DatabaseConnections } from './database-roles'
import { migrate, readMigrations } from './migrate'
import { StartupProblem } from './startup-problem'

/**
 * Brings an installation back from its file: into an empty database that nobody serves from. Every byte of the file is
 * compared before anything is touched; rows go in whole or not at all, in the schema they were written in, which is then
 * brought forward to this version's.
 */
export async function restoreBackup(
  connections: DatabaseConnections,
  path: string,
  migrationsDirectory: string,
): Promise<BackupSummary> {
  const summary = await verifyBackup(path)
  refuseNewer(summary, path, migrationsDirectory)
  await asOwner(connections.migrator, async (client) => {
    await refuseUsed(client)
    await client.query(
      'drop schema if exists clave_staging cascade; drop schema if exists clave cascade; drop schema if exists clave_meta cascade',
    )
  })
  await migrate(connections.migrator, migrationsDirectory, new Set(summary.migrations.map((file) => file.name)))
  await asOwner(connections.migrator, (client) => load(client, path, summary))
  await migrate(connections.migrator, migrationsDirectory)
  return summary
}

function refuseNewer(summary: BackupSummary, path: string, migrationsDirectory: string): void {
  const ours = new Map(readMigrations(migrationsDirectory).map((file) => [file.name, file.checksum]))
  const isOurs = summary.migrations.every(({ name, checksum }) => ours.get(name) === checksum)
  if (!isOurs) throw new StartupProblem('backup_of_newer', { path, made: summary.clave })
}

/** Somebody who was set up, a sale, or an application that serves: a restore would write over what is in use. */
async function refuseUsed(client: pg.Client): Promise<void> {
  if (await isServed(client)) throw new StartupProblem('restore_while_serving')
  const there = await client.query("select from pg_tables where schemaname = 'clave' and tablename = 'app_user'")
  if (there.rowCount === 0) return
  const used = await client.query<{ used: boolean }>(
    'select exists (select from clave.app_user) or exists (select from clave.sales_document) or exists (select from clave.account) as used',
  )
  if (used.rows[0]!.used) throw new StartupProblem('restore_not_empty')
}

/** Connections of an application that has just stopped go within moments. */
async function isServed(client: pg.Client): Promise<boolean> {
  for (let look = 0; look < 20; look++) {
    const found = await client.query(
      "select from pg_stat_activity where datname = current_database() and usename = 'clave_app'",
    )
    if (found.rowCount === 0) return false
    await pause(150)
  }
  return true
}

async function load(client: pg.Client, path: string, summary: BackupSummary): Promise<void> {
  await client.query('begin; set local lock_timeout = 0; set constraints all deferred')
  // The owner's own wall stands in COPY's way: it is down until the commit, in a database that nobody else is in.
  const tables = await tablesInOrder(client)
  for (const name of tables)
    await client.query(`alter table clave."${name}" no force row level security, disable trigger user`)
  const place = (part: BackupPart): number => tables.indexOf(part.name)
  for (const part of summary.parts.toSorted((a, b) => place(a) - place(b))) await loadPart(client, path, part)
  for (const { name, last, isCalled } of summary.sequences)
    await client.query(`select setval('clave."${name}"', $1, $2)`, [last, isCalled])
  await settle(client)
  await client.query('set constraints all immediate')
  for (const name of tables)
    await client.query(`alter table clave."${name}" force row level security, enable trigger user`)
  await client.query('commit')
  await client.query('analyze')
}

/** Those that others refer to come first. */
async function tablesInOrder(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ name: string; needs: string[] }>(
    `select c.relname as name, array(select distinct r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid
            where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
     from pg_class c where c.relnamespace = 'clave'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  )
  const ordered: string[] = []
  let rest = found.rows
  while (rest.length > 0) {
    const ready = rest.filter((table) => table.needs.every((need) => ordered.includes(need)))
    if (ready.length === 0) throw new Error(`tables refer to each other in a circle: ${rest.map((t) => t.name).join()}`)
    ordered.push(...ready.map((table) => table.name))
    rest = rest.filter((table) => !ready.includes(table))
  }
  return ordered
}

async function loadPart(client: pg.Client, path: string, part: BackupPart): Promise<void> {
  const importNo = /^sales_line_(\d+)$/.exec(part.name)?.[1]
  // Lines come in as an import's do: into a child of their own, attached with its wall when it is full.
  const target = importNo ? `clave_staging."line_${importNo}_0"` : `clave."${part.name}"`
  if (importNo) await client.query(`create table ${target} (like clave.sales_line, check (import_no = ${importNo}))`)
  // A new database has the few rows that are always there: ours take their place.
  else await client.query(`delete from ${target}`)
  const columns = part.columns.map((name) => `"${name}"`).join(', ')
  const into = client.query(copyFrom(`copy ${target} (${columns}) from stdin`))
  await pipeline(readPart(path, part), into)
  if (into.rowCount !== part.rows) throw new StartupProblem('backup_damaged', { path, part: part.name })
  if (importNo) await client.query('select clave.attach_lines($1, $2)', [`${importNo}_0`, Number(importNo)])
}

/** What was under way when the file was written is over: readings lost their files, letters may have left since. */
async function settle(client: pg.Client): Promise<void> {
  await client.query(
    `update clave.sales_import set status = 'failed', staged_attempt = null, progress = null, refusal = '{"code": "interrupted", "details": {}}'
     where status not in ('applied', 'undone', 'cancelled', 'failed')`,
  )
  await client.query(
    "update clave.outbox_mail set attempts = 12, last_error = 'restored from a backup' where sent_at is null",
  )
  await client.query("select clave.record_event('backup.restored', '{}', null)")
}
