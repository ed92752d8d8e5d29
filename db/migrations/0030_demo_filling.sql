-- Whoever loads the example holds the advisory lock (20, 30) on a session of his own until it is whole; it ends with his
-- process. So a load that was left half way is known for dead at once, however long it took, and the next one clears it.
create or replace function clave.begin_demo(example jsonb, day date) returns text
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare earlier clave.demo_company; was_lent boolean; since timestamptz;
  begin
    perform clave.require_demo_right();
    perform pg_advisory_xact_lock(hashtext('clave demo'));
    if not exists (select from pg_locks l join pg_database d on d.oid = l.database where l.locktype = 'advisory' and d.datname = current_database()
        and l.classid = 20 and l.objid = 30 and l.objsubid = 2 and l.granted) then
      raise exception 'the example is loaded by nobody who holds its lock' using errcode = '55000';
    end if;
    select * into earlier from clave.demo_company where id = 1;
    if found and earlier.finished_at is null then perform clave.empty_demo(); end if;
    if exists (select from clave.demo_company) or clave.is_installation_used() then return 'not_empty'; end if;
    insert into clave.user_role (user_id, role) values (clave.actor(), 'director') on conflict do nothing;
    was_lent := found;
    delete from clave.user_role where user_id = clave.actor() and role = 'kam' returning granted_at into since;
    insert into clave.demo_company (loaded_by, company_before, lent_director, kam_since) select clave.actor(), to_jsonb(c), was_lent, since from clave.company c where id = 1;
    update clave.company set name = example ->> 'name', country = example ->> 'country', currency = example ->> 'currency', time_zone = example ->> 'timeZone',
      fiscal_year_start_month = (example ->> 'fiscalYearStart')::smallint, is_configured = true, is_demo = true, fixed_today = day where id = 1;
    return null;
  end $$;
