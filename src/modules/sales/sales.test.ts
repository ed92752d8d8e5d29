import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addDocuments, rollUpAgain, type TestDocument } from '@tests/support/test-sales'
import { addAccount, addPerson, entrust, testId, type TestPerson } from '@tests/support/test-people'
import type { ReplyOf } from '@/shared/kernel/endpoint'
import type { accountSalesEndpoint } from './sales.contract'

let database: TestDatabase
let product: TestApp
let director: TestPerson
let manager: TestPerson
let stranger: TestPerson
let specialist: TestPerson
let administrator: TestPerson
let valdorado: { id: string; accountNo: number }

const sell = (documents: readonly (Omit<TestDocument, 'accountNo'> & { accountNo?: number })[]): Promise<void> =>
  addDocuments(
    database,
    documents.map((document) => ({ accountNo: valdorado.accountNo, ...document })),
  )

beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  manager = await addPerson(database, { name: 'Valentina Ríos', roles: ['kam'] })
  stranger = await addPerson(database, { name: 'Andrés Mejía', roles: ['kam'] })
  specialist = await addPerson(database, { name: 'Paula Guerra', roles: ['specialist'] })
  administrator = await addPerson(database, { name: 'Marta Gil', roles: ['administrator'] })
  valdorado = await addAccount(database, { name: 'Lácteos Valdorado' })
  await entrust(database, valdorado.id, manager)
  await database.asOwner(
    "insert into clave.account_team_member (id, account_id, user_id, purpose, starts_on) values ($1, $2, $3, 'calidad', '2020-01-01')",
    [testId(), valdorado.id, specialist.id],
  )
  await database.asOwner("update clave.company set fixed_today = '2026-05-14'")
  await database.asOwner(
    "insert into clave.product_line (name, name_key) values ('Vasos', 'vasos'), ('Tapas', 'tapas')",
  )
  await database.asOwner(
    "insert into clave.product (product_no, code, name, product_key, line_no) values (1, 'V1', 'Vaso 8 oz', 'v1', 1), (2, 'T1', 'Tapa 38', 't1', 2)",
  )
  await sell([
    { number: '1', day: '2024-06-10', net: '80', productNo: 1, units: '8', cost: '50' },
    { number: '2', day: '2025-05-02', net: '100', productNo: 1, units: '10', cost: '60' },
    { number: '3', day: '2026-04-30', net: '200.5', productNo: 2, units: '20', cost: '120' },
    { number: '4', day: '2026-05-03', net: '40', productNo: 1, units: '4' },
    { number: '5', day: '2026-05-04', net: '-10', productNo: 1, units: '-1' },
  ])
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

type Sales = ReplyOf<typeof accountSalesEndpoint>
const sales = async (person: TestPerson): Promise<Sales> =>
  (await product.call(person, { path: `/accounts/${valdorado.id}/sales` })).json()

test('36 months end with the last one with sales, those without sales included', async () => {
  const { months, lastMonth, currency, isConverted } = await sales(manager)
  expect([months.length, months[0]!.month, lastMonth, currency, isConverted]).toEqual([
    36,
    '2023-06',
    '2026-05',
    'COP',
    false,
  ])
  expect(months.at(-1)).toEqual({ month: '2026-05', net: '30', cost: null, units: '3', documents: 2 })
  expect(months.at(-2)).toEqual({ month: '2026-04', net: '200.5', cost: '120', units: '20', documents: 1 })
  expect(months.at(-3)).toEqual({ month: '2026-03', net: '0', cost: null, units: '0', documents: 0 })
})

test('the mix covers the twelve months that end with the last full one, with the year before beside', async () => {
  const { lines, linesFrom, linesTo } = await sales(director)
  expect([linesFrom, linesTo]).toEqual(['2025-05', '2026-04'])
  expect(lines).toEqual([
    { line: 'Tapas', net: '200.5', netYearBefore: '0', units: '20', unitsYearBefore: '0', cost: '120' },
    { line: 'Vasos', net: '100', netYearBefore: '80', units: '10', unitsYearBefore: '8', cost: '60' },
  ])
})

test('first and last sale count invoices, not credit notes; documents count all', async () => {
  const { firstSaleOn, lastSaleOn, documents, rfm } = await sales(director)
  expect([firstSaleOn, lastSaleOn, documents, rfm]).toEqual(['2024-06-10', '2026-05-03', 5, null])
})

test('recency, frequency and money come from the latest run', async () => {
  const run = testId()
  await database.asOwner(
    `insert into clave.classification_run (id, basis, window_kind, window_from, window_to, cut_a, cut_b, currency) values ($1, 'net', 'months12', '2025-05-01', '2026-04-30', 80, 95, 'COP')`,
    [run],
  )
  await database.asOwner(
    `insert into clave.classification_result (run_id, account_id, rank, value, pareto_class, net, last_invoice_on, invoices, rfm_recency, rfm_frequency, rfm_monetary)
     values ($1, $2, 1, 300.5, 'A', 300.5, '2026-04-30', 2, 5, 3, 4)`,
    [run, valdorado.id],
  )
  expect((await sales(manager)).rfm).toEqual({
    recencyDays: 14,
    frequency: 2,
    recency: 5,
    frequencyScore: 3,
    monetary: 4,
  })
  await database.asOwner('delete from clave.classification_run where id = $1', [run])
})

