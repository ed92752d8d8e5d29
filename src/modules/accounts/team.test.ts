import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addAccount, addPerson, entrust, testId, type TestPerson } from '@tests/support/test-people'
import type { TeamMember } from './team.contract'

let database: TestDatabase
let product: TestApp
let director: TestPerson
let manager: TestPerson
let stranger: TestPerson
let paula: TestPerson
let account: string

beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  manager = await addPerson(database, { name: 'Valentina Ríos', roles: ['kam'] })
  stranger = await addPerson(database, { name: 'Andrés Mejía', roles: ['kam'] })
  paula = await addPerson(database, { name: 'Paula Guerra', roles: ['specialist'] })
  await database.asOwner("update clave.company set fixed_today = '2026-05-14'")
})
beforeEach(async () => {
  account = (await addAccount(database, { name: 'Lácteos Valdorado' })).id
  await entrust(database, account, manager)
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

interface Answer {
  status: number
  code?: string
  body: TeamMember
}
const ask = async (person: TestPerson, request: Parameters<TestApp['call']>[1]): Promise<Answer> => {
  const reply = await product.call(person, request)
  const body = reply.body === '' ? {} : reply.json()
  return { status: reply.statusCode, code: body.code, body }
}
const add = (person: TestPerson, given: object = {}): Promise<Answer> =>
  ask(person, {
    method: 'POST',
    path: `/accounts/${account}/team`,
    body: { userId: paula.id, purpose: 'Calidad de los vasos', startsOn: '2026-05-01', ...given },
  })
const seesIt = async (): Promise<boolean> => (await ask(paula, { path: `/accounts/${account}` })).status === 200

test('the account’s manager invites a specialist, who sees it from his first day to his last', async () => {
  const { body } = await add(manager, { startsOn: '2026-05-15', endsOn: '2026-06-30' })
  expect(body).toMatchObject({
    person: { name: 'Paula Guerra' },
    purpose: 'Calidad de los vasos',
    endsOn: '2026-06-30',
    version: 1,
  })
  expect(await seesIt()).toBe(false)
  await database.asOwner("update clave.company set fixed_today = '2026-05-15'")
  expect(await seesIt()).toBe(true)
  await database.asOwner("update clave.company set fixed_today = '2026-07-01'")
  expect(await seesIt()).toBe(false)
  await database.asOwner("update clave.company set fixed_today = '2026-05-14'")
})

test('his end is set, moved and cleared under versions; taking him off ends his sight at once', async () => {
  const { body } = await add(manager)
  const path = `/accounts/${account}/team/${body.id}`
  expect((await ask(manager, { method: 'PATCH', path, version: 1, body: { endsOn: '2026-04-30' } })).code).toBe(
    'team_ends_before_start',
  )
  expect(
    (await ask(manager, { method: 'PATCH', path, version: 1, body: { endsOn: '2026-05-31', purpose: 'Otra' } })).body,
  ).toMatchObject({ endsOn: '2026-05-31', purpose: 'Otra', version: 2 })
  expect((await ask(manager, { method: 'PATCH', path, version: 1, body: { endsOn: null } })).code).toBe('version_stale')
  expect((await ask(director, { method: 'PATCH', path, version: 2, body: { endsOn: null } })).body).toMatchObject({
    endsOn: null,
    version: 3,
  })
  expect((await ask(manager, { method: 'DELETE', path, version: 1 })).code).toBe('version_stale')
  expect(await seesIt()).toBe(true)
  expect((await ask(manager, { method: 'DELETE', path, version: 3 })).status).toBe(204)
  expect(await seesIt()).toBe(false)
  expect((await ask(manager, { method: 'DELETE', path, version: 4 })).code).toBe('not_found')
})

test('nobody is twice on a team in the same days, also when asked twice at once', async () => {
  const race = await Promise.all([add(manager), add(director)])
  expect(race.map(({ code }) => code).sort()).toEqual(['already_on_team', undefined])
  expect((await add(manager, { startsOn: '2025-01-01', endsOn: '2025-12-31' })).status).toBe(200)
  const earlier = (await ask(director, { path: `/accounts/${account}` })).body as unknown as { team: TeamMember[] }
  expect(earlier.team).toHaveLength(1)
})

test('an earlier stay is not stretched into a later one', async () => {
  const first = (await add(manager, { startsOn: '2025-01-01', endsOn: '2025-12-31' })).body
  await add(manager)
  const path = `/accounts/${account}/team/${first.id}`
  expect((await ask(manager, { method: 'PATCH', path, version: 1, body: { endsOn: null } })).code).toBe(
    'already_on_team',
  )
})

test.each([
  ['who is no specialist', () => ({ userId: stranger.id }), 'not_a_specialist'],
  ['who does not work here', () => ({ userId: testId() }), 'not_a_specialist'],
  ['who would leave before he comes', () => ({ endsOn: '2026-04-30' }), 'team_ends_before_start'],
  ['without a purpose', () => ({ purpose: ' ' }), 'invalid_input'],
])('somebody %s is refused', async (_sentence, given, code) => {
  expect((await add(manager, given())).code).toBe(code)
})

test('an archived account gets no team', async () => {
  await ask(director, { method: 'POST', path: `/accounts/${account}/archive`, version: 1 })
  expect((await add(director)).code).toBe('account_archived')
})

test('the manager of another account learns nothing; a specialist does not invite', async () => {
  expect((await add(stranger)).code).toBe('not_found')
  await add(manager)
  expect((await add(paula)).code).toBe('forbidden')
})
