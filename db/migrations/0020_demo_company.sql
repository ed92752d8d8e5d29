-- The example company: one click puts it into an empty installation, another takes it out whole. Its sales come in by the
-- import like anybody's; what a company has besides (people, appointments, decisions) is written here in one piece.

create table clave.demo_company (
  id smallint primary key default 1 check (id = 1),
  loaded_by uuid not null references clave.app_user (id),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  -- What it is given back when the example goes: the company's own row, and a role that was lent.
  company_before jsonb not null,
  lent_director boolean not null
);
select clave.guard_table('demo_company');

-- What belongs to the installation and not to the company in it. Every other table is emptied with the example.
create function clave.kept_tables() returns setof text
  language sql immutable
  as $$
    select unnest(array['signing_secret', 'audit_event', 'idempotency', 'outbox_mail', 'company', 'app_user', 'user_login', 'user_role', 'session', 'secret_link',
      'setup', 'sign_in_delay', 'sales_stamp', 'demo_company'])
  $$;
create function clave.business_tables() returns setof text
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select c.relname::text from pg_class c
    where c.relnamespace = 'clave'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname not in (select clave.kept_tables())
    order by 1
  $$;

create function clave.require_demo_right() returns void
  language plpgsql stable security definer set search_path = clave, pg_temp
  as $$
  begin
    if not clave.actor_has_any(array['administrator', 'director']) then raise exception 'the example company is not theirs to handle' using errcode = '42501'; end if;
  end $$;

-- Imports that never wrote anything do not make an installation used.
create function clave.is_installation_used() returns boolean
  language plpgsql stable security definer set search_path = clave, pg_temp
  as $$
  declare name text; found_rows boolean;
  begin
    for name in select clave.business_tables() loop
      execute format('select exists (select from clave.%I %s)', name,
        case name when 'sales_import' then $q$where status not in ('empty', 'inspected', 'cancelled', 'failed')$q$ else '' end) into found_rows;
      if found_rows then return true; end if;
    end loop;
    return false;
  end $$;

create function clave.empty_demo() returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare own clave.demo_company; before clave.company; child regclass;
  begin
    select * into own from clave.demo_company where id = 1;
    perform set_config('lock_timeout', '5s', true);
    for child in select c.oid::regclass from pg_class c where c.relnamespace = 'clave_staging'::regnamespace and c.relkind = 'r'
        union all select i.inhrelid::regclass from pg_inherits i where i.inhparent = 'clave.sales_line'::regclass loop
      execute format('drop table %s', child);
    end loop;
    execute (select 'truncate ' || string_agg(format('clave.%I', t), ', ') from clave.business_tables() t);
    delete from clave.demo_company;
    delete from clave.app_user where is_demo;
    if own.lent_director then delete from clave.user_role where user_id = own.loaded_by and role = 'director'; end if;
    before := jsonb_populate_record(null::clave.company, own.company_before);
    update clave.company set name = before.name, country = before.country, currency = before.currency, time_zone = before.time_zone,
      fiscal_year_start_month = before.fiscal_year_start_month, manager_label = before.manager_label, capacity_weeks = before.capacity_weeks,
      capacity_weekly_hours = before.capacity_weekly_hours, capacity_productive_pct = before.capacity_productive_pct,
      hours_per_key_account = before.hours_per_key_account, is_configured = before.is_configured, is_demo = false, fixed_today = null where id = 1;
    delete from clave.idempotency where created_at >= own.started_at;
  end $$;

-- First step: an empty installation becomes the example company, on its day. A load that died half way is cleared first.
create function clave.begin_demo(example jsonb, day date) returns text
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare earlier clave.demo_company; was_lent boolean;
  begin
    perform clave.require_demo_right();
    perform pg_advisory_xact_lock(hashtext('clave demo'));
    select * into earlier from clave.demo_company where id = 1;
    if found and earlier.finished_at is null and earlier.started_at < now() - interval '2 minutes' then perform clave.empty_demo(); end if;
    if exists (select from clave.demo_company) or clave.is_installation_used() then return 'not_empty'; end if;
    insert into clave.user_role (user_id, role) values (clave.actor(), 'director') on conflict do nothing;
    was_lent := found;
    insert into clave.demo_company (loaded_by, company_before, lent_director) select clave.actor(), to_jsonb(c), was_lent from clave.company c where id = 1;
    update clave.company set name = example ->> 'name', country = example ->> 'country', currency = example ->> 'currency', time_zone = example ->> 'timeZone',
      fiscal_year_start_month = (example ->> 'fiscalYearStart')::smallint, is_configured = true, is_demo = true, fixed_today = day where id = 1;
    return null;
  end $$;

