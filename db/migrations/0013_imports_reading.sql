-- What a reading rests on and how long a silent one is believed alive.

-- The instant before which every change of a client is visible to what is asked next: writers on their way are waited for,
-- imports being applied first, so that nobody queues behind them.
create function clave.settle_clients() returns timestamptz
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    perform clave.require_importer();
    perform pg_advisory_xact_lock(hashtext('clave imports'));
    lock table clave.account in share mode;
    return clock_timestamp();
  end $$;

-- One file is read at a time in an installation; the turn ends with the reading's transaction.
create function clave.take_reading_turn() returns boolean
  language sql security definer set search_path = clave, pg_temp
  as $$ select pg_try_advisory_xact_lock(hashtext('clave reading')) $$;

-- `matched_at` is the instant that the clients were settled at, not the end of a long reading.
drop function clave.keep_stage(uuid, int, jsonb, jsonb, jsonb, jsonb, jsonb);
create function clave.keep_stage(wanted uuid, reading int, matched_at timestamptz, new_inspection jsonb, new_check jsonb, new_doubts jsonb, new_consequences jsonb, new_figures jsonb) returns boolean
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare before clave.sales_import;
  begin
    perform clave.require_importer();
    select * into before from clave.sales_import where id = wanted and status = 'preparing' and attempt = reading for update;
    if not found then return false; end if;
    if before.staged_attempt is not null then perform clave.drop_stage(before.import_no || '_' || before.staged_attempt); end if;
    update clave.sales_import set status = 'prepared', staged_attempt = reading, prepared_at = matched_at, inspection = new_inspection, check_result = new_check, doubts = new_doubts,
      consequences = new_consequences, figures = new_figures, refusal = null, progress = null, updated_at = now() where id = wanted;
    return true;
  end $$;
grant execute on function clave.settle_clients(), clave.take_reading_turn(), clave.keep_stage(uuid, int, timestamptz, jsonb, jsonb, jsonb, jsonb, jsonb) to clave_app;

-- Readings beat every two seconds: half a minute of silence is a dead process.
create or replace function clave.sweep_imports() returns setof uuid
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare suffix text; own clave.sales_import;
  begin
    update clave.sales_import set status = 'failed', refusal = '{"code": "interrupted", "details": {}}', progress = null, check_result = null, doubts = null, staged_attempt = null, updated_at = now()
      where status in ('preparing', 'uploading') and greatest(heartbeat_at, updated_at) < now() - interval '30 seconds';
    update clave.sales_import set status = 'cancelled', updated_at = now()
      where status in ('empty', 'inspected', 'prepared', 'failed') and updated_at < now() - interval '7 days';
    update clave.sales_import i set status = 'failed', refusal = '{"code": "interrupted", "details": {}}', check_result = null, doubts = null, staged_attempt = null, updated_at = now()
      where status = 'prepared' and to_regclass('clave_staging.line_' || i.import_no || '_' || i.staged_attempt) is null;
    for suffix in select distinct substr(c.relname, strpos(c.relname, '_') + 1) from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'clave_staging' and c.relkind = 'r' and c.relname ~ '^(line|doc|client|product|error)_\d+_\d+$' loop
      select * into own from clave.sales_import i where i.import_no = split_part(suffix, '_', 1)::int;
      if found and own.status in ('preparing', 'prepared') then continue; end if;
      if found and own.status = 'applied' and own.staged_attempt = split_part(suffix, '_', 2)::int and own.applied_at > now() - interval '30 days' then continue; end if;
      perform clave.drop_stage(suffix);
    end loop;
    return query select i.id from clave.sales_import i where i.status in ('uploading', 'inspected', 'preparing', 'prepared', 'failed');
  end $$;
