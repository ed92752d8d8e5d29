import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { openPool, type Pool } from '@/shared/server/database'

export interface TestDatabase {
  readonly name: string
  readonly migrator: pg.ClientConfig
  readonly app: pg.ClientConfig
  readonly backup: pg.ClientConfig
  /** A pool as clave_app, closed with the database. */
  readonly pool: Pool
  /** Runs SQL as the owner, around row-level security's actor: for seeding and for looking at what was written. */
  asOwner<T extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<T[]>
  /** Ends our connections and leaves the database: it may then be copied. */
  close(): Promise<void>
  drop(): Promise<void>
}

/** A fresh migrated database for one test file: a copy of the template (or of another closed one), 20–50 ms. */
export async function createTestDatabase(copyOf?: string): Promise<TestDatabase> {
  const { name: migrated, connections } = inject('template')
  const template = copyOf ?? migrated
  const name = `clave_test_${randomBytes(6).toString('hex')}`
  await onServer(connections.migrator, async (client) => {
    // Others may be copying the template at this moment: one at a time.
    await client.query("select pg_advisory_lock(hashtext('clave template'))")
    await whenFree(client, `create database ${name} template ${template}`)
  })
  const migrator = { ...connections.migrator, database: name }
  const pool = openPool({ ...connections.app, database: name, max: 8 })
  const owner = new pg.Client(migrator)
  owner.on('error', () => undefined)
  await owner.connect()
  await owner.query('set role clave_owner; set search_path = clave, public')
  let isOpen = true
  const close = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    if (!pool.ended) await pool.end()
    await owner.end()
  }
  return {
    name,
    migrator,
    app: { ...connections.app, database: name },
    backup: { ...connections.backup, database: name },
    pool,
    asOwner: async (sql, values) => (await owner.query(sql, values)).rows,
    close,
    drop: async () => {
      await close()
      await onServer(connections.migrator, (client) => whenFree(client, `drop database ${name} with (force)`))
    },
  }
}

async function onServer(migrator: pg.ClientConfig, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ ...migrator, database: 'postgres' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** A closed connection's backend may live a moment longer, and we may not end those of another role. */
async function whenFree(client: pg.Client, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(statement)
      return
    } catch (error) {
      if (attempt === 40) throw error
      await pause(50)
    }
  }
}
