import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { uuidv7 } from '@/shared/kernel/ids'

const id = (n: number): string => uuidv7(1_780_000_000_000 + n, createHash('sha256').update(String(n)).digest())

export interface BenchCompany {
  /** The director's cookie. */
  readonly token: string
  readonly accounts: number
}

/**
 * A company of so many accounts with a long tail of sales over 24 months, a run, key accounts with managers:
 * what the list and the portfolio read.
 */
export async function seedCompany(owner: Client, accounts: number): Promise<BenchCompany> {
  const token = 'b'.repeat(43)
  const [director, managers] = [id(1), [id(2), id(3), id(4), id(5), id(6)]]
  await owner.query("update company set name = 'Bench', is_configured = true where id = 1")
  await owner.query(
    `insert into app_user (id, name) select u, 'Persona ' || n from unnest($1::uuid[]) with ordinality p (u, n)`,
    [[director, ...managers]],
  )
  await owner.query(
    `insert into user_login (user_id, email) select u, u || '@bench.example' from unnest($1::uuid[]) u`,
    [[director, ...managers]],
  )
  await owner.query(
    `insert into user_role (user_id, role) select $1, unnest(array['director', 'administrator']) union all select u, 'kam' from unnest($2::uuid[]) u`,
    [director, managers],
  )
  await owner.query(
    "insert into session (id, token_hash, user_id, expires_at) values ($1, $2, $3, now() + interval '6 hours')",
    [id(7), createHash('sha256').update(token).digest(), director],
  )
  const ids = Array.from({ length: accounts }, (_, n) => id(1000 + n))
  await owner.query(
    `insert into account (id, name, name_key, tax_id, tax_id_key, sector, city)
     select u, 'Cliente ' || n || ' ' || (array['Lácteos', 'Bebidas', 'Harinas', 'Aseo'])[1 + n % 4], 'cliente' || n, (900000000 + n)::text, (900000000 + n)::text,
            (array['Lácteos', 'Bebidas', 'Harinas', 'Aseo'])[1 + n % 4], (array['Bogotá', 'Medellín', 'Cali', 'Barranquilla'])[1 + n % 4]
     from unnest($1::uuid[]) with ordinality p (u, n)`,
    [ids],
  )
  await owner.query(
    `insert into sales_month (account_no, month, currency, net, net_base, rated_net, units, line_count)
     select a.account_no, m::date, 'COP', v, v, v, 1, 1
     from account a, generate_series(date '2024-05-01', date '2026-04-01', '1 month') m,
          lateral (select round(40000000000 / (10 + a.account_no)::numeric * (1 + (a.account_no * extract(month from m)::int % 7) / 10.0), 2) as v) s`,
  )
  await owner.query(
    `insert into sales_document (account_no, document_no, import_no, kind, number, issued_on, currency, net, net_base, line_count, content_hash)
     select account_no, row_number() over (), 0, 'invoice', (row_number() over ())::text, month + 14, 'COP', net, net, 1, '' from sales_month`,
  )
  await owner.query('analyze')
  return { token, accounts }
}

/** An empty company with a director who is signed in; his cookie. */
export async function seedDirector(owner: Client): Promise<string> {
  const token = 'b'.repeat(43)
  await owner.query("update company set name = 'Bench', is_configured = true where id = 1")
  await owner.query("insert into app_user (id, name) values ($1, 'Persona')", [id(1)])
  await owner.query("insert into user_login (user_id, email) values ($1, 'persona@bench.example')", [id(1)])
  await owner.query("insert into user_role (user_id, role) values ($1, 'director')", [id(1)])
  await owner.query(
    "insert into session (id, token_hash, user_id, expires_at) values ($1, $2, $3, now() + interval '6 hours')",
    [id(7), createHash('sha256').update(token).digest(), id(1)],
  )
  return token
}

/** Once there is a run: the largest become key, most of them with a manager. */
export async function seedKeyAccounts(owner: Client): Promise<void> {
  await owner.query(
    `insert into key_account_decision (id, account_id, decision, decided_by)
     select gen_random_uuid(), c.account_id, 'promote', (select user_id from user_role where role = 'director' limit 1)
     from account_standing c where c.rank <= 150`,
  )
  await owner.query(
    `insert into appointment (id, account_id, manager_id, starts_on)
     select gen_random_uuid(), c.account_id, m.u, date '2025-01-01'
     from account_standing c join (select user_id as u, row_number() over () as n, count(*) over () as k from user_role where role = 'kam') m on c.rank % m.k = m.n - 1
     where c.rank <= 140`,
  )
  await owner.query('analyze')
}
