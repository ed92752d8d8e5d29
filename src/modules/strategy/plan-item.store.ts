import type { Client } from '@/shared/server/database'
import type { PlanItemKind } from './plan-content.contract'
import type { Evidence, PlanItem } from './plan-item.contract'

/** An item as the wire has it; `sealed` leaves the content of reserved ones out. */
export function itemJson(content: 'sealed' | 'open'): string {
  const inside = content === 'open' ? 'i.content' : `case when i.level = 'reserved' then '{}'::jsonb else i.content end`
  return `json_build_object('id', i.id, 'kind', i.kind, 'block', i.block, 'position', i.position, 'content', ${inside},
    'certainty', i.certainty, 'source', i.source, 'saidBy', i.said_by, 'observedOn', i.observed_on, 'validUntil', i.valid_until,
    'confirmedOn', i.confirmed_on, 'confirmedBy', i.confirmed_by, 'level', i.level, 'createdAt', i.created_at, 'updatedAt', i.updated_at,
    'updatedBy', case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end, 'version', i.version)`
}
const fromItems = 'from clave.strategy_item i left join clave.app_user u on u.id = i.updated_by'

export async function findPlanItem(client: Client, accountId: string, id: string): Promise<PlanItem | undefined> {
  const found = await client.query<{ item: PlanItem }>(
    `select ${itemJson('open')} as item ${fromItems} where i.account_id = $1 and i.id = $2 and i.deleted_at is null`,
    [accountId, id],
  )
  return found.rows[0]?.item
}

export async function listPlanItems(client: Client, accountId: string): Promise<PlanItem[]> {
  const found = await client.query<{ item: PlanItem }>(
    `select ${itemJson('open')} as item ${fromItems} where i.account_id = $1 and i.deleted_at is null order by i.block, i.position, i.id`,
    [accountId],
  )
  return found.rows.map((row) => row.item)
}

export async function countPlanItems(client: Client, accountId: string): Promise<number> {
  const found = await client.query<{ n: number }>(
    'select count(*)::int as n from clave.strategy_item where account_id = $1 and deleted_at is null',
    [accountId],
  )
  return found.rows[0]!.n
}

export interface NewPlanItem {
  id: string
  accountId: string
  kind: PlanItemKind
  block: string
  position: number | undefined
  content: unknown
  evidence: Evidence
}

/** False when an item of that id, or the only one of its kind, is there already. Without a position it goes last in its block. */
export async function insertPlanItem(client: Client, given: NewPlanItem): Promise<boolean> {
  const { evidence } = given
  const done = await client.query(
    `insert into clave.strategy_item (id, account_id, kind, block, position, content, certainty, source, said_by, observed_on, valid_until, confirmed_on, confirmed_by, level, updated_by)
     select $1, $2, $3, $4, coalesce($5, (select max(position) + 1 from clave.strategy_item where account_id = $2 and block = $4 and deleted_at is null), 0),
            $6, $7, $8, $9, $10, $11, $12, $13, $14, clave.actor()
     on conflict do nothing`,
    [
      given.id,
      given.accountId,
      given.kind,
      given.block,
      given.position ?? null,
      JSON.stringify(given.content),
      ...evidenceValues(evidence),
    ],
  )
  return done.rowCount === 1
}

/** False when the version is no longer the one seen. */
export async function updatePlanItem(
  client: Client,
  item: { id: string; position: number; content: unknown; evidence: Evidence },
  version: number,
): Promise<boolean> {
  const done = await client.query(
    `update clave.strategy_item set position = $2, content = $3, certainty = $4, source = $5, said_by = $6, observed_on = $7, valid_until = $8,
       confirmed_on = $9, confirmed_by = $10, level = $11, updated_by = clave.actor()
     where id = $1 and version = $12 and deleted_at is null`,
    [item.id, item.position, JSON.stringify(item.content), ...evidenceValues(item.evidence), version],
  )
  return done.rowCount === 1
}

export async function removePlanItem(client: Client, id: string, version: number): Promise<boolean> {
  const done = await client.query(
    'update clave.strategy_item set deleted_at = now(), updated_by = clave.actor() where id = $1 and version = $2 and deleted_at is null',
    [id, version],
  )
  return done.rowCount === 1
}

/** True when the removed item is back; false when there is none, or another took its place meanwhile. */
export async function reinstatePlanItem(client: Client, accountId: string, id: string): Promise<boolean> {
  const done = await client.query(
    `update clave.strategy_item i set deleted_at = null, updated_by = clave.actor()
     where i.account_id = $1 and i.id = $2 and i.deleted_at is not null and not exists (
       select from clave.strategy_item o where o.account_id = i.account_id and o.kind = i.kind and o.deleted_at is null and o.id <> i.id
         and (i.kind = 'stance' or coalesce(i.content ->> 'force', i.content ->> 'activity', i.content ->> 'section', i.content ->> 'promptId')
              = coalesce(o.content ->> 'force', o.content ->> 'activity', o.content ->> 'section', o.content ->> 'promptId')))`,
    [accountId, id],
  )
  return done.rowCount === 1
}

export async function isRemovedItem(client: Client, accountId: string, id: string): Promise<boolean> {
  const found = await client.query(
    'select from clave.strategy_item where account_id = $1 and id = $2 and deleted_at is not null',
    [accountId, id],
  )
  return found.rowCount === 1
}

export async function saveLink(
  client: Client,
  accountId: string,
  link: { from: string; to: string },
  isLinked: boolean,
): Promise<void> {
  await client.query(
    isLinked
      ? 'insert into clave.strategy_link (account_id, from_id, to_id) values ($1, $2, $3) on conflict do nothing'
      : 'delete from clave.strategy_link where account_id = $1 and from_id = $2 and to_id = $3',
    [accountId, link.from, link.to],
  )
}

export async function recordOpening(client: Client, accountId: string, itemId: string): Promise<void> {
  await client.query("select clave.record_event('strategy.reserved_opened', $2, $1)", [
    accountId,
    JSON.stringify({ item: itemId }),
  ])
}

function evidenceValues(evidence: Evidence): unknown[] {
  return [
    evidence.certainty,
    evidence.source,
    evidence.saidBy,
    evidence.observedOn,
    evidence.validUntil,
    evidence.confirmedOn,
    evidence.confirmedBy,
    evidence.level,
  ]
}
