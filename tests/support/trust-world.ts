import { hashPassword } from '@/modules/identity/password'
import type { TestDatabase } from './test-database'
import { addPerson, testId, type TestPerson } from './test-people'
import { addWorldPlan, type WorldPlan } from './trust-strategy'

export const knownPassword = 'la-contrasena-de-todos-7'

/** Somebody of every kind, and to the account `target` what his name says. */
export const worldPeople = {
  administrator: { roles: ['administrator'] },
  director: { roles: ['director'], area: 'Norte' },
  directorOfAll: { roles: ['director'] },
  directorOfOtherArea: { roles: ['director'], area: 'Sur' },
  privacyOfficer: { roles: ['privacy_officer'] },
  manager: { roles: ['kam'] },
  backupManager: { roles: ['kam'] },
  otherManager: { roles: ['kam'] },
  specialist: { roles: ['specialist'] },
  otherSpecialist: { roles: ['specialist'] },
  executive: { roles: ['executive'] },
  area: { roles: ['area'] },
  everyOffice: { roles: ['administrator', 'director', 'privacy_officer'], area: 'Norte' },
  directorAndManager: { roles: ['director', 'kam'], area: 'Norte' },
} as const satisfies Record<string, { roles: readonly string[]; area?: string }>
export type PersonKind = keyof typeof worldPeople

/** target and its kin are of the area Norte; hidden is of Sur, entrusted to otherManager; open has no area and nobody. */
export const worldAccounts = ['target', 'hidden', 'open', 'archived', 'merged', 'proposed'] as const
export type AccountKind = (typeof worldAccounts)[number]

// Each more than all before it together, so that no sum of some looks like another.
const amounts = ['1031.1031', '2147.2147', '4409.4409', '8837.8837', '17389.1739', '35111.3511']

export interface WorldAccount {
  readonly id: string
  readonly accountNo: number
  readonly documentNo: number
  readonly appointmentId: string
  readonly teamMemberId: string
  readonly decisionId: string
  readonly plan: WorldPlan
  /** Known in any text that it leaks into. */
  readonly amount: string
}

export interface TrustWorld {
  readonly people: Readonly<Record<PersonKind, TestPerson>>
  readonly accounts: Readonly<Record<AccountKind, WorldAccount>>
  readonly runId: string
  readonly portfolioId: string
  readonly matchId: string
  readonly decidedMatchId: string
  readonly mergeId: string
  /** Applied; its lines are those of the accounts. */
  readonly importId: string
  readonly emptyImportId: string
  readonly templateId: string
  /** Somebody without a session of his own, for the links that a visitor spends. */
  readonly guestId: string
}

/** What only those who see an account may read: any of it in another's reply is a leak. */
export function canary(account: AccountKind, field: string): string {
  return `kanarie-${account}-${field}`
}

const strength = { solution: 7, service: 7, price: 7, relation: 7, innovation: 7 }
export const scores = {
  attractiveness: { margin: 7, growth: 7, spend: 7, fit: 7, openness: 7 },
  strengthUs: strength,
  strengthRival: strength,
}

const today = '2026-05-14'
const month = '2026-04-01'

/** A small company with a row of everything for every account, as the owner writes it. */
export async function buildTrustWorld(database: TestDatabase): Promise<TrustWorld> {
  await database.asOwner("update clave.company set name = 'Empaques', is_configured = true, fixed_today = $1", [today])
  await database.asOwner('update clave.setup set completed_at = now()')
  const people = {} as Record<PersonKind, TestPerson>
  for (const [kind, given] of Object.entries(worldPeople))
    people[kind as PersonKind] = await addPerson(database, { name: `Persona ${kind}`, ...given })
  const guestId = await addVisitors(database)

  const [runId, portfolioId, importId] = [testId(), testId(), testId()]
  await addRunAndPortfolio(database, { runId, portfolioId, director: people.directorOfAll })
  const accounts = {} as Record<AccountKind, WorldAccount>
  for (const [i, kind] of worldAccounts.entries())
    accounts[kind] = await addWorldAccount(database, kind, i, { runId, portfolioId, people })
  await database.asOwner('update clave.account set merged_into = $1 where id = $2', [
    accounts.target.id,
    accounts.merged.id,
  ])
  await addLines(database, importId, people.directorOfAll, Object.values(accounts))
  const kin = await addKin(database, accounts, people.directorOfAll)
  await database.asOwner('update clave.classification_run set sales_stamp = (select s.stamp from clave.sales_stamp s)')
  await addMachinery(database, people)
  const emptyImportId = await addEmptyImport(database, people.directorOfAll)
  return { people, guestId, accounts, runId, portfolioId, importId, emptyImportId, ...kin }
}

/** Everybody's password is the same; two more people come in from outside: one by password, one by invitation. */
async function addVisitors(database: TestDatabase): Promise<string> {
  const hash = await hashPassword(knownPassword)
  const enters = await addPerson(database, { name: 'Persona que entra', roles: ['kam'] })
  await database.asOwner('update clave.user_login set password_hash = $1', [hash])
  await database.asOwner("update clave.user_login set email = 'entra@clave.example' where user_id = $1", [enters.id])
  const invited = await addPerson(database, { name: 'Persona invitada', roles: ['kam'] })
  return invited.id
}

