-- A director of an area creates accounts of it, or of none; one of another area would be out of his sight at once.
drop policy create_or_propose on clave.account;
create policy create_or_propose on clave.account for insert to clave_app
  with check (((select clave.actor_has('director')) and ((select clave.actor_area()) is null or area is null or area = (select clave.actor_area())))
    or ((select clave.actor_has('kam')) and status = 'proposed' and created_by = (select clave.actor())));
