import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { actAs, addAccount, addPerson, addSale, refusalOf, type TestPerson } from '@tests/support/test-people'
import type { RequestContext } from '@/shared/server/request-transaction'
import { classify, classifyAsBefore } from './classification.actions'
import { readPortfolio } from './portfolio.actions'
import type { Portfolio } from './portfolio.contract'
import { runInput, type Run } from './run.contract'

let database: TestDatabase
let director: TestPerson
beforeAll(async () => {
  database = await createTestDatabase()
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
})
afterAll(() => database.drop())
beforeEach(async () => {
  await database.asOwner(`truncate clave.account, clave.sales_document, clave.sales_line, clave.sales_month, clave.classification_run,
    clave.key_account_decision, clave.approved_portfolio cascade`)
  await database.asOwner("update clave.company set currency = 'COP', fixed_today = '2026-05-14'")
})

const act = <T>(work: (ctx: RequestContext) => Promise<T>): Promise<T> => actAs(database, director, work)
const run = (wish: object = {}): Promise<Run> => act((ctx) => classify(ctx, runInput.parse(wish)))
const shown = async (runId?: string): Promise<Portfolio> => JSON.parse(await act((ctx) => readPortfolio(ctx, runId)))
type Sale = { day?: string; net: string; cost?: string; currency?: string }
const client = async (name: string, sales: Sale[], parentId?: string): Promise<{ id: string; accountNo: number }> => {
  const account = await addAccount(database, { name, ...(parentId ? { parentId } : {}) })
  for (const sale of sales) await addSale(database, { accountNo: account.accountNo, day: '2026-03-05', ...sale })
  return account
}
const classes = async (): Promise<unknown[]> => (await shown()).rows.map((row) => [row[1], Number(row[2]), row[3]])

describe('what cannot be classified', () => {
  test('a company without sales, or whose sales all lack a client', async () => {
    expect(await refusalOf(run())).toBe('no_sales')
    await addSale(database, { accountNo: 0, day: '2026-03-05', net: '100' })
    expect(await refusalOf(run())).toBe('no_sales')
    expect(await act(classifyAsBefore)).toBeNull()
  })
  test('cuts out of order, months out of order or missing, months without sales', async () => {
    await client('Uno', [{ net: '10' }])
    expect(await refusalOf(run({ cutA: 94, cutB: 94 }))).toBe('cuts_not_ordered')
    expect(await refusalOf(run({ window: 'range', from: '2026-03', to: '2026-01' }))).toBe('window_invalid')
    expect(await refusalOf(run({ window: 'range', from: '2026-03' }))).toBe('window_invalid')
    expect(await refusalOf(run({ window: 'range', from: '2020-01', to: '2020-12' }))).toBe('no_sales')
  })
  test('margin where no line has a cost', async () => {
    await client('Uno', [{ net: '10' }])
    expect(await refusalOf(run({ basis: 'margin' }))).toBe('no_costs')
  })
})

describe('the window', () => {
  test('twelve months end with the last full month; the present one waits', async () => {
    await client('Uno', [
      { net: '10', day: '2026-04-30' },
      { net: '7', day: '2026-05-10' },
      { net: '3', day: '2025-04-30' },
    ])
    expect(await run()).toMatchObject({ from: '2025-05', to: '2026-04' })
    expect(await classes()).toEqual([['Uno', 10, 'A']])
    expect(await run({ window: 'months24' })).toMatchObject({ from: '2024-05', to: '2026-04' })
    expect(await classes()).toEqual([['Uno', 13, 'A']])
    expect(await run({ window: 'all' })).toMatchObject({ from: '2025-04', to: '2026-05' })
    expect(await classes()).toEqual([['Uno', 20, 'A']])
    expect(await run({ window: 'range', from: '2026-05', to: '2026-05' })).toMatchObject({ documents: 1 })
    expect(await classes()).toEqual([['Uno', 7, 'A']])
  })
  test('the year before is told only when it is recorded whole', async () => {
    await client('Uno', [
      { net: '10', day: '2026-04-02' },
      { net: '8', day: '2025-04-02' },
      { net: '1', day: '2024-06-02' },
    ])
    await run()
    expect((await shown()).rows[0]![6]).toBeNull()
    await client('Dos', [{ net: '5', day: '2024-05-31' }])
    await run()
    expect((await shown()).rows.map((row) => row[6])).toEqual(['9'])
    expect((await shown()).totals?.yearBefore).toBe('9')
  })
})

