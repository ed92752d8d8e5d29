-- What portfolio publishes to the rooms before it, what a classification run reads, and the small memory that undo needs.

-- Net sales of the window whatever the basis of the run, the year before, and what recency and frequency rest on.
alter table clave.classification_result
  add column net numeric(19, 4),
  add column net_before numeric(19, 4),
  add column last_invoice_on date,
  add column invoices int not null default 0,
  add column rfm_recency smallint,
  add column rfm_frequency smallint,
  add column rfm_monetary smallint;
create index classification_result_by_net on clave.classification_result (run_id, net desc nulls last, account_id);
create index classification_result_by_rank on clave.classification_result (run_id, rank, account_id);
create index appointment_by_account on clave.appointment (account_id, starts_on) where deleted_at is null;

-- What an appointment ended when it was made, so that undoing it gives the predecessor his days back.
alter table clave.appointment
  add column ended_id uuid references clave.appointment (id),
  add column ended_from date,
  add column ended_was_removed boolean not null default false;

-- ---------------------------------------------------------------------------------------------------------------
-- Every change of the roll-up moves this stamp; a run that carries an older one is out of date.
create table clave.sales_stamp (
  id smallint primary key default 1 check (id = 1),
  stamp bigint not null default 0,
  moved_at timestamptz not null default now()
);
insert into clave.sales_stamp (id) values (1);
alter table clave.sales_stamp enable row level security;
alter table clave.sales_stamp force row level security;
create policy owner_all on clave.sales_stamp to clave_owner using (true) with check (true);
create policy backup_reads on clave.sales_stamp for select to clave_backup using (true);
create policy everybody_inside_reads on clave.sales_stamp for select to clave_app using ((select clave.actor()) is not null);
grant select on clave.sales_stamp to clave_app, clave_backup;

create function clave.move_sales_stamp() returns trigger
  language plpgsql security definer set search_path = clave, pg_temp
  as $$ begin update clave.sales_stamp set stamp = stamp + 1, moved_at = clock_timestamp() where id = 1; return null; end $$;
create trigger move_stamp after insert or update or delete or truncate on clave.sales_month
  for each statement execute function clave.move_sales_stamp();

-- ---------------------------------------------------------------------------------------------------------------
-- Published. They run as whoever asks, under his policies; without SET so that the planner opens them up.
create view clave.latest_run with (security_invoker = true) as
  select r.* from clave.classification_run r order by r.created_at desc limit 1;
create view clave.account_standing with (security_invoker = true) as
  select c.* from clave.classification_result c
  where c.run_id = (select r.id from clave.classification_run r order by r.created_at desc limit 1);
grant select on clave.latest_run, clave.account_standing to clave_app;

create function clave.holding_decision(wanted uuid)
  returns table (id uuid, decision text, is_pinned boolean, expires_on date, is_key boolean)
  language sql stable rows 1
  as $$
    select d.id, d.decision, d.is_pinned, d.expires_on,
           d.decision in ('promote', 'keep') or (d.decision = 'exception' and d.expires_on >= (select clave.today()))
    from clave.key_account_decision d where d.account_id = wanted and d.deleted_at is null order by d.decided_at desc limit 1
  $$;
create function clave.appointment_on(wanted uuid, day date)
  returns table (id uuid, manager_id uuid, backup_id uuid, starts_on date)
  language sql stable rows 1
  as $$
    select p.id, p.manager_id, p.backup_id, p.starts_on from clave.appointment p
    where p.account_id = wanted and p.deleted_at is null and p.starts_on <= day and (p.ends_on is null or p.ends_on >= day)
    order by p.starts_on desc limit 1
  $$;
create function clave.last_sale_of(wanted int) returns table (issued_on date)
  language sql stable rows 1
  as $$
    select d.issued_on from clave.sales_document d
    where d.account_no = wanted and d.replaced_by is null and d.kind <> 'creditNote' order by d.issued_on desc, d.document_no desc limit 1
  $$;
grant execute on function clave.holding_decision(uuid), clave.appointment_on(uuid, date), clave.last_sale_of(int) to clave_app;

-- LIKE may not run below a policy (it is not leakproof), so the trigram index is asked here; the caller's policies
-- still decide which of these ids he sees.
create function clave.accounts_matching(folded_pattern text) returns setof uuid
  language sql stable security definer set search_path = clave, public, pg_temp rows 50
  as $$ select a.id from clave.account a where a.search_text like folded_pattern $$;
grant execute on function clave.accounts_matching(text) to clave_app;

-- A person's own proposal is his to read and correct until a director accepts it.
create or replace function clave.relation_to(wanted uuid) returns table (is_director boolean, is_owner boolean, is_team boolean, is_executive boolean)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select clave.actor_has('director') and (clave.actor_area() is null or a.area is null or a.area = clave.actor_area()),
           a.id in (select clave.entrusted_account_ids()) or (a.status = 'proposed' and a.created_by = clave.actor() and clave.actor_has('kam')),
           a.id in (select clave.team_account_ids()), clave.actor_has('executive')
    from clave.account a where a.id = wanted and a.merged_into is null
  $$;
create policy correct_own_proposal on clave.account for update to clave_app
  using (status = 'proposed' and created_by = (select clave.actor()) and (select clave.actor_has('kam')))
  with check (status = 'proposed' and created_by = (select clave.actor()));

