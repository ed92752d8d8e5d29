-- In the example whoever loads it is its director and not one of its managers: his own role of manager waits until it goes.
-- Since when he had it; null when he had not.
alter table clave.demo_company add column kam_since timestamptz;

create or replace function clave.begin_demo(example jsonb, day date) returns text
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare earlier clave.demo_company; was_lent boolean; since timestamptz;
  begin
    perform clave.require_demo_right();
    perform pg_advisory_xact_lock(hashtext('clave demo'));
    select * into earlier from clave.demo_company where id = 1;
    if found and earlier.finished_at is null and earlier.started_at < now() - interval '2 minutes' then perform clave.empty_demo(); end if;
    if exists (select from clave.demo_company) or clave.is_installation_used() then return 'not_empty'; end if;
    insert into clave.user_role (user_id, role) values (clave.actor(), 'director') on conflict do nothing;
    was_lent := found;
    delete from clave.user_role where user_id = clave.actor() and role = 'kam' returning granted_at into since;
    insert into clave.demo_company (loaded_by, company_before, lent_director, kam_since) select clave.actor(), to_jsonb(c), was_lent, since from clave.company c where id = 1;
    update clave.company set name = example ->> 'name', country = example ->> 'country', currency = example ->> 'currency', time_zone = example ->> 'timeZone',
      fiscal_year_start_month = (example ->> 'fiscalYearStart')::smallint, is_configured = true, is_demo = true, fixed_today = day where id = 1;
    return null;
  end $$;

create or replace function clave.empty_demo() returns void
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
    if own.kam_since is not null then
      insert into clave.user_role (user_id, role, granted_at) values (own.loaded_by, 'kam', own.kam_since) on conflict do nothing;
    end if;
    before := jsonb_populate_record(null::clave.company, own.company_before);
    update clave.company set name = before.name, country = before.country, currency = before.currency, time_zone = before.time_zone,
      fiscal_year_start_month = before.fiscal_year_start_month, manager_label = before.manager_label, capacity_weeks = before.capacity_weeks,
      capacity_weekly_hours = before.capacity_weekly_hours, capacity_productive_pct = before.capacity_productive_pct,
      hours_per_key_account = before.hours_per_key_account, is_configured = before.is_configured, is_demo = false, fixed_today = null where id = 1;
    delete from clave.idempotency where created_at >= own.started_at;
  end $$;
