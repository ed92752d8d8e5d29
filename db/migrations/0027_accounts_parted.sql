-- An import that was read while two clients were one, or before they became one, is read again once they are not: its lines
-- were matched to the client that stayed. (apply_import as it was, but for the merges that it asks after.)
create or replace function clave.apply_import(wanted uuid, seen_revision int) returns jsonb
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare
    own clave.sales_import; no int; suffix text; same_lines bigint; kept bigint; collides boolean; counts jsonb;
  begin
    perform clave.require_importer();
    perform pg_advisory_xact_lock(hashtext('clave imports'));
    select * into own from clave.sales_import where id = wanted for update;
    if own.status = 'applied' then return '{"refusal": "import_already_applied"}'; end if;
    if own.status is distinct from 'prepared' then return '{"refusal": "import_not_ready"}'; end if;
    no := own.import_no;
    suffix := no || '_' || own.staged_attempt;
    if to_regclass('clave_staging.line_' || suffix) is null then return '{"refusal": "import_not_ready"}'; end if;
    if own.revision <> seen_revision then return '{"refusal": "import_changed_meanwhile"}'; end if;
    -- Clients were matched against what stood then: another import, or a client added by hand, asks for a new reading.
    execute format('select exists (select from clave.account a join clave_staging.%I c on a.tax_id_key = c.tax_id_key or a.code_key = c.code_key or a.name_key = c.name_key
      where a.updated_at >= $1 or a.created_at >= $1)', 'client_' || suffix) into collides using own.prepared_at;
    if collides or exists (select from clave.sales_import i where i.id <> wanted and greatest(i.applied_at, i.undone_at) >= own.prepared_at)
        or exists (select from clave.account_merge m where greatest(m.created_at, m.undone_at) >= own.prepared_at) then
      return '{"refusal": "import_changed_meanwhile"}';
    end if;

    perform clave.compare_stage(suffix);
    execute format('select coalesce(sum(line_count) filter (where verdict = ''same''), 0), coalesce(sum(line_count) filter (where verdict <> ''same''), 0) from clave_staging.%I', 'doc_' || suffix)
      into same_lines, kept;
    if kept = 0 then return '{"refusal": "nothing_to_import"}'; end if;
    execute format('insert into clave.import_dependency select %1$s, d.import_no, count(*) from clave.sales_document d
      join (select distinct source, kind, prefix, number from clave_staging.%2$I where verdict <> ''new'') s using (number, prefix, kind, source) where d.replaced_by is null group by d.import_no', no, 'doc_' || suffix);
    if same_lines > 0 then
      execute format('delete from clave_staging.%I l using clave_staging.%I d where d.document_no = l.document_no and d.verdict = ''same''', 'line_' || suffix, 'doc_' || suffix);
    end if;
    execute format('update clave.sales_document d set replaced_by = %1$s from (select distinct source, kind, prefix, number from clave_staging.%2$I where verdict = ''changed'') s
      where d.replaced_by is null and d.number = s.number and d.prefix = s.prefix and d.kind = s.kind and d.source = s.source', no, 'doc_' || suffix);
    if exists (select from clave.sales_document where replaced_by = no) then
      perform clave.roll_up('clave.sales_line', format('d.replaced_by = %s', no), -1);
    end if;

    perform clave.write_stage(suffix, no, coalesce(own.consequences, '{}'));
    perform clave.roll_up(format('clave_staging.%I', 'line_' || suffix), 'true', 1);
    perform clave.attach_lines(suffix, no);
    -- Clients that an earlier undo put away and that sell again come back.
    update clave.account a set archived_at = null
      from clave.sales_import i where i.import_no = a.import_no and i.status = 'undone' and a.archived_at is not null
        and exists (select from clave.sales_document d where d.account_no = a.account_no and d.import_no = no);
    execute format('drop table clave_staging.%I, clave_staging.%I, clave_staging.%I', 'doc_' || suffix, 'client_' || suffix, 'product_' || suffix);
    update clave.sales_import set status = 'applied', applied_at = clock_timestamp(), applied_by = clave.actor(), updated_at = now() where id = wanted;
    counts := coalesce(own.figures, '{}') || jsonb_build_object('import', wanted, 'fileHash', own.file_hash, 'lines', kept, 'documents', own.check_result -> 'documents');
    perform clave.record_event('import.applied', counts, null);
    return counts;
  end $$;
