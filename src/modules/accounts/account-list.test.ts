import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addAccount, addPerson, entrust, testId, type TestPerson } from '@tests/support/test-people'

let database: TestDatabase
let product: TestApp
let director: TestPerson
let valentina: TestPerson
let andres: TestPerson
let administrator: TestPerson
let executive: TestPerson
let privacyOfficer: TestPerson
let specialist: TestPerson
const ids: Record<string, string> = {}

/** A run whose accounts sell as said; the figures a run would store. */
async function classify(
  rows: readonly { id: string; net: string; before?: string; last?: string; class?: string }[],
): Promise<void> {
  const run = testId()
  await database.asOwner(
    `insert into clave.classification_run (id, basis, window_kind, window_from, window_to, cut_a, cut_b, currency) values ($1, 'net', 'months12', '2025-05-01', '2026-04-30', 80, 95, 'COP')`,
    [run],
  )
  for (const [at, row] of rows.entries())
    await database.asOwner(
      `insert into clave.classification_result (run_id, account_id, rank, value, share_pct, pareto_class, net, net_before, last_invoice_on) values ($1, $2, $3, $4, 10, $5, $4, $6, $7)`,
      [run, row.id, at + 1, row.net, row.class ?? 'C', row.before ?? null, row.last ?? null],
    )
}

beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  valentina = await addPerson(database, { name: 'Valentina Ríos', roles: ['kam'] })
  andres = await addPerson(database, { name: 'Andrés Mejía', roles: ['kam'] })
  administrator = await addPerson(database, { name: 'Marta Gil', roles: ['administrator'] })
  privacyOfficer = await addPerson(database, { name: 'Óscar Ruiz', roles: ['privacy_officer'] })
  executive = await addPerson(database, { name: 'Elena Mora', roles: ['executive'] })
  specialist = await addPerson(database, { name: 'Paula Guerra', roles: ['specialist'] })
  const add = async (key: string, account: Parameters<typeof addAccount>[1]): Promise<void> => {
    ids[key] = (await addAccount(database, account)).id
  }
  await add('valdorado', { name: 'Lácteos Valdorado', taxId: '900.123.456-7', code: 'C-0042', city: 'Rionegro' })
  await add('sierraluz', { name: 'Bebidas Sierraluz', taxId: '800555111', city: 'Bogotá' })
  await add('avila', { name: 'Ávila y Peña', city: 'Medellín' })
  await add('nando', { name: 'Ñandú Exportaciones', city: 'Cali' })
  await add('unsold', { name: 'Zeta Sin Ventas' })
  await entrust(database, ids['valdorado']!, valentina)
  await entrust(database, ids['sierraluz']!, andres, { backup: valentina })
  await entrust(database, ids['avila']!, andres)
  await database.asOwner(
    "insert into clave.account_team_member (id, account_id, user_id, purpose, starts_on) values ($1, $2, $3, 'calidad', '2020-01-01')",
    [testId(), ids['valdorado'], specialist.id],
  )
  await classify([
    { id: ids['valdorado']!, net: '500.5', before: '400', last: '2026-04-20', class: 'A' },
    { id: ids['sierraluz']!, net: '300', before: '600', last: '2026-04-01', class: 'A' },
    { id: ids['avila']!, net: '300', last: '2026-02-01', class: 'B' },
    { id: ids['nando']!, net: '-20', before: '10', class: 'N' },
  ])
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

const namesOf = async (person: TestPerson, query: string): Promise<string[]> => {
  const reply = await product.call(person, { path: `/accounts?${query}` })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json().rows.map((row: { name: string }) => row.name)
}

