-- Imports: a file is read once into an unattached child of sales_line and a few staging tables (clave_staging), looked at,
-- and applied by attaching the child in one transaction. Staging has no row-level security, for COPY is refused under it:
-- the application's role may only insert there, and everything that reads it is a function here that checks its caller.

create schema clave_staging;
grant usage on schema clave_staging to clave_app;

create table clave.import_template (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  fingerprint text not null unique,
  system text,
  headings text[] not null,
  options jsonb not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null default now()
);
create table clave.sales_import (
  id uuid primary key,
  import_no int generated always as identity unique,
  file_name text not null check (length(file_name) between 1 and 255),
  bytes bigint not null default 0,
  file_hash text,
  status text not null default 'empty'
    check (status in ('empty', 'uploading', 'inspected', 'preparing', 'prepared', 'applying', 'applied', 'undone', 'cancelled', 'failed')),
  -- What people chose, and what a reading found with it. `revision` counts choices, `attempt` readings.
  options jsonb not null default '{}',
  fixes jsonb not null default '[]',
  decisions jsonb not null default '[]',
  ledger jsonb,
  template_id uuid references clave.import_template (id) on delete set null,
  revision int not null default 0,
  attempt int not null default 0,
  staged_attempt int,
  prepared_at timestamptz,
  inspection jsonb,
  check_result jsonb,
  doubts jsonb,
  consequences jsonb,
  refusal jsonb,
  progress jsonb,
  heartbeat_at timestamptz,
  -- What was written, kept for the history.
  figures jsonb,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default clock_timestamp(),
  applied_by uuid,
  applied_at timestamptz,
  undone_by uuid,
  undone_at timestamptz,
  updated_at timestamptz not null default now()
);
create index sales_import_latest on clave.sales_import (created_at desc, id);
create index sales_import_by_hash on clave.sales_import (file_hash) where status = 'applied';
-- A newer import found documents of an older one, the same or changed: undoing the older says so first.
create table clave.import_dependency (
  import_no int not null,
  depends_on int not null,
  documents int not null,
  primary key (import_no, depends_on)
);
select clave.guard_table('sales_import', 'inspection', 'check_result', 'doubts', 'consequences', 'fixes', 'figures'),
  clave.guard_table('import_template'), clave.guard_table('import_dependency');
create policy director_all on clave.sales_import to clave_app using ((select clave.actor_has('director'))) with check ((select clave.actor_has('director')));
create policy director_all on clave.import_template to clave_app using ((select clave.actor_has('director'))) with check ((select clave.actor_has('director')));
create policy director_reads on clave.import_dependency for select to clave_app using ((select clave.actor_has('director')));
grant select, insert on clave.sales_import to clave_app;
grant update (file_name, bytes, file_hash, status, options, fixes, decisions, ledger, template_id, revision, attempt, inspection, refusal, progress, heartbeat_at, updated_at)
  on clave.sales_import to clave_app;
grant select, insert, update, delete on clave.import_template to clave_app;
grant select on clave.import_dependency to clave_app;

-- One number may stand under several clients or currencies in a messy file; the identity is compared over all of them.
drop index clave.sales_document_identity;
create unique index sales_document_identity on clave.sales_document (number, prefix, kind, source, account_no, currency) where replaced_by is null;
create index sales_line_by_document on clave.sales_line (document_no);
-- Documents are numbered in blocks of a thousand: nextval gives the first of a block.
alter sequence clave.document_numbers increment by 1000;

-- What makes a cell of the roll-up addable and subtractable without loss: a cell's converted net is known when each of its
-- lines has a rate, its cost when any of them has one.
alter table clave.sales_month
  add column rated_net numeric(19, 4) not null default 0,
  add column unrated_lines int not null default 0,
  add column known_cost numeric(19, 4) not null default 0,
  add column rated_cost numeric(19, 4) not null default 0,
  add column costed_lines int not null default 0;

alter table clave.account_alias add column import_no int;
alter table clave.account_match add column import_no int;

create function clave.require_importer() returns void
  language plpgsql stable security definer set search_path = clave, pg_temp
  as $$ begin if not clave.actor_has('director') then raise exception 'only a director imports' using errcode = '42501'; end if; end $$;
grant execute on function clave.require_importer() to clave_app;

