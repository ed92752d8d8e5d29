import type { Client } from '@/shared/server/database'
import { runJson } from './run.store'

/**
 * The screen's first call, whole, as the JSON that is sent: each reader's policies choose the rows, and what speaks of the
 * company is there only for those who see every account. Null when `runId` is no run.
 */
export async function findPortfolioText(
  client: Client,
  asked: { runId: string | null; today: string },
): Promise<string | null> {
  const found = await client.query<{ portfolio: string | null }>(portfolioSql, [asked.runId, asked.today])
  return found.rows[0]?.portfolio ?? null
}

const amount = (column: string): string => `trim_scale(${column})::text`

const rowJson = `json_build_array(c.account_id, a.name, ${amount('c.value')}, c.pareto_class, c.previous_class, c.previous_rank,
  ${amount('c.year_before')}, coalesce(d.is_key, false)::int, p.manager_id, coalesce(d.is_pinned, false)::int, c.rank, ${amount('c.share_pct')})`

const totalsJson = `json_build_object('base', ${amount('t.base')}, 'net', ${amount('t.net')}, 'yearBefore', t.figures -> 'yearBefore', 'apart', t.apart,
  'withoutClient', ${amount('t.without_client')}, 'withoutCost', t.figures -> 'withoutCost', 'top20Clients', t.figures -> 'top20Clients',
  'top20SharePct', t.figures -> 'top20SharePct', 'hhi', t.figures -> 'hhi', 'effectiveClients', t.figures -> 'effectiveClients',
  'topSharePct', t.figures -> 'topSharePct', 'topThreeSharePct', t.figures -> 'topThreeSharePct',
  'isConcentrationWarned', t.figures -> 'isConcentrationWarned', 'shape', t.figures -> 'shape', 'stay', t.figures -> 'stay')`

const goneJson = `json_build_object('id', a.id, 'name', a.name, 'previousClass', b.pareto_class, 'previousRank', b.rank,
  'previousValue', ${amount('b.value')}, 'isKey', coalesce(d.is_key, false), 'managerId', p.manager_id)`

const approvalJson = `json_build_object('id', f.id, 'runId', f.run_id, 'period', f.period,
  'approvedAt', to_char(f.approved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
  'approvedBy', (select u.name from clave.app_user u where u.id = f.approved_by),
  'keyAccounts', (select count(*) from clave.approved_portfolio_account k where k.portfolio_id = f.id and k.is_key))`

/** $1 the run, null for the latest; $2 today. */
export const portfolioSql = `
with run as materialized (
  select r.*, clave.sees_all_accounts() as is_whole from clave.classification_run r
  where $1::uuid is null or r.id = $1 order by r.created_at desc limit 1
), decided as materialized (
  select distinct on (k.account_id) k.account_id, k.is_pinned,
         k.decision in ('promote', 'keep') or (k.decision = 'exception' and k.expires_on >= $2::date) as is_key
  from clave.key_account_decision k where k.deleted_at is null order by k.account_id, k.decided_at desc
), entrusted as materialized (
  select p.account_id, p.manager_id from clave.appointment p
  where p.deleted_at is null and $2::date between p.starts_on and coalesce(p.ends_on, 'infinity')
)
select json_build_object(
  'run', (select ${runJson} from run r),
  'previousRun', (select json_build_object('id', b.id, 'from', to_char(b.window_from, 'YYYY-MM'), 'to', to_char(b.window_to, 'YYYY-MM'),
                    'createdAt', to_char(b.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                  from run r join clave.classification_run b on b.id = r.previous_run_id),
  'scope', case when clave.sees_all_accounts() then 'company' else 'own' end,
  'totals', (select ${totalsJson} from run r join clave.classification_total t on t.run_id = r.id where r.is_whole),
  'rows', coalesce((select json_agg(${rowJson} order by c.rank, c.account_id)
     from clave.classification_result c join clave.account a on a.id = c.account_id
     left join decided d on d.account_id = c.account_id left join entrusted p on p.account_id = c.account_id
     where c.run_id = (select id from run)), '[]'),
  'gone', coalesce((select json_agg(${goneJson} order by b.rank, a.name)
     from run r
     join clave.account a on a.merged_into is null
       and a.id in (select d.account_id from decided d where d.is_key
                    union select b.account_id from clave.classification_result b where b.run_id = (select previous_run_id from run) and b.pareto_class = 'A')
       and not exists (select from clave.classification_result c where c.run_id = (select id from run) and c.account_id = a.id)
       and not exists (select from clave.sales_month m where m.account_no = a.account_no and m.month between r.window_from and r.window_to)
     left join clave.classification_result b on b.run_id = r.previous_run_id and b.account_id = a.id
     left join decided d on d.account_id = a.id left join entrusted p on p.account_id = a.id), '[]'),
  'salesFrom', (select to_char(s.first_month, 'YYYY-MM') from clave.sales_period() s),
  'salesTo', (select to_char(s.last_month, 'YYYY-MM') from clave.sales_period() s),
  'approval', (select ${approvalJson} from run r join clave.classification_run o on o.window_from = r.window_from and o.window_to = r.window_to
               join clave.approved_portfolio f on f.run_id = o.id order by f.approved_at desc limit 1)
)::text as portfolio
where $1::uuid is null or exists (select from run)`