describe('the order of the list', () => {
  test('largest sales first; what has no figure comes last, by name, in both directions', async () => {
    expect((await namesOf(director, '')).at(-1)).toBe('Zeta Sin Ventas')
    expect((await namesOf(director, 'direction=asc')).at(-1)).toBe('Zeta Sin Ventas')
    expect((await namesOf(director, ''))[0]).toBe('Lácteos Valdorado')
    expect((await namesOf(director, 'direction=asc'))[0]).toBe('Ñandú Exportaciones')
  })

  test('names sort as Spanish does', async () => {
    expect(await namesOf(director, 'sort=name&direction=asc')).toEqual([
      'Ávila y Peña',
      'Bebidas Sierraluz',
      'Lácteos Valdorado',
      'Ñandú Exportaciones',
      'Zeta Sin Ventas',
    ])
  })

  test.each(['net', 'name', 'growth', 'lastSale', 'rank'])(
    'pages of two of %s make the whole list, once each',
    async (sort) => {
      for (const direction of ['asc', 'desc']) {
        const whole = await namesOf(director, `sort=${sort}&direction=${direction}`)
        const paged: string[] = []
        let cursor: string | null = null
        do {
          const path: string = `/accounts?sort=${sort}&direction=${direction}&limit=2${cursor ? `&cursor=${cursor}` : ''}`
          const page = (await product.call(director, { path })).json()
          paged.push(...page.rows.map((row: { name: string }) => row.name))
          cursor = page.nextCursor
        } while (cursor)
        expect(paged).toEqual(whole)
        expect(new Set(paged).size).toBe(5)
      }
    },
  )

  test('a cursor of our own making is the only one taken', async () => {
    const forged = Buffer.from(JSON.stringify(['ranked', "1'; drop", ids['avila']])).toString('base64url')
    for (const cursor of [forged, 'x', Buffer.from('{}').toString('base64url')]) {
      const reply = await product.call(director, { path: `/accounts?cursor=${cursor}` })
      expect([reply.statusCode, reply.json().code]).toEqual([422, 'invalid_input'])
    }
  })
})

test('a row carries what the contract says', async () => {
  const { rows, currency, windowFrom, windowTo } = (await product.call(director, { path: '/accounts?limit=1' })).json()
  expect([currency, windowFrom, windowTo]).toEqual(['COP', '2025-05', '2026-04'])
  expect(rows[0]).toEqual({
    id: ids['valdorado'],
    name: 'Lácteos Valdorado',
    status: 'active',
    isArchived: false,
    sector: null,
    city: 'Rionegro',
    isKey: false,
    paretoClass: 'A',
    lastSaleOn: '2026-04-20',
    manager: { id: valentina.id, name: 'Valentina Ríos' },
    rank: 1,
    sharePct: '10.00',
    net: '500.5000',
    netYearBefore: '400.0000',
  })
})

test.each([
  ['ldorad', ['Lácteos Valdorado']],
  ['AVILA', ['Ávila y Peña']],
  ['lacteos rionegro', ['Lácteos Valdorado']],
  ['900123456', ['Lácteos Valdorado']],
  ['9001234567', ['Lácteos Valdorado']],
  ['900.123.456-7', ['Lácteos Valdorado']],
  ['800.555.111-3', ['Bebidas Sierraluz']],
  ['c0042', ['Lácteos Valdorado']],
  ['0042', ['Lácteos Valdorado']],
  ['bogota', ['Bebidas Sierraluz']],
  ['100%', []],
  ["'; drop", []],
])('«%s» finds %j', async (text, names) => {
  expect(await namesOf(director, `search=${encodeURIComponent(text)}`)).toEqual(names)
})