describe('classes', () => {
  test('F1: 500, 200, 100, 100, 50, 50: ties share one class and the smallest rank', async () => {
    for (const [name, net] of Object.entries({ a: '500', b: '200', c: '100', d: '100', e: '50', f: '50' }))
      await client(name, [{ net }])
    await run()
    const { rows } = await shown()
    expect(rows.map((row) => row[3]).join(' ')).toBe('A A A A B B')
    expect(rows.map((row) => row[10])).toEqual([1, 2, 3, 3, 5, 5])
  })
  test('T = 0: credits alone give no class but N', async () => {
    await client('Uno', [{ net: '-10' }])
    await run()
    expect(await classes()).toEqual([['Uno', -10, 'N']])
    expect((await shown()).totals).toMatchObject({ base: '0', net: '-10', top20SharePct: null, hhi: null, shape: null })
  })
  test('one client', async () => {
    await client('Uno', [{ net: '10' }])
    await run()
    expect((await shown()).totals).toMatchObject({ topSharePct: '100', effectiveClients: 1, hhi: 10000 })
  })
  test('sales without client are a figure of their own', async () => {
    await client('Uno', [{ net: '10' }])
    await addSale(database, { accountNo: 0, day: '2026-03-05', net: '99' })
    expect(await run()).toMatchObject({ documents: 2 })
    expect((await shown()).totals).toMatchObject({ base: '10', withoutClient: '99' })
  })
})

describe('currencies are never added', () => {
  const unrated = (accountNo: number, net: string, currency: string): Promise<unknown> =>
    database.asOwner(
      `insert into clave.sales_month (account_no, month, currency, net, unrated_lines, units, line_count) values ($1, '2026-03-01', $2, $3, 1, 1, 1)`,
      [accountNo, currency, net],
    )
  test('with a rate on each document all are in the company’s currency', async () => {
    const { accountNo } = await client('Uno', [{ net: '1000' }])
    await database.asOwner(
      `insert into clave.sales_month (account_no, month, currency, net, rated_net, net_base, units, line_count) values ($1, '2026-03-01', 'USD', 10, 40000, 40000, 1, 1)`,
      [accountNo],
    )
    expect(await run()).toMatchObject({ currency: 'COP', isConverted: true })
    expect(await classes()).toEqual([['Uno', 41000, 'A']])
  })
  test('without one the currency with most lines counts, the others are shown apart', async () => {
    await client('Uno', [{ net: '100' }, { net: '50' }])
    const other = await client('Dos', [])
    await unrated(other.accountNo, '77', 'USD')
    expect(await run()).toMatchObject({ currency: 'COP', isConverted: false })
    expect(await classes()).toEqual([['Uno', 150, 'A']])
    expect((await shown()).totals?.apart).toEqual([{ currency: 'USD', net: '77' }])
  })
  test('the year before of an account without rates is n/d, not a smaller sum', async () => {
    const old = await client('Uno', [{ net: '10' }, { net: '4', day: '2025-03-05' }])
    await client('Dos', [{ net: '9' }, { net: '3', day: '2024-04-05' }])
    await database.asOwner(
      `insert into clave.sales_month (account_no, month, currency, net, unrated_lines, units, line_count) values ($1, '2025-03-01', 'USD', 5, 1, 1, 1)`,
      [old.accountNo],
    )
    await run()
    expect((await shown()).rows.map((row) => [row[1], row[6]])).toEqual([
      ['Uno', null],
      ['Dos', '3'],
    ])
  })
})

