-- Where a file has no column of types, a document's sums say what it is. That is no part of its identity: a correction that
-- turns the sum around is still the same document.
alter table clave.sales_document add column is_kind_derived boolean not null default false;

-- The roll-up of an import is added up while its file is read, and enters with it: summing half a million lines again at
-- the end cost as much as loading them.

create or replace function clave.drop_stage(suffix text) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare part text;
  begin
    foreach part in array array['line', 'doc', 'month', 'client', 'product', 'error'] loop
      execute format('drop table if exists clave_staging.%I', part || '_' || suffix);
    end loop;
  end $$;

create or replace function clave.open_stage(wanted uuid, reading int) returns int
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
      hash_a bigint not null, hash_b bigint not null, is_kind_derived boolean not null default false, content_hash text generated always as (to_hex(hash_a) || ''-'' || to_hex(hash_b)) stored, salesperson text,
      verdict text not null default ''new'', lived text[])', 'doc_' || suffix);
    execute format('create table clave_staging.%I (account_no int not null, month date not null, currency text not null, line_key text, net numeric(19, 4) not null,
      rated_net numeric(19, 4) not null, unrated_lines int not null, known_cost numeric(19, 4) not null, rated_cost numeric(19, 4) not null, costed_lines int not null,
      units numeric(19, 6) not null, line_count int not null)', 'month_' || suffix);
    execute format('create table clave_staging.%I (account_no int not null, id uuid not null, name text not null, tax_id text, tax_id_key text, code text, code_key text,
      name_key text not null, city text)', 'client_' || suffix);
    execute format('create table clave_staging.%I (product_no int not null, code text, name text, product_key text not null, line_name text, line_key text)', 'product_' || suffix);
    execute format('create table clave_staging.%I (row_number int not null, kind text not null, column_no int not null, value text not null, cells jsonb not null)', 'error_' || suffix);
    execute format('grant insert on clave_staging.%I, clave_staging.%I, clave_staging.%I, clave_staging.%I, clave_staging.%I, clave_staging.%I to clave_app',
      'line_' || suffix, 'doc_' || suffix, 'month_' || suffix, 'client_' || suffix, 'product_' || suffix, 'error_' || suffix);
    return no;
  end $$;

-- True when documents were joined: their lines then count at the rate of the first part.
drop function clave.join_parts(text);
create function clave.join_parts(suffix text) returns boolean
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare parts bigint;
  begin
    execute format('select count(*) from (select from clave_staging.%I group by source, case when is_kind_derived then ''*'' else kind end, prefix, number, account_no, currency having count(*) > 1) p',
      'doc_' || suffix) into parts;
    if parts = 0 then return false; end if;
    execute format($q$
      with ranked as (
        select d.*, min(document_no) over w as keep, count(*) over w as pieces from clave_staging.%1$I d
        window w as (partition by source, case when is_kind_derived then '*' else kind end, prefix, number, account_no, currency)
      ), moved as (
        update clave_staging.%2$I l set document_no = r.keep from ranked r where r.pieces > 1 and l.document_no = r.document_no and r.document_no <> r.keep
      ), gone as (
        delete from clave_staging.%1$I d using ranked r where r.pieces > 1 and d.document_no = r.document_no and r.document_no <> r.keep
      )
      update clave_staging.%1$I d set net = s.net, net_base = s.net_base, line_count = s.line_count, hash_a = s.hash_a, hash_b = s.hash_b, issued_on = s.issued_on,
        kind = case when not d.is_kind_derived then d.kind when s.net < 0 then 'creditNote' else 'invoice' end
      from (select keep, sum(net) as net, case when count(net_base) = count(*) then sum(net_base) end as net_base, sum(line_count) as line_count, min(issued_on) as issued_on,
              sum(hash_a) % 4503599627370496 as hash_a, sum(hash_b) % 4503599627370496 as hash_b from ranked where pieces > 1 group by keep) s
      where d.document_no = s.keep
    $q$, 'doc_' || suffix, 'line_' || suffix);
    return true;
  end $$;

