import type { QueryOf, ReplyOf } from '@/shared/kernel/endpoint'
import { Refusal } from '@/shared/kernel/errors'
import type { Client } from '@/shared/server/database'
import { planName } from '@/shared/server/prepared'
import type { RequestContext } from '@/shared/server/request-transaction'
import { jsonText, type Reply } from '@/shared/server/route'
import { type AccountCursor, readCursor, writeCursor } from './account-cursor'
import {
  conditionsOf,
  findHits,
  type Hits,
  type ListFilters,
  type Reach,
  reachOf,
  Values,
  wordsOf,
} from './account-filter.store'
import type { AccountFilters, AccountOrder, listAccountsEndpoint, searchEndpoint } from './account-list.contract'

type ListQuery = QueryOf<typeof listAccountsEndpoint>

/** Rows as the database wrote them in JSON, and where the next page of the same stretch begins. */
interface Page {
  readonly rows: string | null
  readonly count: number
  readonly lastKey: string | null
  readonly lastId: string | null
  /** Currency and window of the run that the figures come from, as members of a JSON object. */
  readonly run: string | null
}
interface Wanted {
  readonly filters: ListFilters
  readonly order: AccountOrder
  readonly hits: Hits | null
  readonly reach: Reach
  readonly after: AccountCursor | null
  /** Rows to show; one more is counted, to know whether the list goes on. */
  readonly limit: number
}

/**
 * One page. The list is up to three stretches, each walked by an index: accounts with a figure to sort by, those without
 * (by name), and those of which the person may only know that they exist (by name).
 */
export async function listAccounts(ctx: RequestContext, query: ListQuery): Promise<Reply> {
  const page = await readPage(ctx, query, { limit: query.limit, withDirectory: true })
  const run = page.run ?? '"currency":null,"windowFrom":null,"windowTo":null'
  return jsonText(`{"rows":[${page.rows}],"nextCursor":${JSON.stringify(page.nextCursor)},${run}}`)
}

/** The eight best hits for the search box. */
export async function searchAccounts(ctx: RequestContext, text: string): Promise<ReplyOf<typeof searchEndpoint>> {
  const query = { view: 'all', search: text, sort: 'net', direction: 'desc' } as const
  const page = await readPage(ctx, query, { limit: 8, withDirectory: true })
  return { accounts: JSON.parse(`[${page.rows}]`) }
}

/** The rows of one page as JSON text, through as many stretches as it takes. */
export async function readPage(
  ctx: RequestContext,
  query: Omit<ListQuery, 'limit'>,
  { limit, withDirectory }: { limit: number; withDirectory: boolean },
): Promise<{ rows: string; nextCursor: string | null; run: string | null }> {
  const start = query.cursor ? readCursor(query.cursor, query.sort) : null
  const reach = reachOf(ctx)
  const stretches = stretchesOf(query, withDirectory && reach.hasDirectory)
  if (start && !stretches.includes(start.stretch)) throw new Refusal('invalid_input')
  const hits = await findHits(ctx, query.search)
  const rows: string[] = []
  let [shown, run, last] = [0, null as string | null, null as AccountCursor | null]
  for (const stretch of stretches.slice(start ? stretches.indexOf(start.stretch) : 0)) {
    const after = start?.stretch === stretch ? start : null
    const left = limit - shown
    const page = await readers[stretch](ctx, { filters: query, order: query, hits, reach, after, limit: left })
    run ??= page.run
    if (page.rows) rows.push(page.rows)
    if (page.lastId !== null) last = { stretch, key: page.lastKey!, id: page.lastId }
    if (page.count > left) return { rows: rows.join(','), nextCursor: last && writeCursor(last), run }
    shown += page.count
  }
  return { rows: rows.join(','), nextCursor: null, run }
}

function stretchesOf(query: ListFilters & AccountOrder, hasDirectory: boolean): AccountCursor['stretch'][] {
  const own: AccountCursor['stretch'][] = query.sort === 'name' ? ['ranked'] : ['ranked', 'unranked']
  const isKnown = !query.class && !query.sector && query.view in directoryViews
  return hasDirectory && isKnown ? [...own, 'directory'] : own
}

const sortKeys: Readonly<Record<AccountOrder['sort'], { sql: string; type: string }>> = {
  net: { sql: 'c.net', type: 'numeric' },
  growth: { sql: 'case when c.net_before > 0 then c.net / c.net_before end', type: 'numeric' },
  lastSale: { sql: 'c.last_invoice_on', type: 'date' },
  rank: { sql: 'c.rank', type: 'int' },
  name: { sql: 'a.name collate "es-x-icu"', type: 'text' },
}
const latestRun = '(select id from run)'
const columns =
  'a.id, a.account_no, a.name, a.status, a.archived_at, a.sector, a.city, c.pareto_class, c.rank, c.share_pct, c.net, c.net_before, c.last_invoice_on'

const readers: Readonly<Record<AccountCursor['stretch'], (ctx: RequestContext, wanted: Wanted) => Promise<Page>>> = {
  ranked: readRanked,
  unranked: readUnranked,
  directory: readDirectory,
}