-- ---------------------------------------------------------------------------------------------------------------
-- A run reads the whole company, also when the director who asks for it is one of an area: he stores it, and then
-- reads the rows that his policies give him.
create function clave.sales_currencies(from_month date, to_month date)
  returns table (currency text, has_base boolean, net numeric, rows bigint)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select m.currency, m.net_base is not null, sum(m.net), count(*)
    from clave.sales_month m
    where clave.actor_has('director') and m.month between from_month and to_month and m.account_no <> 0
    group by 1, 2 order by 4 desc, 1
  $$;

create function clave.sales_period() returns table (first_month date, last_month date)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select (select min(m.month) from clave.sales_month m), (select max(m.month) from clave.sales_month m)
    where clave.actor_has_any(array['director', 'executive', 'kam', 'specialist'])
  $$;

-- Sums per account (or per head of its group) in the company's currency, or of one currency when none was converted.
-- account_id null is what came without client.
create function clave.window_sums(from_month date, to_month date, in_currency text, by_parent boolean)
  returns table (account_id uuid, net numeric, margin numeric, net_before numeric, margin_before numeric)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    with recursive head (id, head_id, depth) as (
      select a.id, a.id, 0 from clave.account a where by_parent and a.parent_id is null
        and exists (select from clave.account m where m.parent_id = a.id)
      union all
      select a.id, h.head_id, h.depth + 1 from clave.account a join head h on a.parent_id = h.id where h.depth < 20
    ), sums as (
      select m.account_no,
             sum(case when in_currency is null then m.net_base else m.net end) filter (where m.month >= from_month) as net,
             sum(case when in_currency is null then m.net_base - m.cost_base else m.net - m.cost end) filter (where m.month >= from_month) as margin,
             sum(case when in_currency is null then m.net_base else m.net end) filter (where m.month <= (to_month - interval '1 year')) as net_before,
             sum(case when in_currency is null then m.net_base - m.cost_base else m.net - m.cost end) filter (where m.month <= (to_month - interval '1 year')) as margin_before
      from clave.sales_month m
      where clave.actor_has('director') and (in_currency is null or m.currency = in_currency)
        and (m.month between from_month and to_month or m.month between from_month - interval '1 year' and to_month - interval '1 year')
      group by m.account_no
    )
    select coalesce(h.head_id, a.id), sum(s.net), sum(s.margin), sum(s.net_before), sum(s.margin_before)
    from sums s left join clave.account a on a.account_no = s.account_no left join head h on h.id = a.id
    group by 1
  $$;

create function clave.window_documents(from_day date, to_day date, by_parent boolean)
  returns table (account_id uuid, documents bigint, invoices bigint, last_invoice_on date)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    with recursive head (id, head_id, depth) as (
      select a.id, a.id, 0 from clave.account a where by_parent and a.parent_id is null
        and exists (select from clave.account m where m.parent_id = a.id)
      union all
      select a.id, h.head_id, h.depth + 1 from clave.account a join head h on a.parent_id = h.id where h.depth < 20
    ), counts as (
      select d.account_no, count(*) as documents, count(*) filter (where d.kind = 'invoice') as invoices,
             max(d.issued_on) filter (where d.kind = 'invoice') as last_invoice_on
      from clave.sales_document d
      where clave.actor_has('director') and d.replaced_by is null and d.issued_on between from_day and to_day
      group by d.account_no
    )
    select coalesce(h.head_id, a.id), sum(c.documents)::bigint, sum(c.invoices)::bigint, max(c.last_invoice_on)
    from counts c left join clave.account a on a.account_no = c.account_no left join head h on h.id = a.id
    group by 1
  $$;

create function clave.run_positions(of_run uuid) returns table (account_id uuid, pareto_class text, rank int, value numeric)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select c.account_id, c.pareto_class, c.rank, c.value from clave.classification_result c
    where clave.actor_has('director') and c.run_id = of_run
  $$;

-- Freezes the run and the decisions as they stand: every account of the run and every key account.
create function clave.freeze_portfolio(approval uuid) returns int
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare
    frozen int;
    day date := clave.today();
  begin
    if not clave.actor_has('director') then raise exception 'only a director signs a portfolio' using errcode = '42501'; end if;
    insert into clave.approved_portfolio_account (portfolio_id, account_id, pareto_class, rank, value, is_key, decision_id, manager_id)
    select approval, a.id, c.pareto_class, c.rank, c.value,
           coalesce(d.decision in ('promote', 'keep') or (d.decision = 'exception' and d.expires_on >= day), false), d.id, p.manager_id
    from clave.account a
    left join clave.classification_result c on c.account_id = a.id and c.run_id = (select f.run_id from clave.approved_portfolio f where f.id = approval)
    left join (select distinct on (k.account_id) k.account_id, k.id, k.decision, k.expires_on from clave.key_account_decision k
               where k.deleted_at is null order by k.account_id, k.decided_at desc) d on d.account_id = a.id
    left join clave.appointment p on p.account_id = a.id and p.deleted_at is null and day between p.starts_on and coalesce(p.ends_on, 'infinity')
    where a.merged_into is null and (c.account_id is not null or d.decision in ('promote', 'keep', 'exception'));
    get diagnostics frozen = row_count;
    return frozen;
  end $$;
grant execute on function clave.sales_currencies(date, date), clave.sales_period(), clave.window_sums(date, date, text, boolean),
  clave.window_documents(date, date, boolean), clave.run_positions(uuid), clave.freeze_portfolio(uuid) to clave_app;