describe('gross margin', () => {
  const withLine = async (accountNo: number, net: string, cost: string | null): Promise<void> => {
    await database.asOwner(
      'create table if not exists clave.sales_line_0 partition of clave.sales_line for values in (0)',
    )
    const [row] = await database.asOwner<{ document_no: string }>(
      "select nextval('clave.document_numbers') as document_no",
    )
    await database.asOwner(
      `insert into clave.sales_document (account_no, document_no, import_no, kind, number, issued_on, currency, net, net_base, line_count, content_hash)
       values ($1, $2::bigint, 0, 'invoice', $2::bigint::text, '2026-03-05', 'COP', $3, $3, 1, '')`,
      [accountNo, row!.document_no, net],
    )
    await database.asOwner(
      `insert into clave.sales_line (account_no, document_no, import_no, line_no, issued_on, quantity, net, cost) values ($1, $2, 0, 1, '2026-03-05', 1, $3, $4)`,
      [accountNo, row!.document_no, net, cost],
    )
  }
  test('sales less cost, and what has no cost is said, never counted as margin', async () => {
    await client('Caro', [{ net: '100', cost: '95' }])
    await client('Rentable', [{ net: '60', cost: '20' }])
    await client('Sin costo', [{ net: '80' }])
    expect(await run({ basis: 'margin' })).toMatchObject({ basis: 'margin' })
    expect(await classes()).toEqual([
      ['Rentable', 40, 'A'],
      ['Caro', 5, 'B'],
      ['Sin costo', 0, 'N'],
    ])
    expect((await shown()).totals).toMatchObject({ base: '45', withoutCost: { net: '80', clients: 1 } })
  })
  test('in a month where only some lines have a cost, those lines count', async () => {
    const mixed = await client('Mezcla', [])
    await withLine(mixed.accountNo, '100', '70')
    await withLine(mixed.accountNo, '-25', null)
    await database.asOwner(
      `insert into clave.sales_month (account_no, month, currency, net, rated_net, net_base, known_cost, rated_cost, cost, cost_base, costed_lines, units, line_count)
       values ($1, '2026-03-01', 'COP', 75, 75, 75, 70, 70, 70, 70, 1, 2, 2)`,
      [mixed.accountNo],
    )
    await run({ basis: 'margin' })
    expect(await classes()).toEqual([['Mezcla', 30, 'A']])
    expect((await shown()).totals?.withoutCost).toEqual({ net: '-25', clients: 1 })
  })
})

describe('groups', () => {
  test('a group counts as one, under its uppermost company', async () => {
    const head = await client('Grupo Andino', [{ net: '10' }])
    const middle = await client('Andino Norte', [{ net: '20' }], head.id)
    await client('Andino Caribe', [{ net: '30' }], middle.id)
    await client('Suelta', [{ net: '40' }])
    await run({ groupParents: true })
    expect(await classes()).toEqual([
      ['Grupo Andino', 60, 'A'],
      ['Suelta', 40, 'A'],
    ])
    await run()
    expect((await classes()).map((row) => (row as unknown[])[1])).toEqual([40, 30, 20, 10])
  })
})

test('the year before of a group is n/d as soon as one member’s is', async () => {
  const head = await client('Grupo', [{ net: '10' }, { net: '4', day: '2025-03-05' }, { net: '1', day: '2024-04-05' }])
  const member = await client('Filial', [{ net: '20' }], head.id)
  await run({ groupParents: true })
  expect((await shown()).rows[0]![6]).toBe('5')
  await database.asOwner(
    `insert into clave.sales_month (account_no, month, currency, net, unrated_lines, units, line_count) values ($1, '2025-02-01', 'USD', 5, 1, 1, 1)`,
    [member.accountNo],
  )
  await run({ groupParents: true })
  expect((await shown()).rows[0]![6]).toBeNull()
})

