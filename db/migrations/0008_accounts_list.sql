-- The accounts list at 50,000 accounts: found by any word, walked in the order that is shown, a page at a time.

-- Tax ids and codes are found in any writing: as typed, bare, and by the key that imports use.
drop function clave.accounts_matching(text);
drop index clave.account_by_search;
alter table clave.account drop column search_text;
alter table clave.account add column search_text text generated always as (clave.fold(
  name || ' ' || coalesce(legal_name, '') || ' ' || coalesce(tax_id, '') || ' ' || regexp_replace(coalesce(tax_id, ''), '[^0-9A-Za-z]', '', 'g')
  || ' ' || coalesce(tax_id_key, '') || ' ' || coalesce(code, '') || ' ' || regexp_replace(coalesce(code, ''), '[^0-9A-Za-z]', '', 'g') || ' ' || coalesce(city, ''))) stored;
create index account_by_search on clave.account using gin (search_text public.gin_trgm_ops);
create index account_proposed on clave.account (created_by) where status = 'proposed';
create index account_archived on clave.account (archived_at) where archived_at is not null;
create index account_by_merge on clave.account (merged_into) where merged_into is not null;

-- One index per order of the list, read forwards and backwards.
drop index clave.classification_result_by_net;
create index classification_result_by_net on clave.classification_result (run_id, net, account_id);
create index classification_result_by_growth on clave.classification_result (run_id, (case when net_before > 0 then net / net_before end), account_id);
create index classification_result_by_last_sale on clave.classification_result (run_id, last_invoice_on, account_id);

-- What a manager or a specialist starts from: the few accounts in his sight, his own proposals among them.
create function clave.reachable_account_ids() returns setof uuid
  language sql stable security definer set search_path = clave, pg_temp rows 20
  as $$
    select clave.visible_account_ids()
    union select a.id from clave.account a where a.status = 'proposed' and a.created_by = clave.actor()
  $$;

create function clave.like_pattern(folded text) returns text
  language sql immutable parallel safe
  as $$ select '%' || regexp_replace(folded, '([\\%_])', '\\\1', 'g') || '%' $$;

-- LIKE may not run below a policy (it is not leakproof), so the trigram index is asked here, within the caller's sight.
-- Every word must be found; one with figures also without its dots and hyphens, and without a check digit after a hyphen.
create function clave.accounts_matching(words text[]) returns setof uuid
  language plpgsql stable security definer set search_path = clave, public, pg_temp rows 50
  as $$
  declare
    conditions text := case when clave.sees_all_accounts() then 'true' else 'a.id in (select clave.reachable_account_ids())' end;
    word text;
    folded text;
    bare text;
  begin
    foreach word in array words loop
      folded := clave.fold(word);
      bare := regexp_replace(folded, '[^0-9a-z]', '', 'g');
      conditions := conditions || format(' and (a.search_text like %L', clave.like_pattern(folded));
      if bare <> folded and bare ~ '[0-9]' and length(bare) > 2 then
        conditions := conditions || format(' or a.search_text like %L', clave.like_pattern(bare));
      end if;
      if folded ~ '^[0-9.]{5,}-[0-9k]$' then
        conditions := conditions || format(' or a.search_text like %L', clave.like_pattern(left(bare, -1)));
      end if;
      conditions := conditions || ')';
    end loop;
    return query execute 'select a.id from clave.account a where ' || conditions;
  end $$;
grant execute on function clave.reachable_account_ids(), clave.like_pattern(text), clave.accounts_matching(text[]) to clave_app;

-- A page of what administrators and privacy officers may know of the accounts they do not see otherwise: by name.
create function clave.account_directory_page(words text[], archived boolean, proposed boolean, managed_by uuid, after_name text, after_id uuid, most int)
  returns table (id uuid, name text, status text, manager_id uuid, manager_name text, is_archived boolean)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select a.id, a.name, a.status, u.id, u.name, a.archived_at is not null
    from clave.account a
    left join clave.appointment p on p.account_id = a.id and p.deleted_at is null and clave.today() between p.starts_on and coalesce(p.ends_on, 'infinity')
    left join clave.app_user u on u.id = p.manager_id
    where clave.actor_has_any(array['administrator', 'privacy_officer']) and a.merged_into is null
      and (a.archived_at is not null) = archived and (archived or (a.status = 'proposed') = proposed)
      and not exists (select from unnest(words) w where clave.fold(a.name) not like clave.like_pattern(clave.fold(w)))
      and (managed_by is null or u.id = managed_by)
      and (after_id is null or (a.name collate "es-x-icu", a.id) > (after_name, after_id))
      and a.id not in (select clave.reachable_account_ids())
    order by a.name collate "es-x-icu", a.id
    limit most
  $$;
grant execute on function clave.account_directory_page(text[], boolean, boolean, uuid, text, uuid, int) to clave_app;
