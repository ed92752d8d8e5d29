-- The sums of a window in one pass over the roll-up; its parts with some cost unknown are looked up only for a margin.
create or replace function clave.window_accounts(from_month date, to_month date, in_currency text, by_parent boolean, with_margin boolean)
  returns table (account_id uuid, net numeric, margin numeric, net_before numeric, margin_before numeric, costed_net numeric,
    documents bigint, invoices bigint, last_invoice_on date)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    with recursive head (id, head_id, depth) as (
      select a.id, a.id, 0 from clave.account a where by_parent and a.parent_id is null
        and exists (select from clave.account m where m.parent_id = a.id)
      union all
      select a.id, h.head_id, h.depth + 1 from clave.account a join head h on a.parent_id = h.id where h.depth < 20
    ), cell as (
      select m.account_no, m.month, m.currency, m.line_no, m.month >= from_month as is_now, m.month <= (to_month - interval '1 year')::date as is_before,
             case when in_currency is null then m.net_base else m.net end as net,
             case when in_currency is null then m.net_base - m.cost_base else m.net - m.cost end as margin,
             m.costed_lines = m.line_count as is_costed, m.costed_lines between 1 and m.line_count - 1 as is_part_costed
      from clave.sales_month m
      where clave.actor_has('director') and (in_currency is null or m.currency = in_currency)
        and (m.month between from_month and to_month or m.month between (from_month - interval '1 year')::date and (to_month - interval '1 year')::date)
    ), sums as (
      select account_no, bool_or(is_now) as has_now, sum(net) filter (where is_now) as net,
             case when count(*) filter (where is_before and net is null) = 0 then coalesce(sum(net) filter (where is_before), 0) end as net_before,
             sum(net) filter (where is_now and is_costed and with_margin) as costed_net,
             sum(margin) filter (where is_now and is_costed and with_margin) as margin,
             sum(margin) filter (where is_before and is_costed and with_margin) as margin_before,
             count(*) filter (where is_before and not is_costed) = 0 as is_costed_before
      from cell group by 1
    ), line as (
      select c.account_no, sum(n.net) as costed_net, sum(n.net - n.cost) as margin
      from cell c
      join clave.sales_document d on d.account_no = c.account_no and d.currency = c.currency and d.replaced_by is null
      join clave.sales_line l on l.import_no = d.import_no and l.document_no = d.document_no
        and l.issued_on >= c.month and l.issued_on < (c.month + interval '1 month')::date
      left join clave.product p on p.product_no = l.product_no,
      lateral (select case when in_currency is null then round(l.net * coalesce(d.fx_rate, 1), 4) else l.net end as net,
                      case when in_currency is null then round(l.cost * coalesce(d.fx_rate, 1), 4) else l.cost end as cost) n
      where with_margin and c.is_now and c.is_part_costed and c.line_no = coalesce(p.line_no, 0) and l.cost is not null
      group by 1
    ), counts as (
      select d.account_no, count(*) as documents, count(*) filter (where d.kind = 'invoice') as invoices,
             max(d.issued_on) filter (where d.kind = 'invoice') as last_invoice_on
      from clave.sales_document d
      where clave.actor_has('director') and d.replaced_by is null and (in_currency is null or d.currency = in_currency)
        and d.issued_on >= from_month and d.issued_on < (to_month + interval '1 month')::date
      group by 1
    )
    select coalesce(h.head_id, a.merged_into, a.id), sum(s.net),
           case when count(s.margin) + count(l.margin) > 0 then sum(coalesce(s.margin, 0) + coalesce(l.margin, 0)) end,
           case when bool_and(s.net_before is not null) then sum(s.net_before) end,
           case when with_margin and bool_and(s.net_before is not null and s.is_costed_before) then sum(coalesce(s.margin_before, 0)) end,
           case when count(s.costed_net) + count(l.costed_net) > 0 then sum(coalesce(s.costed_net, 0) + coalesce(l.costed_net, 0)) end,
           coalesce(sum(c.documents), 0)::bigint, coalesce(sum(c.invoices), 0)::bigint, max(c.last_invoice_on)
    from sums s
    left join line l using (account_no) left join counts c using (account_no)
    left join clave.account a on a.account_no = s.account_no left join head h on h.id = a.id
    group by 1 having bool_or(s.has_now)
  $$;
