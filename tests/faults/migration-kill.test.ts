import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureEmbeddedDatabase, ensureRoles } from '@/shared/server/database-roles'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/shared/server/embedded-postgres'
import { migrate, readMigrations } from '@/shared/server/migrate'
import { freePort, newDataDirectory, startProduct } from '@tests/support/product'
import { beginStart, killApplication, openDatabaseOf } from '@tests/support/product-process'
import { schemaText } from '@tests/support/schema-text'

const migrations = fileURLToPath(new URL('../../db/migrations', import.meta.url))
const schemaFile = fileURLToPath(new URL('../../db/schema.sql', import.meta.url))
const names = readMigrations(migrations).map((file) => file.name)
// Each has statements before the one that waits for this table, and after it.
const stuck: readonly (readonly [migration: string, table: string])[] = [
  ['0006_imports.sql', 'account_alias'],
  ['0014_accounts_merge.sql', 'sales_document'],
]

let folder: string
let server: EmbeddedPostgres
let migrator: pg.ClientConfig
beforeAll(async () => {
  folder = newDataDirectory()
  server = await startEmbeddedPostgres({ dataDirectory: folder, purpose: 'tool' })
  migrator = await ensureEmbeddedDatabase(server.superuser)
  await ensureRoles(migrator)
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('killed in the middle of a migration, the database is as before it; the next start ends where every start ends', async () => {
  const watcher = await openDatabaseOf(folder)
  const text = (): Promise<string> => schemaText(async (sql) => (await watcher.query(sql)).rows)
  for (const [migration, table] of stuck) {
    const before = names.slice(0, names.indexOf(migration))
    await migrate(migrator, migrations, new Set(before))
    const asItWas = await text()
    const holder = await openDatabaseOf(folder)
    await holder.query(`begin; lock table ${table} in access exclusive mode`)
    const begun = beginStart(folder, { CLAVE_PORT: String(await freePort()) })
    await untilSomebodyWaits(watcher)
    await killApplication(begun)
    await holder.query('rollback')
    await holder.end()
    await untilNobodyMigrates(watcher)
    const landed = await watcher.query<{ name: string }>('select name from clave_meta.migration order by name')
    expect(landed.rows.map((row) => row.name)).toEqual(before)
    expect(await text()).toBe(asItWas)
  }
  const product = await startProduct(folder)
  expect(`${await text()}\n`).toBe(readFileSync(schemaFile, 'utf8'))
  await product.stop()
  await watcher.end()
})

async function untilSomebodyWaits(watcher: pg.Client): Promise<void> {
  const waiting = "select from pg_stat_activity where wait_event_type = 'Lock' and usename = 'clave_migrate'"
  while ((await watcher.query(waiting)).rowCount === 0) await pause(20)
}

/** The killed one's connection goes on for a moment, until it sees that nobody listens. */
async function untilNobodyMigrates(watcher: pg.Client): Promise<void> {
  const there = "select from pg_stat_activity where usename = 'clave_migrate'"
  while ((await watcher.query(there)).rowCount! > 0) await pause(20)
}
