-- The migration before took apply_import from an older text: this is the one of 0020, asking after merges and their undo.
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
    -- Clients were matched against what stood then: another import, a merge or its undo, or a client added by hand asks for a new reading.
    if own.figures ->> 'companyCurrency' is distinct from (select c.currency from clave.company c where c.id = 1)
        or exists (select from clave.sales_import i where i.id <> wanted and greatest(i.applied_at, i.undone_at) >= own.prepared_at)
        or exists (select from clave.account_merge m where greatest(m.created_at, m.undone_at) >= own.prepared_at) then
      return '{"refusal": "import_changed_meanwhile"}';
    end if;
    execute format($q$
      with touched as materialized (select tax_id_key, code_key, name_key from clave.account where greatest(updated_at, created_at) >= $1)
      select exists (select from clave_staging.%1$I c join touched a using (tax_id_key)) or exists (select from clave_staging.%1$I c join touched a using (code_key))
        or exists (select from clave_staging.%1$I c join touched a using (name_key))
    $q$, 'client_' || suffix) into collides using own.prepared_at;
    if collides then return '{"refusal": "import_changed_meanwhile"}'; end if;

    perform clave.compare_stage(suffix);
    execute format('select coalesce(sum(line_count) filter (where verdict = ''same''), 0), coalesce(sum(line_count) filter (where verdict <> ''same''), 0) from clave_staging.%I', 'doc_' || suffix)
      into same_lines, kept;
    if kept = 0 then return '{"refusal": "nothing_to_import"}'; end if;
    insert into clave.import_dependency select no, o.import_no, count(*) from clave.living_of_stage(suffix, '{same,changed}') o group by o.import_no;
    if same_lines > 0 then
      execute format('delete from clave_staging.%I l using clave_staging.%I d where d.document_no = l.document_no and d.verdict = ''same''', 'line_' || suffix, 'doc_' || suffix);
    end if;
    update clave.sales_document d set replaced_by = no where d.document_no in (select o.document_no from clave.living_of_stage(suffix, '{changed}') o);
    if exists (select from clave.sales_document where replaced_by = no) then
      perform clave.roll_up('clave.sales_line', format('d.replaced_by = %s', no), -1);
    end if;

    perform clave.write_stage(suffix, no, coalesce(own.consequences, '{}'));
    if same_lines > 0 or not clave.add_months(suffix) then
      perform clave.roll_up(format('clave_staging.%I', 'line_' || suffix), 'true', 1);
    end if;
    perform clave.attach_lines(suffix, no);
    -- Clients that an earlier undo put away and that sell again come back.
    update clave.account a set archived_at = null
      from clave.sales_import i where i.import_no = a.import_no and i.status = 'undone' and a.archived_at is not null
        and exists (select from clave.sales_document d where d.account_no = a.account_no and d.import_no = no);
    execute format('drop table clave_staging.%I, clave_staging.%I, clave_staging.%I, clave_staging.%I', 'doc_' || suffix, 'month_' || suffix, 'client_' || suffix, 'product_' || suffix);
    update clave.sales_import set status = 'applied', applied_at = clock_timestamp(), applied_by = clave.actor(), updated_at = now() where id = wanted;
    counts := coalesce(own.figures, '{}') || jsonb_build_object('import', wanted, 'fileHash', own.file_hash, 'lines', kept, 'documents', own.check_result -> 'documents');
    perform clave.record_event('import.applied', counts, null);
    return counts;
  end $$;

-- A document that an import replaced since goes back together with the one that took its place; what stood under the
-- account that stays before (numbers up to `until`) is its own.
create or replace function clave.move_sales_back(merge uuid, from_no int, to_no int, until bigint) returns int
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare moved int;
  begin
    insert into clave.merged_document
      with recursive heir (document_no, part, import_no, replaced_by, number, prefix, kind, is_kind_derived, source) as (
        select d.document_no, m.part, d.import_no, d.replaced_by, d.number, d.prefix, d.kind, d.is_kind_derived, d.source
        from clave.merged_document m join clave.sales_document d on d.document_no = m.document_no where m.merge_id = merge
        union
        select d.document_no, d.part, d.import_no, d.replaced_by, d.number, d.prefix, d.kind, d.is_kind_derived, d.source
        from heir h join clave.sales_document d on d.import_no = h.replaced_by and d.number = h.number and d.prefix = h.prefix and d.source = h.source
          and (d.kind = h.kind or d.is_kind_derived or h.is_kind_derived)
        where d.account_no = from_no and d.document_no > until
      ) select merge, h.document_no, h.part from heir h on conflict do nothing;
    perform clave.roll_up('clave.sales_line', format('d.replaced_by is null and d.account_no = %s and d.document_no in (select m.document_no from clave.merged_document m where m.merge_id = %L)', from_no, merge), -1);
    perform clave.give_lines(merge, to_no);
    update clave.sales_document d set account_no = to_no, part = m.part from clave.merged_document m where m.merge_id = merge and d.document_no = m.document_no;
    perform clave.roll_up('clave.sales_line', format('d.replaced_by is null and d.document_no in (select m.document_no from clave.merged_document m where m.merge_id = %L)', merge), 1);
    delete from clave.merged_document where merge_id = merge;
    get diagnostics moved = row_count;
    return moved;
  end $$;