-- Compares the documents read with those that live: new, changed or the same, over all lines, clients and currencies of each.
-- `lived` names the kinds under which it lives ('*': a derived one). Stated kinds must agree; a derived kind stands for
-- whatever bears the number, the same kind first.
create or replace function clave.compare_stage(suffix text) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    if not exists (select from clave.sales_document) then return; end if;
    execute format($q$
      with staged as materialized (
        select concat_ws(chr(31), source, prefix, number) as bearer, source, prefix, number, case when is_kind_derived then '*' else kind end as sort, array_agg(distinct kind) as kinds,
               string_agg(account_no || ':' || currency || ':' || content_hash, ',' order by account_no, currency) as whole
        from clave_staging.%1$I group by 1, 2, 3, 4, 5
      ), numbers as materialized (
        select distinct bearer, number, prefix, source from staged
      ), living as materialized (
        select n.bearer, case when d.is_kind_derived then '*' else d.kind end as sort,
               string_agg(d.account_no || ':' || d.currency || ':' || d.content_hash, ',' order by d.account_no, d.currency) as whole
        from numbers n join clave.sales_document d using (number, prefix, source) where d.replaced_by is null group by 1, 2
      ), known as materialized (
        select bearer, array_agg(sort) as sorts from living group by 1
      ), judged as materialized (
        select s.bearer, s.sort, array_agg(l.sort) as lived, count(*) = 1 and bool_and(l.whole = s.whole) as is_same
        from staged s join living l using (bearer) join known k using (bearer)
        where s.sort = l.sort or (s.sort <> '*' and l.sort = '*') or (s.sort = '*' and l.sort <> '*' and (l.sort = any (s.kinds) or not s.kinds && k.sorts))
        group by 1, 2
      ), told as materialized (
        select s.bearer, s.sort, case when j.bearer is null then 'new' when j.is_same then 'same' else 'changed' end as verdict, j.lived from staged s left join judged j using (bearer, sort)
      )
      update clave_staging.%1$I d set verdict = t.verdict, lived = t.lived
      from told t where t.bearer = concat_ws(chr(31), d.source, d.prefix, d.number) and t.sort = case when d.is_kind_derived then '*' else d.kind end
        and (d.verdict <> t.verdict or d.lived is distinct from t.lived)
    $q$, 'doc_' || suffix);
  end $$;

-- The living documents that the staged ones of a verdict stand for.
create function clave.living_of_stage(suffix text, verdicts text[]) returns table (document_no bigint, import_no int)
  language plpgsql stable security definer set search_path = clave, pg_temp
  as $$
  begin
    return query execute format($q$
      with named as materialized (select distinct source, prefix, number, unnest(lived) as sort from clave_staging.%1$I where verdict = any ($1))
      select d.document_no, d.import_no from named n join clave.sales_document d using (number, prefix, source)
      where d.replaced_by is null and n.sort = case when d.is_kind_derived then '*' else d.kind end
    $q$, 'doc_' || suffix) using verdicts;
  end $$;

