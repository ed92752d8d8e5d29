import type { Client } from '@/shared/server/database'
import type { PlanSnapshot } from './plan-version.contract'
import { itemJson } from './plan-item.store'

/** Freezes the working plan under its number; the next draft has the following one. */
export async function signVersion(client: Client, accountId: string, note: string): Promise<void> {
  await client.query(
    `insert into clave.strategy_version (account_id, version_no, start_year, links, note, approved_by)
     select s.account_id, s.version_no, s.start_year,
            coalesce((select json_agg(json_build_object('from', l.from_id, 'to', l.to_id) order by l.from_id, l.to_id) from clave.strategy_link l
               join clave.strategy_item f on f.id = l.from_id and f.deleted_at is null join clave.strategy_item t on t.id = l.to_id and t.deleted_at is null
               where l.account_id = $1), '[]')::jsonb, $2, clave.actor()
     from clave.strategy s where s.account_id = $1`,
    [accountId, note],
  )
  await client.query(
    `insert into clave.strategy_version_item (account_id, version_no, item_id, level, item)
     select s.account_id, s.version_no, i.id, i.level, ${itemJson('open')}
     from clave.strategy s join clave.strategy_item i on i.account_id = s.account_id and i.deleted_at is null left join clave.app_user u on u.id = i.updated_by
     where s.account_id = $1`,
    [accountId],
  )
  await client.query(
    `update clave.strategy set version_no = version_no + 1, status = 'draft', submitted_at = null, submitted_by = null where account_id = $1`,
    [accountId],
  )
}

/** An approved version as far as the reader's walls let him see it. */
export async function findVersion(
  client: Client,
  accountId: string,
  versionNo: number,
): Promise<PlanSnapshot | undefined> {
  const found = await client.query<PlanSnapshot>(
    `select v.version_no as "versionNo", v.start_year as "startYear", v.links,
       coalesce((select json_agg(i.item order by i.item ->> 'block', (i.item ->> 'position')::int, i.item_id)
          from clave.strategy_version_item i where i.account_id = v.account_id and i.version_no = v.version_no), '[]') as items
     from clave.strategy_version v where v.account_id = $1 and v.version_no = $2`,
    [accountId, versionNo],
  )
  return found.rows[0]
}

/** The working plan becomes what the version was: newer items go, changed ones turn back, removed ones return. */
export async function restoreVersion(client: Client, accountId: string, versionNo: number): Promise<void> {
  const asked = [accountId, versionNo]
  await client.query(
    `update clave.strategy_item i set deleted_at = now(), updated_by = clave.actor()
     where i.account_id = $1 and i.deleted_at is null
       and not exists (select from clave.strategy_version_item v where v.account_id = $1 and v.version_no = $2 and v.item_id = i.id)`,
    asked,
  )
  await client.query(
    `update clave.strategy_item i
     set block = v.item ->> 'block', position = (v.item ->> 'position')::int, content = v.item -> 'content', certainty = v.item ->> 'certainty',
         source = v.item ->> 'source', said_by = v.item ->> 'saidBy', observed_on = (v.item ->> 'observedOn')::date, valid_until = (v.item ->> 'validUntil')::date,
         confirmed_on = (v.item ->> 'confirmedOn')::date, confirmed_by = v.item ->> 'confirmedBy', level = v.item ->> 'level', deleted_at = null, updated_by = clave.actor()
     from clave.strategy_version_item v
     where v.account_id = $1 and v.version_no = $2 and i.id = v.item_id
       and (i.deleted_at is not null or (i.version)::text is distinct from v.item ->> 'version')`,
    asked,
  )
  await client.query('delete from clave.strategy_link where account_id = $1', [accountId])
  await client.query(
    `insert into clave.strategy_link (account_id, from_id, to_id)
     select $1, (l ->> 'from')::uuid, (l ->> 'to')::uuid from clave.strategy_version v cross join jsonb_array_elements(v.links) l
     where v.account_id = $1 and v.version_no = $2`,
    asked,
  )
}