function readRanked(ctx: RequestContext, wanted: Wanted): Promise<Page> {
  const { sort, direction } = wanted.order
  const { sql: key, type } = sortKeys[sort]
  const values = new Values()
  const filter = conditionsOf(ctx, wanted, values)
  const [way, beyond] = direction === 'asc' ? ['asc', '>'] : ['desc', '<']
  const id = sort === 'name' ? 'a.id' : 'c.account_id'
  const from =
    sort === 'name'
      ? `clave.account a left join clave.classification_result c on c.run_id = ${latestRun} and c.account_id = a.id where true`
      : `clave.classification_result c join clave.account a on a.id = c.account_id where c.run_id = ${latestRun} and ${key} is not null`
  const after = wanted.after
    ? `and (${key}, ${id}) ${beyond} (${values.bind(wanted.after.key)}::${type}, ${values.bind(wanted.after.id)}::uuid)`
    : ''
  const inner = `select ${columns}, (${key})::text as sort_key from ${from} and ${filter} ${after}
     order by ${key} ${way}, ${id} ${way} limit ${wanted.limit + 1}`
  return readJson(ctx, inner, values, wanted)
}

function readUnranked(ctx: RequestContext, wanted: Wanted): Promise<Page> {
  const values = new Values()
  const filter = conditionsOf(ctx, wanted, values)
  const key = 'a.name collate "es-x-icu"'
  const after = wanted.after
    ? `and (${key}, a.id) > (${values.bind(wanted.after.key)}, ${values.bind(wanted.after.id)}::uuid)`
    : ''
  const inner = `select ${columns}, a.name as sort_key
     from clave.account a left join clave.classification_result c on c.run_id = ${latestRun} and c.account_id = a.id
     where ${sortKeys[wanted.order.sort].sql} is null and ${filter} ${after} order by ${key}, a.id limit ${wanted.limit + 1}`
  return readJson(ctx, inner, values, wanted)
}

// Of the screen and the phone: what is asked all day.
const usualLimits: ReadonlySet<number> = new Set([50, 100])

/** Adds what a row shows besides its own columns, for the page's rows only, and lets the database write the JSON. */
async function readJson(ctx: RequestContext, inner: string, values: Values, wanted: Wanted): Promise<Page> {
  const amounts = `, p.rank, round(p.share_pct, 2)::text as "sharePct", p.net::text as net, p.net_before::text as "netYearBefore"`
  const day = values.bind(ctx.today)
  const isLast = `filter (where place = least(total, ${wanted.limit}))`
  const text = `with run as materialized (select r.id, r.currency, to_char(r.window_from, 'YYYY-MM') as window_from, to_char(r.window_to, 'YYYY-MM') as window_to from clave.latest_run r),
       page as materialized (select row_number() over () as place, count(*) over () as total, i.* from (${inner}) i)
     select string_agg(row_to_json(r)::text, ',' order by place) filter (where place <= ${wanted.limit}) as rows, count(*)::int as count,
            max(p.sort_key) ${isLast} as "lastKey", max(p.id::text) ${isLast} as "lastId",
            (select format('"currency":"%s","windowFrom":"%s","windowTo":"%s"', currency, window_from, window_to) from run) as run
     from page p
     left join (select s.account_id, s.is_key from clave.standing_decision s where s.account_id = any (array(select id from page))) h on h.account_id = p.id
     left join clave.appointment q on q.account_id = p.id and q.deleted_at is null and ${day}::date between q.starts_on and coalesce(q.ends_on, 'infinity')
     left join clave.app_user u on u.id = q.manager_id
     cross join lateral (select p.id, p.name, p.status, p.archived_at is not null as "isArchived", p.sector, p.city, coalesce(h.is_key, false) as "isKey",
       p.pareto_class as "paretoClass", p.last_invoice_on as "lastSaleOn", case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as manager
       ${wanted.reach.hasAmounts ? amounts : ''}) r`
  const isPlain = !wanted.filters.search && usualLimits.has(wanted.limit)
  const found = await ctx.client.query<Page>({ name: isPlain ? planName(text) : undefined, text, values: values.list })
  return found.rows[0]!
}

const directoryViews: Readonly<Partial<Record<AccountFilters['view'], { isArchived: boolean; isProposed: boolean }>>> =
  {
    all: { isArchived: false, isProposed: false },
    archived: { isArchived: true, isProposed: false },
    proposed: { isArchived: false, isProposed: true },
  }

/** For those who may only know that an account exists, its state and who answers for it. */
async function readDirectory(ctx: RequestContext, wanted: Wanted): Promise<Page> {
  const { isArchived, isProposed } = directoryViews[wanted.filters.view]!
  const found = await ctx.client.query<Page>(
    `select string_agg(row_to_json(r)::text, ',' order by place) filter (where place <= $8) as rows, count(*)::int as count,
            max(p.name) filter (where place = least(total, $8)) as "lastKey", max(p.id::text) filter (where place = least(total, $8)) as "lastId", null as run
     from (select n.place, count(*) over () as total, d.* from clave.account_directory_ids($1, $2, $3, $4, $5, $6, $7) with ordinality n (id, place)
           cross join lateral clave.account_in_directory(n.id) d) p
     cross join lateral (select p.id, p.name, p.status, p.is_archived as "isArchived",
       case when p.manager_id is not null then json_build_object('id', p.manager_id, 'name', p.manager_name) end as manager) r`,
    [
      wordsOf(wanted.filters.search ?? ''),
      isArchived,
      isProposed,
      wanted.filters.manager ?? null,
      wanted.after?.key ?? null,
      wanted.after?.id ?? null,
      wanted.limit + 1,
      wanted.limit,
    ],
  )
  return found.rows[0]!
}

export interface LatestRun {
  readonly id: string
  readonly currency: string
  readonly from: string
  readonly to: string
}

/** The run that ranks, shares and amounts come from; undefined before the first. */
export async function findLatestRun(client: Client): Promise<LatestRun | undefined> {
  const found = await client.query<LatestRun>(
    `select id, currency, to_char(window_from, 'YYYY-MM') as "from", to_char(window_to, 'YYYY-MM') as "to" from clave.latest_run`,
  )
  return found.rows[0]
}