create or replace function clave.close_stage(wanted uuid, reading int, renumbered jsonb) returns jsonb
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare no int; suffix text; review jsonb; part text;
  begin
    perform clave.require_importer();
    select import_no into no from clave.sales_import where id = wanted and status = 'preparing' and attempt = reading;
    if no is null then return null; end if;
    suffix := no || '_' || reading;
    perform clave.renumber_lines(suffix, renumbered);
    -- Months were added up under the numbers and rates of the moment: when either changed, applying adds the lines up anew.
    if clave.join_parts(suffix) or jsonb_array_length(coalesce(renumbered -> 'account_no', '[]')) > 0 then
      execute format('truncate clave_staging.%I', 'month_' || suffix);
    end if;
    execute format('create index on clave_staging.%I (kind, row_number)', 'error_' || suffix);
    execute format('create index on clave_staging.%I (row_number)', 'error_' || suffix);
    perform clave.compare_stage(suffix);
    foreach part in array array['doc', 'client', 'product'] loop
      execute format('analyze clave_staging.%I', part || '_' || suffix);
    end loop;
    execute format($q$
      select jsonb_build_object(
        'documents', (select jsonb_build_object('new', count(*) filter (where verdict = 'new'), 'changed', count(*) filter (where verdict = 'changed'),
            'alreadyThere', count(*) filter (where verdict = 'same')) from (select distinct source, case when is_kind_derived then '*' else kind end, prefix, number, verdict from clave_staging.%1$I) d),
        'lines', (select jsonb_build_object('new', coalesce(sum(line_count) filter (where verdict = 'new'), 0), 'changed', coalesce(sum(line_count) filter (where verdict = 'changed'), 0),
            'alreadyThere', coalesce(sum(line_count) filter (where verdict = 'same'), 0)) from clave_staging.%1$I),
        'changedDocuments', coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'number', concat_ws('-', nullif(c.prefix, ''), c.number), 'issuedOn', c.issued_on,
            'net', c.net::text, 'currency', c.currency, 'netBefore', coalesce((select sum(d.net) from clave.sales_document d where d.replaced_by is null
              and d.number = c.number and d.prefix = c.prefix and d.source = c.source and d.currency = c.currency
              and case when d.is_kind_derived then '*' else d.kind end = any (c.lived)), 0)::text) order by c.issued_on, c.number)
          from (select source, kind, prefix, number, currency, lived, min(issued_on) as issued_on, sum(net) as net from clave_staging.%1$I where verdict = 'changed'
                group by 1, 2, 3, 4, 5, 6 order by 7, 4 limit 100) c), '[]'::jsonb),
        'inFile', (select count(distinct account_no) from clave_staging.%1$I where account_no <> 0),
        'withSalesBefore', (select count(distinct account_no) from clave.sales_document where replaced_by is null and account_no <> 0),
        'withSalesAfter', (select count(*) from (
            select d.account_no from clave.sales_document d where d.replaced_by is null and d.account_no <> 0
              and d.document_no not in (select o.document_no from clave.living_of_stage($1, '{changed}') o)
            union select account_no from clave_staging.%1$I where account_no <> 0) u))
    $q$, 'doc_' || suffix) into review using suffix;
    return review;
  end $$;

-- The months that the reading added up join the roll-up; false when it left none.
create function clave.add_months(suffix text) returns boolean
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare cells bigint;
  begin
    if to_regclass('clave_staging.month_' || suffix) is null then return false; end if;
    execute format($q$
      insert into clave.sales_month as m (account_no, month, currency, line_no, net, rated_net, unrated_lines, known_cost, rated_cost, costed_lines, units, line_count, net_base, cost, cost_base)
      select s.*, case when unrated = 0 then rated end, case when costed > 0 then known end, case when costed > 0 and unrated = 0 then rated_known end
      from (
        select t.account_no, t.month, t.currency, coalesce(l.line_no, 0), sum(t.net), sum(t.rated_net) as rated, sum(t.unrated_lines) as unrated, sum(t.known_cost) as known,
               sum(t.rated_cost) as rated_known, sum(t.costed_lines) as costed, sum(t.units), sum(t.line_count)
        from clave_staging.%I t left join clave.product_line l on l.name_key = t.line_key group by 1, 2, 3, 4
      ) s
      on conflict (account_no, month, currency, line_no) do update set
        net = m.net + excluded.net, rated_net = m.rated_net + excluded.rated_net, unrated_lines = m.unrated_lines + excluded.unrated_lines,
        known_cost = m.known_cost + excluded.known_cost, rated_cost = m.rated_cost + excluded.rated_cost, costed_lines = m.costed_lines + excluded.costed_lines,
        units = m.units + excluded.units, line_count = m.line_count + excluded.line_count,
        net_base = case when m.unrated_lines + excluded.unrated_lines = 0 then m.rated_net + excluded.rated_net end,
        cost = case when m.costed_lines + excluded.costed_lines > 0 then m.known_cost + excluded.known_cost end,
        cost_base = case when m.costed_lines + excluded.costed_lines > 0 and m.unrated_lines + excluded.unrated_lines = 0 then m.rated_cost + excluded.rated_cost end
    $q$, 'month_' || suffix);
    get diagnostics cells = row_count;
    return cells > 0;
  end $$;

