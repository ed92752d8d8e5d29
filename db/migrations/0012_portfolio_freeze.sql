-- Freezes a portfolio as it stood on a day: who answered for each account on it, and the decisions taken by then (all, when it
-- is signed now: the example company's day is not the clock's).
drop function clave.freeze_portfolio(uuid);
create function clave.freeze_portfolio(approval uuid, day date, decided_until timestamptz) returns int
  language plpgsql security definer set search_path = clave, pg_temp
  as $$
  declare frozen int;
  begin
    if not clave.actor_has('director') then raise exception 'only a director signs a portfolio' using errcode = '42501'; end if;
    insert into clave.approved_portfolio_account (portfolio_id, account_id, pareto_class, rank, value, is_key, decision_id, manager_id)
    select approval, a.id, c.pareto_class, c.rank, c.value,
           coalesce(d.decision in ('promote', 'keep') or (d.decision = 'exception' and d.expires_on >= day), false), d.id, p.manager_id
    from clave.account a
    left join clave.classification_result c on c.account_id = a.id and c.run_id = (select f.run_id from clave.approved_portfolio f where f.id = approval)
    left join (select distinct on (k.account_id) k.account_id, k.id, k.decision, k.expires_on from clave.key_account_decision k
               where k.deleted_at is null and (decided_until is null or k.decided_at <= decided_until) order by k.account_id, k.decided_at desc) d on d.account_id = a.id
    left join clave.appointment p on p.account_id = a.id and p.deleted_at is null and day between p.starts_on and coalesce(p.ends_on, 'infinity')
    where a.merged_into is null and (c.account_id is not null or d.decision in ('promote', 'keep', 'exception'));
    get diagnostics frozen = row_count;
    return frozen;
  end $$;
grant execute on function clave.freeze_portfolio(uuid, date, timestamptz) to clave_app;
