import type { QueryOf, ReplyOf } from '@/shared/kernel/endpoint'
import type { Client } from '@/shared/server/database'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { accountOverviewEndpoint, AccountRow, listAccountsEndpoint, searchEndpoint } from './account.contract'

type ListQuery = QueryOf<typeof listAccountsEndpoint>
type ListReply = ReplyOf<typeof listAccountsEndpoint>

interface Cursor {
  key: string | null
  id: string
  total: number
  netSum: string | null
}

const sortKeys: Readonly<Record<ListQuery['sort'], { sql: string; type: string }>> = {
  net: { sql: 'coalesce(c.net, -1e15)', type: 'numeric' },
  name: { sql: 'a.name collate "es-x-icu"', type: 'text' },
  growth: { sql: 'coalesce(case when c.net_before > 0 then c.net / c.net_before end, -1e9)', type: 'numeric' },
  lastSale: { sql: "coalesce(c.last_invoice_on, date '1000-01-01')", type: 'date' },
  rank: { sql: 'coalesce(c.rank, 2147483647)', type: 'int' },
}

const views: Readonly<Record<ListQuery['view'], string>> = {
  all: "a.archived_at is null and a.status <> 'proposed'",
  key: 'a.archived_at is null and a.id in (select clave.key_account_ids())',
  mine: 'a.archived_at is null and a.id in (select clave.entrusted_account_ids())',
  unmanaged:
    'a.archived_at is null and a.id in (select clave.key_account_ids()) and not exists (select from clave.appointment_on(a.id, $1))',
  archived: 'a.archived_at is not null',
  proposed: "a.archived_at is null and a.status = 'proposed'",
}

/** One page, its place in the whole, and the sum of the whole; one statement (two for the first page). */
export async function listAccounts(ctx: RequestContext, query: ListQuery): Promise<ListReply> {
  const values: unknown[] = [ctx.today]
  const bind = (value: unknown): string => `$${values.push(value)}`
  const where = ['a.merged_into is null', views[query.view]]
  if (query.search)
    where.push(`a.id in (select clave.accounts_matching('%' || clave.fold(${bind(escapeLike(query.search))}) || '%'))`)
  if (query.class) where.push(`c.pareto_class = ${bind(query.class)}`)
  if (query.sector) where.push(`a.sector = ${bind(query.sector)}`)
  if (query.manager)
    where.push(`exists (select from clave.appointment_on(a.id, $1) q where q.manager_id = ${bind(query.manager)})`)
  const from = 'from clave.account a left join clave.account_standing c on c.account_id = a.id'
  const filter = where.join(' and ')
  const cursor = readCursor(query.cursor)
  const whole = cursor ?? (await countWhole(ctx.client, `${from} where ${filter} and $1::date is not null`, values))
  const { sql: sortKey, type } = sortKeys[query.sort]
  const direction = query.direction === 'asc' ? 'asc' : 'desc'
  const after = cursor
    ? `and (${sortKey}, a.id) ${direction === 'asc' ? '>' : '<'} (${bind(cursor.key)}::${type}, ${bind(cursor.id)}::uuid)`
    : ''
  const found = await ctx.client.query<AccountRow & { sortKey: string }>(
    `select a.id, a.name, a.status, a.is_archived as "isArchived", a.sector, a.city, coalesce(h.is_key, false) as "isKey", a.pareto_class as "paretoClass", a.rank,
            round(a.share_pct, 2)::text as "sharePct", a.net::text, a.net_before::text as "netYearBefore", a.last_invoice_on as "lastSaleOn", a.sort_key as "sortKey",
            case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end as manager
     from (select a.id, a.name, a.status, a.archived_at is not null as is_archived, a.sector, a.city, c.pareto_class, c.rank, c.share_pct, c.net, c.net_before, c.last_invoice_on,
                  (${sortKey})::text as sort_key, row_number() over (order by ${sortKey} ${direction}, a.id ${direction}) as place
           ${from} where ${filter} and $1::date is not null ${after}
           order by ${sortKey} ${direction}, a.id ${direction} limit ${bind(query.limit + 1)}) a
     left join lateral clave.holding_decision(a.id) h on true
     left join lateral clave.appointment_on(a.id, $1) p on true
     left join clave.app_user u on u.id = p.manager_id
     order by a.place`,
    values,
  )
  const rows = found.rows.slice(0, query.limit)
  const last = rows.at(-1)
  const run = await latestRun(ctx.client)
  return {
    rows,
    nextCursor:
      found.rows.length > query.limit && last
        ? writeCursor({ key: last.sortKey, id: last.id, total: whole.total, netSum: whole.netSum })
        : null,
    total: whole.total,
    netSum: whole.netSum,
    currency: run?.currency ?? null,
    windowFrom: run?.window_from.slice(0, 7) ?? null,
    windowTo: run?.window_to.slice(0, 7) ?? null,
  }
}

