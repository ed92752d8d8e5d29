import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schemaText } from '@tests/support/schema-text'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('db/schema.sql is what the migrations make; npm run schema writes it again', async () => {
  await expect(`${await schemaText((sql) => database.asOwner(sql))}\n`).toMatchFileSnapshot('../../db/schema.sql')
})

test('migrations have one number each, without a gap, and a name that the migrator takes', () => {
  const files = readdirSync(fileURLToPath(new URL('../../db/migrations', import.meta.url))).sort()
  expect(files.filter((name) => !/^\d{4}_[a-z_]+\.sql$/.test(name))).toEqual([])
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, i) => i + 1))
})