-- Everything a reading needs to know of the clients that are there already, those that a merge took in included.
create function clave.clients_known() returns table (id uuid, account_no int, tax_id_key text, code_key text, name_key text, name text, tax_id text, code text, city text, is_alias boolean)
  language plpgsql stable security definer set search_path = clave, pg_temp
  as $$
  begin
    perform clave.require_importer();
    return query
      select coalesce(m.id, a.id), coalesce(m.account_no, a.account_no), a.tax_id_key, a.code_key, a.name_key, a.name, a.tax_id, a.code, a.city, m.id is not null
      from clave.account a left join clave.account m on m.id = a.merged_into where a.status <> 'proposed'
      union all
      select coalesce(m.id, a.id), coalesce(m.account_no, a.account_no), case when k.kind = 'tax_id' then k.key end, case when k.kind = 'code' then k.key end,
             case when k.kind = 'name' then k.key end, a.name, a.tax_id, a.code, a.city, true
      from clave.account_alias k join clave.account a on a.id = k.account_id left join clave.account m on m.id = a.merged_into;
  end $$;
create function clave.products_known() returns table (product_no int, product_key text)
  language plpgsql stable security definer set search_path = clave, pg_temp
  as $$ begin perform clave.require_importer(); return query select p.product_no, p.product_key from clave.product p; end $$;

-- Numbers nobody else gets; of documents, the first of as many blocks of a thousand.
create function clave.reserve_numbers(what text, how_many int) returns bigint[]
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    perform clave.require_importer();
    return (select array_agg(nextval(case what
      when 'account' then pg_get_serial_sequence('clave.account', 'account_no')
      when 'product' then pg_get_serial_sequence('clave.product', 'product_no')
      when 'document' then 'clave.document_numbers' end::regclass)) from generate_series(1, least(how_many, 100000)));
  end $$;

create function clave.drop_stage(suffix text) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare part text;
  begin
    foreach part in array array['line', 'doc', 'client', 'product', 'error'] loop
      execute format('drop table if exists clave_staging.%I', part || '_' || suffix);
    end loop;
  end $$;

-- Opens the tables that one reading writes into, in the reading's own transaction: until it commits nobody sees them.
-- The row of the import stays unlocked, so that its heartbeat and a cancel pass meanwhile.
create function clave.open_stage(wanted uuid, reading int) returns int
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare no int; suffix text;
  begin
    perform clave.require_importer();
    select import_no into no from clave.sales_import where id = wanted and status = 'preparing' and attempt = reading;
    if no is null then return null; end if;
    suffix := no || '_' || reading;
    perform clave.drop_stage(suffix);
    execute format('create table clave_staging.%I (like clave.sales_line, check (import_no = %s))', 'line_' || suffix, no);
    execute format('alter table clave_staging.%I alter import_no set default %s', 'line_' || suffix, no);
    execute format('create table clave_staging.%I (document_no bigint not null, account_no int not null, source text not null, kind text not null, prefix text not null,
      number text not null, issued_on date not null, currency text not null, fx_rate numeric(19, 8), net numeric(19, 4) not null, net_base numeric(19, 4), line_count int not null,
      hash_a bigint not null, hash_b bigint not null, content_hash text generated always as (to_hex(hash_a) || ''-'' || to_hex(hash_b)) stored, salesperson text,
      verdict text not null default ''new'')', 'doc_' || suffix);
    execute format('create table clave_staging.%I (account_no int not null, id uuid not null, name text not null, tax_id text, tax_id_key text, code text, code_key text,
      name_key text not null, city text)', 'client_' || suffix);
    execute format('create table clave_staging.%I (product_no int not null, code text, name text, product_key text not null, line_name text, line_key text)', 'product_' || suffix);
    execute format('create table clave_staging.%I (row_number int not null, kind text not null, column_no int not null, value text not null, cells jsonb not null)', 'error_' || suffix);
    execute format('grant insert on clave_staging.%I, clave_staging.%I, clave_staging.%I, clave_staging.%I, clave_staging.%I to clave_app',
      'line_' || suffix, 'doc_' || suffix, 'client_' || suffix, 'product_' || suffix, 'error_' || suffix);
    return no;
  end $$;

-- Numbers that were taken in a hurry while reading, or that turned out to mean another client: put right in one go.
create function clave.renumber_lines(suffix text, renumbered jsonb) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare col text;
  begin
    foreach col in array array['account_no', 'product_no', 'document_no'] loop
      continue when jsonb_array_length(coalesce(renumbered -> col, '[]')) = 0;
      execute format('update clave_staging.%I t set %2$I = m.b from (select (e ->> 0)::bigint as a, (e ->> 1)::bigint as b from jsonb_array_elements($1) e) m where t.%2$I = m.a',
        'line_' || suffix, col) using renumbered -> col;
      continue when col = 'product_no';
      execute format('update clave_staging.%1$I t set %2$I = m.b from (select (e ->> 0)::bigint as a, (e ->> 1)::bigint as b from jsonb_array_elements($1) e) m where t.%2$I = m.a',
        'doc_' || suffix, col) using renumbered -> col;
    end loop;
  end $$;

