import type { ReplyOf } from '@/shared/kernel/endpoint'
import type { Client } from '@/shared/server/database'
import type { approvedEndpoint, ApprovedPortfolio } from './approval.contract'

const portfolioFields = `'id', f.id, 'period', f.period, 'runId', f.run_id, 'from', to_char(r.window_from, 'YYYY-MM'), 'to', to_char(r.window_to, 'YYYY-MM'),
  'currency', r.currency, 'note', f.note, 'approvedAt', to_char(f.approved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
  'approvedBy', (select u.name from clave.app_user u where u.id = f.approved_by),
  'keyAccounts', (select count(*) from clave.approved_portfolio_account k where k.portfolio_id = f.id and k.is_key)`

/** Whether sales changed after the run was computed; undefined when there is no such run. */
export async function findIsOutdated(client: Client, runId: string): Promise<boolean | undefined> {
  const found = await client.query<{ is_outdated: boolean }>(
    'select r.sales_stamp <> s.stamp as is_outdated from clave.classification_run r, clave.sales_stamp s where r.id = $1',
    [runId],
  )
  return found.rows[0]?.is_outdated
}

/** False when the period has its portfolio already, also when another director signs at this moment. */
export async function insertApproval(
  client: Client,
  approval: {
    id: string
    runId: string
    period: string
    note: string | null
    approvedBy: string
    approvedAt: string | null
  },
): Promise<boolean> {
  const done = await client.query(
    `insert into clave.approved_portfolio (id, run_id, period, note, approved_by, approved_at)
     values ($1, $2, $3, $4, $5, coalesce($6::timestamptz, clock_timestamp())) on conflict (period) do nothing`,
    [approval.id, approval.runId, approval.period, approval.note, approval.approvedBy, approval.approvedAt],
  )
  return done.rowCount === 1
}

/** Freezes run, decisions and managers as they stood on a day; `decidedUntil` null = all decisions up to now. */
export async function freezePortfolio(
  client: Client,
  approvalId: string,
  asOf: { day: string; decidedUntil: string | null },
): Promise<void> {
  await client.query('select clave.freeze_portfolio($1, $2, $3)', [approvalId, asOf.day, asOf.decidedUntil])
}

/** Newest first. */
export async function listApproved(client: Client): Promise<ApprovedPortfolio[]> {
  const found = await client.query<{ portfolio: ApprovedPortfolio }>(
    `select json_build_object(${portfolioFields}) as portfolio
     from clave.approved_portfolio f join clave.classification_run r on r.id = f.run_id order by f.approved_at desc limit 100`,
  )
  return found.rows.map((row) => row.portfolio)
}

/** With the accounts that were key, and class A beside them; as far as the reader sees them. */
export async function findApproved(client: Client, id: string): Promise<ReplyOf<typeof approvedEndpoint> | undefined> {
  const found = await client.query<{ portfolio: ReplyOf<typeof approvedEndpoint> }>(
    `select json_build_object(${portfolioFields},
       'accounts', coalesce((select json_agg(json_build_object('id', k.account_id, 'name', a.name, 'paretoClass', k.pareto_class, 'rank', k.rank,
            'value', trim_scale(k.value)::text, 'isKey', k.is_key, 'manager', u.name) order by k.value desc nulls last, a.name)
          from clave.approved_portfolio_account k join clave.account a on a.id = k.account_id left join clave.app_user u on u.id = k.manager_id
          where k.portfolio_id = f.id and (k.is_key or k.pareto_class = 'A')), '[]')) as portfolio
     from clave.approved_portfolio f join clave.classification_run r on r.id = f.run_id where f.id = $1`,
    [id],
  )
  return found.rows[0]?.portfolio
}