async function addRunAndPortfolio(
  database: TestDatabase,
  given: { runId: string; portfolioId: string; director: TestPerson },
): Promise<void> {
  const { runId, portfolioId, director } = given
  await database.asOwner(
    `insert into clave.classification_run (id, basis, window_kind, window_from, window_to, cut_a, cut_b, currency, created_by)
     values ($1, 'net', 'months12', '2025-05-01', '2026-04-01', 80, 95, 'COP', $2)`,
    [runId, director.id],
  )
  await database.asOwner(
    `insert into clave.classification_total (run_id, base, net, documents, clients, figures)
     values ($1, 33333.3333, 33333.3333, 6, 6, $2)`,
    [
      runId,
      JSON.stringify({
        classes: { A: 6, B: 0, C: 0, N: 0 },
        top20Clients: 1,
        top20SharePct: '30.0000',
        topSharePct: '30.0000',
        isConcentrationWarned: false,
        shape: 'typical',
      }),
    ],
  )
  await database.asOwner(
    `insert into clave.approved_portfolio (id, period, run_id, note, approved_by) values ($1, '2026-04', $2, 'firmada', $3)`,
    [portfolioId, runId, director.id],
  )
}

async function addWorldAccount(
  database: TestDatabase,
  kind: AccountKind,
  i: number,
  given: { runId: string; portfolioId: string; people: Readonly<Record<PersonKind, TestPerson>> },
): Promise<WorldAccount> {
  const { people, runId, portfolioId } = given
  const [id, appointmentId, teamMemberId, decisionId] = [testId(), testId(), testId(), testId()]
  const amount = amounts[i]!
  const secret = (field: string): string => canary(kind, field)
  const [made] = await database.asOwner<{ account_no: number }>(
    `insert into clave.account (id, name, name_key, legal_name, tax_id, tax_id_key, code, code_key, city, sector, website, notes, area, status, archived_at, created_by)
     values ($1, $2, lower($2), $3, $4, lower($4), $5, lower($5), $6, $7, $8, $9, $10, $11, $12, $13) returning account_no`,
    [
      id,
      secret('name'),
      secret('legal'),
      secret('tax'),
      secret('code'),
      secret('city'),
      secret('sector'),
      `https://${secret('web')}.example`,
      secret('notes'),
      kind === 'hidden' ? 'Sur' : kind === 'open' ? null : 'Norte',
      kind === 'proposed' ? 'proposed' : 'active',
      kind === 'archived' ? `${today}T12:00:00Z` : null,
      people.manager.id,
    ],
  )
  const accountNo = made!.account_no
  const documentNo = 1_000 + i
  const [manager, backup, member] =
    kind === 'hidden'
      ? [people.otherManager, null, people.otherSpecialist]
      : [people.manager, people.backupManager, people.specialist]
  if (kind !== 'open' && kind !== 'proposed') {
    await database.asOwner(
      `insert into clave.appointment (id, account_id, manager_id, sponsor_id, backup_id, starts_on, mandate, purposes, handover_notes, appointed_by)
       values ($1, $2, $3, $4, $5, '2025-01-01', $6, '{}', $7, $8)`,
      [
        appointmentId,
        id,
        manager.id,
        people.executive.id,
        backup?.id ?? null,
        secret('mandate'),
        secret('handover'),
        people.directorOfAll.id,
      ],
    )
    await database.asOwner(
      `insert into clave.account_team_member (id, account_id, user_id, purpose, starts_on) values ($1, $2, $3, $4, '2025-01-01')`,
      [teamMemberId, id, member.id, secret('purpose')],
    )
  }
  await database.asOwner(
    `insert into clave.key_account_decision (id, account_id, decision, reason, run_id, decided_by) values ($1, $2, 'promote', $3, $4, $5)`,
    [decisionId, id, secret('reason'), runId, people.directorOfAll.id],
  )
  await database.asOwner(
    `insert into clave.scorecard (account_id, scores, attractiveness, relative_strength, answered_pct, category) values ($1, $2, 7.1, 1.1, 100, 'strategic')`,
    [id, JSON.stringify(scores)],
  )
  await database.asOwner(
    `insert into clave.classification_result (run_id, account_id, rank, value, share_pct, pareto_class, net, last_invoice_on, invoices)
     values ($1, $2, $3, $4, 10, 'A', $4, '2026-04-10', 1)`,
    [runId, id, i + 1, amount],
  )
  await database.asOwner(
    `insert into clave.approved_portfolio_account (portfolio_id, account_id, pareto_class, rank, value, is_key) values ($1, $2, 'A', $3, $4, true)`,
    [portfolioId, id, i + 1, amount],
  )
  await database.asOwner(`insert into clave.account_alias (kind, key, account_id) values ('name', $1, $2)`, [
    secret('alias'),
    id,
  ])
  await database.asOwner(
    `insert into clave.sales_document (account_no, document_no, import_no, kind, number, issued_on, currency, net, net_base, line_count, content_hash, salesperson)
     values ($1, $2, 1, 'invoice', $3, '2026-04-10', 'COP', $4, $4, 1, '', $5)`,
    [accountNo, documentNo, secret('number'), amount, secret('seller')],
  )
  await database.asOwner(
    `insert into clave.sales_month (account_no, month, currency, net, net_base, rated_net, cost, cost_base, known_cost, rated_cost, costed_lines, units, line_count)
     values ($1, $2, 'COP', $3, $3, $3, $4, $4, $4, $4, 1, 5, 1)`,
    [accountNo, month, amount, '1.2345'],
  )
  const plan = await addWorldPlan(database, id, secret, people.directorOfAll)
  return { id, accountNo, documentNo, appointmentId, teamMemberId, decisionId, plan, amount }
}