describe('who sees what', () => {
  test('a manager sees his accounts and those he backs up, nothing of others by any way', async () => {
    expect(await namesOf(valentina, '')).toEqual(['Lácteos Valdorado', 'Bebidas Sierraluz'])
    expect(await namesOf(valentina, 'search=avila')).toEqual([])
    expect(await namesOf(valentina, `manager=${andres.id}`)).toEqual(['Bebidas Sierraluz'])
    expect(await namesOf(valentina, 'class=B')).toEqual([])
    const total = (await product.call(valentina, { path: '/accounts/total' })).json()
    expect(total).toEqual({ total: 2, netSum: '800.5000', netYearBeforeSum: '1000.0000', currency: 'COP' })
    expect((await product.call(valentina, { path: '/search?text=avila' })).json()).toEqual({ accounts: [] })
    const overview = (await product.call(valentina, { path: '/accounts/overview' })).json()
    expect(overview.counts).toMatchObject({ all: 2, mine: 2 })
    expect(overview.managers.map((row: { name: string }) => row.name)).toEqual(['Andrés Mejía', 'Valentina Ríos'])
  })

  test('a specialist sees the account of his team without rank, share or amount', async () => {
    const { rows } = (await product.call(specialist, { path: '/accounts' })).json()
    expect(rows).toHaveLength(1)
    for (const field of ['net', 'netYearBefore', 'rank', 'sharePct']) expect(rows[0]).not.toHaveProperty(field)
    expect(rows[0].paretoClass).toBeNull()
  })

  test.each([
    ['an administrator', () => administrator],
    ['a privacy officer', () => privacyOfficer],
  ])('%s learns name, state and manager, and searches by name alone', async (_sentence, person) => {
    const one = person()
    const { rows } = (await product.call(one, { path: '/accounts?limit=2' })).json()
    expect(rows).toHaveLength(2)
    expect(rows.map((row: object) => Object.keys(row).sort())).toEqual(
      rows.map(() => ['id', 'isArchived', 'manager', 'name', 'status']),
    )
    expect(await namesOf(one, 'search=sierra')).toEqual(['Bebidas Sierraluz'])
    expect(await namesOf(one, 'search=800555111')).toEqual([])
    expect(await namesOf(one, 'search=rionegro')).toEqual([])
    expect(await namesOf(one, 'class=A')).toEqual([])
    expect((await product.call(one, { path: '/accounts/total' })).json()).toMatchObject({
      total: 5,
      netSum: null,
    })
    expect((await product.call(one, { path: '/accounts/overview' })).json().counts.all).toBe(5)
  })

  test('who is administrator and manager sees his own whole and of the rest the names, page by page', async () => {
    const both = await addPerson(database, { name: 'Óscar Beltrán', roles: ['administrator', 'kam'] })
    await entrust(database, ids['nando']!, both)
    const first = (await product.call(both, { path: '/accounts?limit=3' })).json()
    const second = (await product.call(both, { path: `/accounts?limit=3&cursor=${first.nextCursor}` })).json()
    expect(first.rows.map((row: { name: string; net?: string }) => [row.name, row.net])).toEqual([
      ['Ñandú Exportaciones', '-20.0000'],
      ['Ávila y Peña', undefined],
      ['Bebidas Sierraluz', undefined],
    ])
    expect(second.rows.map((row: { name: string }) => row.name)).toEqual(['Lácteos Valdorado', 'Zeta Sin Ventas'])
    expect(second.nextCursor).toBeNull()
  })

  test('executives see all; people of an internal area have no list, only an empty search', async () => {
    expect(await namesOf(executive, '')).toHaveLength(5)
    const area = await addPerson(database, { name: 'Hernán Duque', roles: ['area'] })
    expect((await product.call(area, { path: '/accounts' })).statusCode).toBe(404)
    expect((await product.call(area, { path: '/search?text=lacteos' })).json()).toEqual({ accounts: [] })
  })
})

describe('a director of an area', () => {
  test('sees its accounts and those of none, by list, search and count; of others nothing', async () => {
    const southern = await addPerson(database, { name: 'Sara Peña', roles: ['director'], area: 'Sur' })
    await database.asOwner("update clave.account set area = 'Norte' where id = any ($1)", [
      [ids['valdorado'], ids['avila']],
    ])
    await database.asOwner("update clave.account set area = 'Sur' where id = $1", [ids['nando']])
    expect(await namesOf(southern, '')).toEqual(['Bebidas Sierraluz', 'Ñandú Exportaciones', 'Zeta Sin Ventas'])
    expect(await namesOf(southern, 'search=lacteos')).toEqual([])
    expect(await namesOf(southern, 'search=cali')).toEqual(['Ñandú Exportaciones'])
    expect((await product.call(southern, { path: '/accounts/total' })).json()).toMatchObject({
      total: 3,
      netSum: '280.0000',
    })
    expect((await product.call(southern, { path: '/accounts/overview' })).json().counts).toMatchObject({ all: 3 })
    await database.asOwner('update clave.account set area = null')
  })
})

describe('a search that finds more than anybody reads', () => {
  test('walks the list in its order, finds words and old names alike, and counts them all', async () => {
    await database.asOwner(
      "insert into clave.account (id, name, name_key) select gen_random_uuid(), 'Surtidora ' || to_char(n, 'FM0000'), 'surtidora' || n from generate_series(1, 1200) n",
    )
    await database.asOwner(
      "insert into clave.account (id, name, name_key, merged_into) values ($1, 'Surtidora de Lácteos', 'surtidoradelacteos', $2)",
      [testId(), ids['valdorado']],
    )
    const names = await namesOf(director, 'search=surtidora&limit=3')
    expect(names).toEqual(['Lácteos Valdorado', 'Surtidora 0001', 'Surtidora 0002'])
    expect((await product.call(director, { path: '/accounts/total?search=SURTIDÓRA' })).json().total).toBe(1201)
    expect(await namesOf(director, 'search=surtidora%201199')).toEqual(['Surtidora 1199'])
  })
})