create function clave.require_demo_loading() returns void
  language plpgsql stable security definer set search_path = clave, pg_temp
  as $$
  begin
    if not exists (select from clave.demo_company where loaded_by = clave.actor() and finished_at is null) then
      raise exception 'no example company is being loaded by this person' using errcode = '42501';
    end if;
  end $$;

-- Second step, once the sales are in: who works there, who the clients are, who answers for each. Accounts are named by the
-- key of their tax id, people by id. Runs that the imports made on their own, today, go: the example has its own past.
create function clave.furnish_demo(world jsonb) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare zone text := (select time_zone from clave.company where id = 1);
  begin
    perform clave.require_demo_loading();
    delete from clave.classification_run;

    insert into clave.app_user (id, name, area, is_disabled, is_demo)
      select p.id, p.name, p.area, p.is_disabled, true from jsonb_to_recordset(world -> 'people') p (id uuid, name text, area text, is_disabled boolean);
    insert into clave.user_login (user_id, email)
      select p.id, p.email from jsonb_to_recordset(world -> 'people') p (id uuid, email text) on conflict (email) do nothing;
    insert into clave.user_role (user_id, role)
      select p.id, r from jsonb_to_recordset(world -> 'people') p (id uuid, roles jsonb), jsonb_array_elements_text(p.roles) r;

    update clave.account a set name = c.name, legal_name = c.legal_name, sector = c.sector, city = c.city, country = c.country, client_since = c.client_since, parent_id = g.id
      from jsonb_to_recordset(world -> 'clients') c (key text, name text, legal_name text, sector text, city text, country text, client_since date, parent_key text)
      left join clave.account g on g.tax_id_key = c.parent_key
      where a.tax_id_key = c.key;

    insert into clave.appointment (id, account_id, manager_id, sponsor_id, backup_id, starts_on, ends_on, mandate, purposes, handover_notes, appointed_by, created_at, updated_at)
      select p.id, a.id, p.manager_id, p.sponsor_id, p.backup_id, p.starts_on, p.ends_on, p.mandate, array(select jsonb_array_elements_text(p.purposes)), p.handover_notes,
             p.appointed_by, p.starts_on::timestamp at time zone zone, p.starts_on::timestamp at time zone zone
      from jsonb_to_recordset(world -> 'appointments') p (id uuid, key text, manager_id uuid, sponsor_id uuid, backup_id uuid, starts_on date, ends_on date,
        mandate text, purposes jsonb, handover_notes text, appointed_by uuid)
      join clave.account a on a.tax_id_key = p.key;
    insert into clave.account_team_member (id, account_id, user_id, purpose, starts_on, ends_on)
      select t.id, a.id, t.user_id, t.purpose, t.starts_on, t.ends_on
      from jsonb_to_recordset(world -> 'team') t (id uuid, key text, user_id uuid, purpose text, starts_on date, ends_on date) join clave.account a on a.tax_id_key = t.key;
  end $$;

-- Last step: what was run, decided and signed in the example's past was the work of its own director.
create function clave.finish_demo(director uuid) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    perform clave.require_demo_loading();
    update clave.classification_run set created_by = director;
    update clave.key_account_decision set decided_by = director;
    update clave.approved_portfolio set approved_by = director;
    update clave.demo_company set finished_at = clock_timestamp() where id = 1;
    perform clave.record_event('demo.loaded', jsonb_build_object('accounts', (select count(*) from clave.account), 'documents', (select count(*) from clave.sales_document)), null);
  end $$;

create function clave.remove_demo() returns text
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    perform clave.require_demo_right();
    perform pg_advisory_xact_lock(hashtext('clave demo'));
    if not exists (select from clave.demo_company) then return 'demo_not_loaded'; end if;
    perform clave.record_event('demo.removed', jsonb_build_object('accounts', (select count(*) from clave.account)), null);
    perform clave.empty_demo();
    return null;
  end $$;
grant execute on function clave.begin_demo(jsonb, date), clave.furnish_demo(jsonb), clave.finish_demo(uuid), clave.remove_demo() to clave_app;
