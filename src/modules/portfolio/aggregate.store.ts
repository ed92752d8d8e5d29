import type { ReplyOf } from '@/shared/kernel/endpoint'
import type { Client } from '@/shared/server/database'
import type { aggregateEndpoint } from './portfolio.contract'

type Aggregate = ReplyOf<typeof aggregateEndpoint>
export type AggregateBy = 'paretoClass' | 'sector' | 'city' | 'manager'

const keys: Readonly<Record<AggregateBy, string>> = {
  paretoClass: 'c.pareto_class',
  sector: 'a.sector',
  city: 'a.city',
  manager: '(select u.name from clave.app_user u where u.id = p.manager_id)',
}

/** Sums of the latest run over the accounts that the reader sees; a group of fewer than `fewest` is told with the other small ones. */
export async function sumPortfolioBy(
  client: Client,
  by: AggregateBy,
  asked: { today: string; fewest: number },
): Promise<Aggregate> {
  const found = await client.query<{ aggregate: Aggregate }>(
    `with run as materialized (select * from clave.latest_run),
     grouped as materialized (
       select ${keys[by]} as key, count(*)::int as accounts, sum(c.value) as value
       from clave.classification_result c join clave.account a on a.id = c.account_id
       left join clave.appointment p on p.account_id = c.account_id and p.deleted_at is null and $1::date between p.starts_on and coalesce(p.ends_on, 'infinity')
       where c.run_id = (select id from run) group by 1
     ), small as (select count(*)::int as groups, sum(accounts)::int as accounts, sum(value) as value from grouped where accounts < $2)
     select json_build_object('currency', (select currency from run),
       'groups', coalesce((select json_agg(json_build_object('key', key, 'accounts', accounts, 'value', trim_scale(value)::text) order by value desc, key)
                           from grouped where accounts >= $2), '[]'),
       'rest', (select json_build_object('groups', groups, 'accounts', accounts, 'value', trim_scale(value)::text) from small where accounts >= $2)) as aggregate`,
    [asked.today, asked.fewest],
  )
  return found.rows[0]!.aggregate
}
