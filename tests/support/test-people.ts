import { randomBytes } from 'node:crypto'
import { uuidv7 } from '@/shared/kernel/ids'
import { hashToken, inRequestTransaction, newToken, type RequestContext } from '@/shared/server/request-transaction'
import type { TestDatabase } from './test-database'

export interface TestPerson {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  /** What the cookie would carry. */
  readonly token: string
  readonly sessionId: string
}

export function testId(): string {
  return uuidv7(Date.now(), randomBytes(10))
}

/** Somebody who works here, signed in. */
export async function addPerson(
  database: TestDatabase,
  person: { name: string; roles: readonly string[]; area?: string },
): Promise<TestPerson> {
  const [id, token, sessionId] = [testId(), newToken(), testId()]
  await database.asOwner('insert into clave.app_user (id, name, area) values ($1, $2, $3)', [
    id,
    person.name,
    person.area ?? null,
  ])
  await database.asOwner('insert into clave.user_login (user_id, email) values ($1, $2)', [id, `${id}@clave.example`])
  await database.asOwner('insert into clave.user_role (user_id, role) select $1, unnest($2::text[])', [
    id,
    person.roles,
  ])
  await database.asOwner(
    "insert into clave.session (id, token_hash, user_id, expires_at) values ($1, $2, $3, now() + interval '1 day')",
    [sessionId, hashToken(token), id],
  )
  return { id, token, sessionId, name: person.name, roles: person.roles }
}

/** The same person on another device. */
export async function anotherSession(database: TestDatabase, person: TestPerson): Promise<TestPerson> {
  const [sessionId, token] = [testId(), newToken()]
  await database.asOwner(
    "insert into clave.session (id, token_hash, user_id, expires_at) values ($1, $2, $3, now() + interval '1 day')",
    [sessionId, hashToken(token), person.id],
  )
  return { ...person, sessionId, token }
}

/** Works as that person, in a request's transaction; the route's own right is taken as given. */
export function actAs<T>(
  database: TestDatabase,
  person: TestPerson,
  work: (ctx: RequestContext) => Promise<T>,
): Promise<T> {
  return inRequestTransaction(
    database.pool,
    { sessionHash: hashToken(person.token), requestId: 'test', grantFor: () => 'A' },
    work,
  )
}

/** The code of the refusal, or «allowed». A bug is thrown on. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'allowed'
  } catch (error) {
    if ((error as Error).name === 'Refusal') return (error as { code: string }).code
    throw error
  }
}

/** A client company; what is not said is empty. */
export async function addAccount(
  database: TestDatabase,
  account: { name: string; taxId?: string; code?: string; city?: string; area?: string; parentId?: string },
): Promise<{ id: string; accountNo: number }> {
  const id = testId()
  const rows = await database.asOwner<{ account_no: number }>(
    `insert into clave.account (id, name, name_key, tax_id, tax_id_key, code, code_key, city, area, parent_id)
     values ($1, $2, lower($2), $3, $3, $4, lower($4), $5, $6, $7) returning account_no`,
    [
      id,
      account.name,
      account.taxId ?? null,
      account.code ?? null,
      account.city ?? null,
      account.area ?? null,
      account.parentId ?? null,
    ],
  )
  return { id, accountNo: rows[0]!.account_no }
}

/** Who answers for the account, from a day on, open-ended. */
export async function entrust(
  database: TestDatabase,
  accountId: string,
  manager: TestPerson,
  given: { startsOn?: string; backup?: TestPerson } = {},
): Promise<string> {
  const id = testId()
  await database.asOwner(
    'insert into clave.appointment (id, account_id, manager_id, backup_id, starts_on) values ($1, $2, $3, $4, $5)',
    [id, accountId, manager.id, given.backup?.id ?? null, given.startsOn ?? '2020-01-01'],
  )
  return id
}

/** One invoice (or credit note, when negative) of one line, and its month of the roll-up, in the company's currency. */
export async function addSale(
  database: TestDatabase,
  sale: { accountNo: number; day: string; net: string; cost?: string; currency?: string },
): Promise<void> {
  const currency = sale.currency ?? 'COP'
  await database.asOwner(
    `insert into clave.sales_document (account_no, document_no, import_no, kind, number, issued_on, currency, net, net_base, line_count, content_hash)
     select $1, n, 0, case when $3::numeric < 0 then 'creditNote' else 'invoice' end, n::text, $2, $4, $3, $3, 1, ''
     from nextval('clave.document_numbers') n`,
    [sale.accountNo, sale.day, sale.net, currency],
  )
  await database.asOwner(
    `insert into clave.sales_month as m (account_no, month, currency, net, rated_net, net_base, known_cost, rated_cost, cost, cost_base, costed_lines, units, line_count)
     values ($1, date_trunc('month', $2::date), $3, $4, $4, $4, coalesce($5::numeric, 0), coalesce($5::numeric, 0), $5, $5, case when $5::numeric is null then 0 else 1 end, 1, 1)
     on conflict (account_no, month, currency, line_no) do update set net = m.net + excluded.net, rated_net = m.rated_net + excluded.rated_net,
       net_base = m.net_base + excluded.net_base, known_cost = m.known_cost + excluded.known_cost, rated_cost = m.rated_cost + excluded.rated_cost,
       cost = case when m.costed_lines + excluded.costed_lines > 0 then m.known_cost + excluded.known_cost end,
       cost_base = case when m.costed_lines + excluded.costed_lines > 0 then m.rated_cost + excluded.rated_cost end,
       costed_lines = m.costed_lines + excluded.costed_lines, units = m.units + 1, line_count = m.line_count + 1`,
    [sale.accountNo, sale.day, currency, sale.net, sale.cost ?? null],
  )
}
