import type { CalendarDate } from '@/shared/kernel/calendar-date'
import type { Client } from '@/shared/server/database'
import type { portfolioTotals } from './portfolio.contract'
import type { z } from 'zod'
import type { Run } from './run.contract'
import { runJson } from './run.store'

type ClassLetter = 'A' | 'B' | 'C' | 'N'
export interface ExportedAccount {
  id: string
  name: string
  rank: number
  value: string
  sharePct: string | null
  /** Of the company; null for those who see a part of it. */
  reachedPct: string | null
  paretoClass: ClassLetter
  previousClass: ClassLetter | null
  previousRank: number | null
  yearBefore: string | null
  decision: 'promote' | 'keep' | 'exception' | 'leave' | 'release' | null
  isKey: boolean
  reason: string | null
  expiresOn: CalendarDate | null
  manager: string | null
}
export interface GoneAccount {
  id: string
  name: string
  paretoClass: ClassLetter
  rank: number
}
export interface ExportedRun {
  run: Run
  previous: Pick<Run, 'from' | 'to'> | null
  totals: Pick<z.infer<typeof portfolioTotals>, 'base' | 'net' | 'withoutClient' | 'withoutCost' | 'apart'> | null
  approval: { period: string; approvedBy: string; approvedOn: CalendarDate } | null
}

/** A run, or the latest, with what it was made from; undefined when there is none. */
export async function findRunToExport(client: Client, runId: string | null): Promise<ExportedRun | undefined> {
  const found = await client.query<ExportedRun>(
    `select ${runJson} as run,
       (select json_build_object('from', to_char(b.window_from, 'YYYY-MM'), 'to', to_char(b.window_to, 'YYYY-MM'))
        from clave.classification_run b where b.id = r.previous_run_id) as previous,
       (select json_build_object('base', trim_scale(t.base)::text, 'net', trim_scale(t.net)::text, 'withoutClient', trim_scale(t.without_client)::text,
          'withoutCost', t.figures -> 'withoutCost', 'apart', t.apart)
        from clave.classification_total t where t.run_id = r.id and clave.sees_all_accounts()) as totals,
       (select json_build_object('period', f.period, 'approvedBy', u.name, 'approvedOn', (f.approved_at at time zone c.time_zone)::date)
        from clave.approved_portfolio f join clave.app_user u on u.id = f.approved_by, clave.company c
        where f.run_id = r.id order by f.approved_at desc limit 1) as approval
     from clave.classification_run r where $1::uuid is null or r.id = $1 order by r.created_at desc limit 1`,
    [runId],
  )
  return found.rows[0]
}

/** Every account of the run that the reader sees, by rank, with the decision that holds and who answers for it. */
export async function listAccountsToExport(client: Client, runId: string, today: string): Promise<ExportedAccount[]> {
  const found = await client.query<ExportedAccount>(
    `with decided as materialized (
       select distinct on (k.account_id) k.account_id, k.decision, k.reason, k.expires_on,
              k.decision in ('promote', 'keep') or (k.decision = 'exception' and k.expires_on >= $2::date) as is_key
       from clave.key_account_decision k where k.deleted_at is null order by k.account_id, k.decided_at desc
     )
     select c.account_id as id, a.name, c.rank, trim_scale(c.value)::text as value, trim_scale(c.share_pct)::text as "sharePct",
            case when c.pareto_class <> 'N' then trim_scale(round(100 * sum(greatest(c.value, 0)) over (order by c.rank, c.account_id) / t.base, 4))::text end as "reachedPct",
            c.pareto_class as "paretoClass", c.previous_class as "previousClass", c.previous_rank as "previousRank", trim_scale(c.year_before)::text as "yearBefore",
            d.decision, coalesce(d.is_key, false) as "isKey", d.reason, d.expires_on as "expiresOn", u.name as manager
     from clave.classification_result c join clave.account a on a.id = c.account_id
     left join clave.classification_total t on t.run_id = c.run_id and t.base > 0 and (select clave.sees_all_accounts())
     left join decided d on d.account_id = c.account_id
     left join clave.appointment p on p.account_id = c.account_id and p.deleted_at is null and $2::date between p.starts_on and coalesce(p.ends_on, 'infinity')
     left join clave.app_user u on u.id = p.manager_id
     where c.run_id = $1 order by c.rank, c.account_id`,
    [runId, today],
  )
  return found.rows
}

/** Accounts of the run before that are not in this one. */
export async function listGone(client: Client, runId: string): Promise<GoneAccount[]> {
  const found = await client.query<GoneAccount>(
    `select b.account_id as id, a.name, b.pareto_class as "paretoClass", b.rank
     from clave.classification_run r join clave.classification_result b on b.run_id = r.previous_run_id join clave.account a on a.id = b.account_id
     where r.id = $1 and not exists (select from clave.classification_result c where c.run_id = r.id and c.account_id = b.account_id)
     order by b.rank, a.name`,
    [runId],
  )
  return found.rows
}

export async function recordExport(client: Client, runId: string, accounts: number): Promise<void> {
  await client.query(
    "select clave.record_event('portfolio.exported', jsonb_build_object('run', $1::uuid, 'accounts', $2::int), null)",
    [runId, accounts],
  )
}
