-- Sight is asked by every table's wall, several times a statement. One function verifies the actor, in one step whose plan
-- stays; the rest opens up into the statement that asks. Their bodies are parsed here, so that no search_path turns them.

create or replace function clave.actor_payload() returns text
  language plpgsql stable security definer set search_path = clave, pg_temp
  as $$
  declare
    setting text := current_setting('clave.actor', true);
    secret bytea;
  begin
    if setting is null or setting = '' then return null; end if;
    select s.secret into secret from clave.signing_secret s where s.id = 1;
    if left(setting, 64) is distinct from encode(sha256(secret || convert_to(substr(setting, 66) || '|' || pg_backend_pid() || '|'
         || extract(epoch from transaction_timestamp()), 'UTF8') || secret), 'hex') then
      return null;
    end if;
    return substr(setting, 66);
  end $$;
grant execute on function clave.actor_payload() to clave_app;

create or replace function clave.actor() returns uuid language sql stable security invoker
  return nullif(split_part(clave.actor_payload(), '|', 1), '')::uuid;
create or replace function clave.actor_has(wanted text) returns boolean language sql stable security invoker
  return coalesce(wanted = any (string_to_array(split_part(clave.actor_payload(), '|', 2), ',')), false);
create or replace function clave.actor_has_any(wanted text[]) returns boolean language sql stable security invoker
  return coalesce(wanted && string_to_array(split_part(clave.actor_payload(), '|', 2), ','), false);
create or replace function clave.actor_area() returns text language sql stable security invoker
  return nullif(split_part(clave.actor_payload(), '|', 3), '');

create or replace function clave.sees_all_accounts() returns boolean
  language plpgsql stable security definer set search_path = clave, pg_temp
  as $$
  declare
    payload text := clave.actor_payload();
    roles text[] := string_to_array(split_part(payload, '|', 2), ',');
  begin
    return coalesce('executive' = any (roles) or ('director' = any (roles) and split_part(payload, '|', 3) = ''), false);
  end $$;

-- Who is asked once, not for every row; the few accounts of a person are found by index.
create or replace function clave.entrusted_account_ids() returns setof uuid
  language plpgsql stable security definer set search_path = clave, pg_temp rows 20
  as $$
  declare me uuid := clave.actor(); day date := clave.today();
  begin
    if not clave.actor_has('kam') then return; end if;
    return query select p.account_id from clave.appointment p
      where (p.manager_id = me or p.backup_id = me) and p.deleted_at is null and p.starts_on <= day and (p.ends_on is null or p.ends_on >= day);
  end $$;
create or replace function clave.team_account_ids() returns setof uuid
  language plpgsql stable security definer set search_path = clave, pg_temp rows 20
  as $$
  declare me uuid := clave.actor(); day date := clave.today();
  begin
    if not clave.actor_has('specialist') then return; end if;
    return query select t.account_id from clave.account_team_member t
      where t.user_id = me and t.deleted_at is null and t.starts_on <= day and (t.ends_on is null or t.ends_on >= day);
  end $$;
create or replace function clave.area_account_ids() returns setof uuid
  language plpgsql stable security definer set search_path = clave, pg_temp
  as $$
  declare own_area text := clave.actor_area();
  begin
    if own_area is null or not clave.actor_has('director') then return; end if;
    return query select a.id from clave.account a where a.area is null or a.area = own_area;
  end $$;
-- What a manager or a specialist starts from, and what a director of an area sees beyond it: few, found by index.
create function clave.personal_account_ids() returns setof uuid
  language plpgsql stable security definer set search_path = clave, pg_temp rows 20
  as $$
  declare me uuid := clave.actor();
  begin
    return query select clave.entrusted_account_ids() union select clave.team_account_ids()
      union select a.id from clave.account a where a.status = 'proposed' and a.created_by = me;
  end $$;
create or replace function clave.reachable_account_ids() returns setof uuid
  language sql stable security definer set search_path = clave, pg_temp rows 20
  as $$ select clave.personal_account_ids() union select clave.area_account_ids() $$;
grant execute on function clave.personal_account_ids() to clave_app;
create index account_by_area on clave.account (area) where area is not null;

-- A director of an area is told by the account's own area; only what is entrusted to a person is a set.
alter policy see on clave.account
  using ((select clave.sees_all_accounts()) or ((select clave.actor_has('director')) and (area is null or area = (select clave.actor_area())))
    or id in (select clave.personal_account_ids()));

-- What administrators and privacy officers may know: of one account, and of those they do not see otherwise by name, a page
-- at a time. The page is found by its index before anything is joined to it.
create function clave.account_in_directory(wanted uuid) returns table (id uuid, name text, status text, manager_id uuid, manager_name text, is_archived boolean)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select a.id, a.name, a.status, u.id, u.name, a.archived_at is not null
    from clave.account a left join lateral clave.appointment_on(a.id, clave.today()) p on true left join clave.app_user u on u.id = p.manager_id
    where a.id = wanted and a.merged_into is null and clave.actor_has_any(array['administrator', 'privacy_officer'])
  $$;