async function countWhole(
  client: Client,
  fromWhere: string,
  values: readonly unknown[],
): Promise<{ total: number; netSum: string | null }> {
  const found = await client.query<{ total: number; net_sum: string | null }>(
    `select count(*)::int as total, sum(c.net)::text as net_sum ${fromWhere}`,
    [...values],
  )
  return { total: found.rows[0]!.total, netSum: found.rows[0]!.net_sum }
}

export async function latestRun(
  client: Client,
): Promise<{ id: string; currency: string; window_from: string; window_to: string } | undefined> {
  const found = await client.query<{ id: string; currency: string; window_from: string; window_to: string }>(
    'select id, currency, window_from, window_to from clave.latest_run',
  )
  return found.rows[0]
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

function readCursor(text: string | undefined): Cursor | null {
  if (!text) return null
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Cursor
  } catch {
    return null
  }
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

interface DirectoryRow {
  id: string
  name: string
  status: AccountRow['status']
  manager_id: string | null
  manager_name: string | null
  is_archived: boolean
}

/** For those who may only know that an account exists, its state and who answers for it. */
export async function listDirectory(client: Client, query: ListQuery): Promise<ListReply> {
  const found = await client.query<DirectoryRow & { total: number }>(
    `select d.*, count(*) over ()::int as total from clave.account_directory() d
     where ($1::text is null or clave.fold(d.name) like '%' || clave.fold($1) || '%') and d.is_archived = $2
     order by d.name collate "es-x-icu", d.id limit $3 offset $4`,
    [
      query.search ? escapeLike(query.search) : null,
      query.view === 'archived',
      query.limit,
      Number(query.cursor ?? 0) || 0,
    ],
  )
  const offset = (Number(query.cursor ?? 0) || 0) + found.rows.length
  const total = found.rows[0]?.total ?? 0
  return {
    rows: found.rows.map(directoryRow),
    nextCursor: offset < total ? String(offset) : null,
    total,
    netSum: null,
    currency: null,
    windowFrom: null,
    windowTo: null,
  }
}

export function directoryRow(row: DirectoryRow): AccountRow {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    isArchived: row.is_archived,
    manager: row.manager_id && row.manager_name ? { id: row.manager_id, name: row.manager_name } : null,
  }
}

export async function getOverview(ctx: RequestContext): Promise<ReplyOf<typeof accountOverviewEndpoint>> {
  const counts = await ctx.client.query<{
    counts: Record<string, number>
    managers: { id: string; name: string; accounts: number }[]
    sectors: string[]
  }>(
    `with seen as materialized (
       select a.id, a.sector, a.status, a.archived_at, k.id is not null as is_key, e.id is not null as is_mine, p.manager_id
       from clave.account a
       left join (select clave.key_account_ids() as id) k on k.id = a.id
       left join (select clave.entrusted_account_ids() as id) e on e.id = a.id
       left join clave.appointment p on p.account_id = a.id and p.deleted_at is null and $1::date between p.starts_on and coalesce(p.ends_on, 'infinity')
       where a.merged_into is null)
     select (select json_build_object('all', count(*) filter (where archived_at is null and status <> 'proposed'), 'key', count(*) filter (where archived_at is null and is_key),
                'mine', count(*) filter (where archived_at is null and is_mine), 'unmanaged', count(*) filter (where archived_at is null and is_key and manager_id is null),
                'archived', count(*) filter (where archived_at is not null), 'proposed', count(*) filter (where archived_at is null and status = 'proposed')) from seen) as counts,
            (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'accounts', m.n) order by u.name collate "es-x-icu"), '[]')
             from (select manager_id, count(*)::int as n from seen where manager_id is not null group by 1) m join clave.app_user u on u.id = m.manager_id) as managers,
            (select coalesce(json_agg(sector order by sector collate "es-x-icu"), '[]') from (select distinct sector from seen where sector is not null) s) as sectors`,
    [ctx.today],
  )
  return counts.rows[0] as ReplyOf<typeof accountOverviewEndpoint>
}

export async function searchAccounts(ctx: RequestContext, text: string): Promise<ReplyOf<typeof searchEndpoint>> {
  const query = { view: 'all', sort: 'net', direction: 'desc', search: text, limit: 8 } as const
  const { rows } = ctx.actor.roles.every((role) => role === 'administrator' || role === 'privacy_officer')
    ? await listDirectory(ctx.client, query)
    : await listAccounts(ctx, query)
  return { accounts: rows }
}
