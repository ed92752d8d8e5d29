import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAltavia, altaviaCheck, altaviaNovember, type TestAccount } from '@tests/support/altavia'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addPerson, entrust, type TestPerson } from '@tests/support/test-people'
import type { PortfolioWork } from './work.contract'

const portfolios: Record<string, string[]> = {
  'Andrés Mejía': [
    'Bebidas Sierraluz',
    'Molinos Trigalba',
    'Jugos Mangalia',
    'Chocolates Maruy',
    'Congelados Frioandes',
  ],
  'Valentina Ríos': ['Lácteos Valdorado', 'Laboratorios Nevasur', 'Galletas Albaterra', 'Café Nubealta'],
  'Carolina Pardo': ['Alimentos Monteclaro', 'Cervecería Puertolindo', 'Farmacéutica Bellavena', 'Aguas Manantía'],
  'Mateo Londoño': ['Cárnicos Roblegal', 'Nutrición Vitalba'],
}

let database: TestDatabase
let product: TestApp
let director: TestPerson
let accounts: Map<string, TestAccount>
const people = new Map<string, TestPerson>()
beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  accounts = await addAltavia(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  for (const [name, entrusted] of Object.entries(portfolios)) {
    const manager = await addPerson(database, { name, roles: ['kam'] })
    people.set(name, manager)
    for (const account of entrusted) await entrust(database, id(account), manager)
  }
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

const id = (name: string): string => accounts.get(name)!.id
const named = (accountId: string): string => [...accounts].find(([, account]) => account.id === accountId)![0]
const work = async (person = director): Promise<PortfolioWork> => {
  const reply = await product.call(person, { path: '/portfolio/work' })
  expect(reply.statusCode).toBe(200)
  return reply.json()
}
const classify = (body: object): ReturnType<TestApp['call']> =>
  product.call(director, { method: 'POST', path: '/portfolio/runs', body })
const decide = (names: string[], wish: object): ReturnType<TestApp['call']> =>
  product.call(director, {
    method: 'POST',
    path: '/portfolio/decisions',
    body: { decisions: names.map((name) => ({ accountId: id(name), ...wish })) },
  })
const questionAbout = async (name: string): Promise<PortfolioWork['pending'][number] | undefined> =>
  (await work()).pending.find((one) => one.id === id(name))

describe('before anybody is key', () => {
  test('without a run nothing waits, and the managers are idle', async () => {
    const idle = await work()
    expect(idle).toMatchObject({ unassigned: [], balance: null, candidates: [], pending: [] })
    expect(idle.managers.map((one) => [one.name, one.usedHours, one.loadPct])).toEqual([
      ['Andrés Mejía', 0, 0],
      ['Carolina Pardo', 0, 0],
      ['Mateo Londoño', 0, 0],
      ['Valentina Ríos', 0, 0],
    ])
  })
  test('after November every A waits for a decision', async () => {
    await classify(altaviaNovember)
    const { pending } = await work()
    expect(pending).toHaveLength(15)
    expect(pending[0]).toMatchObject({
      id: id('Lácteos Valdorado'),
      reason: 'enters',
      paretoClass: 'A',
      isKey: false,
      periodsOutside: 0,
    })
    await decide(
      pending.map((one) => named(one.id)),
      { decision: 'promote' },
    )
    expect((await work()).pending).toEqual([])
  })
})

describe('F20: who carries how much', () => {
  test('42,6 · 64,0 · 85,3 · 106,6 % for 2, 3, 4 and 5 accounts of 255 h; Palmarena goes to Mateo', async () => {
    await classify(altaviaCheck)
    await classify({})
    await decide(['Nutrición Vitalba', 'Aceites Palmarena'], { decision: 'promote' })
    const { managers, unassigned, capacityHours, hoursPerAccount } = await work()
    expect([capacityHours, hoursPerAccount]).toEqual([1196, 255])
    expect(managers.map((one) => [one.name, one.accounts.length, one.usedHours, one.loadPct?.toFixed(1)])).toEqual([
      ['Andrés Mejía', 5, 1275, '106.6'],
      ['Carolina Pardo', 4, 1020, '85.3'],
      ['Mateo Londoño', 2, 510, '42.6'],
      ['Valentina Ríos', 4, 1020, '85.3'],
    ])
    expect(managers[0]!.accounts.map((one) => named(one.id))).toEqual(portfolios['Andrés Mejía'])
    const palmarena = unassigned.find((one) => one.id === id('Aceites Palmarena'))
    expect(palmarena).toMatchObject({ hours: 255, suggestedManagerId: people.get('Mateo Londoño')!.id })
    expect(palmarena?.loadAfterPct?.toFixed(1)).toBe('64.0')
  })
  test('a move of Frioandes to Mateo then leaves the four at 85,3 %', async () => {
    await decide(['Panificadora Migalva'], { decision: 'leave', reason: 'Perdió la línea de panadería' })
    const { unassigned, balance } = await work()
    expect(unassigned.map((one) => named(one.id))).toEqual(['Aceites Palmarena'])
    expect(balance).toMatchObject({
      accountId: id('Congelados Frioandes'),
      fromManagerId: people.get('Andrés Mejía')!.id,
      toManagerId: people.get('Mateo Londoño')!.id,
    })
    expect(balance?.loadAfterPct.toFixed(1)).toBe('85.3')
  })
  test('who left the company keeps his accounts in sight, takes no other, and counts as nobody’s capacity', async () => {
    const mateo = people.get('Mateo Londoño')!
    await database.asOwner('update clave.app_user set is_disabled = true where id = $1', [mateo.id])
    const { managers, unassigned } = await work()
    expect(managers.find((one) => one.id === mateo.id)).toMatchObject({
      isActive: false,
      capacityHours: 0,
      loadPct: null,
      usedHours: 510,
    })
    expect(unassigned[0]?.suggestedManagerId).toBeNull()
    await database.asOwner('update clave.app_user set is_disabled = false where id = $1', [mateo.id])
  })
  test('a director of an area sees whole loads, and of the accounts those of the area', async () => {
    await database.asOwner("update clave.account set area = 'Norte' where id = $1", [id('Cárnicos Roblegal')])
    const south = await addPerson(database, { name: 'Pablo Ruiz', roles: ['director'], area: 'Sur' })
    const mateo = (await work(south)).managers.find((one) => one.name === 'Mateo Londoño')
    expect(mateo).toMatchObject({ usedHours: 510, otherHours: 255 })
    expect(mateo?.accounts.map((one) => named(one.id))).toEqual(['Nutrición Vitalba'])
    await database.asOwner('update clave.account set area = null')
  })
  test('an appointment that begins tomorrow does not count today', async () => {
    const late = await entrust(database, id('Aceites Palmarena'), people.get('Mateo Londoño')!, {
      startsOn: '2026-05-15',
    })
    expect((await work()).unassigned).toHaveLength(1)
    await database.asOwner("update clave.appointment set starts_on = '2026-05-14' where id = $1", [late])
    expect((await work()).unassigned).toEqual([])
    await database.asOwner('update clave.appointment set deleted_at = now() where id = $1', [late])
  })
})

describe('F1, F3: what waits for a decision', () => {
  test('who left is settled; the next run over another period asks again only of those who disagree', async () => {
    expect(await questionAbout('Panificadora Migalva')).toBeUndefined()
    expect((await work()).pending).toEqual([])
  })
  test('a client made key outside A is settled for this period, and asked about in the next', async () => {
    await decide(['Arroces Lagunera'], { decision: 'promote' })
    expect(await questionAbout('Arroces Lagunera')).toBeUndefined()
    await classify(altaviaNovember)
    expect(await questionAbout('Arroces Lagunera')).toMatchObject({
      reason: 'outside',
      isKey: true,
      paretoClass: 'B',
      periodsOutside: 1,
      canLeave: false,
    })
    await classify({})
    expect(await questionAbout('Arroces Lagunera')).toBeUndefined()
  })
  test('a key client outside A for a second period may leave', async () => {
    await decide(['Panificadora Migalva'], { decision: 'keep' })
    await database.asOwner(
      'update clave.key_account_decision set run_id = (select id from clave.classification_run order by created_at limit 1) where account_id = $1',
      [id('Panificadora Migalva')],
    )
    expect(await questionAbout('Panificadora Migalva')).toMatchObject({
      reason: 'outside',
      periodsOutside: 2,
      canLeave: true,
    })
  })
  test('a pin settles it for good', async () => {
    await decide(['Panificadora Migalva'], { decision: 'keep', isPinned: true, reason: 'Contrato hasta 2028' })
    expect(await questionAbout('Panificadora Migalva')).toBeUndefined()
  })
  test('an exception that ended asks to be decided again', async () => {
    await decide(['Arroces Lagunera'], { decision: 'exception', reason: 'Piloto', expiresOn: '2026-05-20' })
    expect(await questionAbout('Arroces Lagunera')).toBeUndefined()
    await database.asOwner("update clave.company set fixed_today = '2026-05-21'")
    expect(await questionAbout('Arroces Lagunera')).toMatchObject({
      reason: 'expired',
      isKey: false,
      expiredOn: '2026-05-20',
    })
    await database.asOwner("update clave.company set fixed_today = '2026-05-14'")
  })
  test('a de-selected A is settled; without a pin the next period asks again', async () => {
    await decide(['Café Nubealta'], { decision: 'release', reason: 'No quiere plan conjunto' })
    expect(await questionAbout('Café Nubealta')).toBeUndefined()
    await classify(altaviaNovember)
    expect(await questionAbout('Café Nubealta')).toMatchObject({ reason: 'enters', isKey: false })
    await classify({})
  })
})

describe('what no longer counts, and what counts elsewhere', () => {
  test('an archived client asks nothing and fills nobody’s year', async () => {
    const before = (await work()).managers.find((one) => one.name === 'Carolina Pardo')!
    await database.asOwner('update clave.account set archived_at = now() where id = $1', [id('Aguas Manantía')])
    const after = (await work()).managers.find((one) => one.name === 'Carolina Pardo')!
    expect([before.accounts.length, after.accounts.length, after.otherHours]).toEqual([4, 3, 0])
    await decide(['Snacks Doradilla'], { decision: 'promote' })
    await database.asOwner('update clave.account set archived_at = now() where id = $1', [id('Snacks Doradilla')])
    expect((await work()).unassigned.map((one) => one.id)).not.toContain(id('Snacks Doradilla'))
    await database.asOwner('update clave.account set archived_at = null')
    expect((await work()).unassigned.map((one) => one.id)).toContain(id('Snacks Doradilla'))
  })
  test('in a run by groups a key member is counted under its parent, and not asked about', async () => {
    await database.asOwner('update clave.account set parent_id = $1 where id = $2', [
      id('Lácteos Valdorado'),
      id('Jugos Mangalia'),
    ])
    await classify({ groupParents: true })
    expect(await questionAbout('Jugos Mangalia')).toBeUndefined()
    await database.asOwner('update clave.account set parent_id = null')
    expect(await questionAbout('Jugos Mangalia')).toMatchObject({ reason: 'outside', paretoClass: null })
    await classify({})
  })
})

describe('F1, F17: candidates', () => {
  const score = (all: number): object => ({ solution: all, service: all, price: all, relation: all, innovation: all })
  test('class B near the cut, and those with a scorecard, with what they miss', async () => {
    await product.call(director, {
      method: 'PUT',
      path: `/accounts/${id('Laboratorios Serumedia')}/scorecard`,
      version: 0,
      body: {
        attractiveness: { margin: 8, growth: 8, spend: 8, fit: 8, openness: 8 },
        strengthUs: score(6),
        strengthRival: score(5),
      },
    })
    const { candidates } = await work()
    expect(candidates.map((one) => [named(one.id), Number(one.missingToCut) / 1e6, one.isNearCut])).toEqual([
      ['Salsas Rojaluz', 51.4, true],
      ['Laboratorios Serumedia', 239.6, false],
    ])
    expect(candidates[1]).toMatchObject({
      attractiveness: 8,
      strength: 1.2,
      category: 'strategic',
      answeredPct: 100,
      sharePct: 1.1371,
    })
  })
  test('once key it is a candidate no more', async () => {
    await decide(['Salsas Rojaluz'], { decision: 'promote' })
    expect((await work()).candidates.map((one) => named(one.id))).toEqual(['Laboratorios Serumedia'])
  })
})
