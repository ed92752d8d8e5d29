import type { RequestContext } from '@/shared/server/request-transaction'
import { jsonText, type Reply } from '@/shared/server/route'

/**
 * The reply of accountSalesEndpoint, written by the database in one statement.
 * Amounts are in the company's currency where each document has a rate, else in the currency of the latest run; what is in
 * neither stays apart.
 */
export async function readSales(ctx: RequestContext, accountId: string, hasCost: boolean): Promise<Reply> {
  const cost = hasCost ? `, 'cost', trim_scale(s.cost)::text` : ''
  const found = await ctx.client.query<{ reply: string }>(
    `with own as materialized (select a.id, a.account_no from clave.account a where a.id = $1),
     cells as materialized (select m.* from clave.sales_month m where m.account_no = (select account_no from own)),
     papers as materialized (select ${perMonth} from clave.sales_document d where d.account_no = (select account_no from own) and d.replaced_by is null group by 1),
     basis as materialized (
       select coalesce((select r.is_converted from clave.latest_run r), not exists (select from cells where net_base is null)) as is_base, c.currency as company
       from clave.company c),
     shown as materialized (
       select b.is_base, case when b.is_base then b.company else coalesce((select r.currency from clave.latest_run r),
         (select currency from cells group by 1 order by sum(line_count) desc, 1 limit 1), b.company) end as currency
       from basis b),
     valued as materialized (
       select c.month, c.line_no, c.currency, c.net as own_net, c.units, case when s.is_base then c.net_base when c.currency = s.currency then c.net end as net,
              case when s.is_base then c.cost_base when c.currency = s.currency then c.cost end as cost
       from cells c cross join shown s),
     ${spans},
     mix as (select v.line_no, coalesce(sum(v.net) filter (where v.month >= k.from_month), 0) as net, coalesce(sum(v.net) filter (where v.month < k.from_month), 0) as net_before,
         coalesce(sum(v.units) filter (where v.month >= k.from_month), 0) as units, coalesce(sum(v.units) filter (where v.month < k.from_month), 0) as units_before,
         sum(v.cost) filter (where v.month >= k.from_month) as cost
       from valued v cross join span k where v.month > k.to_month - interval '24 months' and v.month <= k.to_month group by 1)
     select json_build_object(
       'currency', (select currency from shown),
       'isConverted', exists (select from valued v, shown s where s.is_base and v.currency <> s.currency and v.net is not null),
       'apart', coalesce((select json_agg(json_build_object('currency', u.currency, 'net', trim_scale(u.net)::text) order by u.currency)
          from (select currency, sum(own_net) as net from valued where net is null group by 1) u), '[]'),
       'months', (select coalesce(json_agg(json_build_object('month', to_char(g.month, 'YYYY-MM'), 'net', trim_scale(coalesce(s.net, 0))::text${cost},
            'units', trim_scale(coalesce(s.units, 0))::text, 'documents', coalesce(p.n, 0)) order by g.month), '[]')
          from months g left join (select month, sum(net) as net, sum(cost) as cost, sum(units) as units from valued group by 1) s on s.month = g.month
          left join papers p on p.month = g.month),
       'lines', (select coalesce(json_agg(json_build_object('line', l.name, 'net', trim_scale(s.net)::text, 'netYearBefore', trim_scale(s.net_before)::text${cost},
            'units', trim_scale(s.units)::text, 'unitsYearBefore', trim_scale(s.units_before)::text) order by s.net desc, s.units desc, l.name), '[]')
          from mix s left join clave.product_line l on l.line_no = s.line_no),
       ${closing}
       'rfm', (select json_build_object('recencyDays', $2::date - a.last_invoice_on, 'frequency', a.invoices, 'recency', a.rfm_recency, 'frequencyScore', a.rfm_frequency, 'monetary', a.rfm_monetary)
          from clave.account_standing a where a.account_id = $1 and a.last_invoice_on is not null)
     )::text as reply`,
    [accountId, ctx.today],
  )
  return jsonText(found.rows[0]!.reply)
}

/** The same without an amount, for the specialists on the account's team. */
export async function readUnits(ctx: RequestContext, accountId: string): Promise<Reply> {
  const found = await ctx.client.query<{ reply: string }>(
    `with cells as materialized (select * from clave.team_units($1)),
     papers as materialized (select ${perMonth} from clave.team_documents($1) d group by 1),
     ${spans},
     mix as (select c.line_no, coalesce(sum(c.units) filter (where c.month >= k.from_month), 0) as units, coalesce(sum(c.units) filter (where c.month < k.from_month), 0) as units_before
       from cells c cross join span k where c.month > k.to_month - interval '24 months' and c.month <= k.to_month group by 1)
     select json_build_object(
       'currency', (select currency from clave.company), 'isConverted', false, 'apart', json_build_array(),
       'months', (select coalesce(json_agg(json_build_object('month', to_char(g.month, 'YYYY-MM'), 'units', trim_scale(coalesce(s.units, 0))::text, 'documents', coalesce(p.n, 0)) order by g.month), '[]')
          from months g left join (select month, sum(units) as units from cells group by 1) s on s.month = g.month
          left join papers p on p.month = g.month),
       'lines', (select coalesce(json_agg(json_build_object('line', l.name, 'units', trim_scale(s.units)::text, 'unitsYearBefore', trim_scale(s.units_before)::text) order by s.units desc, l.name), '[]')
          from mix s left join clave.product_line l on l.line_no = s.line_no),
       ${closing}
       'rfm', null
     )::text as reply`,
    [accountId],
  )
  return jsonText(found.rows[0]!.reply)
}

/** Documents by month, with the first and last sale of each; an account may have a hundred thousand. */
const perMonth = `date_trunc('month', d.issued_on)::date as month, count(*)::int as n,
         min(d.issued_on) filter (where d.kind <> 'creditNote') as first_on, max(d.issued_on) filter (where d.kind <> 'creditNote') as last_on`

/** The 36 months of the chart and the 12 of the mix. */
const spans = `period as materialized (select last_month from clave.sales_period()),
     months as materialized (select g::date as month from period p cross join generate_series(p.last_month - interval '35 months', p.last_month, interval '1 month') g),
     span as materialized (select (to_month - interval '11 months')::date as from_month, to_month from (select clave.last_full_sales_month() as to_month) f)`

/** Days and counts, over the documents in sight. */
const closing = `'lastMonth', (select to_char(last_month, 'YYYY-MM') from period),
       'linesFrom', (select to_char(from_month, 'YYYY-MM') from span), 'linesTo', (select to_char(to_month, 'YYYY-MM') from span),
       'firstSaleOn', (select min(first_on) from papers), 'lastSaleOn', (select max(last_on) from papers), 'documents', (select coalesce(sum(n), 0) from papers),`
