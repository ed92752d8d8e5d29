-- Who saved an account last, told to a person who finds that somebody was quicker. Of the trail he learns no more than
-- this, and only of an account that is his to change.
create function clave.last_change_of(wanted uuid) returns table (by_name text, happened_at timestamptz)
  language sql stable security definer set search_path = clave, pg_temp rows 1
  as $$
    select u.name, e.happened_at
    from clave.audit_event e left join clave.app_user u on u.id = e.actor_id
    where e.table_name = 'account' and e.row_key = wanted::text and e.action = 'update'
      and exists (select from clave.relation_to(wanted) r where r.is_director or r.is_owner)
    order by e.id desc limit 1
  $$;
grant execute on function clave.last_change_of(uuid) to clave_app;
