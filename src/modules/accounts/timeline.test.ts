import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addAccount, addPerson, entrust, type TestPerson } from '@tests/support/test-people'
import type { TimelinePage } from './timeline.contract'

let database: TestDatabase
let product: TestApp
let director: TestPerson
let manager: TestPerson
let executive: TestPerson
let paula: TestPerson
let account: string

beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  manager = await addPerson(database, { name: 'Valentina Ríos', roles: ['kam'] })
  executive = await addPerson(database, { name: 'Elena Duque', roles: ['executive'] })
  paula = await addPerson(database, { name: 'Paula Guerra', roles: ['specialist'] })
  await database.asOwner("update clave.company set fixed_today = '2026-05-14'")
})
beforeEach(async () => {
  account = (await addAccount(database, { name: 'Lácteos Valdorado' })).id
  await entrust(database, account, manager)
  await database.asOwner('delete from clave.timeline_entry')
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

const page = async (person: TestPerson, query = ''): Promise<TimelinePage> =>
  (await product.call(person, { path: `/accounts/${account}/timeline${query}` })).json()
const topics = async (person: TestPerson, query = ''): Promise<string[]> =>
  (await page(person, query)).entries.map(({ field, topic }) => `${field} ${topic}`)
const addEvent = async (level = 'internal', person = manager): Promise<{ id: string; version: number }> => {
  const content = { kind: 'other', text: 'Un secreto de la cuenta', year: 2025, amount: null, lesson: '' }
  const body = { kind: 'event', block: 'history', content, evidence: { level } }
  return (await product.call(person, { method: 'POST', path: `/accounts/${account}/strategy/items`, body })).json()
}

test('RP-1b: what any room does to an account stands in one list, newest first, and can be filtered by field', async () => {
  const team = { userId: paula.id, purpose: 'Calidad', startsOn: '2026-05-14' }
  await product.call(manager, { method: 'POST', path: `/accounts/${account}/team`, body: team })
  await addEvent()
  const archive = { method: 'POST', path: `/accounts/${account}/archive`, version: 1 } as const
  expect((await product.call(director, archive)).statusCode).toBe(200)
  expect(await topics(manager)).toEqual(['account archived', 'strategy item_added', 'people joined_team'])
  expect(await topics(manager, '?field=people')).toEqual(['people joined_team'])
  const [entry] = (await page(manager, '?field=people')).entries
  expect(entry).toMatchObject({ actor: { name: 'Valentina Ríos' }, person: { name: 'Paula Guerra' }, changes: 1 })
})

test('it tells that something was written, never what', async () => {
  await addEvent()
  expect(JSON.stringify(await page(director))).not.toContain('secreto')
})

test('what one person changes on one thing within an hour is one entry; another person’s change is another', async () => {
  const item = await addEvent()
  const change = (person: TestPerson, version: number, text: string): Promise<unknown> =>
    product.call(person, {
      method: 'PATCH',
      path: `/accounts/${account}/strategy/items/${item.id}`,
      version,
      body: { content: { text } },
    })
  await change(manager, 1, 'a')
  await change(manager, 2, 'b')
  await change(manager, 3, 'c')
  await change(director, 4, 'd')
  const { entries } = await page(manager)
  expect(entries.map(({ topic, changes, actor }) => [topic, changes, actor?.name])).toEqual([
    ['item_changed', 1, 'Ricardo Sanín'],
    ['item_changed', 3, 'Valentina Ríos'],
    ['item_added', 1, 'Valentina Ríos'],
  ])
})

test('an executive does not learn of reserved items, a specialist only of his own work', async () => {
  await addEvent('reserved')
  expect(await topics(director)).toEqual(['strategy item_added'])
  expect(await topics(executive)).toEqual([])
  await product.call(manager, {
    method: 'POST',
    path: `/accounts/${account}/team`,
    body: { userId: paula.id, purpose: 'Calidad', startsOn: '2026-05-14' },
  })
  expect(await topics(paula)).toEqual([])
})

test('it pages both ways without losing or repeating an entry', async () => {
  for (let i = 0; i < 7; i++) await addEvent()
  const all = (await page(manager, '?limit=100')).entries.map(({ id }) => id)
  const first = await page(manager, '?limit=3')
  const second = await page(manager, `?limit=3&before=${first.entries.at(-1)!.id}`)
  const third = await page(manager, `?limit=3&before=${second.entries.at(-1)!.id}`)
  expect([first, second, third].flatMap(({ entries }) => entries.map(({ id }) => id))).toEqual(all)
  expect([first, second, third].map(({ hasOlder, hasNewer }) => [hasOlder, hasNewer])).toEqual([
    [true, false],
    [true, true],
    [false, true],
  ])
  const back = await page(manager, `?limit=3&after=${third.entries[0]!.id}`)
  expect(back.entries.map(({ id }) => id)).toEqual(second.entries.map(({ id }) => id))
  expect(back).toMatchObject({ hasOlder: true, hasNewer: true })
})