/** Lines live in a partition of their import, which enters the family as an applied import's does. */
async function addLines(
  database: TestDatabase,
  importId: string,
  director: TestPerson,
  accounts: readonly WorldAccount[],
): Promise<void> {
  const [made] = await database.asOwner<{ import_no: number }>(
    `insert into clave.sales_import (id, file_name, status, attempt, staged_attempt, applied_at, applied_by, created_by, file_hash)
     values ($1, 'ventas.csv', 'applied', 1, 1, now(), $2, $2, 'hash') returning import_no`,
    [importId, director.id],
  )
  const no = made!.import_no
  await database.asOwner(`create table clave_staging.line_${no}_1 (like clave.sales_line, check (import_no = ${no}))`)
  for (const account of accounts)
    await database.asOwner(
      `insert into clave_staging.line_${no}_1 (account_no, document_no, import_no, line_no, issued_on, quantity, net, cost)
       values ($1, $2, ${no}, 1, '2026-04-10', 5, $3, 1)`,
      [account.accountNo, account.documentNo, account.amount],
    )
  await database.asOwner(`select clave.attach_lines('${no}_1', ${no})`)
}

/** Declared, and its file not here yet. */
async function addEmptyImport(database: TestDatabase, director: TestPerson): Promise<string> {
  const id = testId()
  await database.asOwner(
    "insert into clave.sales_import (id, file_name, bytes, created_by) values ($1, 'otras.csv', 40, $2)",
    [id, director.id],
  )
  return id
}

/** A row of everything that belongs to no account. */
async function addMachinery(database: TestDatabase, people: Readonly<Record<PersonKind, TestPerson>>): Promise<void> {
  for (const person of [people.manager, people.otherManager])
    await database.asOwner(
      "insert into clave.idempotency (actor_id, route, key, body_hash, status, reply) values ($1, 'POST /x', 'clave-uno', '', 200, '')",
      [person.id],
    )
  await database.asOwner('insert into clave.import_dependency (import_no, depends_on, documents) values (2, 1, 1)')
  await database.asOwner("insert into clave.product_line (name, name_key) values ('Cajas', 'cajas')")
  await database.asOwner("insert into clave.product (name, product_key, line_no) values ('Caja', 'caja', 1)")
  await database.asOwner(
    `insert into clave.outbox_mail (id, recipient, subject, body, message_id)
     select $1, l.email, 'Asunto', 'Texto', 'mensaje' from clave.user_login l where l.user_id = $2`,
    [testId(), people.area.id],
  )
}

async function addKin(
  database: TestDatabase,
  accounts: Readonly<Record<AccountKind, WorldAccount>>,
  director: TestPerson,
): Promise<{ matchId: string; decidedMatchId: string; mergeId: string; templateId: string }> {
  const [matchId, otherMatchId, decidedMatchId] = [testId(), testId(), testId()]
  const [mergeId, templateId] = [testId(), testId()]
  const match = `insert into clave.account_match (id, left_id, right_id, similarity_pct, reason) values ($1, $2, $3, 91, 'similar_name')`
  await database.asOwner(match, [matchId, accounts.target.id, accounts.archived.id])
  await database.asOwner(match, [otherMatchId, accounts.hidden.id, accounts.open.id])
  await database.asOwner(match, [decidedMatchId, accounts.target.id, accounts.open.id])
  await database.asOwner(
    "update clave.account_match set decision = 'different', decided_by = $2, decided_at = now() where id = $1",
    [decidedMatchId, director.id],
  )
  await database.asOwner(`insert into clave.account_merge (id, from_id, into_id, merged_by) values ($1, $2, $3, $4)`, [
    mergeId,
    accounts.merged.id,
    accounts.target.id,
    director.id,
  ])
  await database.asOwner('insert into clave.merged_document (merge_id, document_no, part) values ($1, $2, 1)', [
    mergeId,
    accounts.merged.documentNo,
  ])
  await database.asOwner(
    `insert into clave.import_template (id, name, fingerprint, headings, options, created_by) values ($1, 'Plantilla', 'huella', '{a,b}', '{}', $2)`,
    [templateId, director.id],
  )
  return { matchId, decidedMatchId, mergeId, templateId }
}
