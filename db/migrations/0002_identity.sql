-- Who works here: people, roles, sessions, links by mail, and the company itself.

create table clave.company (
  id smallint primary key default 1 check (id = 1),
  name text not null default '',
  country text not null default 'CO' check (country ~ '^[A-Z]{2}$'),
  currency text not null default 'COP' check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null default 'America/Bogota',
  fiscal_year_start_month smallint not null default 1 check (fiscal_year_start_month between 1 and 12),
  manager_label text not null default 'kam' check (manager_label in ('kam', 'account_manager', 'relationship_manager')),
  is_configured boolean not null default false,
  is_demo boolean not null default false,
  fixed_today date,
  capacity_weeks numeric(4, 1) not null default 46,
  capacity_weekly_hours numeric(4, 1) not null default 40,
  capacity_productive_pct numeric(4, 1) not null default 65,
  hours_per_key_account numeric(6, 1) not null default 255,
  version int not null default 1,
  updated_at timestamptz not null default now()
);
insert into clave.company (id) values (1);
select clave.guard_table('company');
create policy everybody_inside_reads on clave.company for select to clave_app using ((select clave.actor()) is not null);
create policy administrator_writes on clave.company for update to clave_app
  using ((select clave.actor_has_any(array['administrator', 'director']))) with check (true);
grant select on clave.company to clave_app;
grant update (name, country, currency, time_zone, fiscal_year_start_month, manager_label, is_configured,
  capacity_weeks, capacity_weekly_hours, capacity_productive_pct, hours_per_key_account) on clave.company to clave_app;

-- The day that rules: the zone's, or the fixed day of the example company.
create function clave.today() returns date
  language sql stable security definer set search_path = clave, pg_temp
  as $$ select coalesce(fixed_today, (now() at time zone time_zone)::date) from clave.company where id = 1 $$;
grant execute on function clave.today() to clave_app;