create or replace function clave.write_stage(suffix text, no int, consequences jsonb) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare base_currency text := (select currency from clave.company where id = 1);
  begin
    execute format('insert into clave.account (id, account_no, name, tax_id, tax_id_key, code, code_key, name_key, city, import_no, created_by)
      select c.id, c.account_no, c.name, c.tax_id, c.tax_id_key, c.code, c.code_key, c.name_key, c.city, %s, (select clave.actor()) from clave_staging.%I c
      where exists (select from clave_staging.%I d where d.account_no = c.account_no and d.verdict <> ''same'')', no, 'client_' || suffix, 'doc_' || suffix);
    -- What the file knows and the account does not: an id, or the name of one that was only known by its code.
    update clave.account a set tax_id = coalesce(a.tax_id, f.tax_id), tax_id_key = coalesce(a.tax_id_key, f.tax_id_key), code = coalesce(a.code, f.code), code_key = coalesce(a.code_key, f.code_key),
        name = case when a.name in (a.code, a.tax_id) then coalesce(f.name, a.name) else a.name end,
        name_key = case when a.name in (a.code, a.tax_id) then coalesce(f.name_key, a.name_key) else a.name_key end
      from jsonb_to_recordset(consequences -> 'fills') f (account_id uuid, tax_id text, tax_id_key text, code text, code_key text, name text, name_key text)
      where a.id = f.account_id and ((a.tax_id_key is null and f.tax_id_key is not null) or (a.code_key is null and f.code_key is not null) or (f.name is not null and a.name in (a.code, a.tax_id)));
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
    execute format('insert into clave.sales_document (account_no, document_no, import_no, source, kind, prefix, number, issued_on, currency, fx_rate, net, net_base, line_count, content_hash, salesperson, is_kind_derived)
      select account_no, document_no, %1$s, source, kind, prefix, number, issued_on, currency, case when currency <> %2$L then fx_rate end, net,
        case when currency = %2$L then net else net_base end, line_count, content_hash, salesperson, is_kind_derived
      from clave_staging.%3$I where verdict <> ''same''', no, base_currency, 'doc_' || suffix);
  end $$;

create or replace function clave.attach_lines(suffix text, no int) returns void
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
    execute format('analyze clave.%I (document_no, account_no)', child);
  end $$;

create or replace function clave.apply_import(wanted uuid, seen_revision int) returns jsonb
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
    -- Clients were matched against what stood then: another import, a merge, or a client added by hand asks for a new reading.
    if own.figures ->> 'companyCurrency' is distinct from (select c.currency from clave.company c where c.id = 1)
        or exists (select from clave.sales_import i where i.id <> wanted and greatest(i.applied_at, i.undone_at) >= own.prepared_at)
        or exists (select from clave.account a where a.merged_into is not null and a.updated_at >= own.prepared_at) then
      return '{"refusal": "import_changed_meanwhile"}';
    end if;
    execute format($q$
      with touched as materialized (select tax_id_key, code_key, name_key from clave.account where greatest(updated_at, created_at) >= $1)
      select exists (select from clave_staging.%1$I c join touched a using (tax_id_key)) or exists (select from clave_staging.%1$I c join touched a using (code_key))
        or exists (select from clave_staging.%1$I c join touched a using (name_key))
    $q$, 'client_' || suffix) into collides using own.prepared_at;
    if collides then return '{"refusal": "import_changed_meanwhile"}'; end if;

    perform clave.compare_stage(suffix);
    execute format('select coalesce(sum(line_count) filter (where verdict = ''same''), 0), coalesce(sum(line_count) filter (where verdict <> ''same''), 0) from clave_staging.%I', 'doc_' || suffix)
      into same_lines, kept;
    if kept = 0 then return '{"refusal": "nothing_to_import"}'; end if;
    insert into clave.import_dependency select no, o.import_no, count(*) from clave.living_of_stage(suffix, '{same,changed}') o group by o.import_no;
    if same_lines > 0 then
      execute format('delete from clave_staging.%I l using clave_staging.%I d where d.document_no = l.document_no and d.verdict = ''same''', 'line_' || suffix, 'doc_' || suffix);
    end if;
    update clave.sales_document d set replaced_by = no where d.document_no in (select o.document_no from clave.living_of_stage(suffix, '{changed}') o);
    if exists (select from clave.sales_document where replaced_by = no) then
      perform clave.roll_up('clave.sales_line', format('d.replaced_by = %s', no), -1);
    end if;

    perform clave.write_stage(suffix, no, coalesce(own.consequences, '{}'));
    if same_lines > 0 or not clave.add_months(suffix) then
      perform clave.roll_up(format('clave_staging.%I', 'line_' || suffix), 'true', 1);
    end if;
    perform clave.attach_lines(suffix, no);
    -- Clients that an earlier undo put away and that sell again come back.
    update clave.account a set archived_at = null
      from clave.sales_import i where i.import_no = a.import_no and i.status = 'undone' and a.archived_at is not null
        and exists (select from clave.sales_document d where d.account_no = a.account_no and d.import_no = no);
    execute format('drop table clave_staging.%I, clave_staging.%I, clave_staging.%I, clave_staging.%I', 'doc_' || suffix, 'month_' || suffix, 'client_' || suffix, 'product_' || suffix);
    update clave.sales_import set status = 'applied', applied_at = clock_timestamp(), applied_by = clave.actor(), updated_at = now() where id = wanted;
    counts := coalesce(own.figures, '{}') || jsonb_build_object('import', wanted, 'fileHash', own.file_hash, 'lines', kept, 'documents', own.check_result -> 'documents');
    perform clave.record_event('import.applied', counts, null);
    return counts;
  end $$;

create or replace function clave.sweep_imports() returns setof uuid
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare suffix text; own clave.sales_import;
  begin
    update clave.sales_import set status = 'failed', refusal = '{"code": "interrupted", "details": {}}', progress = null, check_result = null, doubts = null, staged_attempt = null, updated_at = now()
      where status in ('preparing', 'uploading') and greatest(heartbeat_at, updated_at) < now() - interval '30 seconds';
    update clave.sales_import set status = 'cancelled', updated_at = now()
      where status in ('empty', 'inspected', 'prepared', 'failed') and updated_at < now() - interval '7 days';
    update clave.sales_import i set status = 'failed', refusal = '{"code": "interrupted", "details": {}}', check_result = null, doubts = null, staged_attempt = null, updated_at = now()
      where status = 'prepared' and to_regclass('clave_staging.line_' || i.import_no || '_' || i.staged_attempt) is null;
    for suffix in select distinct substr(c.relname, strpos(c.relname, '_') + 1) from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'clave_staging' and c.relkind = 'r' and c.relname ~ '^(line|doc|month|client|product|error)_\d+_\d+$' loop
      select * into own from clave.sales_import i where i.import_no = split_part(suffix, '_', 1)::int;
      if found and own.status in ('preparing', 'prepared') then continue; end if;
      if found and own.status = 'applied' and own.staged_attempt = split_part(suffix, '_', 2)::int and own.applied_at > now() - interval '30 days' then continue; end if;
      perform clave.drop_stage(suffix);
    end loop;
    return query select i.id from clave.sales_import i where i.status in ('uploading', 'inspected', 'preparing', 'prepared', 'failed');
  end $$;

-- Thousands of clients that come at once leave their traces at once: one row each as before, written in one statement.
create function clave.audit_added_accounts() returns trigger
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    insert into clave.audit_event (actor_id, request_id, action, table_name, row_key, account_id, changes)
    select (select clave.actor()), nullif(current_setting('clave.request_id', true), ''), 'insert', 'account', a.id::text, a.id,
           (select jsonb_object_agg(e.key, e.value) from jsonb_each(to_jsonb(a)) e
            where e.value <> 'null'::jsonb and e.key not in ('version', 'updated_at', 'updated_by', 'search_text'))
    from added a;
    return null;
  end $$;
drop trigger audit_row on clave.account;
create trigger audit_row after update or delete on clave.account for each row execute function clave.audit_row();
create trigger audit_added after insert on clave.account referencing new table as added for each statement execute function clave.audit_added_accounts();
