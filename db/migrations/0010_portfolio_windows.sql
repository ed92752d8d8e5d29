-- What a classification reads of the sales, in one pass: sums by client, the year before, what has no known cost, documents.
drop function clave.sales_currencies(date, date);
drop function clave.window_sums(date, date, text, boolean);
drop function clave.window_documents(date, date, boolean);

-- First and last month with sales, and the last one before a month, so that an unfinished one can be left out.
create function clave.sales_span(this_month date) returns table (first_month date, last_month date, last_before date)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select (select min(m.month) from clave.sales_month m), (select max(m.month) from clave.sales_month m),
           (select max(m.month) from clave.sales_month m where m.month < this_month)
    where clave.actor_has('director')
  $$;

-- Currencies of a window, the one with most lines first; rated = each of its documents has a rate (or needs none).
create function clave.window_currencies(from_month date, to_month date) returns table (currency text, is_rated boolean, net numeric)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select m.currency, bool_and(m.net_base is not null), sum(m.net)
    from clave.sales_month m
    where clave.actor_has('director') and m.month between from_month and to_month
    group by 1 order by sum(m.line_count) desc, 1
  $$;

-- Sums by account (or head of its group) in the company's currency, or of one currency when not all could be converted.
-- account_id null is what came without client. A margin counts only lines whose cost is known: months of the roll-up where
-- all lines have one are taken as they are, those where some have none are looked up line by line.
create function clave.window_accounts(from_month date, to_month date, in_currency text, by_parent boolean, with_margin boolean)
  returns table (account_id uuid, net numeric, margin numeric, net_before numeric, margin_before numeric, costed_net numeric,
    documents bigint, invoices bigint, last_invoice_on date)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    with recursive head (id, head_id, depth) as (
      select a.id, a.id, 0 from clave.account a where by_parent and a.parent_id is null
        and exists (select from clave.account m where m.parent_id = a.id)
      union all
      select a.id, h.head_id, h.depth + 1 from clave.account a join head h on a.parent_id = h.id where h.depth < 20
    ), cell as materialized (
      select m.account_no, m.month, m.currency, m.line_no, m.month >= from_month as is_now, m.month <= to_month - interval '1 year' as is_before,
             case when in_currency is null then m.net_base else m.net end as net,
             case when in_currency is null then m.net_base - m.cost_base else m.net - m.cost end as margin,
             m.costed_lines = m.line_count as is_costed, m.costed_lines between 1 and m.line_count - 1 as is_part_costed
      from clave.sales_month m
      where clave.actor_has('director') and (in_currency is null or m.currency = in_currency)
        and (m.month between from_month and to_month or m.month between from_month - interval '1 year' and to_month - interval '1 year')
    ), line as (
      select c.account_no, c.is_now, c.is_before,
             case when in_currency is null then round(l.net * coalesce(d.fx_rate, 1), 4) else l.net end as net,
             case when in_currency is null then round(l.net * coalesce(d.fx_rate, 1), 4) - round(l.cost * coalesce(d.fx_rate, 1), 4) else l.net - l.cost end as margin
      from cell c
      join clave.sales_document d on d.account_no = c.account_no and d.currency = c.currency and d.replaced_by is null
      join clave.sales_line l on l.document_no = d.document_no and l.issued_on >= c.month and l.issued_on < c.month + interval '1 month'
      left join clave.product p on p.product_no = l.product_no
      where with_margin and c.is_part_costed and c.line_no = coalesce(p.line_no, 0) and l.cost is not null
    ), costed as (
      select account_no, is_now, is_before, net, margin from cell where with_margin and is_costed
      union all select account_no, is_now, is_before, net, margin from line
    ), margins as (
      select account_no, sum(margin) filter (where is_now) as margin, sum(margin) filter (where is_before) as margin_before, sum(net) filter (where is_now) as costed_net
      from costed group by 1
    ), sums as (
      select account_no, sum(net) filter (where is_now) as net, bool_or(is_now) as has_now,
             case when not coalesce(bool_or(net is null) filter (where is_before), false) then coalesce(sum(net) filter (where is_before), 0) end as net_before,
             coalesce(bool_and(is_costed) filter (where is_before), true) as is_costed_before
      from cell group by 1
    ), counts as (
      select d.account_no, count(*) as documents, count(*) filter (where d.kind = 'invoice') as invoices,
             max(d.issued_on) filter (where d.kind = 'invoice') as last_invoice_on
      from clave.sales_document d
      where clave.actor_has('director') and d.replaced_by is null and (in_currency is null or d.currency = in_currency)
        and d.issued_on >= from_month and d.issued_on < to_month + interval '1 month'
      group by 1
    )
    select coalesce(h.head_id, a.merged_into, a.id), sum(s.net), sum(m.margin),
           case when bool_and(s.net_before is not null) then sum(s.net_before) end,
           case when bool_and(s.net_before is not null and s.is_costed_before) then coalesce(sum(m.margin_before), 0) end, sum(m.costed_net),
           coalesce(sum(c.documents), 0)::bigint, coalesce(sum(c.invoices), 0)::bigint, max(c.last_invoice_on)
    from sums s
    left join margins m using (account_no) left join counts c using (account_no)
    left join clave.account a on a.account_no = s.account_no left join head h on h.id = a.id
    group by 1 having bool_or(s.has_now)
  $$;
grant execute on function clave.sales_span(date), clave.window_currencies(date, date), clave.window_accounts(date, date, text, boolean, boolean) to clave_app;

-- One period is one end of window: of several runs over it the latest counts. Those before `run`, and itself, latest first,
-- of the same basis and grouping: what hysteresis looks back on.
create function clave.run_periods(run uuid) returns table (id uuid, window_to date)
  language sql stable
  as $$
    select distinct on (r.window_to) r.id, r.window_to
    from clave.classification_run r join clave.classification_run own on own.id = run
    where r.basis = own.basis and r.group_parents = own.group_parents and r.window_to <= own.window_to and r.created_at <= own.created_at
    order by r.window_to desc, r.created_at desc
    limit 12
  $$;
grant execute on function clave.run_periods(uuid) to clave_app;
