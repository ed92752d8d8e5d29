-- How many key accounts each manager answers for, whatever the area: a load is of the whole year or it misleads.
create function clave.manager_key_accounts(day date) returns table (manager_id uuid, accounts int)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select p.manager_id, count(*)::int
    from clave.appointment p join clave.account a on a.id = p.account_id
    where clave.actor_has('director') and p.deleted_at is null and day between p.starts_on and coalesce(p.ends_on, 'infinity')
      and a.merged_into is null and a.archived_at is null and p.account_id in (select clave.key_account_ids())
    group by 1
  $$;
grant execute on function clave.manager_key_accounts(date) to clave_app;