-- A document that the reading met in several places of a long file was written in parts: they become one.
create function clave.join_parts(suffix text) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare parts bigint;
  begin
    execute format('select count(*) from (select from clave_staging.%I group by source, kind, prefix, number, account_no, currency having count(*) > 1) p', 'doc_' || suffix) into parts;
    if parts = 0 then return; end if;
    execute format($q$
      with ranked as (
        select d.*, min(document_no) over w as keep, count(*) over w as pieces from clave_staging.%1$I d window w as (partition by source, kind, prefix, number, account_no, currency)
      ), moved as (
        update clave_staging.%2$I l set document_no = r.keep from ranked r where r.pieces > 1 and l.document_no = r.document_no and r.document_no <> r.keep
      ), gone as (
        delete from clave_staging.%1$I d using ranked r where r.pieces > 1 and d.document_no = r.document_no and r.document_no <> r.keep
      )
      update clave_staging.%1$I d set net = s.net, net_base = s.net_base, line_count = s.line_count, hash_a = s.hash_a, hash_b = s.hash_b, issued_on = s.issued_on
      from (select keep, sum(net) as net, case when count(net_base) = count(*) then sum(net_base) end as net_base, sum(line_count) as line_count, min(issued_on) as issued_on,
              sum(hash_a) %% 4503599627370496 as hash_a, sum(hash_b) %% 4503599627370496 as hash_b from ranked where pieces > 1 group by keep) s
      where d.document_no = s.keep
    $q$, 'doc_' || suffix, 'line_' || suffix);
  end $$;

-- Compares the documents read with those that live: new, changed or the same, over all lines, clients and currencies of each.
create function clave.compare_stage(suffix text) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    if not exists (select from clave.sales_document) then return; end if;
    execute format($q$
      with staged as (
        select source, kind, prefix, number, string_agg(account_no || ':' || currency || ':' || content_hash, ',' order by account_no, currency) as whole
        from clave_staging.%1$I group by 1, 2, 3, 4
      ), lived as (
        select d.source, d.kind, d.prefix, d.number, string_agg(d.account_no || ':' || d.currency || ':' || d.content_hash, ',' order by d.account_no, d.currency) as whole
        from clave.sales_document d join staged s using (number, prefix, kind, source) where d.replaced_by is null group by 1, 2, 3, 4
      )
      update clave_staging.%1$I d set verdict = case when l.whole is null then 'new' when l.whole = s.whole then 'same' else 'changed' end
      from staged s left join lived l using (number, prefix, kind, source)
      where d.number = s.number and d.prefix = s.prefix and d.kind = s.kind and d.source = s.source
        and d.verdict <> case when l.whole is null then 'new' when l.whole = s.whole then 'same' else 'changed' end
    $q$, 'doc_' || suffix);
  end $$;