create table clave.app_user (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  area text check (length(area) <= 80),
  locale text not null default 'es' check (locale in ('es', 'en')),
  color_scheme text not null default 'auto' check (color_scheme in ('light', 'dark', 'auto')),
  shortcuts_on boolean not null default true,
  is_disabled boolean not null default false,
  is_demo boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
select clave.guard_table('app_user');

create table clave.user_login (
  user_id uuid primary key references clave.app_user (id) on delete cascade,
  email text not null unique check (email = lower(email) and length(email) <= 254),
  password_hash text,
  last_seen_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null default now()
);
select clave.guard_table('user_login', 'password_hash');

create table clave.user_role (
  user_id uuid not null references clave.app_user (id) on delete cascade,
  role text not null check (role in ('administrator', 'director', 'privacy_officer', 'kam', 'specialist', 'executive', 'area')),
  granted_at timestamptz not null default now(),
  primary key (user_id, role)
);
select clave.guard_table('user_role');

create table clave.session (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references clave.app_user (id) on delete cascade,
  device text not null default '',
  is_job boolean not null default false,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_by_user on clave.session (user_id);
alter table clave.session enable row level security;
alter table clave.session force row level security;
create policy owner_all on clave.session to clave_owner using (true) with check (true);
create policy own_sessions on clave.session for select to clave_app using (user_id = (select clave.actor()) and not is_job);
create policy own_sessions_end on clave.session for delete to clave_app using (user_id = (select clave.actor()));
grant select (id, user_id, device, is_job, created_at, last_seen_at, expires_at), delete on clave.session to clave_app;

create table clave.secret_link (
  token_hash bytea primary key,
  user_id uuid not null references clave.app_user (id) on delete cascade,
  purpose text not null check (purpose in ('invitation', 'reset')),
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
alter table clave.secret_link enable row level security;
alter table clave.secret_link force row level security;
create policy owner_all on clave.secret_link to clave_owner using (true) with check (true);

create table clave.setup (
  id smallint primary key default 1 check (id = 1),
  code_hash bytea,
  code_expires_at timestamptz,
  completed_at timestamptz
);
insert into clave.setup (id) values (1);
alter table clave.setup enable row level security;
alter table clave.setup force row level security;
create policy owner_all on clave.setup to clave_owner using (true) with check (true);

-- Wrong passwords slow down per account and network prefix; nobody is ever locked out for good.
create table clave.sign_in_delay (
  key bytea primary key,
  failures int not null,
  blocked_until timestamptz not null,
  updated_at timestamptz not null default now()
);
alter table clave.sign_in_delay enable row level security;
alter table clave.sign_in_delay force row level security;
create policy owner_all on clave.sign_in_delay to clave_owner using (true) with check (true);

create policy backup_reads on clave.session for select to clave_backup using (true);
create policy backup_reads on clave.secret_link for select to clave_backup using (true);
create policy backup_reads on clave.setup for select to clave_backup using (true);
create policy backup_reads on clave.sign_in_delay for select to clave_backup using (true);
grant select on clave.session, clave.secret_link, clave.setup, clave.sign_in_delay to clave_backup;

create policy everybody_inside_reads on clave.app_user for select to clave_app using ((select clave.actor()) is not null);
create policy self_writes on clave.app_user for update to clave_app using (id = (select clave.actor())) with check (id = (select clave.actor()));
create policy administrator_adds on clave.app_user for insert to clave_app with check ((select clave.actor_has('administrator')) and not is_demo);
create policy administrator_writes on clave.app_user for update to clave_app using ((select clave.actor_has('administrator'))) with check (true);
grant select, insert, update on clave.app_user to clave_app;

create policy self_or_trusted_reads on clave.user_login for select to clave_app
  using (user_id = (select clave.actor()) or (select clave.actor_has_any(array['administrator', 'director', 'privacy_officer'])));
create policy administrator_adds on clave.user_login for insert to clave_app with check ((select clave.actor_has('administrator')) and password_hash is null);
grant select (user_id, email, last_seen_at, version), insert (user_id, email) on clave.user_login to clave_app;

create policy everybody_inside_reads on clave.user_role for select to clave_app using ((select clave.actor()) is not null);
create policy administrator_grants on clave.user_role for insert to clave_app with check ((select clave.actor_has('administrator')));
create policy administrator_withdraws on clave.user_role for delete to clave_app using ((select clave.actor_has('administrator')));
grant select, insert, delete on clave.user_role to clave_app;

-- ---------------------------------------------------------------------------------------------------------------
-- Begins a request: finds the session, names the actor for this transaction, touches the session once a minute.
create function clave.begin_actor(session_hash bytea, request text) returns table (
    user_id uuid, name text, roles text[], area text, session_id uuid, locale text, today date, time_zone text)
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  #variable_conflict use_column
  declare
    found_session record;
    found_roles text[];
    payload text;
  begin
    perform set_config('clave.actor', '', true), set_config('clave.request_id', coalesce(request, ''), true);
    select s.id, s.last_seen_at, s.is_job, u.id as user_id, u.name, u.area, u.locale into found_session
      from clave.session s join clave.app_user u on u.id = s.user_id
      where s.token_hash = session_hash and s.expires_at > now() and not u.is_disabled;
    if not found then return; end if;
    select array_agg(r.role order by r.role) into found_roles from clave.user_role r where r.user_id = found_session.user_id;
    if not found_session.is_job and found_session.last_seen_at < now() - (case
         when found_roles && array['administrator', 'privacy_officer'] then interval '30 minutes' else interval '8 hours' end) then
      return;
    end if;
    if found_session.last_seen_at < now() - interval '1 minute' then
      update clave.session set last_seen_at = now() where id = found_session.id;
    end if;
    payload := found_session.user_id || '|' || array_to_string(coalesce(found_roles, '{}'), ',') || '|' || coalesce(replace(found_session.area, '|', ' '), '');
    perform set_config('clave.actor', clave.sign_actor(payload) || ':' || payload, true);
    return query select found_session.user_id, found_session.name, coalesce(found_roles, '{}'), found_session.area, found_session.id, found_session.locale,
      coalesce(c.fixed_today, (now() at time zone c.time_zone)::date), c.time_zone from clave.company c where c.id = 1;
  end $$;
grant execute on function clave.begin_actor(bytea, text) to clave_app;

create function clave.open_session(for_user uuid, new_id uuid, new_hash bytea, from_device text, valid_for interval, for_job boolean) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    delete from clave.session where expires_at < now();
    insert into clave.session (id, token_hash, user_id, device, is_job, expires_at)
      select new_id, new_hash, u.id, left(from_device, 200), for_job, now() + least(valid_for, interval '7 days') from clave.app_user u where u.id = for_user and not u.is_disabled;
    update clave.user_login set last_seen_at = now() where user_id = for_user;
  end $$;

-- A job that outlives its request (reading a large file) acts for the person who asked, six hours at most.
create function clave.open_job_session(new_id uuid, new_hash bytea) returns void
  language sql security definer set search_path = clave, pg_temp
  as $$ select clave.open_session(clave.actor(), new_id, new_hash, 'job', interval '6 hours', true) $$;
grant execute on function clave.open_job_session(uuid, bytea) to clave_app;

create function clave.close_job_session(old_hash bytea) returns void
  language sql security definer set search_path = clave, pg_temp
  as $$ delete from clave.session where token_hash = old_hash and is_job $$;
grant execute on function clave.close_job_session(bytea) to clave_app;

-- Sign-in in two steps, so that the password is checked in the application: the hash for an address, then the session.
create function clave.sign_in_state(for_email text, delay_key bytea) returns table (user_id uuid, password_hash text, wait_seconds int)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select l.user_id, l.password_hash, coalesce((select ceil(extract(epoch from d.blocked_until - now()))::int from clave.sign_in_delay d where d.key = delay_key and d.blocked_until > now()), 0)
    from (select 1) one left join clave.user_login l
      on l.email = for_email and exists (select from clave.app_user u where u.id = l.user_id and not u.is_disabled)
  $$;
create function clave.note_sign_in(delay_key bytea, succeeded boolean) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    delete from clave.sign_in_delay where key = delay_key and (succeeded or updated_at < now() - interval '1 hour');
    if not succeeded then
      insert into clave.sign_in_delay as d (key, failures, blocked_until) values (delay_key, 1, now())
      on conflict (key) do update set failures = d.failures + 1, updated_at = now(),
        blocked_until = now() + case when d.failures + 1 < 5 then interval '0' else least(interval '60 seconds', interval '1 second' * power(2, d.failures - 4)) end;
    end if;
  end $$;
-- The verified person's session. Only the application's sign-in calls it; a wrong password never reaches it.
create function clave.sign_in(for_user uuid, checked_hash text, new_id uuid, new_hash bytea, from_device text) returns boolean
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    perform from clave.user_login where user_id = for_user and password_hash = checked_hash;
    if not found then return false; end if;
    perform clave.open_session(for_user, new_id, new_hash, from_device, interval '7 days', false);
    insert into clave.audit_event (actor_id, action, request_id) values (for_user, 'session.opened', nullif(current_setting('clave.request_id', true), ''));
    return true;
  end $$;
create function clave.my_password_hash() returns text
  language sql stable security definer set search_path = clave, pg_temp
  as $$ select password_hash from clave.user_login where user_id = clave.actor() $$;
-- Changing it ends every other session.
create function clave.change_password(old_hash text, new_hash text, kept_session uuid) returns boolean
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    update clave.user_login set password_hash = new_hash where user_id = clave.actor() and password_hash = old_hash;
    if not found then return false; end if;
    delete from clave.session where user_id = clave.actor() and id <> kept_session;
    delete from clave.secret_link where user_id = clave.actor();
    return true;
  end $$;
grant execute on function clave.sign_in_state(text, bytea), clave.note_sign_in(bytea, boolean), clave.sign_in(uuid, text, uuid, bytea, text),
  clave.my_password_hash(), clave.change_password(text, text, uuid) to clave_app;

create function clave.sign_out(session_hash bytea) returns void
  language sql security definer set search_path = clave, pg_temp
  as $$ delete from clave.session where token_hash = session_hash $$;
grant execute on function clave.sign_out(bytea) to clave_app;

-- Links: single use, bound to person and purpose. An administrator makes them; a person may ask for a reset of his own.
create function clave.make_link(for_user uuid, new_hash bytea, for_purpose text) returns timestamptz
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare until timestamptz := now() + case for_purpose when 'invitation' then interval '7 days' else interval '30 minutes' end;
  begin
    if not clave.actor_has('administrator') then raise exception 'only an administrator makes links' using errcode = '42501'; end if;
    delete from clave.secret_link where user_id = for_user;
    insert into clave.secret_link (token_hash, user_id, purpose, expires_at) values (new_hash, for_user, for_purpose, until);
    return until;
  end $$;
create function clave.ask_reset(for_email text, new_hash bytea, mail_id uuid, mail_subject text, mail_body text, mail_message_id text) returns boolean
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare found_user uuid;
  begin
    select l.user_id into found_user from clave.user_login l join clave.app_user u on u.id = l.user_id
      where l.email = for_email and l.password_hash is not null and not u.is_disabled;
    if not found then return false; end if;
    if exists (select from clave.secret_link where user_id = found_user and purpose = 'reset' and created_at > now() - interval '1 minute') then return false; end if;
    delete from clave.secret_link where user_id = found_user and purpose = 'reset';
    insert into clave.secret_link (token_hash, user_id, purpose, expires_at) values (new_hash, found_user, 'reset', now() + interval '30 minutes');
    insert into clave.outbox_mail (id, recipient, subject, body, message_id) values (mail_id, for_email, mail_subject, mail_body, mail_message_id);
    return true;
  end $$;
create function clave.look_at_link(hash bytea, for_purpose text) returns table (user_id uuid, name text, email text, company_name text, locale text)
  language sql stable security definer set search_path = clave, pg_temp
  as $$
    select u.id, u.name, l.email, c.name, u.locale
    from clave.secret_link k join clave.app_user u on u.id = k.user_id join clave.user_login l on l.user_id = u.id cross join clave.company c
    where k.token_hash = hash and k.purpose = for_purpose and k.used_at is null and k.expires_at > now() and not u.is_disabled
  $$;
-- Spends the link: sets the password, ends all sessions, returns the person.
create function clave.use_link(hash bytea, for_purpose text, new_password_hash text, new_name text, new_locale text) returns uuid
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare found_user uuid;
  begin
    update clave.secret_link k set used_at = now()
      where k.token_hash = hash and k.purpose = for_purpose and k.used_at is null and k.expires_at > now()
        and exists (select from clave.app_user u where u.id = k.user_id and not u.is_disabled)
      returning k.user_id into found_user;
    if found_user is null then return null; end if;
    update clave.user_login set password_hash = new_password_hash where user_id = found_user;
    if new_name is not null then update clave.app_user set name = new_name, locale = coalesce(new_locale, locale) where id = found_user; end if;
    delete from clave.session where user_id = found_user;
    delete from clave.secret_link where user_id = found_user and token_hash <> hash;
    return found_user;
  end $$;
grant execute on function clave.make_link(uuid, bytea, text), clave.ask_reset(text, bytea, uuid, text, text, text),
  clave.look_at_link(bytea, text), clave.use_link(bytea, text, text, text, text) to clave_app;

-- Disabling somebody, or taking a role, ends his sessions in the same transaction.
create function clave.end_sessions_of_changed_user() returns trigger
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    if tg_table_name = 'user_role' then
      delete from clave.session where user_id = old.user_id and user_id is distinct from clave.actor();
    elsif new.is_disabled and not old.is_disabled then
      delete from clave.session where user_id = new.id;
      delete from clave.secret_link where user_id = new.id;
    end if;
    return null;
  end $$;
create trigger end_sessions after update on clave.app_user for each row execute function clave.end_sessions_of_changed_user();
create trigger end_sessions after delete on clave.user_role for each row execute function clave.end_sessions_of_changed_user();

-- Setup: one code, thirty minutes, one use; the row decides the race.
create function clave.offer_setup_code(hash bytea) returns boolean
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    update clave.setup set code_hash = hash, code_expires_at = now() + interval '30 minutes' where id = 1 and completed_at is null;
    return found;
  end $$;
create function clave.setup_is_open() returns boolean
  language sql stable security definer set search_path = clave, pg_temp
  as $$ select completed_at is null from clave.setup where id = 1 $$;
create function clave.complete_setup(hash bytea, new_user uuid, new_name text, new_email text, new_password_hash text, new_locale text, new_roles text[]) returns text
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare state clave.setup;
  begin
    select * into state from clave.setup where id = 1 for update;
    if state.completed_at is not null then return 'not_found'; end if;
    if state.code_hash is distinct from hash or state.code_expires_at < now() then return 'setup_code_wrong'; end if;
    insert into clave.app_user (id, name, locale) values (new_user, new_name, new_locale);
    insert into clave.user_login (user_id, email, password_hash) values (new_user, new_email, new_password_hash);
    insert into clave.user_role (user_id, role) select new_user, r from unnest(new_roles) r union select new_user, 'administrator';
    update clave.setup set completed_at = now(), code_hash = null where id = 1;
    return 'done';
  end $$;
grant execute on function clave.offer_setup_code(bytea), clave.setup_is_open(), clave.complete_setup(bytea, uuid, text, text, text, text, text[]) to clave_app;
