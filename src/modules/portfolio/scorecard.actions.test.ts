import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addAccount, addPerson, entrust, testId, type TestPerson } from '@tests/support/test-people'
import { scorecard, type ScorecardScores } from './scorecard.contract'

let database: TestDatabase
let product: TestApp
let director: TestPerson
beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

const card: ScorecardScores = {
  attractiveness: { margin: 8, growth: 6, spend: 7, fit: 9, openness: 5 },
  strengthUs: { solution: 7, service: 8, price: 6, relation: 7, innovation: 6 },
  strengthRival: { solution: 6, service: 7, price: 7, relation: 5, innovation: 6 },
}
const none = { solution: null, service: null, price: null, relation: null, innovation: null }
const newAccount = async (name = 'Salsas Rojaluz S.A.S.'): Promise<string> => (await addAccount(database, { name })).id
const read = (accountId: string, person = director): ReturnType<TestApp['call']> =>
  product.call(person, { path: `/accounts/${accountId}/scorecard` })
const save = (
  accountId: string,
  version: number | undefined,
  given: { body?: object; person?: TestPerson } = {},
): ReturnType<TestApp['call']> =>
  product.call(given.person ?? director, {
    method: 'PUT',
    path: `/accounts/${accountId}/scorecard`,
    body: given.body ?? card,
    ...(version === undefined ? {} : { version }),
  })

describe('F17: the scorecard of an account', () => {
  test('an empty one of version 0 before the first', async () => {
    const empty = scorecard.parse((await read(await newAccount())).json())
    expect(empty).toMatchObject({
      version: 0,
      attractivenessResult: null,
      relativeStrength: null,
      answeredPct: 0,
      category: null,
    })
  })
  test('what it comes to: 7,0 and 1,105, strategic', async () => {
    const accountId = await newAccount()
    const saved = scorecard.parse((await save(accountId, 0)).json())
    expect(saved).toMatchObject({
      ...card,
      version: 1,
      attractivenessResult: 7,
      answeredPct: 100,
      category: 'strategic',
    })
    expect(saved.relativeStrength).toBeCloseTo(1.105, 3)
    expect((await read(accountId)).json()).toEqual(saved)
  })
  test('half answered is kept as it is, and incomplete', async () => {
    const accountId = await newAccount()
    const body = {
      ...card,
      attractiveness: { ...card.attractiveness, margin: null, growth: null },
      strengthRival: none,
    }
    const saved = scorecard.parse((await save(accountId, 0, { body })).json())
    expect(saved).toMatchObject({ answeredPct: 0, relativeStrength: null, category: null })
  })
  test('the smallest rival still gives a figure that can be kept', async () => {
    const best = { solution: 10, service: 10, price: 10, relation: 10, innovation: 10 }
    const worst = { solution: 0, service: 0, price: 0, relation: 0, innovation: 0.1 }
    const reply = await save(await newAccount(), 0, { body: { ...card, strengthUs: best, strengthRival: worst } })
    expect(reply.statusCode).toBe(200)
  })
  test('scores are 0 to 10 with one decimal', async () => {
    const accountId = await newAccount()
    for (const margin of [-1, 10.1, 7.25])
      expect(
        (await save(accountId, 0, { body: { ...card, attractiveness: { ...card.attractiveness, margin } } }))
          .statusCode,
      ).toBe(422)
  })
})

describe('nobody overwrites another unseen', () => {
  test('a version is asked for', async () => {
    const reply = await save(await newAccount(), undefined)
    expect([reply.statusCode, reply.json().code]).toEqual([428, 'version_missing'])
  })
  test('a stale version is refused and brings the card as it stands', async () => {
    const accountId = await newAccount()
    await save(accountId, 0)
    await save(accountId, 1, { body: { ...card, attractiveness: { ...card.attractiveness, margin: 9 } } })
    const late = await save(accountId, 1)
    expect([late.statusCode, late.json().code]).toEqual([412, 'version_stale'])
    expect(late.json().details.current).toMatchObject({ version: 2, attractiveness: { margin: 9 } })
  })
  test('two write the first card at once: one is told', async () => {
    const accountId = await newAccount()
    const replies = await Promise.all([save(accountId, 0), save(accountId, 0)])
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 412])
  })
})

describe('who scores', () => {
  test('the manager of the account does; an executive reads; others find nothing', async () => {
    const accountId = await newAccount()
    const owner = await addPerson(database, { name: 'Carolina Pardo', roles: ['kam'] })
    await entrust(database, accountId, owner)
    expect((await save(accountId, 0, { person: owner })).statusCode).toBe(200)

    const executive = await addPerson(database, { name: 'Elena Duarte', roles: ['executive'] })
    expect((await read(accountId, executive)).statusCode).toBe(200)
    expect((await save(accountId, 1, { person: executive })).statusCode).toBe(403)

    for (const role of ['kam', 'specialist', 'administrator', 'privacy_officer', 'area']) {
      const other = await addPerson(database, { name: 'Otra persona', roles: [role] })
      expect((await read(accountId, other)).statusCode).toBe(404)
      expect([403, 404]).toContain((await save(accountId, 1, { person: other })).statusCode)
    }
    expect((await read(accountId, owner)).json().version).toBe(1)
  })
  test('an unknown account is not found', async () => {
    expect((await read(testId())).statusCode).toBe(404)
    expect((await save(testId(), 0)).statusCode).toBe(404)
  })
})