drop function clave.account_directory();
drop function clave.account_directory_page(text[], boolean, boolean, uuid, text, uuid, int);
create function clave.account_directory_ids(words text[], archived boolean, proposed boolean, managed_by uuid, after_name text, after_id uuid, most int) returns setof uuid
  language plpgsql stable security definer set search_path = clave, pg_temp
  as $$
  declare
    conditions text := case when archived then 'a.archived_at is not null' when proposed then $c$a.archived_at is null and a.status = 'proposed'$c$
                            else $c$a.archived_at is null and a.status <> 'proposed'$c$ end;
    word text;
  begin
    if not clave.actor_has_any(array['administrator', 'privacy_officer']) then return; end if;
    foreach word in array words loop
      conditions := conditions || format(' and a.search_text like %1$L and clave.fold(a.name) like %1$L', clave.like_pattern(clave.fold(word)));
    end loop;
    if managed_by is not null then
      conditions := conditions || format(' and a.id in (select p.account_id from clave.appointment p where p.manager_id = %L and p.deleted_at is null
        and clave.today() between p.starts_on and coalesce(p.ends_on, %L))', managed_by, 'infinity');
    end if;
    if after_id is not null then
      conditions := conditions || format(' and (a.name collate "es-x-icu", a.id) > (%L, %L::uuid)', after_name, after_id);
    end if;
    return query execute format('select a.id from clave.account a where a.merged_into is null and %s and a.id not in (select clave.reachable_account_ids())
      order by a.name collate "es-x-icu", a.id limit %s', conditions, coalesce(most::text, 'all'));
  end $$;
grant execute on function clave.account_in_directory(uuid), clave.account_directory_ids(text[], boolean, boolean, uuid, text, uuid, int) to clave_app;

-- Whether an account's searchable text holds a word: as typed; one with figures also without its dots and hyphens, and
-- without a check digit after a hyphen.
create function clave.holds_word(search_text text, word text) returns boolean language sql immutable
  return search_text like clave.like_pattern(clave.fold(word))
    or (word ~ '[0-9].*[^0-9A-Za-z].*[0-9]' and search_text like clave.like_pattern(regexp_replace(clave.fold(word), '[^0-9a-z]', '', 'g')))
    or (word ~ '^[0-9.]{5,}-[0-9kK]$' and search_text like clave.like_pattern(left(regexp_replace(clave.fold(word), '[^0-9a-z]', '', 'g'), -1)));

-- LIKE may not run below a policy (it is not leakproof), so the trigram index is asked here, within the caller's sight. Every
-- word must be found; whoever looks for a name that went into another finds the client that stayed. `most` ends a search
-- that finds too much: such a list is walked in its order instead. `merged_only`: by the names that went, alone.
drop function clave.accounts_matching(text[]);
create function clave.accounts_matching(words text[], merged_only boolean, most int) returns setof uuid
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
      sight := 'coalesce(s.id, a.id) = any ($1)';
      if clave.actor_has('director') then
        sight := format('(%s or case when s.id is null then a.area else s.area end = %2$L or case when s.id is null then a.area else s.area end is null)', sight, clave.actor_area());
      end if;
    end if;
    foreach word in array words loop
      conditions := conditions || format(' and clave.holds_word(a.search_text, %L)', word);
    end loop;
    return query execute format(
      'select coalesce(s.id, a.id) from clave.account a left join clave.account s on s.id = a.merged_into where %s %s %s limit %s',
      sight, conditions, case when merged_only then 'and a.merged_into is not null' else '' end, most) using own;
  end $$;
grant execute on function clave.holds_word(text, text), clave.accounts_matching(text[], boolean, int) to clave_app;

-- The decision that holds for each account; asked of a page of accounts, it reads theirs alone.
create function clave.makes_key(decision text, expires_on date, day date) returns boolean language sql immutable parallel safe
  return decision in ('promote', 'keep') or (decision = 'exception' and expires_on >= day);
create view clave.standing_decision with (security_invoker = true) as
  select distinct on (d.account_id) d.account_id, d.id, d.decision, d.is_pinned, d.expires_on, clave.makes_key(d.decision, d.expires_on, clave.today()) as is_key
  from clave.key_account_decision d where d.deleted_at is null order by d.account_id, d.decided_at desc;
grant select on clave.standing_decision to clave_app;
grant execute on function clave.makes_key(text, date, date) to clave_app;
create or replace function clave.holding_decision(wanted uuid)
  returns table (id uuid, decision text, is_pinned boolean, expires_on date, is_key boolean)
  language sql stable rows 1
  as $$ select s.id, s.decision, s.is_pinned, s.expires_on, s.is_key from clave.standing_decision s where s.account_id = wanted $$;
create or replace function clave.key_account_ids() returns setof uuid
  language sql stable security invoker
  as $$ select s.account_id from clave.standing_decision s where s.is_key $$;
