-- 80/20: runs with their result, the people's decisions, scorecards and the portfolio that a director signs.

create table clave.classification_run (
  id uuid primary key,
  basis text not null check (basis in ('net', 'margin')),
  window_kind text not null check (window_kind in ('months12', 'months24', 'months36', 'range', 'all')),
  window_from date not null,
  window_to date not null,
  cut_a numeric(4, 1) not null,
  cut_b numeric(4, 1) not null,
  group_parents boolean not null default false,
  currency text not null,
  is_converted boolean not null default false,
  previous_run_id uuid references clave.classification_run (id),
  sales_stamp bigint not null default 0,
  created_by uuid,
  created_at timestamptz not null default clock_timestamp(),
  check (0 < cut_a and cut_a < cut_b and cut_b <= 100 and window_from <= window_to)
);
create index classification_run_latest on clave.classification_run (created_at desc);

-- The company's totals of a run are apart from its rows: a manager reads his rows, not the company's figures.
create table clave.classification_total (
  run_id uuid primary key references clave.classification_run (id) on delete cascade,
  base numeric(19, 4) not null,
  net numeric(19, 4) not null,
  without_client numeric(19, 4) not null default 0,
  apart jsonb not null default '[]',
  documents int not null,
  clients int not null,
  figures jsonb not null
);
create table clave.classification_result (
  run_id uuid not null references clave.classification_run (id) on delete cascade,
  account_id uuid not null references clave.account (id),
  rank int not null,
  value numeric(19, 4) not null,
  share_pct numeric(7, 4),
  pareto_class text not null check (pareto_class in ('A', 'B', 'C', 'N')),
  previous_class text,
  previous_rank int,
  year_before numeric(19, 4),
  primary key (run_id, account_id)
);
create index classification_result_by_account on clave.classification_result (account_id);

create table clave.key_account_decision (
  id uuid primary key,
  account_id uuid not null references clave.account (id),
  decision text not null check (decision in ('promote', 'keep', 'exception', 'leave', 'release')),
  reason text check (length(reason) <= 2000),
  is_pinned boolean not null default false,
  expires_on date,
  run_id uuid references clave.classification_run (id),
  decided_by uuid not null references clave.app_user (id),
  decided_at timestamptz not null default clock_timestamp(),
  deleted_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null default now(),
  check (decision <> 'exception' or expires_on is not null),
  check ((decision not in ('exception', 'leave') and not is_pinned) or length(reason) > 0)
);
create index key_account_decision_latest on clave.key_account_decision (account_id, decided_at desc) where deleted_at is null;

create table clave.scorecard (
  account_id uuid primary key references clave.account (id),
  scores jsonb not null,
  attractiveness numeric(5, 2),
  relative_strength numeric(6, 3),
  answered_pct numeric(5, 1) not null,
  category text check (category in ('strategic', 'promise', 'established', 'efficient')),
  version int not null default 1,
  updated_at timestamptz not null default now()
);

create table clave.approved_portfolio (
  id uuid primary key,
  period text not null unique,
  run_id uuid not null references clave.classification_run (id),
  note text,
  approved_by uuid not null references clave.app_user (id),
  approved_at timestamptz not null default clock_timestamp()
);
-- The frozen rows: what was key, of which class and with whom on that day.
create table clave.approved_portfolio_account (
  portfolio_id uuid not null references clave.approved_portfolio (id),
  account_id uuid not null references clave.account (id),
  pareto_class text,
  rank int,
  value numeric(19, 4),
  is_key boolean not null,
  decision_id uuid,
  manager_id uuid,
  primary key (portfolio_id, account_id)
);