test('a specialist sees units, months and lines, and no amount anywhere', async () => {
  const reply = await product.call(specialist, { path: `/accounts/${valdorado.id}/sales` })
  expect(reply.body).not.toMatch(/"net|"cost|200\.5/)
  expect(reply.json().months.at(-2)).toEqual({ month: '2026-04', units: '20', documents: 1 })
  expect(reply.json().lines[0]).toEqual({ line: 'Tapas', units: '20', unitsYearBefore: '0' })
  const documents = await product.call(specialist, { path: `/accounts/${valdorado.id}/documents` })
  expect(documents.json().rows).toHaveLength(5)
  expect(documents.body).not.toMatch(/"net/)
  const id = documents.json().rows[2].id as string
  const one = await product.call(specialist, { path: `/accounts/${valdorado.id}/documents/${id}` })
  expect(one.json().lines).toEqual([
    { line: 1, productCode: 'T1', productName: 'Tapa 38', productLine: 'Tapas', quantity: '20' },
  ])
})

test('documents come newest first, a page at a time, each once', async () => {
  const numbers: string[] = []
  let cursor: string | null = null
  do {
    const path: string = `/accounts/${valdorado.id}/documents?limit=2${cursor ? `&cursor=${cursor}` : ''}`
    const page = (await product.call(manager, { path })).json()
    numbers.push(...page.rows.map((row: { number: string }) => row.number))
    cursor = page.nextCursor
  } while (cursor)
  expect(numbers).toEqual(['FV-5', 'FV-4', 'FV-3', 'FV-2', 'FV-1'])
  const forged = await product.call(manager, { path: `/accounts/${valdorado.id}/documents?cursor=2026-02-31.1` })
  expect(forged.json().code).toBe('invalid_input')
})

test('a document opens with its lines, cost included; one of another account does not', async () => {
  const other = await addAccount(database, { name: 'Bebidas Sierraluz' })
  await sell([{ number: '9', day: '2026-04-01', net: '7', accountNo: other.accountNo }])
  const { rows } = (await product.call(manager, { path: `/accounts/${valdorado.id}/documents` })).json()
  const opened = await product.call(manager, { path: `/accounts/${valdorado.id}/documents/${rows[2].id}` })
  expect(opened.json()).toEqual({
    document: rows[2],
    lines: [
      {
        line: 1,
        productCode: 'T1',
        productName: 'Tapa 38',
        productLine: 'Tapas',
        quantity: '20',
        net: '200.5',
        cost: '120',
      },
    ],
  })
  const foreign = (await product.call(director, { path: `/accounts/${other.id}/documents` })).json().rows[0].id
  const refused = await product.call(manager, { path: `/accounts/${valdorado.id}/documents/${foreign}` })
  expect([refused.statusCode, refused.json().code]).toEqual([404, 'not_found'])
})

test('a hidden account answers like one that never was, to the byte; whoever may not see sales is told so', async () => {
  for (const tail of ['/sales', '/documents', '/documents/1']) {
    const hidden = await product.call(stranger, { path: `/accounts/${valdorado.id}${tail}` })
    const unknown = await product.call(stranger, { path: `/accounts/${testId()}${tail}` })
    const withoutRequest = (reply: { body: string }): string => reply.body.replace(/"requestId":"[^"]*"/, '')
    expect(hidden.statusCode).toBe(404)
    expect(withoutRequest(hidden)).toBe(withoutRequest(unknown))
    expect((await product.call(administrator, { path: `/accounts/${valdorado.id}${tail}` })).statusCode).toBe(404)
  }
})

test('amounts with a rate are converted; those without stay apart in their currency', async () => {
  await sell([
    { number: '10', day: '2026-04-02', net: '10', currency: 'USD', rate: '4000' },
    { number: '11', day: '2026-03-02', net: '5', currency: 'EUR', rate: null },
  ])
  const unsettled = await sales(director)
  expect([unsettled.currency, unsettled.isConverted]).toEqual(['COP', false])
  expect(unsettled.apart).toEqual([
    { currency: 'EUR', net: '5' },
    { currency: 'USD', net: '10' },
  ])
  await database.asOwner(
    "delete from clave.sales_line_1 where document_no in (select document_no from clave.sales_document where number = '11')",
  )
  await database.asOwner("delete from clave.sales_document where number = '11'")
  await rollUpAgain(database)
  const converted = await sales(director)
  expect([converted.isConverted, converted.apart]).toEqual([true, []])
  expect(converted.months.at(-2)).toMatchObject({ month: '2026-04', net: '40200.5' })
})
