import type { Client } from '@/shared/server/database'
import type { Position } from './position.contract'

/** Where an account stands in the latest run; all null before the first. */
export async function findPosition(client: Client, accountId: string): Promise<Position> {
  const found = await client.query<{ position: Position }>(positionSql, [accountId])
  return found.rows[0]!.position
}

/** $1 the account. The parent is the uppermost one that the reader sees. */
const positionSql = `
with recursive run as materialized (select r.*, clave.sees_all_accounts() as is_whole from clave.latest_run r),
chain (id, name, parent_id, height) as (
  select a.id, a.name, a.parent_id, 0 from clave.account a where a.id = $1
  union all select a.id, a.name, a.parent_id, c.height + 1 from chain c join clave.account a on a.id = c.parent_id where c.height < 20
), bar as materialized (
  select c.value, c.pareto_class, c.rank, c.account_id from run r join clave.classification_result c on c.run_id = r.id and c.pareto_class <> 'N'
  where r.is_whole order by c.rank, c.account_id limit 200
)
select json_build_object('rank', c.rank, 'sharePct', trim_scale(c.share_pct)::text, 'paretoClass', c.pareto_class, 'value', trim_scale(c.value)::text,
  'currency', r.currency, 'from', to_char(r.window_from, 'YYYY-MM'), 'to', to_char(r.window_to, 'YYYY-MM'),
  'countedUnder', (select h.name from chain h where r.group_parents and h.height > 0 order by h.height desc limit 1),
  'clients', (t.figures -> 'classes' ->> 'A')::int + (t.figures -> 'classes' ->> 'B')::int + (t.figures -> 'classes' ->> 'C')::int,
  'cutSharePct', t.figures ->> 'cutSharePct',
  'bars', case when r.is_whole then (select coalesce(json_agg(json_build_array(trim_scale(b.value)::text, b.pareto_class) order by b.rank, b.account_id), '[]') from bar b) end,
  'restValue', case when r.is_whole then trim_scale(t.base - coalesce((select sum(b.value) from bar b), 0))::text end) as position
from (select $1::uuid as id) asked
left join run r on true
left join clave.classification_total t on t.run_id = r.id and r.is_whole
left join clave.classification_result c on c.run_id = r.id and c.account_id = asked.id`
