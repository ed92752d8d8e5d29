import type { CalendarDate } from '@/shared/kernel/calendar-date'
import type { Client } from '@/shared/server/database'
import type { Decision } from './decision.contract'

export interface AccountToDecide {
  id: string
  isArchived: boolean
  classesLatestFirst: ('A' | 'B' | 'C' | 'N' | null)[]
}
export interface NewDecision {
  id: string
  accountId: string
  decision: string
  reason: string | null
  isPinned: boolean
  expiresOn: CalendarDate | null
}

const decisionJson = `json_build_object('id', k.id, 'accountId', k.account_id, 'decision', k.decision, 'reason', k.reason, 'isPinned', k.is_pinned,
  'expiresOn', k.expires_on, 'decidedBy', (select u.name from clave.app_user u where u.id = k.decided_by),
  'decidedAt', to_char(k.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'version', k.version)`

export async function findLatestRunId(client: Client): Promise<string | null> {
  const found = await client.query<{ id: string }>('select id from clave.latest_run')
  return found.rows[0]?.id ?? null
}

/** Those of the accounts that the reader sees, with their classes in the periods up to a run. */
export async function listAccountsToDecide(
  client: Client,
  ids: readonly string[],
  runId: string | null,
): Promise<AccountToDecide[]> {
  const found = await client.query<AccountToDecide>(
    `with period as materialized (select * from clave.run_periods($2::uuid))
     select a.id, a.archived_at is not null as "isArchived",
            (select coalesce(json_agg(c.pareto_class order by w.window_to desc), '[]') from period w
             left join clave.classification_result c on c.run_id = w.id and c.account_id = a.id) as "classesLatestFirst"
     from clave.account a where a.id = any ($1::uuid[]) and a.merged_into is null`,
    [ids, runId],
  )
  return found.rows
}

/** All in one statement, in the order given. `decidedAt` null = now. */
export async function insertDecisions(
  client: Client,
  decisions: readonly NewDecision[],
  made: { runId: string | null; decidedBy: string; decidedAt: string | null },
): Promise<void> {
  await client.query(
    `insert into clave.key_account_decision (id, account_id, decision, reason, is_pinned, expires_on, run_id, decided_by, decided_at)
     select n.*, $7::uuid, $8::uuid, coalesce($9::timestamptz, clock_timestamp())
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::date[]) n`,
    [
      decisions.map((one) => one.id),
      decisions.map((one) => one.accountId),
      decisions.map((one) => one.decision),
      decisions.map((one) => one.reason),
      decisions.map((one) => one.isPinned),
      decisions.map((one) => one.expiresOn),
      made.runId,
      made.decidedBy,
      made.decidedAt,
    ],
  )
}

export async function listDecisionsById(client: Client, ids: readonly string[]): Promise<Decision[]> {
  const found = await client.query<{ decision: Decision }>(
    `select ${decisionJson} as decision from clave.key_account_decision k join unnest($1::uuid[]) with ordinality n (id, place) using (id) order by n.place`,
    [ids],
  )
  return found.rows.map((row) => row.decision)
}

/** The history of an account, newest first, without what was taken back. */
export async function listDecisionsOf(client: Client, accountId: string): Promise<Decision[]> {
  const found = await client.query<{ decision: Decision }>(
    `select ${decisionJson} as decision from clave.key_account_decision k
     where k.account_id = $1 and k.deleted_at is null order by k.decided_at desc`,
    [accountId],
  )
  return found.rows.map((row) => row.decision)
}

/** Of these decisions, those that still live, and whether a later one that is not among them stands on each. */
export async function listDecisionsToUndo(
  client: Client,
  ids: readonly string[],
): Promise<{ id: string; accountId: string; isSuperseded: boolean }[]> {
  const found = await client.query<{ id: string; accountId: string; isSuperseded: boolean }>(
    `select k.id, k.account_id as "accountId",
            exists (select from clave.key_account_decision later where later.account_id = k.account_id and later.deleted_at is null
                      and later.decided_at > k.decided_at and later.id <> all ($1::uuid[])) as "isSuperseded"
     from clave.key_account_decision k where k.id = any ($1::uuid[]) and k.deleted_at is null`,
    [ids],
  )
  return found.rows
}

/** How many were taken back: fewer than asked when somebody else was faster or a policy keeps them. */
export async function takeBackDecisions(client: Client, ids: readonly string[]): Promise<number> {
  const done = await client.query(
    'update clave.key_account_decision set deleted_at = now() where id = any ($1::uuid[]) and deleted_at is null',
    [ids],
  )
  return done.rowCount ?? 0
}
