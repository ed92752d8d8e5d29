-- The account's one timeline («Bitácora»): every room writes to it, through one function. It says what happened, to what and
-- by whom, never what a text says: that is read where it stands, under its own walls.

create table clave.timeline_entry (
  id bigint generated always as identity primary key,
  account_id uuid not null references clave.account (id),
  happened_at timestamptz not null default clock_timestamp(),
  field text not null check (field in ('account', 'people', 'portfolio', 'strategy')),
  topic text not null check (length(topic) <= 60),
  -- The row it is about, and how many changes of one person to it this entry stands for.
  subject_id uuid,
  changes int not null default 1,
  facts jsonb not null default '{}' check (jsonb_typeof(facts) = 'object'),
  level text not null default 'internal' check (level in ('public', 'internal', 'confidential', 'reserved')),
  actor_id uuid references clave.app_user (id)
);
create index timeline_entry_by_account on clave.timeline_entry (account_id, id desc);
create index timeline_entry_by_subject on clave.timeline_entry (subject_id, actor_id, id desc) where subject_id is not null;
select clave.guard_table('timeline_entry');

create policy see on clave.timeline_entry for select to clave_app
  using (((select clave.sees_all_accounts()) and (level <> 'reserved' or (select clave.actor_has('director'))))
    or account_id in (select clave.amount_account_ids())
    or (actor_id = (select clave.actor()) and account_id in (select clave.team_account_ids())));
grant select on clave.timeline_entry to clave_app;

-- Changes of one person to one thing within an hour are one entry.
create function clave.tell_timeline(account uuid, in_field text, on_topic text, subject uuid, with_facts jsonb, at_level text) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare me uuid := clave.actor();
  begin
    if subject is not null then
      update clave.timeline_entry e set changes = e.changes + 1, facts = with_facts, level = at_level, happened_at = clock_timestamp()
      where e.id = (select l.id from clave.timeline_entry l where l.subject_id = subject and l.actor_id is not distinct from me order by l.id desc limit 1)
        and e.topic = on_topic and e.happened_at > clock_timestamp() - interval '1 hour';
      if found then return; end if;
    end if;
    insert into clave.timeline_entry (account_id, field, topic, subject_id, facts, level, actor_id)
    values (account, in_field, on_topic, subject, with_facts, at_level, me);
  end $$;

create function clave.tell_of_appointment() returns trigger
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    if tg_op = 'UPDATE' and new.deleted_at is not distinct from old.deleted_at and new.ends_on is not distinct from old.ends_on then return null; end if;
    perform clave.tell_timeline(new.account_id, 'people',
      case when tg_op = 'INSERT' then 'appointed' when new.deleted_at is not null and old.deleted_at is null then 'appointment_undone' else 'appointment_ends' end,
      new.id, jsonb_strip_nulls(jsonb_build_object('personId', new.manager_id, 'startsOn', new.starts_on, 'endsOn', new.ends_on)), 'internal');
    return null;
  end $$;
create trigger tell_timeline after insert or update on clave.appointment for each row execute function clave.tell_of_appointment();

create function clave.tell_of_team() returns trigger
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    perform clave.tell_timeline(new.account_id, 'people', case when tg_op = 'INSERT' then 'joined_team' else 'left_team' end, new.id,
      jsonb_strip_nulls(jsonb_build_object('personId', new.user_id, 'startsOn', new.starts_on, 'endsOn', new.ends_on)), 'internal');
    return null;
  end $$;
create trigger tell_timeline after insert on clave.account_team_member for each row execute function clave.tell_of_team();
create trigger tell_timeline_left after update on clave.account_team_member for each row
  when (new.ends_on is distinct from old.ends_on or new.deleted_at is distinct from old.deleted_at) execute function clave.tell_of_team();

create function clave.tell_of_decision() returns trigger
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    perform clave.tell_timeline(new.account_id, 'portfolio', case when tg_op = 'INSERT' then 'decided' else 'decision_undone' end, new.id,
      jsonb_build_object('decision', new.decision), 'confidential');
    return null;
  end $$;
create trigger tell_timeline after insert on clave.key_account_decision for each row execute function clave.tell_of_decision();
create trigger tell_timeline_undone after update on clave.key_account_decision for each row
  when (new.deleted_at is not null and old.deleted_at is null) execute function clave.tell_of_decision();

create function clave.tell_of_account() returns trigger
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    perform clave.tell_timeline(new.id, 'account',
      case when new.archived_at is distinct from old.archived_at then case when new.archived_at is null then 'restored' else 'archived' end
           when new.name is distinct from old.name then 'renamed' else 'status_changed' end,
      null, case when new.name is distinct from old.name then jsonb_build_object('before', old.name, 'after', new.name)
                 when new.status is distinct from old.status then jsonb_build_object('before', old.status, 'after', new.status) else '{}' end, 'internal');
    return null;
  end $$;
create trigger tell_timeline after update on clave.account for each row
  when (new.archived_at is distinct from old.archived_at or new.name is distinct from old.name or new.status is distinct from old.status)
  execute function clave.tell_of_account();

create function clave.tell_of_plan_item() returns trigger
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    perform clave.tell_timeline(new.account_id, 'strategy',
      case when tg_op = 'INSERT' then 'item_added' when new.deleted_at is not null and old.deleted_at is null then 'item_removed'
           when new.deleted_at is null and old.deleted_at is not null then 'item_returned' else 'item_changed' end,
      new.id, jsonb_build_object('kind', new.kind, 'block', new.block), new.level);
    return null;
  end $$;
create trigger tell_timeline after insert or update on clave.strategy_item for each row execute function clave.tell_of_plan_item();

create function clave.tell_of_plan() returns trigger
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    perform clave.tell_timeline(new.account_id, 'strategy', case
        when new.version_no <> old.version_no then 'plan_approved' when new.start_year <> old.start_year then 'plan_moved_on'
        when new.status = 'submitted' then 'plan_submitted' else 'plan_taken_back' end,
      null, jsonb_build_object('versionNo', old.version_no, 'startYear', new.start_year), 'confidential');
    return null;
  end $$;
create trigger tell_timeline after update on clave.strategy for each row
  when (new.status <> old.status or new.version_no <> old.version_no or new.start_year <> old.start_year) execute function clave.tell_of_plan();
