import type { CalendarDate, CalendarMonth } from '@/shared/kernel/calendar-date'
import type { Client } from '@/shared/server/database'

export interface SalesSpan {
  first: CalendarDate
  last: CalendarDate
  lastBeforeThisMonth: CalendarDate | null
}
export interface WindowQuestion {
  from: CalendarMonth
  to: CalendarMonth
  /** Null = all in the company's currency. */
  inCurrency: string | null
  groupParents: boolean
  withMargin: boolean
}
export interface WindowAccountRow {
  id: string | null
  net: string
  margin: string | null
  netBefore: string | null
  marginBefore: string | null
  costedNet: string | null
  documents: number
  invoices: number
  lastInvoiceOn: CalendarDate | null
}
export interface PreviousRun {
  id: string
  /** Its class A, with what each brought. */
  wereA: { id: string; rank: number; value: string }[]
}
export interface NewRun {
  id: string
  basis: string
  window: string
  from: CalendarMonth
  to: CalendarMonth
  cutA: number
  cutB: number
  groupParents: boolean
  currency: string
  isConverted: boolean
  previousRunId: string | null
  salesStamp: string
  createdBy: string
  /** Null = now. */
  createdAt: string | null
}
export interface NewTotals {
  base: string
  net: string
  withoutClient: string
  apart: unknown
  documents: number
  clients: number
  figures: unknown
}
export interface NewResult {
  id: string
  rank: number
  value: string
  sharePct: string | null
  paretoClass: string
  yearBefore: string | null
  net: string
  netBefore: string | null
  lastInvoiceOn: CalendarDate | null
  invoices: number
  recencyScore: number | null
  frequencyScore: number | null
  moneyScore: number | null
}

/** First and last month with sales; undefined before the first sale. */
export async function findSalesSpan(client: Client, thisMonth: CalendarMonth): Promise<SalesSpan | undefined> {
  const found = await client.query<{ first: string | null; last: string; before: string | null }>(
    'select first_month as first, last_month as last, last_before as before from clave.sales_span($1)',
    [`${thisMonth}-01`],
  )
  const row = found.rows[0]
  return row?.first ? { first: row.first, last: row.last, lastBeforeThisMonth: row.before } : undefined
}

export async function findSalesStamp(client: Client): Promise<string> {
  const found = await client.query<{ stamp: string }>('select stamp from clave.sales_stamp')
  return found.rows[0]!.stamp
}

export async function listCurrencies(
  client: Client,
  window: { from: CalendarMonth; to: CalendarMonth },
): Promise<{ company: string; found: { currency: string; isRated: boolean; net: string }[] }> {
  const found = await client.query<{ currency: string; is_rated: boolean; net: string; company: string }>(
    `select w.currency, w.is_rated, trim_scale(w.net)::text as net, c.currency as company
     from clave.company c left join clave.window_currencies($1, $2) w on true`,
    [`${window.from}-01`, `${window.to}-01`],
  )
  const rows = found.rows.filter((row) => row.currency !== null)
  return {
    company: found.rows[0]!.company,
    found: rows.map((row) => ({ currency: row.currency, isRated: row.is_rated, net: row.net })),
  }
}

/** Every account (or head of a group) with sales in the window; the row without id is what came without client. */
export async function listWindowAccounts(client: Client, asked: WindowQuestion): Promise<WindowAccountRow[]> {
  const found = await client.query<WindowAccountRow>(
    `select account_id as id, net::text, margin::text, net_before::text as "netBefore", margin_before::text as "marginBefore",
            costed_net::text as "costedNet", documents::int, invoices::int, last_invoice_on as "lastInvoiceOn"
     from clave.window_accounts($1, $2, $3, $4, $5)`,
    [`${asked.from}-01`, `${asked.to}-01`, asked.inCurrency, asked.groupParents, asked.withMargin],
  )
  return found.rows
}

/**
 * The run a new one is compared with: of the same basis, grouping and currency and an earlier window, the one that was
 * last signed as a portfolio, else the latest. `wanted` names another.
 */
