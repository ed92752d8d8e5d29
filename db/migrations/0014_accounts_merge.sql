-- Two clients that are one: what hangs on the one passes to the other, whole, and comes back when it is undone.

alter table clave.account_match drop constraint account_match_reason_check;
alter table clave.account_match add constraint account_match_reason_check
  check (reason in ('similar_name', 'same_name_other_tax_id', 'same_code_other_name', 'same_tax_id'));
create index account_match_waiting on clave.account_match (similarity_pct desc, id) where decision is null;
create index account_match_by_right on clave.account_match (right_id);

-- Whether an account is the other or belongs to its group; groups stand still until the transaction ends.
create function clave.account_is_under(wanted uuid, head uuid) returns boolean
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    perform pg_advisory_xact_lock(hashtext('clave account groups'));
    return exists (
      with recursive up (id, parent_id) as (
        select a.id, a.parent_id from clave.account a where a.id = wanted
        union
        select a.id, a.parent_id from clave.account a join up on a.id = up.parent_id
      ) select from up where up.id = head and (clave.actor_has_any(array['director', 'kam'])));
  end $$;
grant execute on function clave.account_is_under(uuid, uuid) to clave_app;

-- ---------------------------------------------------------------------------------------------------------------
-- Sales. The same number may stand under both clients: the second keeps its document as another part of it.
alter table clave.sales_document add column part smallint not null default 0;
drop index clave.sales_document_identity;
create unique index sales_document_identity on clave.sales_document (number, prefix, kind, source, account_no, currency, part) where replaced_by is null;

-- Which documents a merge moved: the way back. In bulk, so audited as one event.
create table clave.merged_document (
  merge_id uuid not null references clave.account_merge (id),
  document_no bigint not null,
  part smallint not null,
  primary key (merge_id, document_no)
);
alter table clave.merged_document enable row level security;
alter table clave.merged_document force row level security;
create policy owner_all on clave.merged_document to clave_owner using (true) with check (true);
create policy backup_reads on clave.merged_document for select to clave_backup using (true);
grant select on clave.merged_document to clave_backup;

-- Gives a merge's lines to an account; of documents and roll-up the caller takes care.
create function clave.give_lines(merge uuid, to_no int) returns void
  language sql security definer set search_path = clave, pg_temp
  as $$
    update clave.sales_line l set account_no = to_no
    from clave.merged_document m join clave.sales_document d on d.document_no = m.document_no
    where m.merge_id = merge and l.import_no = d.import_no and l.document_no = d.document_no
  $$;

create function clave.move_sales(merge uuid, from_no int, to_no int) returns int
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare moved int;
  begin
    insert into clave.merged_document select merge, d.document_no, d.part from clave.sales_document d where d.account_no = from_no;
    get diagnostics moved = row_count;
    perform clave.give_lines(merge, to_no);
    update clave.sales_document d set account_no = to_no, part = d.part + coalesce(
        (select max(o.part) + 1 from clave.sales_document o where o.number = d.number and o.prefix = d.prefix and o.kind = d.kind and o.source = d.source
           and o.account_no = to_no and o.currency = d.currency and o.replaced_by is null), 0)
      where d.account_no = from_no;
    insert into clave.sales_month as m (account_no, month, currency, line_no, net, rated_net, unrated_lines, known_cost, rated_cost, costed_lines, units, line_count, net_base, cost, cost_base)
      select to_no, month, currency, line_no, net, rated_net, unrated_lines, known_cost, rated_cost, costed_lines, units, line_count, net_base, cost, cost_base
      from clave.sales_month where account_no = from_no
      on conflict (account_no, month, currency, line_no) do update set
        net = m.net + excluded.net, rated_net = m.rated_net + excluded.rated_net, unrated_lines = m.unrated_lines + excluded.unrated_lines,
        known_cost = m.known_cost + excluded.known_cost, rated_cost = m.rated_cost + excluded.rated_cost, costed_lines = m.costed_lines + excluded.costed_lines,
        units = m.units + excluded.units, line_count = m.line_count + excluded.line_count,
        net_base = case when m.unrated_lines + excluded.unrated_lines = 0 then m.rated_net + excluded.rated_net end,
        cost = case when m.costed_lines + excluded.costed_lines > 0 then m.known_cost + excluded.known_cost end,
        cost_base = case when m.costed_lines + excluded.costed_lines > 0 and m.unrated_lines + excluded.unrated_lines = 0 then m.rated_cost + excluded.rated_cost end;
    delete from clave.sales_month where account_no = from_no;
    return moved;
  end $$;

