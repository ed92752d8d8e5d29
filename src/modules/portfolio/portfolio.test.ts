import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAltavia, altaviaNovember, type TestAccount } from '@tests/support/altavia'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addPerson, entrust, type TestPerson } from '@tests/support/test-people'
import { portfolio, type Portfolio } from './portfolio.contract'
import { run } from './run.contract'

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

/** What the contract does not name may not leave: the database writes this reply itself. */
const read = async (person: TestPerson, query = ''): Promise<Portfolio> => {
  const reply = await product.call(person, { path: `/portfolio${query}` })
  expect(reply.statusCode).toBe(200)
  const shown = portfolio.parse(reply.json())
  expect(reply.json()).toEqual(shown)
  return shown
}
const millions = (amount: string | null | undefined): string => (Number(amount) / 1e6).toFixed(1)
const points = (pct: string | number | null | undefined): string => Number(pct).toFixed(1)

describe('the portfolio of the invented packaging maker', () => {
  test('before the first run there is nothing to show but the months with sales', async () => {
    expect(await read(director)).toMatchObject({
      run: null,
      previousRun: null,
      totals: null,
      rows: [],
      gone: [],
      salesFrom: '2023-10',
      salesTo: '2026-04',
      approval: null,
    })
  })

  test('twelve full months up to April, compared with November', async () => {
    await product.call(director, { method: 'POST', path: '/portfolio/runs', body: altaviaNovember })
    const made = await product.call(director, { method: 'POST', path: '/portfolio/runs', body: {} })
    expect(run.parse(made.json())).toMatchObject({
      basis: 'net',
      window: 'months12',
      from: '2025-05',
      to: '2026-04',
      cutA: 80,
      cutB: 95,
      currency: 'COP',
      isConverted: false,
      documents: 95,
      createdBy: 'Ricardo Sanín',
      isOutdated: false,
    })
  })

  test('its totals, to the decimal', async () => {
    const { totals, previousRun } = await read(director)
    expect([millions(totals?.base), millions(totals?.net)]).toEqual(['48631.0', '48612.4'])
    expect([totals?.top20Clients, points(totals?.top20SharePct)]).toEqual([19, '84.4'])
    expect([points(totals?.topSharePct), points(totals?.topThreeSharePct)]).toEqual(['13.3', '33.1'])
    expect([Math.round(totals!.hhi!), points(totals?.effectiveClients)]).toEqual([605, '16.5'])
    expect(totals).toMatchObject({
      shape: 'typical',
      isConcentrationWarned: false,
      withoutClient: '0',
      withoutCost: null,
      apart: [],
    })
    expect(totals?.stay).toMatchObject({ stayed: 14, of: 15 })
    expect(points(totals?.stay?.weightedPct)).toBe('97.5')
    expect(previousRun?.to).toBe('2023-10')
  })

  test('its classes: A 16 with 80,2 %, B 17, C 59, N 2 apart', async () => {
    const { rows, totals } = await read(director)
    const classes = (['A', 'B', 'C', 'N'] as const).map((paretoClass) => {
      const members = rows.filter((row) => row[3] === paretoClass)
      const sum = members.reduce((value, row) => value + Number(row[2]), 0)
      return [members.length, millions(String(sum)), points((100 * sum) / Number(totals!.base))]
    })
    expect(classes.slice(0, 3)).toEqual([
      [16, '38991.5', '80.2'],
      [17, '7294.7', '15.0'],
      [59, '2344.8', '4.8'],
    ])
    expect(classes[3]?.slice(0, 2)).toEqual([2, '-18.6'])
  })

  test('its rows: rank, share, where each stood, the year before; a net credit has no share', async () => {
    const { rows } = await read(director)
    const id = (name: string): string => accounts.get(name)!.id
    const row = (name: string): unknown[] => rows.find((one) => one[0] === id(name))!
    expect(row('Lácteos Valdorado')).toEqual([
      id('Lácteos Valdorado'),
      'Lácteos Valdorado S.A.',
      '6480000000',
      'A',
      'A',
      1,
      '6113200000',
      0,
      null,
      0,
      1,
      '13.3248',
    ])
    expect(row('Panificadora Migalva').slice(3, 6)).toEqual(['B', 'A', 15])
    expect(row('Aceites Palmarena').slice(3, 6)).toEqual(['A', 'B', 19])
    expect(row('Cremas Almibella').slice(3, 7)).toEqual(['C', null, null, '0'])
    expect(row('Curtidos Pielnorte').slice(10)).toEqual([94, null])
    expect(rows.map((one) => one[10])).toEqual(rows.map((_, at) => at + 1))
  })

  test('an older run is shown by its id; an unknown one is not found', async () => {
    const { previousRun } = await read(director)
    const older = await read(director, `?run=${previousRun!.id}`)
    expect(older.run?.id).toBe(previousRun?.id)
    expect(older.rows.filter((row) => row[3] === 'A')).toHaveLength(15)
    const unknown = await product.call(director, { path: '/portfolio?run=0190a000-0000-7000-8000-000000000000' })
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'not_found'])
  })
})

test('the list of runs, newest first', async () => {
  const list = (await product.call(director, { path: '/portfolio/runs' })).json()
  expect(z.array(run).parse(list)).toEqual(list)
  expect(list.map((one: { to: string }) => one.to)).toEqual(['2026-04', '2023-10'])
})

describe('who sees what of it', () => {
  test('a manager sees his own accounts with rank and share, and nothing of the company', async () => {
    const manager = await addPerson(database, { name: 'Carolina Pardo', roles: ['kam'] })
    await entrust(database, accounts.get('Alimentos Monteclaro')!.id, manager)
    const own = await read(manager)
    expect(own).toMatchObject({ scope: 'own', totals: null })
    expect(own.run?.documents).toBeNull()
    expect(own.rows.map((row) => [row[1], row[8], row[10], row[11]])).toEqual([
      ['Alimentos Monteclaro S.A.S.', manager.id, 3, '9.0235'],
    ])
  })
  test('an executive reads all of it', async () => {
    const executive = await addPerson(database, { name: 'Elena Duarte', roles: ['executive'] })
    const seen = await read(executive)
    expect([seen.scope, seen.rows.length]).toEqual(['company', 94])
  })
  test('a director of an area sees the accounts of the area and those of none', async () => {
    await database.asOwner("update clave.account set area = 'Norte' where id = $1", [
      accounts.get('Lácteos Valdorado')!.id,
    ])
    const south = await addPerson(database, { name: 'Pablo Ruiz', roles: ['director'], area: 'Sur' })
    const seen = await read(south)
    expect([seen.scope, seen.totals, seen.rows.length]).toEqual(['own', null, 93])
  })
  test.each(['administrator', 'privacy_officer', 'specialist', 'area'])('%s has no such screen', async (role) => {
    const person = await addPerson(database, { name: 'Otra persona', roles: [role] })
    for (const path of ['/portfolio', '/portfolio/runs', '/portfolio/work'])
      expect((await product.call(person, { path })).statusCode).toBe(403)
  })
  test.each(['kam', 'executive', 'administrator'])('%s classifies nothing', async (role) => {
    const person = await addPerson(database, { name: 'Otra persona', roles: [role] })
    const reply = await product.call(person, { method: 'POST', path: '/portfolio/runs', body: {} })
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'forbidden'])
    expect((await product.call(person, { path: '/portfolio/work' })).statusCode).toBe(403)
  })
})
