-- Stage 1: the account's business strategy. A plan is a working draft made of items, and the versions that were signed.
-- Items share one envelope (evidence, confidentiality, version); the shape of `content` is in plan-item.contract.ts.

create table clave.strategy (
  account_id uuid primary key references clave.account (id),
  version_no int not null default 1 check (version_no between 1 and 100000),
  status text not null default 'draft' check (status in ('draft', 'submitted')),
  start_year int not null check (start_year between 2000 and 2200),
  submitted_at timestamptz,
  submitted_by uuid references clave.app_user (id),
  shared_blocks text[] not null default '{}' check (shared_blocks <@ array['industry', 'competition', 'situation', 'value', 'power', 'goals', 'whyUs', 'history', 'summary']),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint strategy_submitted check ((status = 'submitted') = (submitted_at is not null))
);

create table clave.strategy_item (
  id uuid primary key,
  account_id uuid not null references clave.strategy (account_id),
  kind text not null check (kind in ('finding', 'play', 'force', 'condition', 'stance', 'rival', 'model', 'activity', 'swot', 'insight', 'objective', 'cell', 'holder', 'goal', 'criterion', 'event', 'passage')),
  block text not null check (block in ('industry', 'competition', 'situation', 'value', 'power', 'goals', 'whyUs', 'history', 'summary')),
  position int not null default 0,
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  certainty text check (certainty in ('fact', 'inference', 'assumption')),
  source text not null default '' check (length(source) <= 200),
  said_by text not null default '' check (length(said_by) <= 200),
  observed_on date,
  valid_until date,
  confirmed_on date,
  confirmed_by text not null default '' check (length(confirmed_by) <= 200),
  level text not null default 'internal' check (level in ('public', 'internal', 'confidential', 'reserved')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid references clave.app_user (id),
  version int not null default 1,
  deleted_at timestamptz,
  constraint strategy_item_of_account unique (account_id, id)
);
create index strategy_item_living on clave.strategy_item (account_id, block, position) where deleted_at is null;
create index strategy_item_cells on clave.strategy_item (account_id) where kind = 'cell' and deleted_at is null;
-- Written once: a force, an activity, a passage, the stance, an answer to a prompt.
create unique index strategy_item_once on clave.strategy_item (account_id, kind,
    (coalesce(content ->> 'force', content ->> 'activity', content ->> 'section', content ->> 'promptId', '')))
  where deleted_at is null and (kind in ('force', 'activity', 'passage', 'stance') or (kind = 'finding' and content ->> 'promptId' is not null));

create table clave.strategy_link (
  account_id uuid not null,
  from_id uuid not null,
  to_id uuid not null check (to_id <> from_id),
  created_at timestamptz not null default now(),
  primary key (from_id, to_id),
  foreign key (account_id, from_id) references clave.strategy_item (account_id, id),
  foreign key (account_id, to_id) references clave.strategy_item (account_id, id)
);
create index strategy_link_by_account on clave.strategy_link (account_id);

-- What an item said before each change; read by those who read the item's history, written by the trigger alone.
create table clave.strategy_item_revision (
  item_id uuid not null,
  item_version int not null,
  account_id uuid not null,
  level text not null,
  before_row jsonb not null,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by uuid,
  primary key (item_id, item_version),
  foreign key (account_id, item_id) references clave.strategy_item (account_id, id)
);
create index strategy_item_revision_by_account on clave.strategy_item_revision (account_id, changed_at desc);

create table clave.strategy_version (
  account_id uuid not null references clave.account (id),
  version_no int not null check (version_no between 1 and 100000),
  start_year int not null check (start_year between 2000 and 2200),
  links jsonb not null check (jsonb_typeof(links) = 'array'),
  note text not null default '' check (length(note) <= 2000),
  approved_at timestamptz not null default now(),
  approved_by uuid not null references clave.app_user (id),
  primary key (account_id, version_no)
);
create table clave.strategy_version_item (
  account_id uuid not null,
  version_no int not null,
  item_id uuid not null,
  level text not null check (level in ('public', 'internal', 'confidential', 'reserved')),
  item jsonb not null,
  primary key (account_id, version_no, item_id),
  foreign key (account_id, version_no) references clave.strategy_version (account_id, version_no)
);

select clave.guard_table('strategy'), clave.guard_table('strategy_item', 'content'), clave.guard_table('strategy_link'),
  clave.guard_table('strategy_item_revision', 'before_row'), clave.guard_table('strategy_version'), clave.guard_table('strategy_version_item', 'item');

-- ---------------------------------------------------------------------------------------------------------------
-- Who. Managers and directors of the account work on it; executives read; specialists read the blocks shared with them.
create function clave.directs_or_manages(wanted uuid) returns boolean
  language sql stable security invoker
  return ((select clave.actor_has('director')) and (select clave.sees_all_accounts())) or wanted in (select clave.amount_account_ids());
grant execute on function clave.directs_or_manages(uuid) to clave_app;

create policy see on clave.strategy for select to clave_app
  using ((select clave.sees_all_accounts()) or account_id in (select clave.amount_account_ids()) or account_id in (select clave.team_account_ids()));
create policy begin on clave.strategy for insert to clave_app with check (clave.directs_or_manages(account_id));
create policy work on clave.strategy for update to clave_app using (clave.directs_or_manages(account_id)) with check (clave.directs_or_manages(account_id));
grant select, insert on clave.strategy to clave_app;
grant update (version_no, status, start_year, submitted_at, submitted_by, shared_blocks) on clave.strategy to clave_app;

create policy see on clave.strategy_item for select to clave_app
  using (((select clave.sees_all_accounts()) and (level <> 'reserved' or (select clave.actor_has('director'))))
    or account_id in (select clave.amount_account_ids())
    or (account_id in (select clave.team_account_ids()) and level in ('public', 'internal')
      and exists (select from clave.strategy s where s.account_id = strategy_item.account_id and strategy_item.block = any (s.shared_blocks))));
create policy add on clave.strategy_item for insert to clave_app
  with check (clave.directs_or_manages(account_id) and deleted_at is null and updated_by = (select clave.actor()));
create policy work on clave.strategy_item for update to clave_app
  using (clave.directs_or_manages(account_id)) with check (clave.directs_or_manages(account_id) and updated_by = (select clave.actor()));
grant select, insert on clave.strategy_item to clave_app;
grant update (block, position, content, certainty, source, said_by, observed_on, valid_until, confirmed_on, confirmed_by, level, updated_by, deleted_at)
  on clave.strategy_item to clave_app;

create policy see on clave.strategy_link for select to clave_app
  using (exists (select from clave.strategy_item i where i.id = from_id) and exists (select from clave.strategy_item i where i.id = to_id));
create policy join_items on clave.strategy_link for insert to clave_app with check (clave.directs_or_manages(account_id));
create policy part_items on clave.strategy_link for delete to clave_app using (clave.directs_or_manages(account_id));
grant select, insert, delete on clave.strategy_link to clave_app;

create policy see on clave.strategy_item_revision for select to clave_app
  using (((select clave.actor_has('director')) and (select clave.sees_all_accounts())) or account_id in (select clave.amount_account_ids()));
grant select on clave.strategy_item_revision to clave_app;

create policy see on clave.strategy_version for select to clave_app
  using ((select clave.sees_all_accounts()) or account_id in (select clave.amount_account_ids()));
create policy sign on clave.strategy_version for insert to clave_app
  with check ((select clave.actor_has('director')) and clave.directs_or_manages(account_id) and approved_by = (select clave.actor()));
grant select, insert on clave.strategy_version to clave_app;
create policy see on clave.strategy_version_item for select to clave_app
  using (((select clave.sees_all_accounts()) and (level <> 'reserved' or (select clave.actor_has('director')))) or account_id in (select clave.amount_account_ids()));
create policy sign on clave.strategy_version_item for insert to clave_app
  with check ((select clave.actor_has('director')) and clave.directs_or_manages(account_id));
grant select, insert on clave.strategy_version_item to clave_app;

create function clave.keep_item_revision() returns trigger
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    insert into clave.strategy_item_revision (item_id, item_version, account_id, level, before_row, changed_by)
    values (old.id, old.version, old.account_id, old.level, to_jsonb(old), clave.actor());
    return null;
  end $$;
create trigger keep_revision after update on clave.strategy_item for each row execute function clave.keep_item_revision();

-- ---------------------------------------------------------------------------------------------------------------
-- What other rooms read of an account's sales, under the walls of the roll-up: months, lines of the last twelve, years.
create function clave.sales_of_account(wanted uuid, with_cost boolean) returns json
  language sql stable security invoker set search_path = clave, pg_temp
  as $$
    with own as materialized (select a.account_no from clave.account a where a.id = wanted),
    cells as materialized (select m.* from clave.sales_month m where m.account_no = (select account_no from own)),
    shown as materialized (
      select b.is_base, case when b.is_base then b.company else coalesce((select r.currency from clave.latest_run r),
        (select currency from cells group by 1 order by sum(line_count) desc, 1 limit 1), b.company) end as currency
      from (select coalesce((select r.is_converted from clave.latest_run r), not exists (select from cells where net_base is null)) as is_base, c.currency as company
            from clave.company c) b),
    valued as materialized (
      select c.month, coalesce(l.name, '') as line, case when s.is_base then c.net_base when c.currency = s.currency then c.net end as net,
             case when not with_cost then null when s.is_base then c.cost_base when c.currency = s.currency then c.cost end as cost
      from cells c cross join shown s left join clave.product_line l on l.line_no = c.line_no),
    span as materialized (select clave.last_full_sales_month() as to_month)
    select json_build_object(
      'currency', (select currency from shown),
      'lastMonth', (select to_char(to_month, 'YYYY-MM') from span),
      'months', (select coalesce(json_agg(json_build_object('month', to_char(m.month, 'YYYY-MM'), 'net', trim_scale(m.net)::text, 'cost', trim_scale(m.cost)::text) order by m.month), '[]')
         from (select month, sum(net) as net, case when count(cost) = count(*) then sum(cost) end as cost from valued where net is not null group by 1) m),
      'lines', (select coalesce(json_agg(json_build_object('line', l.line, 'net', trim_scale(l.net)::text) order by l.net desc, l.line), '[]')
         from (select v.line, sum(v.net) as net from valued v, span k where v.net is not null and v.month > k.to_month - interval '12 months' and v.month <= k.to_month group by 1) l),
      'years', (select coalesce(json_agg(json_build_object('year', y.year, 'line', y.line, 'net', trim_scale(y.net)::text, 'cost', trim_scale(y.cost)::text) order by y.year, y.net desc, y.line), '[]')
         from (select extract(year from month)::int as year, line, sum(net) as net, case when count(cost) = count(*) then sum(cost) end as cost from valued where net is not null group by 1, 2) y))
  $$;
grant execute on function clave.sales_of_account(uuid, boolean) to clave_app;

-- Share of wallet of other accounts by product line (F7): a percentile and of how many it speaks; below five, only how many.
create function clave.wallet_benchmarks(for_account uuid) returns table (line text, share_pct numeric, accounts int)
  language plpgsql stable security definer set search_path = clave, pg_temp
  as $$
  begin
    if not clave.directs_or_manages(for_account) and not clave.actor_has('executive') then return; end if;
    return query
      with spent as (
        select i.account_id, lower(i.content ->> 'line') as line_key, sum((i.content ->> 'spend')::numeric) as spend
        from clave.strategy_item i
        where i.kind = 'cell' and i.deleted_at is null and i.level <> 'reserved' and i.account_id <> for_account and i.content ->> 'spend' is not null
        group by 1, 2 having sum((i.content ->> 'spend')::numeric) > 0),
      bought as (
        select s.account_id, s.line_key, max(l.name) as line_name, sum(m.net_base) as net
        from spent s join clave.account a on a.id = s.account_id
        join clave.product_line l on lower(l.name) = s.line_key
        join clave.sales_month m on m.account_no = a.account_no and m.line_no = l.line_no
        where m.month > clave.last_full_sales_month() - interval '12 months' and m.month <= clave.last_full_sales_month()
        group by 1, 2),
      shares as (
        select b.line_name, least(100, greatest(0, 100 * b.net / s.spend)) as share
        from bought b join spent s using (account_id, line_key) where b.net is not null)
      select s.line_name, case when count(*) >= 5 then round(percentile_cont(0.75) within group (order by s.share)::numeric, 1) end, count(*)::int
      from shares s group by 1 order by 1;
  end $$;
grant execute on function clave.wallet_benchmarks(uuid) to clave_app;