-- A document that an import replaced since goes back together with the one that took its place; what stood under the
-- account that stays before (numbers up to `until`) is its own.
create function clave.move_sales_back(merge uuid, from_no int, to_no int, until bigint) returns int
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare moved int;
  begin
    insert into clave.merged_document
      with recursive heir (document_no, part, import_no, replaced_by, number, prefix, kind, source) as (
        select d.document_no, m.part, d.import_no, d.replaced_by, d.number, d.prefix, d.kind, d.source
        from clave.merged_document m join clave.sales_document d on d.document_no = m.document_no where m.merge_id = merge
        union
        select d.document_no, d.part, d.import_no, d.replaced_by, d.number, d.prefix, d.kind, d.source
        from heir h join clave.sales_document d on d.import_no = h.replaced_by and d.number = h.number and d.prefix = h.prefix and d.kind = h.kind and d.source = h.source
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

-- ---------------------------------------------------------------------------------------------------------------
-- Appointments, team and group. Days on which both had somebody stay with the account they were made for; an appointment
-- that is parted from the one it ended forgets it, until it is undone.
create function clave.move_people(from_id uuid, to_id uuid) returns jsonb
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare appointments jsonb; parted jsonb; members jsonb; children jsonb; parent_before jsonb;
  begin
    with moved as (
      update clave.appointment p set account_id = to_id where p.account_id = from_id and (p.deleted_at is not null
        or not exists (select from clave.appointment o where o.account_id = to_id and o.deleted_at is null
                         and daterange(o.starts_on, o.ends_on, '[]') && daterange(p.starts_on, p.ends_on, '[]')))
      returning p.id
    ) select coalesce(jsonb_agg(id), '[]') into appointments from moved;
    with parted_now as (
      select p.id, p.ended_id from clave.appointment p join clave.appointment e on e.id = p.ended_id
      where p.account_id in (from_id, to_id) and e.account_id <> p.account_id
    ), changed as (
      update clave.appointment p set ended_id = null from parted_now n where p.id = n.id
    ) select coalesce(jsonb_agg(jsonb_build_object('id', id, 'ended', ended_id)), '[]') into parted from parted_now;
    with moved as (
      update clave.account_team_member t set account_id = to_id where t.account_id = from_id and t.deleted_at is null
        and not exists (select from clave.account_team_member o where o.account_id = to_id and o.user_id = t.user_id and o.deleted_at is null
                          and daterange(o.starts_on, o.ends_on, '[]') && daterange(t.starts_on, t.ends_on, '[]'))
      returning t.id
    ) select coalesce(jsonb_agg(id), '[]') into members from moved;
    -- The one that stays may belong to the other's group, also through others: it takes the other's place in it.
    if clave.account_is_under(to_id, from_id) then
      select jsonb_build_object('id', a.id, 'parent', a.parent_id) into parent_before from clave.account a where a.id = to_id;
      update clave.account a set parent_id = f.parent_id from clave.account f where a.id = to_id and f.id = from_id;
    end if;
    with moved as (
      update clave.account a set parent_id = to_id where a.parent_id = from_id and a.id <> to_id returning a.id
    ) select coalesce(jsonb_agg(id), '[]') into children from moved;
    return jsonb_build_object('appointments', appointments, 'parted', parted, 'members', members, 'children', children, 'parentBefore', parent_before);
  end $$;

create function clave.move_people_back(moved jsonb, from_id uuid, to_id uuid) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    update clave.appointment set account_id = to_id where account_id = from_id and id in (select e::uuid from jsonb_array_elements_text(moved -> 'appointments') e);
    update clave.appointment p set ended_id = (k ->> 'ended')::uuid from jsonb_array_elements(moved -> 'parted') k where p.id = (k ->> 'id')::uuid
      and exists (select from clave.appointment e where e.id = (k ->> 'ended')::uuid and e.account_id = p.account_id);
    update clave.account_team_member set account_id = to_id where account_id = from_id and id in (select e::uuid from jsonb_array_elements_text(moved -> 'members') e);
    update clave.account set parent_id = to_id where parent_id = from_id and id in (select e::uuid from jsonb_array_elements_text(moved -> 'children') e);
    if moved -> 'parentBefore' <> 'null' then
      update clave.account a set parent_id = (moved -> 'parentBefore' ->> 'parent')::uuid from clave.account f
        where a.id = from_id and f.id = to_id and a.parent_id is not distinct from f.parent_id;
    end if;
  end $$;

-- What people decided about a client, where the one that stays has nothing of its own: a key account stays key.
create function clave.move_standing(from_id uuid, to_id uuid) returns jsonb
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare decisions jsonb := '[]'; has_scorecard boolean := false;
  begin
    if not exists (select from clave.key_account_decision d where d.account_id = to_id and d.deleted_at is null) then
      with moved as (update clave.key_account_decision d set account_id = to_id where d.account_id = from_id returning d.id)
        select coalesce(jsonb_agg(id), '[]') into decisions from moved;
    end if;
    if not exists (select from clave.scorecard s where s.account_id = to_id) then
      update clave.scorecard set account_id = to_id where account_id = from_id;
      has_scorecard := found;
    end if;
    return jsonb_build_object('decisions', decisions, 'hasScorecard', has_scorecard);
  end $$;

create function clave.move_standing_back(moved jsonb, from_id uuid, to_id uuid) returns void
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  begin
    update clave.key_account_decision set account_id = to_id where account_id = from_id and id in (select e::uuid from jsonb_array_elements_text(moved -> 'decisions') e);
    if (moved ->> 'hasScorecard')::boolean then
      update clave.scorecard set account_id = to_id where account_id = from_id and not exists (select from clave.scorecard s where s.account_id = to_id);
    end if;
  end $$;

-- Other doubts about the client that goes now are about the one that stays, unless they are there already.
create function clave.move_matches(from_id uuid, to_id uuid) returns jsonb
  language sql security definer set search_path = clave, pg_temp
  as $$
    with moved as (
      update clave.account_match m
      set left_id = case when m.left_id = from_id then to_id else m.left_id end, right_id = case when m.right_id = from_id then to_id else m.right_id end
      where m.decision is null and from_id in (m.left_id, m.right_id) and to_id not in (m.left_id, m.right_id)
        and not exists (select from clave.account_match o where to_id in (o.left_id, o.right_id)
                          and case when m.left_id = from_id then m.right_id else m.left_id end in (o.left_id, o.right_id))
      returning m.id
    ) select coalesce(jsonb_agg(id), '[]') from moved
  $$;

create function clave.directs(wanted uuid) returns boolean
  language sql stable security definer set search_path = clave, pg_temp
  as $$ select clave.actor_has('director') and (clave.sees_all_accounts() or wanted in (select clave.area_account_ids())) $$;

-- Returns the refusal, or null when it is done.
create function clave.merge_accounts(new_id uuid, from_account uuid, into_account uuid, from_match uuid) returns text
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare goes clave.account; stays clave.account; taken jsonb; followers jsonb; documents int;
  begin
    -- Imports match against clients and write their sales: one or the other.
    perform pg_advisory_xact_lock(hashtext('clave imports'));
    if from_account = into_account then return 'merge_same_account'; end if;
    perform from clave.account a where a.id in (from_account, into_account) order by a.id for update;
    select * into goes from clave.account a where a.id = from_account and a.merged_into is null;
    select * into stays from clave.account a where a.id = into_account and a.merged_into is null;
    if goes.id is null or stays.id is null or not clave.directs(goes.id) or not clave.directs(stays.id) then return 'not_found'; end if;
    insert into clave.account_merge (id, from_id, into_id, match_id, merged_by) values (new_id, goes.id, stays.id, from_match, clave.actor());
    taken := clave.move_people(goes.id, stays.id) || clave.move_standing(goes.id, stays.id)
      || jsonb_build_object('matches', clave.move_matches(goes.id, stays.id), 'wasStatus', goes.status);
    documents := clave.move_sales(new_id, goes.account_no, stays.account_no);
    -- Those merged into this one before follow it, so that imports find the survivor in one step.
    with followed as (update clave.account a set merged_into = stays.id where a.merged_into = goes.id returning a.id)
      select coalesce(jsonb_agg(id), '[]') into followers from followed;
    update clave.account set merged_into = stays.id where id = goes.id;
    update clave.account_merge set moved = taken
      || jsonb_build_object('followers', followers, 'documents', documents, 'until', (select coalesce(max(d.document_no), 0) from clave.sales_document d)) where id = new_id;
    update clave.account_match set decision = 'same', decided_by = clave.actor(), decided_at = now() where id = from_match;
    return null;
  end $$;

create function clave.undo_merge(wanted uuid) returns text
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare merge clave.account_merge; goes clave.account; stays clave.account;
  begin
    perform pg_advisory_xact_lock(hashtext('clave imports'));
    select * into merge from clave.account_merge m where m.id = wanted for update;
    if not found or not clave.directs(merge.from_id) or not clave.directs(merge.into_id) then return 'not_found'; end if;
    if merge.undone_at is not null then return 'merge_already_undone'; end if;
    perform from clave.account a where a.id in (merge.from_id, merge.into_id) order by a.id for update;
    select * into goes from clave.account a where a.id = merge.from_id;
    select * into stays from clave.account a where a.id = merge.into_id;
    if stays.merged_into is not null then return 'merge_built_on'; end if;
    perform clave.move_sales_back(merge.id, stays.account_no, goes.account_no, (merge.moved ->> 'until')::bigint);
    perform clave.move_people_back(merge.moved, stays.id, goes.id), clave.move_standing_back(merge.moved, stays.id, goes.id);
    update clave.account_match m
      set left_id = case when m.left_id = stays.id then goes.id else m.left_id end, right_id = case when m.right_id = stays.id then goes.id else m.right_id end
      where m.id in (select e::uuid from jsonb_array_elements_text(merge.moved -> 'matches') e);
    update clave.account set merged_into = goes.id where merged_into = stays.id and id in (select e::uuid from jsonb_array_elements_text(merge.moved -> 'followers') e);
    update clave.account set merged_into = null where id = goes.id;
    update clave.account_match set decision = null, decided_by = null, decided_at = null where id = merge.match_id;
    update clave.account_merge set undone_at = clock_timestamp() where id = wanted;
    return null;
  end $$;
grant execute on function clave.directs(uuid), clave.merge_accounts(uuid, uuid, uuid, uuid), clave.undo_merge(uuid) to clave_app;
revoke insert, update on clave.account_merge from clave_app;

-- Whoever looks for the name that went finds the client that stayed.
create or replace function clave.accounts_matching(words text[]) returns setof uuid
  language plpgsql stable security definer set search_path = clave, public, pg_temp rows 50
  as $$
  declare
    conditions text := case when clave.sees_all_accounts() then 'true' else 'coalesce(a.merged_into, a.id) in (select clave.reachable_account_ids())' end;
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
    return query execute 'select distinct coalesce(a.merged_into, a.id) from clave.account a where ' || conditions;
  end $$;