-- Ends a reading: puts right, compares, and says what applying would do. Null when the reading was overtaken or cancelled.
create function clave.close_stage(wanted uuid, reading int, renumbered jsonb) returns jsonb
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare no int; suffix text; review jsonb; part text;
  begin
    perform clave.require_importer();
    select import_no into no from clave.sales_import where id = wanted and status = 'preparing' and attempt = reading;
    if no is null then return null; end if;
    suffix := no || '_' || reading;
    perform clave.renumber_lines(suffix, renumbered);
    perform clave.join_parts(suffix);
    execute format('create index on clave_staging.%I (kind, row_number)', 'error_' || suffix);
    execute format('create index on clave_staging.%I (row_number)', 'error_' || suffix);
    foreach part in array array['doc', 'client', 'product'] loop
      execute format('analyze clave_staging.%I', part || '_' || suffix);
    end loop;
    perform clave.compare_stage(suffix);
    execute format($q$
      select jsonb_build_object(
        'documents', (select jsonb_build_object('new', count(*) filter (where verdict = 'new'), 'changed', count(*) filter (where verdict = 'changed'),
            'alreadyThere', count(*) filter (where verdict = 'same')) from (select distinct source, kind, prefix, number, verdict from clave_staging.%1$I) d),
        'lines', (select jsonb_build_object('new', coalesce(sum(line_count) filter (where verdict = 'new'), 0), 'changed', coalesce(sum(line_count) filter (where verdict = 'changed'), 0),
            'alreadyThere', coalesce(sum(line_count) filter (where verdict = 'same'), 0)) from clave_staging.%1$I),
        'changedDocuments', coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'number', concat_ws('-', nullif(c.prefix, ''), c.number), 'issuedOn', c.issued_on,
            'net', c.net::text, 'currency', c.currency, 'netBefore', coalesce((select sum(d.net) from clave.sales_document d where d.replaced_by is null
              and d.number = c.number and d.prefix = c.prefix and d.kind = c.kind and d.source = c.source and d.currency = c.currency), 0)::text) order by c.issued_on, c.number)
          from (select source, kind, prefix, number, currency, min(issued_on) as issued_on, sum(net) as net from clave_staging.%1$I where verdict = 'changed'
                group by 1, 2, 3, 4, 5 order by 6, 4 limit 100) c), '[]'::jsonb),
        'inFile', (select count(distinct account_no) from clave_staging.%1$I where account_no <> 0),
        'withSalesBefore', (select count(distinct account_no) from clave.sales_document where replaced_by is null and account_no <> 0),
        'withSalesAfter', (select count(*) from (
            select d.account_no from clave.sales_document d where d.replaced_by is null and d.account_no <> 0
              and not exists (select from clave_staging.%1$I s where s.verdict = 'changed' and s.number = d.number and s.prefix = d.prefix and s.kind = d.kind and s.source = d.source)
            union select account_no from clave_staging.%1$I where account_no <> 0) u))
    $q$, 'doc_' || suffix) into review;
    return review;
  end $$;

-- The last step of a reading's transaction; only the reading that is still in force gets to say «prepared».
create function clave.keep_stage(wanted uuid, reading int, new_inspection jsonb, new_check jsonb, new_doubts jsonb, new_consequences jsonb, new_figures jsonb) returns boolean
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare before clave.sales_import;
  begin
    perform clave.require_importer();
    select * into before from clave.sales_import where id = wanted and status = 'preparing' and attempt = reading for update;
    if not found then return false; end if;
    if before.staged_attempt is not null then perform clave.drop_stage(before.import_no || '_' || before.staged_attempt); end if;
    update clave.sales_import set status = 'prepared', staged_attempt = reading, prepared_at = clock_timestamp(), inspection = new_inspection, check_result = new_check, doubts = new_doubts,
      consequences = new_consequences, figures = new_figures, refusal = null, progress = null, updated_at = now() where id = wanted;
    return true;
  end $$;

-- What a running reading tells meanwhile. False: it was overtaken or cancelled and should stop.
create function clave.beat_import(wanted uuid, reading int, state jsonb, seen jsonb) returns boolean
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    perform clave.require_importer();
    update clave.sales_import set heartbeat_at = now(), progress = coalesce(state, progress), inspection = coalesce(seen, inspection)
      where id = wanted and status = 'preparing' and attempt = reading;
    return found;
  end $$;
create function clave.fail_import(wanted uuid, reading int, new_status text, why jsonb, seen jsonb) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare before clave.sales_import;
  begin
    perform clave.require_importer();
    select * into before from clave.sales_import where id = wanted and status = 'preparing' and attempt = reading for update;
    if not found then return; end if;
    if before.staged_attempt is not null then perform clave.drop_stage(before.import_no || '_' || before.staged_attempt); end if;
    update clave.sales_import set status = new_status, refusal = why, inspection = coalesce(seen, inspection), check_result = null, doubts = null, staged_attempt = null,
      progress = null, updated_at = now() where id = wanted and new_status in ('failed', 'inspected');
  end $$;
grant execute on function clave.clients_known(), clave.products_known(), clave.reserve_numbers(text, int), clave.open_stage(uuid, int), clave.close_stage(uuid, int, jsonb),
  clave.keep_stage(uuid, int, jsonb, jsonb, jsonb, jsonb, jsonb), clave.beat_import(uuid, int, jsonb, jsonb), clave.fail_import(uuid, int, text, jsonb, jsonb) to clave_app;

