import type { Client } from '@/shared/server/database'
import type { PlanHead, PlanLink } from './plan.contract'
import { itemJson } from './plan-item.store'

const headJson = `json_build_object('versionNo', s.version_no, 'status', s.status, 'submittedAt', s.submitted_at,
  'submittedBy', case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end,
  'startYear', s.start_year, 'sharedBlocks', s.shared_blocks, 'version', s.version)`

/** $1 account · $2 today · $3 with sales · $4 with costs · $5 the reader's rights. */
export const planSql = `with head as materialized (select ${headJson} as head from clave.strategy s left join clave.app_user u on u.id = s.submitted_by where s.account_id = $1),
     signed as materialized (select v.version_no,
         json_build_object('versionNo', v.version_no, 'startYear', v.start_year, 'approvedAt', v.approved_at, 'note', v.note,
           'approvedBy', json_build_object('id', u.id, 'name', u.name)) as version
       from clave.strategy_version v join clave.app_user u on u.id = v.approved_by where v.account_id = $1)
     select (coalesce((select head from head), json_build_object('versionNo', 1, 'status', 'draft', 'submittedAt', null, 'submittedBy', null,
         'startYear', extract(year from $2::date)::int, 'sharedBlocks', json_build_array(), 'version', 0))::jsonb
       || jsonb_build_object('today', $2::text, 'rights', $5::jsonb,
         'items', coalesce((select json_agg(${itemJson('sealed')} order by i.block, i.position, i.id)
            from clave.strategy_item i left join clave.app_user u on u.id = i.updated_by where i.account_id = $1 and i.deleted_at is null), '[]'),
         'links', coalesce((select json_agg(json_build_object('from', l.from_id, 'to', l.to_id)) from clave.strategy_link l
            join clave.strategy_item f on f.id = l.from_id and f.deleted_at is null join clave.strategy_item t on t.id = l.to_id and t.deleted_at is null
            where l.account_id = $1), '[]'),
         'versions', coalesce((select json_agg(version order by version_no desc) from signed), '[]'),
         'sales', case when $3 then clave.sales_of_account($1, $4) end,
         'benchmarks', case when $3 then coalesce((select json_agg(json_build_object('line', b.line, 'sharePct', b.share_pct, 'accounts', b.accounts))
            from clave.wallet_benchmarks($1) b), '[]') else '[]' end))::text as reply`

/**
 * The whole plan, as getPlanEndpoint has it but for `rights`, written by the database in one statement. An account
 * without a plan has an empty draft of version 0.
 */
export async function readPlanText(
  client: Client,
  accountId: string,
  asked: { today: string; hasSales: boolean; hasCost: boolean; rights: Readonly<Record<string, boolean>> },
): Promise<string> {
  const found = await client.query<{ reply: string }>(planSql, [
    accountId,
    asked.today,
    asked.hasSales,
    asked.hasCost,
    JSON.stringify(asked.rights),
  ])
  return found.rows[0]!.reply
}

export async function findHead(client: Client, accountId: string): Promise<PlanHead | undefined> {
  const found = await client.query<{ head: PlanHead }>(
    `select ${headJson} as head from clave.strategy s left join clave.app_user u on u.id = s.submitted_by where s.account_id = $1`,
    [accountId],
  )
  return found.rows[0]?.head
}

/** The plan begins with its first write; its status, held so that nobody signs while somebody writes. */
export async function openPlan(client: Client, accountId: string, today: string): Promise<PlanHead['status']> {
  const held = await holdStatus(client, accountId)
  if (held) return held
  await client.query(
    'insert into clave.strategy (account_id, start_year) values ($1, extract(year from $2::date)) on conflict do nothing',
    [accountId, today],
  )
  return (await holdStatus(client, accountId))!
}

async function holdStatus(client: Client, accountId: string): Promise<PlanHead['status'] | undefined> {
  const found = await client.query<{ status: PlanHead['status'] }>(
    'select status from clave.strategy where account_id = $1 for share',
    [accountId],
  )
  return found.rows[0]?.status
}

/** The plan for whoever submits, signs or turns it over: nobody else writes until the transaction ends. */
export async function holdPlan(client: Client, accountId: string): Promise<PlanHead | undefined> {
  await client.query('select 1 from clave.strategy where account_id = $1 for update', [accountId])
  return findHead(client, accountId)
}

export async function saveSubmission(client: Client, accountId: string, isSubmitted: boolean): Promise<void> {
  await client.query(
    `update clave.strategy set status = case when $2 then 'submitted' else 'draft' end, submitted_at = case when $2 then now() end,
       submitted_by = case when $2 then clave.actor() end where account_id = $1`,
    [accountId, isSubmitted],
  )
}

export async function saveStartYear(client: Client, accountId: string, startYear: number): Promise<void> {
  await client.query('update clave.strategy set start_year = $2 where account_id = $1', [accountId, startYear])
}

/** False when the version is no longer the one seen; 0 was seen of a plan that this write began. */
export async function saveSharedBlocks(
  client: Client,
  accountId: string,
  blocks: readonly string[],
  version: number,
): Promise<boolean> {
  const done = await client.query(
    'update clave.strategy set shared_blocks = $2 where account_id = $1 and version = greatest($3, 1)',
    [accountId, blocks, version],
  )
  return done.rowCount === 1
}

export async function listPlanLinks(client: Client, accountId: string): Promise<PlanLink[]> {
  const found = await client.query<PlanLink>(
    `select l.from_id as "from", l.to_id as "to" from clave.strategy_link l
     join clave.strategy_item f on f.id = l.from_id and f.deleted_at is null join clave.strategy_item t on t.id = l.to_id and t.deleted_at is null
     where l.account_id = $1 order by 1, 2`,
    [accountId],
  )
  return found.rows
}
