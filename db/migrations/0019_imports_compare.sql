-- Comparing thousands of documents with those that live took hours when the planner believed in one row: equality on four
-- columns multiplies its guesses, and the side that was aggregated was then computed anew for each document. One key a
-- document, and every side computed once.
create or replace function clave.compare_stage(suffix text) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    if not exists (select from clave.sales_document) then return; end if;
    execute format($q$
      with staged as materialized (
        select source, kind, prefix, number, concat_ws(chr(31), source, kind, prefix, number) as identity,
               string_agg(account_no || ':' || currency || ':' || content_hash, ',' order by account_no, currency) as whole
        from clave_staging.%1$I group by 1, 2, 3, 4
      ), lived as materialized (
        select s.identity, string_agg(d.account_no || ':' || d.currency || ':' || d.content_hash, ',' order by d.account_no, d.currency) as whole
        from staged s join clave.sales_document d using (number, prefix, kind, source) where d.replaced_by is null group by 1
      ), judged as materialized (
        select s.identity, case when l.whole is null then 'new' when l.whole = s.whole then 'same' else 'changed' end as verdict
        from staged s left join lived l using (identity)
      )
      update clave_staging.%1$I d set verdict = j.verdict
      from judged j where j.identity = concat_ws(chr(31), d.source, d.kind, d.prefix, d.number) and d.verdict <> j.verdict
    $q$, 'doc_' || suffix);
  end $$;
