import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAltavia, altaviaNovember, type TestAccount } from '@tests/support/altavia'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { actAs, addPerson, addSale, entrust, testId, type TestPerson } from '@tests/support/test-people'
import { approve } from './approval.actions'
import { approvedEndpoint, approvedPortfolio } from './approval.contract'
import type { Portfolio } from './portfolio.contract'

let database: TestDatabase
let product: TestApp
let director: TestPerson
let carolina: TestPerson
let accounts: Map<string, TestAccount>
let runId: string
beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  accounts = await addAltavia(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  carolina = await addPerson(database, { name: 'Carolina Pardo', roles: ['kam'] })
  await entrust(database, id('Alimentos Monteclaro'), carolina)
  await classify(altaviaNovember)
  runId = (await classify({})).json().id
  await decide(['Alimentos Monteclaro', 'Lácteos Valdorado', 'Salsas Rojaluz'], { decision: 'promote' })
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

const id = (name: string): string => accounts.get(name)!.id
const post = (path: string, body: object, person = director): ReturnType<TestApp['call']> =>
  product.call(person, { method: 'POST', path, body })
const classify = (body: object): ReturnType<TestApp['call']> => post('/portfolio/runs', body)
const decide = (names: string[], wish: object): ReturnType<TestApp['call']> =>
  post('/portfolio/decisions', { decisions: names.map((name) => ({ accountId: id(name), ...wish })) })
const sign = (period: string, person = director, run = runId): ReturnType<TestApp['call']> =>
  post('/portfolio/approve', { runId: run, period, note: 'Comité de mayo' }, person)
const read = async (portfolioId: string, person = director): ReturnType<TestApp['call']> =>
  product.call(person, { path: `/portfolio/approved/${portfolioId}` })
const outcome = (reply: Awaited<ReturnType<TestApp['call']>>): unknown[] => [reply.statusCode, reply.json().code]

describe('the portfolio of a period', () => {
  let portfolioId: string
  test('freezes the run, who is key and who answers for each, signed', async () => {
    const signed = await sign('2026-I')
    expect(signed.statusCode).toBe(200)
    portfolioId = signed.json().id
    const portfolio = approvedEndpoint.returns.parse((await read(portfolioId)).json())
    expect(portfolio).toMatchObject({
      period: '2026-I',
      runId,
      from: '2025-05',
      to: '2026-04',
      currency: 'COP',
      note: 'Comité de mayo',
      approvedBy: 'Ricardo Sanín',
      keyAccounts: 3,
    })
    expect(portfolio.accounts).toHaveLength(17)
    expect(portfolio.accounts[2]).toEqual({
      id: id('Alimentos Monteclaro'),
      name: 'Alimentos Monteclaro S.A.S.',
      paretoClass: 'A',
      rank: 3,
      value: '4388200000',
      isKey: true,
      manager: 'Carolina Pardo',
    })
    expect(portfolio.accounts.at(-1)).toMatchObject({ id: id('Salsas Rojaluz'), paretoClass: 'B', isKey: true })
  })
  test('stays as it was when people decide otherwise and managers change', async () => {
    const before = (await read(portfolioId)).json()
    await decide(['Lácteos Valdorado'], { decision: 'release', reason: 'No quiere plan conjunto' })
    await database.asOwner('update clave.appointment set deleted_at = now() where manager_id = $1', [carolina.id])
    expect((await read(portfolioId)).json()).toEqual(before)
    await database.asOwner('update clave.appointment set deleted_at = null where manager_id = $1', [carolina.id])
  })
  test('the screen shows who signed the window it is looking at', async () => {
    const { approval } = (await product.call(director, { path: '/portfolio' })).json() as Portfolio
    expect(approval).toMatchObject({
      id: portfolioId,
      runId,
      period: '2026-I',
      approvedBy: 'Ricardo Sanín',
      keyAccounts: 3,
    })
    const [november] = (await product.call(director, { path: '/portfolio/runs' })).json().slice(-1)
    const older = (await product.call(director, { path: `/portfolio?run=${november.id}` })).json() as Portfolio
    expect(older.approval).toBeNull()
  })
  test('a signature over another window is not shown', async () => {
    const { id: longer } = (await classify({ window: 'range', from: '2025-05', to: '2026-03' })).json()
    const seen = (await product.call(director, { path: `/portfolio?run=${longer}` })).json() as Portfolio
    expect(seen.approval).toBeNull()
    const again = (await classify({ cutA: 75 })).json()
    const same = (await product.call(director, { path: `/portfolio?run=${again.id}` })).json() as Portfolio
    expect(same.approval).toMatchObject({ id: portfolioId, runId })
  })
  test('the list of them, newest first', async () => {
    await sign('2026-II')
    const list = (await product.call(director, { path: '/portfolio/approved' })).json()
    expect(list.map((one: unknown) => approvedPortfolio.parse(one).period)).toEqual(['2026-II', '2026-I'])
  })
  test('a manager reads his own accounts in it', async () => {
    const own = approvedEndpoint.returns.parse((await read(portfolioId, carolina)).json())
    expect(own.accounts.map((one) => one.id)).toEqual([id('Alimentos Monteclaro')])
    expect(own.keyAccounts).toBe(1)
  })
})

describe('what is not signed', () => {
  test('a period twice, also by two directors at once', async () => {
    expect(outcome(await sign('2026-I'))).toEqual([409, 'portfolio_already_approved'])
    const colleague = await addPerson(database, { name: 'Beatriz Ortega', roles: ['director'] })
    const replies = await Promise.all([sign('2027-I'), sign('2027-I', colleague)])
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409])
  })
  test('a run that never was, and a portfolio that never was', async () => {
    expect(outcome(await sign('2028-I', director, testId()))).toEqual([404, 'not_found'])
    expect(outcome(await read(testId()))).toEqual([404, 'not_found'])
  })
  test('a run that sales have overtaken', async () => {
    await addSale(database, { accountNo: accounts.get('Salsas Rojaluz')!.accountNo, day: '2026-04-02', net: '1' })
    expect(outcome(await sign('2029-I'))).toEqual([409, 'run_outdated'])
    expect((await sign('2029-I', director, (await classify({})).json().id)).statusCode).toBe(200)
  })
  test.each(['kam', 'executive', 'administrator', 'specialist', 'area', 'privacy_officer'])('by %s', async (role) => {
    const person = await addPerson(database, { name: 'Otra persona', roles: [role] })
    expect(outcome(await sign('2030-I', person))).toEqual([403, 'forbidden'])
  })
})

test('a signature of the past takes the decisions and managers of its day', async () => {
  const made = await classify({})
  const signed = await actAs(database, director, (ctx) =>
    approve(
      ctx,
      { runId: made.json().id, period: '2025-II', note: null },
      { approvedOn: '2019-11-20', approvedAt: '2019-11-20T15:00:00Z' },
    ),
  )
  const { accounts: frozen, approvedAt, keyAccounts } = approvedEndpoint.returns.parse((await read(signed.id)).json())
  expect([approvedAt, keyAccounts]).toEqual(['2019-11-20T15:00:00Z', 0])
  expect(frozen.every((one) => !one.isKey && one.manager === null)).toBe(true)
})
