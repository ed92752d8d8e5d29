import { readXlsx } from 'hucre'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addAccount, addPerson, entrust, testId, type TestPerson } from '@tests/support/test-people'

let database: TestDatabase
let product: TestApp
let director: TestPerson
let manager: TestPerson
let valdorado: string

beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  manager = await addPerson(database, { name: 'Valentina Ríos', roles: ['kam', 'administrator'] })
  await database.asOwner("update clave.company set fixed_today = '2026-05-14'")
  valdorado = (await addAccount(database, { name: 'Lácteos Valdorado', city: 'Rionegro' })).id
  await addAccount(database, { name: '=HYPERLINK("x")' })
  await entrust(database, valdorado, manager)
  const run = testId()
  await database.asOwner(
    `insert into clave.classification_run (id, basis, window_kind, window_from, window_to, cut_a, cut_b, currency) values ($1, 'net', 'months12', '2025-05-01', '2026-04-30', 80, 95, 'COP')`,
    [run],
  )
  await database.asOwner(
    `insert into clave.classification_result (run_id, account_id, rank, value, share_pct, pareto_class, net, net_before, last_invoice_on)
     values ($1, $2, 1, 6480.1234, 13.33, 'A', 6480.1234, 6000, '2026-04-29')`,
    [run, valdorado],
  )
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

async function workbook(person: TestPerson, asked: object = {}): Promise<Awaited<ReturnType<typeof readXlsx>>> {
  const reply = await product.call(person, { method: 'POST', path: '/accounts/export.xlsx', body: asked })
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-disposition']).toBe('attachment; filename="cuentas-2026-05-14.xlsx"')
  return readXlsx(reply.rawPayload)
}

test('the list leaves as a workbook: typed figures, no formula let through, and who took it', async () => {
  const book = await workbook(director)
  expect(book.sheets[0]!.rows).toEqual([
    [
      'Cuenta',
      'Estado',
      'Sector',
      'Ciudad',
      'Gerente de cuenta',
      'Clave',
      'Clase',
      'Puesto',
      'Parte de las ventas',
      'Ventas COP 2025-05 – 2026-04',
      'Ventas del año anterior',
      'Crecimiento',
      'Última venta',
    ],
    [
      'Lácteos Valdorado',
      'Activa',
      null,
      'Rionegro',
      'Valentina Ríos',
      'No',
      'A',
      1,
      0.1333,
      6480.1234,
      6000,
      0.08,
      new Date('2026-04-29'),
    ],
    ['\'=HYPERLINK("x")', 'Activa', null, null, null, 'No', null, null, null, null, null, null, null],
  ])
  expect(book.sheets[1]!.rows).toContainEqual(['Exportado por', 'Ricardo Sanín'])
})

test('it holds what the person sees and the filters leave: a manager’s own, no name of others', async () => {
  const names = async (asked: object): Promise<unknown[]> =>
    (await workbook(manager, asked)).sheets[0]!.rows.slice(1).map((row) => row[0])
  expect(await names({})).toEqual(['Lácteos Valdorado'])
  expect(await names({ class: 'B' })).toEqual([])
  const [other] = await database.asOwner<{ id: string }>("select id from clave.account where name like '=HYPER%'")
  expect(await names({ only: [valdorado, other!.id] })).toEqual(['Lácteos Valdorado'])
  expect(await names({ only: [other!.id] })).toEqual([])
})

test('every page is in it, whatever their number', async () => {
  await database.asOwner(
    "insert into clave.account (id, name, name_key) select gen_random_uuid(), 'Cliente ' || n, 'cliente' || n from generate_series(1, 2345) n",
  )
  const { rows } = (await workbook(director, { search: 'cliente', sort: 'name', direction: 'asc' })).sheets[0]!
  expect(rows).toHaveLength(2346)
  expect(new Set(rows.map((row) => row[0])).size).toBe(2346)
})

test('two thousand ticked rows leave as two thousand, and the trail keeps their number, not their ids', async () => {
  const found = await database.asOwner<{ id: string }>(
    "select id from clave.account where name like 'Cliente %' order by name limit 2000",
  )
  const { rows } = (await workbook(director, { only: found.map(({ id }) => id) })).sheets[0]!
  expect(rows).toHaveLength(2001)
  const [event] = await database.asOwner<{ changes: Record<string, unknown> }>(
    "select changes from clave.audit_event where action = 'list.exported' order by id desc limit 1",
  )
  expect(event!.changes).toEqual({ view: 'all', sort: 'net', direction: 'desc', chosen: 2000, accounts: 2000 })
})

test('each export leaves a trace; who may not export gets nothing', async () => {
  const [event] = await database.asOwner<{ actor_id: string; changes: { accounts: number } }>(
    "select actor_id, changes from clave.audit_event where action = 'list.exported' order by id limit 1",
  )
  expect(event).toMatchObject({ actor_id: director.id, changes: { accounts: 2, view: 'all' } })
  for (const roles of [['specialist'], ['administrator'], ['privacy_officer'], ['area']]) {
    const person = await addPerson(database, { name: 'Otra', roles })
    expect((await product.call(person, { method: 'POST', path: '/accounts/export.xlsx', body: {} })).statusCode).toBe(
      403,
    )
  }
})
