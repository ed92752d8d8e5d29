-- The ground: one schema, the actor of a request, the audit trail, versions, idempotency and the outbox.
-- Runs as clave_owner (nologin). clave_app owns nothing and gets only what is granted here.

create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gist with schema public;

create schema clave;
grant usage on schema clave to clave_app, clave_backup;
alter default privileges in schema clave revoke execute on functions from public;
alter default privileges revoke execute on functions from public;

-- Accents and case do not count when people search. unaccent() is only STABLE because its dictionary could change;
-- ours is named and fixed, so that it may serve in generated columns.
create function clave.fold(word text) returns text
  language sql immutable parallel safe strict set search_path = public, pg_temp
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, word)) $$;
grant execute on function clave.fold(text) to clave_app;

create table clave.signing_secret (
  id smallint primary key check (id = 1),
  secret bytea not null
);
alter table clave.signing_secret enable row level security;
alter table clave.signing_secret force row level security;
create policy owner_only on clave.signing_secret to clave_owner using (true) with check (true);
insert into clave.signing_secret
  select 1, sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || clock_timestamp()::text, 'UTF8'));

-- The actor lives in a setting of the transaction, signed over the backend and the transaction's start, so that
-- neither a stale value in a pooled connection nor a set_config by the application's role can name another person.
create function clave.sign_actor(payload text) returns text
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select encode(sha256(s.secret || convert_to(payload || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8') || s.secret), 'hex')
    from clave.signing_secret s where s.id = 1
  $$;

-- «user id|roles,comma,separated|area», or null when nobody (or a forged value) is set.
create function clave.actor_payload() returns text
  language plpgsql stable security definer set search_path = clave, pg_temp
  as $$
  declare
    setting text := nullif(current_setting('clave.actor', true), '');
    payload text;
  begin
    if setting is null then return null; end if;
    payload := substr(setting, 66);
    if left(setting, 64) is distinct from clave.sign_actor(payload) then return null; end if;
    return payload;
  end $$;

create function clave.actor() returns uuid
  language sql stable security definer set search_path = clave, pg_temp
  as $$ select nullif(split_part(clave.actor_payload(), '|', 1), '')::uuid $$;

create function clave.actor_has(wanted text) returns boolean
  language sql stable security definer set search_path = clave, pg_temp
  as $$ select coalesce(wanted = any (string_to_array(split_part(clave.actor_payload(), '|', 2), ',')), false) $$;

create function clave.actor_has_any(wanted text[]) returns boolean
  language sql stable security definer set search_path = clave, pg_temp
  as $$ select coalesce(wanted && string_to_array(split_part(clave.actor_payload(), '|', 2), ','), false) $$;

create function clave.actor_area() returns text
  language sql stable security definer set search_path = clave, pg_temp
  as $$ select nullif(split_part(clave.actor_payload(), '|', 3), '') $$;
grant execute on function clave.actor(), clave.actor_has(text), clave.actor_has_any(text[]), clave.actor_area() to clave_app;

-- ---------------------------------------------------------------------------------------------------------------
-- Audit: written by trigger only; the application's role can read what a policy gives it and change nothing.
create table clave.audit_event (
  id bigint generated always as identity primary key,
  happened_at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  request_id text,
  action text not null,
  table_name text,
  row_key text,
  account_id uuid,
  changes jsonb
);
create index audit_event_by_row on clave.audit_event (table_name, row_key, id);
alter table clave.audit_event enable row level security;
alter table clave.audit_event force row level security;
create policy owner_writes on clave.audit_event to clave_owner using (true) with check (true);
create policy read_all on clave.audit_event for select to clave_app
  using ((select clave.actor_has_any(array['director', 'privacy_officer'])));
grant select on clave.audit_event to clave_app;

-- Trigger arguments: columns that are recorded as changed without their value.
create function clave.audit_row() returns trigger
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare
    before_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    after_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    whole jsonb := coalesce(after_row, before_row);
    diff jsonb;
  begin
    select jsonb_object_agg(k, case when k = any (tg_argv) then '"·"'::jsonb
                               when tg_op = 'UPDATE' then jsonb_build_array(before_row -> k, after_row -> k)
                               else whole -> k end)
      into diff
      from jsonb_object_keys(whole) k
      where k not in ('version', 'updated_at', 'updated_by', 'search_text', 'heartbeat_at', 'progress', 'last_seen_at')
        and (tg_op <> 'UPDATE' or before_row -> k is distinct from after_row -> k)
        and (tg_op = 'UPDATE' or whole -> k <> 'null'::jsonb);
    if tg_op = 'UPDATE' and diff is null then return null; end if;
    insert into clave.audit_event (actor_id, request_id, action, table_name, row_key, account_id, changes)
    values (clave.actor(), nullif(current_setting('clave.request_id', true), ''), lower(tg_op), tg_table_name,
            coalesce(whole ->> 'id', whole ->> 'user_id'), case when tg_table_name = 'account' then whole ->> 'id' else whole ->> 'account_id' end::uuid, diff);
    return null;
  end $$;

create function clave.record_denial(right_key text, path text) returns void
  language sql security definer set search_path = clave, pg_temp
  as $$
    insert into clave.audit_event (actor_id, request_id, action, changes)
    values (clave.actor(), nullif(current_setting('clave.request_id', true), ''), 'authz.denied',
            jsonb_build_object('right', left(right_key, 60), 'path', left(path, 200)))
  $$;
grant execute on function clave.record_denial(text, text) to clave_app;

create function clave.record_event(event text, event_changes jsonb, event_account uuid) returns void
  language sql security definer set search_path = clave, pg_temp
  as $$
    insert into clave.audit_event (actor_id, request_id, action, account_id, changes)
    values (clave.actor(), nullif(current_setting('clave.request_id', true), ''), left(event, 60), event_account, event_changes)
  $$;
grant execute on function clave.record_event(text, jsonb, uuid) to clave_app;

create function clave.next_version() returns trigger
  language plpgsql set search_path = clave, pg_temp
  as $$
  begin
    new.version := old.version + 1;
    new.updated_at := clock_timestamp();
    return new;
  end $$;

-- One call gives a business table its wall, its version and its trail. `secret_columns` are audited without value.
create function clave.guard_table(table_name text, variadic secret_columns text[] default '{}') returns void
  language plpgsql set search_path = clave, pg_temp
  as $$
  begin
    execute format('alter table clave.%I enable row level security', table_name);
    execute format('alter table clave.%I force row level security', table_name);
    execute format('create policy owner_all on clave.%I to clave_owner using (true) with check (true)', table_name);
    execute format('create policy backup_reads on clave.%I for select to clave_backup using (true)', table_name);
    execute format('grant select on clave.%I to clave_backup', table_name);
    if exists (select from information_schema.columns c where c.table_schema = 'clave' and c.table_name = guard_table.table_name and c.column_name = 'version') then
      execute format('create trigger next_version before update on clave.%I for each row execute function clave.next_version()', table_name);
    end if;
    execute format('create trigger audit_row after insert or update or delete on clave.%I for each row execute function clave.audit_row(%s)',
      table_name, (select coalesce(string_agg(quote_literal(c), ', '), '') from unnest(secret_columns) c where c <> ''));
  end $$;
create policy backup_reads on clave.audit_event for select to clave_backup using (true);
create policy backup_reads on clave.signing_secret for select to clave_backup using (true);
grant select on clave.audit_event, clave.signing_secret to clave_backup;

-- ---------------------------------------------------------------------------------------------------------------
-- One click, one effect: the reply of a POST is kept in the transaction of its effect.
create table clave.idempotency (
  actor_id uuid not null,
  route text not null,
  key text not null,
  body_hash bytea not null,
  status smallint not null,
  reply text not null,
  created_at timestamptz not null default now(),
  primary key (actor_id, route, key)
);
alter table clave.idempotency enable row level security;
alter table clave.idempotency force row level security;
create policy owner_all on clave.idempotency to clave_owner using (true) with check (true);
create policy own_keys on clave.idempotency to clave_app using (actor_id = (select clave.actor())) with check (actor_id = (select clave.actor()));
grant select, insert on clave.idempotency to clave_app;
create policy backup_reads on clave.idempotency for select to clave_backup using (true);
grant select on clave.idempotency to clave_backup;

create function clave.forget_old_keys() returns void
  language sql security definer set search_path = clave, pg_temp
  as $$ delete from clave.idempotency where created_at < now() - interval '72 hours' $$;
grant execute on function clave.forget_old_keys() to clave_app;

-- Mail leaves after the transaction that asked for it. Nothing of it is readable by the application's role:
-- the dispatcher claims and closes through two functions.
create table clave.outbox_mail (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  message_id text not null unique,
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  sent_at timestamptz,
  last_error text,
  created_at timestamptz not null default now()
);
create index outbox_mail_waiting on clave.outbox_mail (next_attempt_at) where sent_at is null;
alter table clave.outbox_mail enable row level security;
alter table clave.outbox_mail force row level security;
create policy owner_all on clave.outbox_mail to clave_owner using (true) with check (true);
create policy app_enqueues on clave.outbox_mail for insert to clave_app with check (sent_at is null and attempts = 0);
grant insert on clave.outbox_mail to clave_app;
create policy backup_reads on clave.outbox_mail for select to clave_backup using (true);
grant select on clave.outbox_mail to clave_backup;

create function clave.claim_mail(most int) returns setof clave.outbox_mail
  language sql security definer set search_path = clave, pg_temp
  as $$
    update clave.outbox_mail m
    set attempts = m.attempts + 1, next_attempt_at = now() + least(interval '6 hours', interval '1 minute' * power(2, m.attempts))
    where m.id in (select id from clave.outbox_mail where sent_at is null and next_attempt_at <= now() and attempts < 12
                   order by next_attempt_at limit least(most, 100) for update skip locked)
    returning m.*
  $$;
create function clave.close_mail(mail_id uuid, error text) returns void
  language sql security definer set search_path = clave, pg_temp
  as $$
    update clave.outbox_mail
    set sent_at = case when error is null then now() end, last_error = left(error, 500), body = case when error is null then '' else body end
    where id = mail_id
  $$;
grant execute on function clave.claim_mail(int), clave.close_mail(uuid, text) to clave_app;
