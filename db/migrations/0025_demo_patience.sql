-- A load may take minutes on a machine that is busy: only one that nobody can still be making is cleared.
create or replace function clave.begin_demo(example jsonb, day date) returns text
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare earlier clave.demo_company; was_lent boolean; since timestamptz;
  begin
    perform clave.require_demo_right();
    perform pg_advisory_xact_lock(hashtext('clave demo'));
    select * into earlier from clave.demo_company where id = 1;
    if found and earlier.finished_at is null and earlier.started_at < now() - interval '10 minutes' then perform clave.empty_demo(); end if;
    if exists (select from clave.demo_company) or clave.is_installation_used() then return 'not_empty'; end if;
    insert into clave.user_role (user_id, role) values (clave.actor(), 'director') on conflict do nothing;
    was_lent := found;
    delete from clave.user_role where user_id = clave.actor() and role = 'kam' returning granted_at into since;
    insert into clave.demo_company (loaded_by, company_before, lent_director, kam_since) select clave.actor(), to_jsonb(c), was_lent, since from clave.company c where id = 1;
    update clave.company set name = example ->> 'name', country = example ->> 'country', currency = example ->> 'currency', time_zone = example ->> 'timeZone',
      fiscal_year_start_month = (example ->> 'fiscalYearStart')::smallint, is_configured = true, is_demo = true, fixed_today = day where id = 1;
    return null;
  end $$;