-- The rows that did not come in, a page at a time; `alike` counts those with the same problem and value.
create function clave.import_errors(wanted uuid, of_kind text, after_row int, most int)
  returns table (row_number int, kind text, column_no int, value text, cells jsonb, alike bigint)
  language plpgsql stable security definer set search_path = clave, pg_temp
  as $$
  declare suffix text;
  begin
    perform clave.require_importer();
    select i.import_no || '_' || i.staged_attempt into suffix from clave.sales_import i where i.id = wanted;
    if suffix is null or to_regclass('clave_staging.error_' || suffix) is null then return; end if;
    return query execute format($q$
      with page as (select * from clave_staging.%1$I where row_number > $1 and ($2 is null or kind = $2) order by row_number limit $3),
           alike as (select e.kind, e.column_no, e.value, count(*) as n from clave_staging.%1$I e
                     where (e.kind, e.column_no, e.value) in (select p.kind, p.column_no, p.value from page p) group by 1, 2, 3)
      select p.row_number, p.kind, p.column_no, p.value, p.cells, a.n from page p join alike a using (kind, column_no, value) order by p.row_number
    $q$, 'error_' || suffix) using after_row, of_kind, most;
  end $$;
grant execute on function clave.import_errors(uuid, text, int, int) to clave_app;

-- Adds (or, with sign −1, takes away) the documents of a list to the roll-up by client and month.
create function clave.roll_up(line_table text, doc_filter text, sign int) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    execute format($q$
      insert into clave.sales_month as m (account_no, month, currency, line_no, net, rated_net, unrated_lines, known_cost, rated_cost, costed_lines, units, line_count, net_base, cost, cost_base)
      select s.*, case when unrated = 0 then rated end, case when costed > 0 then known_cost end, case when costed > 0 and unrated = 0 then rated_cost end
      from (
        select l.account_no, (l.issued_on - (extract(day from l.issued_on)::int - 1)), d.currency, coalesce(p.line_no, 0), %3$s * sum(l.net),
               %3$s * coalesce(sum(case when d.fx_rate is null then l.net else round(l.net * d.fx_rate, 4) end) filter (where d.net_base is not null), 0) as rated,
               %3$s * count(*) filter (where d.net_base is null) as unrated,
               %3$s * coalesce(sum(l.cost), 0) as known_cost,
               %3$s * coalesce(sum(case when d.fx_rate is null then l.cost else round(l.cost * d.fx_rate, 4) end) filter (where d.net_base is not null), 0) as rated_cost,
               %3$s * count(l.cost) as costed,
               %3$s * coalesce(sum(l.quantity), 0), %3$s * count(*)
        from %1$s l join clave.sales_document d on d.document_no = l.document_no left join clave.product p on p.product_no = l.product_no
        where %2$s
        group by 1, 2, 3, 4
      ) s
      on conflict (account_no, month, currency, line_no) do update set
        net = m.net + excluded.net, rated_net = m.rated_net + excluded.rated_net, unrated_lines = m.unrated_lines + excluded.unrated_lines,
        known_cost = m.known_cost + excluded.known_cost, rated_cost = m.rated_cost + excluded.rated_cost, costed_lines = m.costed_lines + excluded.costed_lines,
        units = m.units + excluded.units, line_count = m.line_count + excluded.line_count,
        net_base = case when m.unrated_lines + excluded.unrated_lines = 0 then m.rated_net + excluded.rated_net end,
        cost = case when m.costed_lines + excluded.costed_lines > 0 then m.known_cost + excluded.known_cost end,
        cost_base = case when m.costed_lines + excluded.costed_lines > 0 and m.unrated_lines + excluded.unrated_lines = 0 then m.rated_cost + excluded.rated_cost end
    $q$, line_table, doc_filter, sign);
    if sign < 0 then delete from clave.sales_month where line_count = 0; end if;
  end $$;

-- The child enters the family with its wall, and is then a partition like any other.
create function clave.attach_lines(suffix text, no int) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare child text := 'sales_line_' || no;
  begin
    execute format('revoke all on clave_staging.%I from clave_app', 'line_' || suffix);
    execute format('alter table clave_staging.%I set schema clave', 'line_' || suffix);
    execute format('alter table clave.%I rename to %I', 'line_' || suffix, child);
    execute format('alter table clave.%I alter import_no drop default', child);
    execute format('create index on clave.%I (document_no)', child);
    execute format('alter table clave.%I enable row level security, force row level security', child);
    execute format('create policy owner_all on clave.%I to clave_owner using (true) with check (true)', child);
    execute format('create policy backup_reads on clave.%I for select to clave_backup using (true)', child);
    execute format('create policy see on clave.%I for select to clave_app using ((select clave.sees_all_accounts()) or account_no in (select clave.amount_account_nos()))', child);
    execute format('grant select on clave.%I to clave_backup', child);
    execute format('alter table clave.sales_line attach partition clave.%I for values in (%s)', child, no);
    execute format('analyze clave.%I', child);
  end $$;

