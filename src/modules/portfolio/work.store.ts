import type { CalendarDate } from '@/shared/kernel/calendar-date'
import type { Client } from '@/shared/server/database'

type ClassLetter = 'A' | 'B' | 'C' | 'N'
export interface CutRow {
  runId: string
  counts: Record<ClassLetter, number>
  smallestOfA: string | null
}
export interface ManagerRow {
  id: string
  name: string
  isActive: boolean
  /** All his key accounts, those out of the reader's sight included. */
  keyAccounts: number
}
export interface KeyAccountRow {
  id: string
  name: string
  managerId: string | null
}
export interface OutsideRow {
  id: string
  name: string
  rank: number
  value: string
  sharePct: number | null
  paretoClass: ClassLetter
  attractiveness: number | null
  strength: number | null
  category: 'strategic' | 'promise' | 'established' | 'efficient' | null
  answeredPct: number
}
export interface QuestionRow {
  id: string
  name: string
  paretoClass: ClassLetter | null
  standing: {
    decision: 'promote' | 'keep' | 'exception' | 'leave' | 'release'
    expiresOn: CalendarDate | null
    isPinned: boolean
    isOfThisPeriod: boolean
  } | null
  classesLatestFirst: (ClassLetter | null)[]
}
export interface WorkRows {
  managers: ManagerRow[]
  keyAccounts: KeyAccountRow[]
  outside: OutsideRow[]
  questions: QuestionRow[]
}

/** The cut of the latest run; undefined before the first. */
export async function findCut(client: Client): Promise<CutRow | undefined> {
  const found = await client.query<CutRow>(
    `select r.id as "runId", t.figures -> 'classes' as counts,
            (select trim_scale(min(c.value))::text from clave.classification_result c where c.run_id = r.id and c.pareto_class = 'A') as "smallestOfA"
     from clave.latest_run r join clave.classification_total t on t.run_id = r.id`,
  )
  return found.rows[0]
}

/**
 * Everything that waits, in one statement: managers, key accounts (largest first), accounts outside A that may be
 * candidates, and those whose class and decision may disagree.
 */
export async function findWork(
  client: Client,
  asked: { runId: string | null; today: string; nearFrom: string | null; lastRank: number },
): Promise<WorkRows> {
  const found = await client.query<WorkRows>(workSql, [asked.runId, asked.today, asked.nearFrom, asked.lastRank])
  return found.rows[0]!
}

/** $1 the run, $2 today, $3 the value from which class B is near the cut, $4 the last rank looked at for its place. */
const workSql = `
with run as materialized (select * from clave.classification_run where id = $1::uuid),
decided as materialized (
  select distinct on (k.account_id) k.account_id, k.decision, k.expires_on, k.is_pinned, k.run_id,
         k.decision in ('promote', 'keep') or (k.decision = 'exception' and k.expires_on >= $2::date) as is_key
  from clave.key_account_decision k where k.deleted_at is null order by k.account_id, k.decided_at desc
), entrusted as materialized (
  select p.account_id, p.manager_id from clave.appointment p
  where p.deleted_at is null and $2::date between p.starts_on and coalesce(p.ends_on, 'infinity')
), client as materialized (
  select a.id, a.name, c.rank, c.value, c.share_pct, c.pareto_class, d.decision, d.expires_on, d.is_pinned, d.run_id, coalesce(d.is_key, false) as is_key,
         p.manager_id, a.parent_id is not null and coalesce((select r.group_parents from run r), false) as is_counted_under_parent
  from clave.account a
  left join clave.classification_result c on c.run_id = $1::uuid and c.account_id = a.id
  left join decided d on d.account_id = a.id
  left join entrusted p on p.account_id = a.id
  where a.merged_into is null and a.archived_at is null and (c.account_id is not null or d.account_id is not null)
), period as materialized (select * from clave.run_periods($1::uuid))
select
  (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'isActive', m.is_active, 'keyAccounts', m.key_accounts) order by u.name collate "es-x-icu", u.id), '[]')
   from (select u.id, not u.is_disabled and exists (select from clave.user_role r where r.user_id = u.id and r.role = 'kam') as is_active,
           coalesce(k.accounts, 0) as key_accounts from clave.app_user u left join clave.manager_key_accounts($2::date) k on k.manager_id = u.id) m
   join clave.app_user u on u.id = m.id
   where m.is_active or m.key_accounts > 0) as managers,
  (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'managerId', c.manager_id) order by c.value desc nulls last, c.id), '[]')
   from client c where c.is_key) as "keyAccounts",
  (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'rank', c.rank, 'value', trim_scale(c.value)::text, 'sharePct', c.share_pct,
            'paretoClass', c.pareto_class, 'attractiveness', s.attractiveness, 'strength', s.relative_strength, 'category', s.category,
            'answeredPct', coalesce(s.answered_pct, 0))), '[]')
   from client c left join clave.scorecard s on s.account_id = c.id
   where not c.is_key and c.pareto_class in ('B', 'C')
     and ((c.pareto_class = 'B' and (c.value >= $3::numeric or s.answered_pct > 0)) or c.rank <= $4::int)) as outside,
  (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'paretoClass', c.pareto_class,
            'standing', case when c.decision is null then null else json_build_object('decision', c.decision, 'expiresOn', c.expires_on, 'isPinned', c.is_pinned,
               'isOfThisPeriod', exists (select from clave.classification_run o join run r on r.window_to = o.window_to where o.id = c.run_id)) end,
            'classesLatestFirst', case when c.pareto_class = 'A' then '["A"]'::json else
               (select coalesce(json_agg(x.pareto_class order by w.window_to desc), '[]') from period w
                left join clave.classification_result x on x.run_id = w.id and x.account_id = c.id) end) order by c.value desc nulls last, c.id), '[]')
   from client c
   where not c.is_counted_under_parent
     and (c.is_key <> (c.pareto_class is not distinct from 'A') or (c.decision = 'exception' and c.expires_on < $2::date))) as questions`
