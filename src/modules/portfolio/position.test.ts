import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAltavia, type TestAccount } from '@tests/support/altavia'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addPerson, entrust, testId, type TestPerson } from '@tests/support/test-people'
import { position, type Position } from './position.contract'

let database: TestDatabase
let product: TestApp
let director: TestPerson
let accounts: Map<string, TestAccount>
beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  accounts = await addAltavia(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
})
afterAll(async () => {
  await product.close()
  await database.drop()
})
const id = (name: string): string => accounts.get(name)!.id
const ask = (name: string, person = director): ReturnType<TestApp['call']> =>
  product.call(person, { path: `/accounts/${id(name)}/position` })
const positionOf = async (name: string, person = director): Promise<Position> =>
  position.parse((await ask(name, person)).json())
const classify = (body: object): ReturnType<TestApp['call']> =>
  product.call(director, { method: 'POST', path: '/portfolio/runs', body })

describe('where an account stands', () => {
  test('nowhere before the first run', async () => {
    const empty = await positionOf('Lácteos Valdorado')
    expect(Object.values(empty).every((value) => value === null)).toBe(true)
  })
  test('«1.º, 13,3 %» among the bars of all', async () => {
    await classify({})
    const { bars, ...first } = await positionOf('Lácteos Valdorado')
    expect(first).toEqual({
      rank: 1,
      sharePct: '13.3248',
      paretoClass: 'A',
      value: '6480000000',
      currency: 'COP',
      from: '2025-05',
      to: '2026-04',
      countedUnder: null,
      clients: 92,
      cutSharePct: '80.1783',
      restValue: '0',
    })
    expect(bars).toHaveLength(92)
    expect(bars?.slice(0, 2)).toEqual([
      ['6480000000', 'A'],
      ['5216400000', 'A'],
    ])
  })
  test('a net credit has a rank and no share', async () => {
    expect(await positionOf('Curtidos Pielnorte')).toMatchObject({ rank: 94, sharePct: null, paretoClass: 'N' })
  })
  test('beyond two hundred bars the rest is one sum', async () => {
    await database.asOwner(
      `with made as (insert into clave.account (id, name, name_key) select gen_random_uuid(), 'Pequeña ' || n, 'p' || n from generate_series(1, 150) n returning account_no)
       insert into clave.sales_month (account_no, month, currency, net, rated_net, net_base, units, line_count) select account_no, '2026-02-01', 'COP', 1000, 1000, 1000, 1, 1 from made`,
    )
    await classify({})
    expect(await positionOf('Lácteos Valdorado')).toMatchObject({ clients: 242, restValue: '42000' })
    expect((await positionOf('Lácteos Valdorado')).bars).toHaveLength(200)
  })
  test('in a run by groups a member is counted under its parent', async () => {
    await database.asOwner('update clave.account set parent_id = $1 where id = $2', [
      id('Lácteos Valdorado'),
      id('Lácteos Cumbrelac'),
    ])
    await classify({ groupParents: true })
    expect(await positionOf('Lácteos Cumbrelac')).toMatchObject({ rank: null, countedUnder: 'Lácteos Valdorado S.A.' })
    expect(await positionOf('Lácteos Valdorado')).toMatchObject({ value: '6506000000', countedUnder: null })
    await classify({})
    expect(await positionOf('Lácteos Cumbrelac')).toMatchObject({ value: '26000000', countedUnder: null })
  })
})

describe('who learns of it', () => {
  test('the manager of the account: rank and share, and nothing of the others', async () => {
    const owner = await addPerson(database, { name: 'Carolina Pardo', roles: ['kam'] })
    await entrust(database, id('Alimentos Monteclaro'), owner)
    expect(await positionOf('Alimentos Monteclaro', owner)).toMatchObject({
      rank: 3,
      paretoClass: 'A',
      clients: null,
      cutSharePct: null,
      bars: null,
      restValue: null,
    })
    expect((await ask('Lácteos Valdorado', owner)).statusCode).toBe(404)
  })
  test('a director of an area: his accounts, and nothing of the company', async () => {
    const south = await addPerson(database, { name: 'Pablo Ruiz', roles: ['director'], area: 'Sur' })
    expect(await positionOf('Lácteos Valdorado', south)).toMatchObject({
      rank: 1,
      clients: null,
      cutSharePct: null,
      bars: null,
      restValue: null,
    })
  })
  test('an executive all of it', async () => {
    const executive = await addPerson(database, { name: 'Elena Duarte', roles: ['executive'] })
    expect((await positionOf('Lácteos Valdorado', executive)).clients).toBe(242)
  })
  test.each(['administrator', 'privacy_officer', 'specialist', 'area'])('%s does not find it', async (role) => {
    const person = await addPerson(database, { name: 'Otra persona', roles: [role] })
    const hidden = await ask('Lácteos Valdorado', person)
    const unknown = await product.call(person, { path: `/accounts/${testId()}/position` })
    expect(hidden.statusCode).toBe(404)
    expect({ ...hidden.json(), requestId: '' }).toEqual({ ...unknown.json(), requestId: '' })
  })
  test('a specialist of its team knows the account, not its amounts', async () => {
    const specialist = await addPerson(database, { name: 'Sofía Lara', roles: ['specialist'] })
    await database.asOwner(
      "insert into clave.account_team_member (id, account_id, user_id, purpose, starts_on) values (gen_random_uuid(), $1, $2, 'Empaque', '2026-01-01')",
      [id('Lácteos Valdorado'), specialist.id],
    )
    expect((await ask('Lácteos Valdorado', specialist)).statusCode).toBe(404)
  })
})

describe('sums by group', () => {
  const aggregate = async (by: string, person = director): Promise<ReturnType<typeof JSON.parse>> =>
    (await product.call(person, { path: `/portfolio/aggregate?by=${by}` })).json()
  test('by class', async () => {
    const { currency, groups, rest } = await aggregate('paretoClass')
    expect(currency).toBe('COP')
    expect(groups.map((group: { key: string; accounts: number }) => [group.key, group.accounts])).toEqual([
      ['A', 16],
      ['B', 17],
      ['C', 209],
    ])
    expect(rest).toBeNull()
  })
  test('groups of fewer than three accounts are told together, or not at all', async () => {
    const { groups, rest } = await aggregate('city')
    expect(groups.every((group: { accounts: number }) => group.accounts >= 3)).toBe(true)
    expect(groups[0]).toMatchObject({ key: 'Bogotá', accounts: 13 })
    expect(rest).toBeNull()
    await database.asOwner("update clave.account set city = id::text where name like 'Pequeña %'")
    expect((await aggregate('city')).rest).toEqual({ groups: 150, accounts: 150, value: '150000' })
  })
  test('a manager’s are over his own accounts', async () => {
    const manager = await addPerson(database, { name: 'Mateo Londoño', roles: ['kam'] })
    for (const name of ['Café Nubealta', 'Chocolates Maruy', 'Aguas Manantía'])
      await entrust(database, id(name), manager)
    expect((await aggregate('manager', manager)).groups).toEqual([
      { key: 'Mateo Londoño', accounts: 3, value: '3414300000' },
    ])
  })
  test('an unknown property is refused; who has no portfolio has no sums', async () => {
    expect((await product.call(director, { path: '/portfolio/aggregate?by=taxId' })).statusCode).toBe(422)
    const administrator = await addPerson(database, { name: 'Ada', roles: ['administrator'] })
    expect((await product.call(administrator, { path: '/portfolio/aggregate?by=city' })).statusCode).toBe(403)
  })
})
