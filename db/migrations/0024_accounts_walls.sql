-- A director of an area has thousands of accounts in sight: what hangs on an account asks the account itself, so that a page
-- looks up its own few and only a whole list makes a set. What is entrusted to a person stays a small set.

create function clave.entrusted_account_nos() returns setof int
  language sql stable security definer set search_path = clave, pg_temp rows 20
  as $$ select a.account_no from clave.account a where a.id in (select clave.entrusted_account_ids()) $$;
grant execute on function clave.entrusted_account_nos() to clave_app;

do $$
declare guarded text;
begin
  -- Without amounts: whoever sees the account.
  foreach guarded in array array['appointment', 'account_team_member', 'key_account_decision'] loop
    execute format('alter policy see on clave.%I using ((select clave.sees_all_accounts()) or exists (select from clave.account a where a.id = account_id))', guarded);
  end loop;
  -- With amounts: never by the team alone.
  foreach guarded in array array['classification_result', 'scorecard', 'approved_portfolio_account'] loop
    execute format('alter policy see on clave.%I using ((select clave.sees_all_accounts()) or account_id in (select clave.entrusted_account_ids())
      or ((select clave.actor_has(''director'')) and exists (select from clave.account a where a.id = account_id and (a.area is null or a.area = (select clave.actor_area())))))', guarded);
  end loop;
  foreach guarded in array array['sales_document', 'sales_line', 'sales_month'] loop
    execute format('alter policy see on clave.%1$I using ((select clave.sees_all_accounts()) or account_no in (select clave.entrusted_account_nos())
      or ((select clave.actor_has(''director'')) and exists (select from clave.account a where a.account_no = %1$I.account_no and (a.area is null or a.area = (select clave.actor_area())))))', guarded);
  end loop;
end $$;

-- A search starts from the accounts of the person where they are few.
create or replace function clave.accounts_matching(words text[], merged_only boolean, most int) returns setof uuid
  language plpgsql stable security definer set search_path = clave, public, pg_temp rows 50
  as $$
  declare
    own uuid[];
    sight text := 'true';
    conditions text := '';
    word text;
  begin
    if not clave.sees_all_accounts() then
      own := array(select clave.personal_account_ids());
      sight := '(a.id = any ($1) and a.merged_into is null or a.merged_into = any ($1))';
      if clave.actor_has('director') then
        sight := sight || format(' or case when s.id is null then a.area else s.area end is null or case when s.id is null then a.area else s.area end = %L', clave.actor_area());
      end if;
    end if;
    foreach word in array words loop
      conditions := conditions || format(' and clave.holds_word(a.search_text, %L)', word);
    end loop;
    return query execute format(
      'select coalesce(s.id, a.id) from clave.account a left join clave.account s on s.id = a.merged_into where (%s) %s %s limit %s',
      sight, conditions, case when merged_only then 'and a.merged_into is not null' else '' end, most) using own;
  end $$;

-- What makes an account itself, and where it went, is no column that people write.
revoke update on clave.account from clave_app;
grant update (name, legal_name, tax_id, tax_id_key, code, code_key, name_key, sector, city, country, website, notes, status, client_since, parent_id, area, archived_at)
  on clave.account to clave_app;