do $$
declare t text;
begin
  -- Bulk results are audited as one run by the action; decisions, scorecards and approvals row by row.
  foreach t in array array['classification_total', 'classification_result', 'approved_portfolio_account'] loop
    execute format('alter table clave.%I enable row level security', t);
    execute format('alter table clave.%I force row level security', t);
    execute format('create policy owner_all on clave.%I to clave_owner using (true) with check (true)', t);
    execute format('create policy backup_reads on clave.%I for select to clave_backup using (true)', t);
    execute format('grant select on clave.%I to clave_backup', t);
  end loop;
end $$;
select clave.guard_table('classification_run'), clave.guard_table('key_account_decision'), clave.guard_table('scorecard'), clave.guard_table('approved_portfolio');

create policy see on clave.classification_run for select to clave_app using ((select clave.actor_has_any(array['director', 'executive', 'kam'])));
create policy director_runs on clave.classification_run for insert to clave_app with check ((select clave.actor_has('director')));
grant select, insert on clave.classification_run to clave_app;
create policy see on clave.classification_total for select to clave_app using ((select clave.actor_has_any(array['director', 'executive'])));
create policy director_runs on clave.classification_total for insert to clave_app with check ((select clave.actor_has('director')));
grant select, insert on clave.classification_total to clave_app;
create policy see on clave.classification_result for select to clave_app
  using ((select clave.sees_all_accounts()) or account_id in (select clave.amount_account_ids()));
create policy director_runs on clave.classification_result for insert to clave_app with check ((select clave.actor_has('director')));
grant select, insert on clave.classification_result to clave_app;

create policy see on clave.key_account_decision for select to clave_app
  using ((select clave.sees_all_accounts()) or account_id in (select clave.visible_account_ids()));
create policy director_decides on clave.key_account_decision for insert to clave_app
  with check ((select clave.actor_has('director')) and decided_by = (select clave.actor()) and ((select clave.sees_all_accounts()) or account_id in (select clave.area_account_ids())));
create policy director_takes_back on clave.key_account_decision for update to clave_app
  using ((select clave.actor_has('director')) and ((select clave.sees_all_accounts()) or account_id in (select clave.area_account_ids()))) with check (true);
grant select, insert on clave.key_account_decision to clave_app;
grant update (deleted_at) on clave.key_account_decision to clave_app;

create policy see on clave.scorecard for select to clave_app
  using ((select clave.sees_all_accounts()) or account_id in (select clave.amount_account_ids()));
create policy score_insert on clave.scorecard for insert to clave_app
  with check (((select clave.actor_has('director')) and (select clave.sees_all_accounts())) or account_id in (select clave.amount_account_ids()));
create policy score_update on clave.scorecard for update to clave_app
  using (((select clave.actor_has('director')) and (select clave.sees_all_accounts())) or account_id in (select clave.amount_account_ids())) with check (true);
grant select, insert, update on clave.scorecard to clave_app;

create policy see on clave.approved_portfolio for select to clave_app using ((select clave.actor_has_any(array['director', 'executive', 'kam'])));
create policy director_approves on clave.approved_portfolio for insert to clave_app
  with check ((select clave.actor_has('director')) and approved_by = (select clave.actor()));
grant select, insert on clave.approved_portfolio to clave_app;
create policy see on clave.approved_portfolio_account for select to clave_app
  using ((select clave.sees_all_accounts()) or account_id in (select clave.amount_account_ids()));
create policy director_approves on clave.approved_portfolio_account for insert to clave_app with check ((select clave.actor_has('director')));
grant select, insert on clave.approved_portfolio_account to clave_app;

-- The decision that holds for an account today: the latest one that was not taken back nor has expired.
create function clave.key_account_ids() returns setof uuid
  language sql stable security invoker set search_path = clave, pg_temp
  as $$
    select d.account_id from (
      select distinct on (account_id) account_id, decision, expires_on from clave.key_account_decision
      where deleted_at is null order by account_id, decided_at desc
    ) d where d.decision in ('promote', 'keep') or (d.decision = 'exception' and d.expires_on >= clave.today())
  $$;
grant execute on function clave.key_account_ids() to clave_app;