describe('what a run is compared with', () => {
  const month = (to: string): object => ({ window: 'range', from: to, to })
  test('the run of an earlier window, not one of the same; of the same basis and grouping', async () => {
    await client('Uno', [
      { net: '10', day: '2026-01-05', cost: '1' },
      { net: '10', day: '2026-02-05', cost: '1' },
    ])
    const january = await run(month('2026-01'))
    await run({ ...month('2026-01'), basis: 'margin' })
    await run({ ...month('2026-01'), groupParents: true })
    await run(month('2026-02'))
    await run(month('2026-02'))
    expect((await shown()).previousRun).toMatchObject({ id: january.id, from: '2026-01' })
    expect((await shown(january.id)).previousRun).toBeNull()
  })
  test('the one that was signed as a portfolio comes before a later check', async () => {
    await client('Uno', [
      { net: '10', day: '2026-01-05' },
      { net: '1', day: '2026-02-05' },
      { net: '1', day: '2026-03-05' },
    ])
    const signed = await run(month('2026-01'))
    await database.asOwner(
      "insert into clave.approved_portfolio (id, period, run_id, approved_by) values (gen_random_uuid(), '2026-I', $1, $2)",
      [signed.id, director.id],
    )
    await run(month('2026-02'))
    await run(month('2026-03'))
    expect((await shown()).previousRun?.id).toBe(signed.id)
  })
  test('who was A and bought nothing is told as gone', async () => {
    await client('Uno', [
      { net: '10', day: '2026-01-05' },
      { net: '10', day: '2026-02-05' },
    ])
    const lost = await client('Perdida', [{ net: '10', day: '2026-01-05' }])
    await run(month('2026-01'))
    await run(month('2026-02'))
    const { gone, totals } = await shown()
    expect(gone).toEqual([
      {
        id: lost.id,
        name: 'Perdida',
        previousClass: 'A',
        previousRank: 1,
        previousValue: '10',
        isKey: false,
        managerId: null,
      },
    ])
    expect(totals?.stay).toEqual({ stayed: 1, of: 2, weightedPct: '50' })
  })
})

test('a key client that bought in another currency is not gone', async () => {
  await client('Uno', [{ net: '10' }, { net: '10' }])
  const foreign = await client('Dos', [])
  await database.asOwner(
    `insert into clave.sales_month (account_no, month, currency, net, unrated_lines, units, line_count) values ($1, '2026-03-01', 'USD', 5, 1, 1, 1)`,
    [foreign.accountNo],
  )
  await database.asOwner(
    "insert into clave.key_account_decision (id, account_id, decision, decided_by) values (gen_random_uuid(), $1, 'promote', $2)",
    [foreign.id, director.id],
  )
  await run()
  expect((await shown()).gone).toEqual([])
  await database.asOwner('delete from clave.sales_month where account_no = $1', [foreign.accountNo])
  await run()
  expect((await shown()).gone).toMatchObject([{ id: foreign.id, isKey: true, previousClass: null }])
})

describe('a run and the sales it was made from', () => {
  test('it is out of date once they change', async () => {
    const { accountNo } = await client('Uno', [{ net: '10' }])
    const made = await run()
    expect(made.isOutdated).toBe(false)
    await addSale(database, { accountNo, day: '2026-03-06', net: '1' })
    expect((await shown()).run?.isOutdated).toBe(true)
  })
  test('after an import it is made again as it was asked for', async () => {
    await client('Uno', [{ net: '10', cost: '4' }])
    expect(await act(classifyAsBefore)).toMatchObject({ basis: 'net', window: 'months12', cutA: 80 })
    await run({
      basis: 'margin',
      window: 'range',
      from: '2026-02',
      to: '2026-03',
      cutA: 70,
      cutB: 90,
      groupParents: true,
    })
    expect(await act(classifyAsBefore)).toMatchObject({
      basis: 'margin',
      window: 'range',
      from: '2026-02',
      to: '2026-03',
      cutA: 70,
      cutB: 90,
      groupParents: true,
    })
  })
  test('it leaves its trace', async () => {
    await client('Uno', [{ net: '10' }])
    const made = await run()
    const trail = await database.asOwner(
      "select from clave.audit_event where table_name = 'classification_run' and row_key = $1",
      [made.id],
    )
    expect(trail).toHaveLength(1)
  })
})