export async function findPreviousRun(
  client: Client,
  run: Pick<NewRun, 'basis' | 'groupParents' | 'currency' | 'to'>,
  wanted: string | null,
): Promise<PreviousRun | null> {
  const found = await client.query<{ id: string; were_a: PreviousRun['wereA'] }>(
    `select r.id, (select coalesce(json_agg(json_build_object('id', p.account_id, 'rank', p.rank, 'value', p.value::text)), '[]')
                   from clave.run_positions(r.id) p where p.pareto_class = 'A') as were_a
     from clave.classification_run r
     left join (select f.run_id, max(f.approved_at) as approved_at from clave.approved_portfolio f group by 1) f on f.run_id = r.id
     where r.id = $5::uuid or ($5::uuid is null and r.basis = $1 and r.group_parents = $2 and r.currency = $3 and r.window_to < $4)
     order by f.run_id is null, r.window_to desc, f.approved_at desc nulls last, r.created_at desc limit 1`,
    [run.basis, run.groupParents, run.currency, `${run.to}-01`, wanted],
  )
  const row = found.rows[0]
  return row ? { id: row.id, wereA: row.were_a } : null
}

export async function insertRun(client: Client, run: NewRun): Promise<void> {
  await client.query(
    `insert into clave.classification_run (id, basis, window_kind, window_from, window_to, cut_a, cut_b, group_parents, currency,
       is_converted, previous_run_id, sales_stamp, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, coalesce($14, clock_timestamp()))`,
    [
      run.id,
      run.basis,
      run.window,
      `${run.from}-01`,
      `${run.to}-01`,
      run.cutA,
      run.cutB,
      run.groupParents,
      run.currency,
      run.isConverted,
      run.previousRunId,
      run.salesStamp,
      run.createdBy,
      run.createdAt,
    ],
  )
}

export async function insertTotals(client: Client, runId: string, totals: NewTotals): Promise<void> {
  await client.query(
    `insert into clave.classification_total (run_id, base, net, without_client, apart, documents, clients, figures)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      runId,
      totals.base,
      totals.net,
      totals.withoutClient,
      JSON.stringify(totals.apart),
      totals.documents,
      totals.clients,
      JSON.stringify(totals.figures),
    ],
  )
}

/** All accounts in one statement, beside where each stood in the run it is compared with. */
export async function insertResults(
  client: Client,
  run: { id: string; previousRunId: string | null },
  rows: readonly NewResult[],
): Promise<void> {
  const column = (name: keyof NewResult): string => `{${rows.map((row) => row[name] ?? 'NULL').join(',')}}`
  await client.query(insertResultsSql, [run.id, run.previousRunId, ...resultColumns.map(column)])
}

/** Ids, numbers, days and letters: nothing in them needs quotes in an array's text, which spares a hundred thousand checks. */
const resultColumns = [
  'id',
  'rank',
  'value',
  'sharePct',
  'paretoClass',
  'yearBefore',
  'net',
  'netBefore',
  'lastInvoiceOn',
  'invoices',
  'recencyScore',
  'frequencyScore',
  'moneyScore',
] as const satisfies readonly (keyof NewResult)[]

const insertResultsSql = `
insert into clave.classification_result (run_id, account_id, rank, value, share_pct, pareto_class, previous_class, previous_rank,
  year_before, net, net_before, last_invoice_on, invoices, rfm_recency, rfm_frequency, rfm_monetary)
select $1::uuid, n.account_id, n.rank, n.value, n.share_pct, n.pareto_class, p.pareto_class, p.rank,
       n.year_before, n.net, n.net_before, n.last_invoice_on, n.invoices, n.recency, n.frequency, n.monetary
from unnest($3::uuid[], $4::int[], $5::numeric[], $6::numeric[], $7::text[], $8::numeric[], $9::numeric[], $10::numeric[], $11::date[],
            $12::int[], $13::smallint[], $14::smallint[], $15::smallint[])
  n (account_id, rank, value, share_pct, pareto_class, year_before, net, net_before, last_invoice_on, invoices, recency, frequency, monetary)
left join clave.run_positions($2::uuid) p on p.account_id = n.account_id`