-- Accounts, products and documents that the import brings or changes; its lines are still apart.
create function clave.write_stage(suffix text, no int, consequences jsonb) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare base_currency text := (select currency from clave.company where id = 1);
  begin
    execute format('insert into clave.account (id, account_no, name, tax_id, tax_id_key, code, code_key, name_key, city, import_no, created_by)
      select c.id, c.account_no, c.name, c.tax_id, c.tax_id_key, c.code, c.code_key, c.name_key, c.city, %s, clave.actor() from clave_staging.%I c
      where exists (select from clave_staging.%I d where d.account_no = c.account_no and d.verdict <> ''same'')', no, 'client_' || suffix, 'doc_' || suffix);
    update clave.account a set tax_id = coalesce(a.tax_id, f.tax_id), tax_id_key = coalesce(a.tax_id_key, f.tax_id_key), code = coalesce(a.code, f.code), code_key = coalesce(a.code_key, f.code_key)
      from jsonb_to_recordset(consequences -> 'fills') f (account_id uuid, tax_id text, tax_id_key text, code text, code_key text)
      where a.id = f.account_id and ((a.tax_id_key is null and f.tax_id_key is not null) or (a.code_key is null and f.code_key is not null));
    insert into clave.account_alias (kind, key, account_id, import_no)
      select k.kind, k.key, k.account_id, no from jsonb_to_recordset(consequences -> 'aliases') k (kind text, key text, account_id uuid)
      join clave.account a on a.id = k.account_id on conflict (kind, key) do update set account_id = excluded.account_id;
    insert into clave.account_match (id, left_id, right_id, similarity_pct, reason, decision, decided_by, decided_at, import_no)
      select m.id, m.left_id, m.right_id, m.similarity_pct, m.reason, m.decision, case when m.decision is not null then clave.actor() end, case when m.decision is not null then now() end, no
      from jsonb_to_recordset(consequences -> 'matches') m (id uuid, left_id uuid, right_id uuid, similarity_pct int, reason text, decision text)
      join clave.account a on a.id = m.left_id join clave.account b on b.id = m.right_id on conflict (left_id, right_id) do nothing;
    execute format('insert into clave.product_line (name, name_key) select min(line_name), line_key from clave_staging.%I where line_key is not null group by line_key
      on conflict (name_key) do nothing', 'product_' || suffix);
    execute format('insert into clave.product (product_no, code, name, product_key, line_no) select s.product_no, s.code, s.name, s.product_key, l.line_no
      from clave_staging.%I s left join clave.product_line l on l.name_key = s.line_key', 'product_' || suffix);
    execute format('insert into clave.sales_document (account_no, document_no, import_no, source, kind, prefix, number, issued_on, currency, fx_rate, net, net_base, line_count, content_hash, salesperson)
      select account_no, document_no, %1$s, source, kind, prefix, number, issued_on, currency, case when currency <> %2$L then fx_rate end, net,
        case when currency = %2$L then net else net_base end, line_count, content_hash, salesperson
      from clave_staging.%3$I where verdict <> ''same''', no, base_currency, 'doc_' || suffix);
  end $$;

-- Applies a prepared import: whole, in the caller's transaction, or not at all. `refusal` when it may not be.
create function clave.apply_import(wanted uuid, seen_revision int) returns jsonb
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare
    own clave.sales_import; no int; suffix text; same_lines bigint; kept bigint; collides boolean; counts jsonb;
  begin
    perform clave.require_importer();
    perform pg_advisory_xact_lock(hashtext('clave imports'));
    select * into own from clave.sales_import where id = wanted for update;
    if own.status = 'applied' then return '{"refusal": "import_already_applied"}'; end if;
    if own.status is distinct from 'prepared' then return '{"refusal": "import_not_ready"}'; end if;
    no := own.import_no;
    suffix := no || '_' || own.staged_attempt;
    if to_regclass('clave_staging.line_' || suffix) is null then return '{"refusal": "import_not_ready"}'; end if;
    if own.revision <> seen_revision then return '{"refusal": "import_changed_meanwhile"}'; end if;
    -- Clients were matched against what stood then: another import, or a client added by hand, asks for a new reading.
    execute format('select exists (select from clave.account a join clave_staging.%I c on a.tax_id_key = c.tax_id_key or a.code_key = c.code_key or a.name_key = c.name_key
      where a.updated_at >= $1 or a.created_at >= $1)', 'client_' || suffix) into collides using own.prepared_at;
    if collides or exists (select from clave.sales_import i where i.id <> wanted and greatest(i.applied_at, i.undone_at) >= own.prepared_at)
        or exists (select from clave.account a where a.merged_into is not null and a.updated_at >= own.prepared_at) then
      return '{"refusal": "import_changed_meanwhile"}';
    end if;

    perform clave.compare_stage(suffix);
    execute format('select coalesce(sum(line_count) filter (where verdict = ''same''), 0), coalesce(sum(line_count) filter (where verdict <> ''same''), 0) from clave_staging.%I', 'doc_' || suffix)
      into same_lines, kept;
    if kept = 0 then return '{"refusal": "nothing_to_import"}'; end if;
    execute format('insert into clave.import_dependency select %1$s, d.import_no, count(*) from clave.sales_document d
      join (select distinct source, kind, prefix, number from clave_staging.%2$I where verdict <> ''new'') s using (number, prefix, kind, source) where d.replaced_by is null group by d.import_no', no, 'doc_' || suffix);
    if same_lines > 0 then
      execute format('delete from clave_staging.%I l using clave_staging.%I d where d.document_no = l.document_no and d.verdict = ''same''', 'line_' || suffix, 'doc_' || suffix);
    end if;
    execute format('update clave.sales_document d set replaced_by = %1$s from (select distinct source, kind, prefix, number from clave_staging.%2$I where verdict = ''changed'') s
      where d.replaced_by is null and d.number = s.number and d.prefix = s.prefix and d.kind = s.kind and d.source = s.source', no, 'doc_' || suffix);
    if exists (select from clave.sales_document where replaced_by = no) then
      perform clave.roll_up('clave.sales_line', format('d.replaced_by = %s', no), -1);
    end if;

    perform clave.write_stage(suffix, no, coalesce(own.consequences, '{}'));
    perform clave.roll_up(format('clave_staging.%I', 'line_' || suffix), 'true', 1);
    perform clave.attach_lines(suffix, no);
    -- Clients that an earlier undo put away and that sell again come back.
    update clave.account a set archived_at = null
      from clave.sales_import i where i.import_no = a.import_no and i.status = 'undone' and a.archived_at is not null
        and exists (select from clave.sales_document d where d.account_no = a.account_no and d.import_no = no);
    execute format('drop table clave_staging.%I, clave_staging.%I, clave_staging.%I', 'doc_' || suffix, 'client_' || suffix, 'product_' || suffix);
    update clave.sales_import set status = 'applied', applied_at = clock_timestamp(), applied_by = clave.actor(), updated_at = now() where id = wanted;
    counts := coalesce(own.figures, '{}') || jsonb_build_object('import', wanted, 'fileHash', own.file_hash, 'lines', kept, 'documents', own.check_result -> 'documents');
    perform clave.record_event('import.applied', counts, null);
    return counts;
  end $$;

-- Newer imports that found documents of this one.
create function clave.import_dependents(wanted uuid) returns table (id uuid, file_name text, applied_at timestamptz, documents int)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select i.id, i.file_name, i.applied_at, k.documents
    from clave.sales_import own join clave.import_dependency k on k.depends_on = own.import_no join clave.sales_import i on i.import_no = k.import_no
    where own.id = wanted and i.status = 'applied' and clave.actor_has('director') order by i.applied_at desc
  $$;

-- Accounts of an undone import that nothing speaks of any more are removed; those that something else knows stay, put away
-- when they have no sales left. What may speak of an account is asked of the catalogue, so that a later room is not forgotten.
create function clave.drop_orphan_accounts(no int) returns int
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare unspoken text := ''; reference record; removed int;
  begin
    for reference in select k.conrelid::regclass as child, a.attname as col from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.contype = 'f' and k.confrelid = 'clave.account'::regclass loop
      unspoken := unspoken || format(' and not exists (select from %s r where r.%I = a.id)', reference.child, reference.col);
    end loop;
    execute format('delete from clave.account a where a.import_no = $1 and a.version = 1 and not exists (select from clave.sales_document d where d.account_no = a.account_no) %s', unspoken) using no;
    get diagnostics removed = row_count;
    update clave.account a set archived_at = clock_timestamp()
      where a.import_no = no and a.archived_at is null and not exists (select from clave.sales_document d where d.account_no = a.account_no)
        and not exists (select from clave.appointment p where p.account_id = a.id and p.deleted_at is null);
    return removed;
  end $$;

-- Undoes an applied import within thirty days: what it replaced lives again, what it brought is gone.
create function clave.undo_import(wanted uuid) returns jsonb
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare own clave.sales_import; no int; counts jsonb;
  begin
    perform clave.require_importer();
    perform pg_advisory_xact_lock(hashtext('clave imports'));
    select * into own from clave.sales_import where id = wanted for update;
    if own.status is distinct from 'applied' then return '{"refusal": "import_not_applied"}'; end if;
    if own.applied_at < now() - interval '30 days' then return '{"refusal": "import_undo_too_late"}'; end if;
    if exists (select from clave.import_dependents(wanted)) then return '{"refusal": "import_has_dependents"}'; end if;
    no := own.import_no;
    set local lock_timeout = '10s';
    select jsonb_build_object('import', wanted, 'documents', count(*), 'lines', coalesce(sum(line_count), 0)) into counts from clave.sales_document where import_no = no;
    perform clave.roll_up('clave.sales_line', format('l.import_no = %s', no), -1);
    delete from clave.sales_document where import_no = no;
    if exists (select from clave.sales_document where replaced_by = no) then
      perform clave.roll_up('clave.sales_line', format('d.replaced_by = %s', no), 1);
      update clave.sales_document set replaced_by = null where replaced_by = no;
    end if;
    execute format('alter table clave.sales_line detach partition clave.%I', 'sales_line_' || no);
    execute format('drop table clave.%I', 'sales_line_' || no);
    delete from clave.import_dependency where import_no = no;
    delete from clave.account_alias where import_no = no;
    delete from clave.account_match where import_no = no and decision is null;
    counts := counts || jsonb_build_object('accountsRemoved', clave.drop_orphan_accounts(no));
    perform clave.drop_stage(no || '_' || own.staged_attempt);
    update clave.sales_import set status = 'undone', undone_at = clock_timestamp(), undone_by = clave.actor(), updated_at = now() where id = wanted;
    perform clave.record_event('import.undone', counts, null);
    return counts;
  end $$;

create function clave.cancel_import(wanted uuid) returns text
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare own clave.sales_import;
  begin
    perform clave.require_importer();
    select * into own from clave.sales_import where id = wanted for update;
    if own.status in ('applied', 'undone') then return 'import_already_applied'; end if;
    if own.staged_attempt is not null then perform clave.drop_stage(own.import_no || '_' || own.staged_attempt); end if;
    update clave.sales_import set status = 'cancelled', attempt = attempt + 1, staged_attempt = null, progress = null, doubts = null, consequences = null, updated_at = now() where id = wanted;
    return null;
  end $$;
grant execute on function clave.apply_import(uuid, int), clave.import_dependents(uuid), clave.undo_import(uuid), clave.cancel_import(uuid) to clave_app;

-- What a killed process left, at start-up and hourly: readings without a heartbeat fail, staging that nobody will apply is
-- dropped, and what waited a week is cancelled. Returns the imports whose files may still be wanted on disk.
create function clave.sweep_imports() returns setof uuid
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare suffix text; own clave.sales_import;
  begin
    update clave.sales_import set status = 'failed', refusal = '{"code": "interrupted", "details": {}}', progress = null, updated_at = now()
      where status in ('preparing', 'uploading') and coalesce(heartbeat_at, updated_at) < now() - interval '2 minutes';
    update clave.sales_import set status = 'cancelled', updated_at = now()
      where status in ('empty', 'inspected', 'prepared', 'failed') and updated_at < now() - interval '7 days';
    update clave.sales_import i set status = 'failed', refusal = '{"code": "interrupted", "details": {}}', updated_at = now()
      where status = 'prepared' and to_regclass('clave_staging.line_' || i.import_no || '_' || i.staged_attempt) is null;
    for suffix in select distinct substr(c.relname, strpos(c.relname, '_') + 1) from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'clave_staging' and c.relkind = 'r' and c.relname ~ '^(line|doc|client|product|error)_\d+_\d+$' loop
      select * into own from clave.sales_import i where i.import_no = split_part(suffix, '_', 1)::int;
      if found and own.status in ('preparing', 'prepared') then continue; end if;
      if found and own.status = 'applied' and own.staged_attempt = split_part(suffix, '_', 2)::int and own.applied_at > now() - interval '30 days' then continue; end if;
      perform clave.drop_stage(suffix);
    end loop;
    return query select i.id from clave.sales_import i where i.status in ('uploading', 'inspected', 'preparing', 'prepared', 'failed');
  end $$;
grant execute on function clave.sweep_imports() to clave_app;
