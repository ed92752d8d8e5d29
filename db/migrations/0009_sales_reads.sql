-- What an account's sales screen reads beyond its own rows: the company's last full month, and units for specialists.

-- The last month with sales that is over; the current one while there is no other. Null without sales.
create function clave.last_full_sales_month() returns date
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select coalesce((select max(m.month) from clave.sales_month m where m.month < date_trunc('month', clave.today())), (select max(m.month) from clave.sales_month m))
    where clave.actor_has_any(array['director', 'executive', 'kam', 'specialist'])
  $$;

-- Units and lines without amounts, for the specialists on an account's team.
drop function clave.account_units(uuid);
create function clave.team_units(wanted uuid) returns table (month date, line_no int, units numeric)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select m.month, m.line_no, sum(m.units)
    from clave.sales_month m join clave.account a on a.account_no = m.account_no
    where a.id = wanted and a.id in (select clave.team_account_ids())
    group by 1, 2
  $$;
create function clave.team_documents(wanted uuid)
  returns table (document_no bigint, import_no int, kind text, prefix text, number text, issued_on date, currency text, line_count int, salesperson text)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select d.document_no, d.import_no, d.kind, d.prefix, d.number, d.issued_on, d.currency, d.line_count, d.salesperson
    from clave.sales_document d join clave.account a on a.account_no = d.account_no
    where a.id = wanted and d.replaced_by is null and a.id in (select clave.team_account_ids())
  $$;
create function clave.team_document_lines(wanted uuid, wanted_document bigint) returns table (line_no int, product_no int, quantity numeric)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select l.line_no, l.product_no, l.quantity
    from clave.team_documents(wanted) d join clave.sales_line l on l.import_no = d.import_no and l.document_no = d.document_no
    where d.document_no = wanted_document
  $$;
grant execute on function clave.last_full_sales_month(), clave.team_units(uuid), clave.team_documents(uuid), clave.team_document_lines(uuid, bigint) to clave_app;
