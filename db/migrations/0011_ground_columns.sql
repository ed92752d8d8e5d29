-- What row policies cannot say: who may change which column, and that what is moved stays in sight of the one who moves it.

-- Arguments «role|role:column,column»: these columns change only by somebody who holds one of these roles. Functions that
-- run as the owner have checked their caller themselves.
create function clave.guard_columns() returns trigger
  language plpgsql set search_path = clave, pg_temp
  as $$
  declare
    rule text;
    guarded text;
    before_row jsonb := to_jsonb(old);
    after_row jsonb := to_jsonb(new);
  begin
    if current_user = 'clave_owner' then return new; end if;
    foreach rule in array tg_argv loop
      continue when clave.actor_has_any(string_to_array(split_part(rule, ':', 1), '|'));
      foreach guarded in array string_to_array(split_part(rule, ':', 2), ',') loop
        if before_row -> guarded is distinct from after_row -> guarded then
          raise exception 'this person may not change %.%', tg_table_name, guarded using errcode = '42501';
        end if;
      end loop;
    end loop;
    return new;
  end $$;

-- Nobody widens his own sight by moving himself to another area, nor lets himself in again.
create trigger guard_columns before update on clave.app_user
  for each row execute function clave.guard_columns('administrator:area,is_disabled');
revoke update on clave.app_user from clave_app;
grant update (name, area, locale, color_scheme, shortcuts_on, is_disabled) on clave.app_user to clave_app;

-- Two rights over one row: the company's settings (settings.write) and its managers' capacity (capacity.write).
create trigger guard_columns before update on clave.company
  for each row execute function clave.guard_columns(
    'administrator:name,country,currency,time_zone,fiscal_year_start_month,manager_label,is_configured',
    'director:capacity_weeks,capacity_weekly_hours,capacity_productive_pct,hours_per_key_account');

-- A manager corrects his account; putting it away or into another one is a director's.
create trigger guard_columns before update on clave.account
  for each row execute function clave.guard_columns('director:archived_at,merged_into,account_no,import_no,created_by,id');

-- An appointment, a team member, a decision, a score: changed only within sight, and never out of it.
drop policy change on clave.appointment;
create policy change on clave.appointment for update to clave_app
  using ((select clave.actor_has('director')) and ((select clave.sees_all_accounts()) or account_id in (select clave.area_account_ids())))
  with check ((select clave.actor_has('director')) and ((select clave.sees_all_accounts()) or account_id in (select clave.area_account_ids())));
drop policy manage_update on clave.account_team_member;
create policy manage_update on clave.account_team_member for update to clave_app
  using (((select clave.actor_has('director')) and (select clave.sees_all_accounts())) or account_id in (select clave.amount_account_ids()))
  with check (((select clave.actor_has('director')) and (select clave.sees_all_accounts())) or account_id in (select clave.amount_account_ids()));
drop policy score_update on clave.scorecard;
create policy score_update on clave.scorecard for update to clave_app
  using (((select clave.actor_has('director')) and (select clave.sees_all_accounts())) or account_id in (select clave.amount_account_ids()))
  with check (((select clave.actor_has('director')) and (select clave.sees_all_accounts())) or account_id in (select clave.amount_account_ids()));

-- Doubts, aliases and merges of another area are as hidden as its accounts.
drop policy director_adds on clave.account_match;
create policy director_adds on clave.account_match for insert to clave_app
  with check ((select clave.actor_has('director')) and ((select clave.sees_all_accounts()) or (left_id in (select clave.area_account_ids()) and right_id in (select clave.area_account_ids()))));
drop policy director_decides on clave.account_match;
create policy director_decides on clave.account_match for update to clave_app
  using ((select clave.actor_has('director')) and ((select clave.sees_all_accounts()) or (left_id in (select clave.area_account_ids()) and right_id in (select clave.area_account_ids()))))
  with check ((select clave.actor_has('director')) and ((select clave.sees_all_accounts()) or (left_id in (select clave.area_account_ids()) and right_id in (select clave.area_account_ids()))));
drop policy director_all on clave.account_alias;
create policy director_all on clave.account_alias to clave_app
  using ((select clave.actor_has('director')) and ((select clave.sees_all_accounts()) or account_id in (select clave.area_account_ids())))
  with check ((select clave.actor_has('director')) and ((select clave.sees_all_accounts()) or account_id in (select clave.area_account_ids())));
drop policy director_all on clave.account_merge;
create policy director_all on clave.account_merge to clave_app
  using ((select clave.actor_has('director')) and ((select clave.sees_all_accounts()) or (from_id in (select clave.area_account_ids()) and into_id in (select clave.area_account_ids()))))
  with check ((select clave.actor_has('director')) and ((select clave.sees_all_accounts()) or (from_id in (select clave.area_account_ids()) and into_id in (select clave.area_account_ids()))));

-- The trail of an account is read by whoever sees the account; what belongs to none, by directors and privacy officers.
drop policy read_all on clave.audit_event;
create policy read_trail on clave.audit_event for select to clave_app
  using ((select clave.actor_has('privacy_officer'))
    or ((select clave.actor_has('director')) and (account_id is null or (select clave.sees_all_accounts()) or account_id in (select clave.area_account_ids()))));

-- Letters go to people who work here, and somebody asks for them.
create function clave.is_address_of_somebody(address text) returns boolean
  language sql stable security definer set search_path = clave, pg_temp
  as $$ select exists (select from clave.user_login l where l.email = address) $$;
grant execute on function clave.is_address_of_somebody(text) to clave_app;
drop policy app_enqueues on clave.outbox_mail;
create policy app_enqueues on clave.outbox_mail for insert to clave_app
  with check ((select clave.actor()) is not null and sent_at is null and attempts = 0 and clave.is_address_of_somebody(recipient));

-- Checks of foreign keys step around policies: an appointment ends one of its own account.
alter table clave.appointment add constraint appointment_of_account unique (account_id, id);
alter table clave.appointment drop constraint appointment_ended_id_fkey;
alter table clave.appointment add constraint appointment_ended_id_fkey
  foreign key (account_id, ended_id) references clave.appointment (account_id, id) deferrable initially deferred;
