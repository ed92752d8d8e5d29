import type { QueryOf, ReplyOf } from '@/shared/kernel/endpoint'
import type { RequestContext } from '@/shared/server/request-transaction'
import { conditionsOf, findHits, reachOf, Values, wordsOf } from './account-filter.store'
import type { accountOverviewEndpoint, accountTotalEndpoint } from './account-list.contract'

type Total = ReplyOf<typeof accountTotalEndpoint>

/** Count and sum of the whole filtered list, rows of which only the existence is known counted too. */
export async function sumAccounts(ctx: RequestContext, query: QueryOf<typeof accountTotalEndpoint>): Promise<Total> {
  const values = new Values()
  const reach = reachOf(ctx)
  const filter = conditionsOf(ctx, { filters: query, hits: await findHits(ctx, query.search), reach }, values)
  const found = await ctx.client.query<Total>(
    `with run as materialized (select id, currency from clave.latest_run)
     select count(*)::int as total, sum(c.net)::text as "netSum", sum(c.net_before)::text as "netYearBeforeSum", (select currency from run) as currency
     from clave.account a left join clave.classification_result c on c.run_id = (select id from run) and c.account_id = a.id where ${filter}`,
    values.list,
  )
  const total = found.rows[0]!
  if (!reach.hasDirectory || query.class || query.sector) return total
  return { ...total, total: total.total + (await countDirectory(ctx, query)) }
}

async function countDirectory(ctx: RequestContext, query: QueryOf<typeof accountTotalEndpoint>): Promise<number> {
  if (!['all', 'archived', 'proposed'].includes(query.view)) return 0
  const found = await ctx.client.query<{ n: number }>(
    'select count(*)::int as n from clave.account_directory_ids($1, $2, $3, $4, null, null, null)',
    [wordsOf(query.search ?? ''), query.view === 'archived', query.view === 'proposed', query.manager ?? null],
  )
  return found.rows[0]!.n
}

/** Counts per tab and the filters' values, over the accounts in sight. */
export async function getOverview(ctx: RequestContext): Promise<ReplyOf<typeof accountOverviewEndpoint>> {
  const found = await ctx.client.query<ReplyOf<typeof accountOverviewEndpoint>>(
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
             from (select manager_id, count(*)::int as n from seen where manager_id is not null and archived_at is null group by 1) m join clave.app_user u on u.id = m.manager_id) as managers,
            (select coalesce(json_agg(sector order by sector collate "es-x-icu"), '[]') from (select distinct sector from seen where sector is not null and archived_at is null) s) as sectors,
            (select count(*)::int from clave.account_match m join seen l on l.id = m.left_id join seen r on r.id = m.right_id where m.decision is null) as doubts`,
    [ctx.today],
  )
  const overview = found.rows[0]!
  if (!reachOf(ctx).hasDirectory) return overview
  const counts = { ...overview.counts }
  for (const view of ['all', 'archived', 'proposed'] as const) counts[view] += await countDirectory(ctx, { view })
  return { ...overview, counts }
}
