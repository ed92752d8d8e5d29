import type { Endpoint } from '@/shared/kernel/endpoint'
import type { RefusalCode } from '@/shared/kernel/errors'
import { hashToken, newToken } from '@/shared/server/request-transaction'
import type { TestDatabase } from './test-database'
import { testId, type TestPerson } from './test-people'
import { goalContent } from './trust-strategy'
import { type AccountKind, knownPassword, scores, type TrustWorld } from './trust-world'

/** One valid request of an operation in the trust world: what somebody with the right would send. */
export interface OperationRequest {
  readonly path: string
  readonly body?: unknown
  /** Sent as it is, whatever it is; instead of `body`. */
  readonly raw?: string | Buffer
  readonly version?: number
  /** The state of the world refuses it, but only to somebody who has the right. */
  readonly saysInstead?: RefusalCode
}
export interface Asker {
  readonly world: TrustWorld
  readonly account: AccountKind
  readonly person: TestPerson | null
}
interface Fixture {
  /** The body speaks of an account: the right is looked at as if the path did. */
  readonly isOfAccount?: true
  readonly saysInstead?: RefusalCode
  /** The account on which the operation makes sense; `target` unless said. */
  readonly account?: AccountKind
  readonly body?: (asker: Asker, database: TestDatabase) => unknown
  readonly query?: string
  readonly params?: (asker: Asker) => Readonly<Record<string, string>>
  /** The row whose version is asked for; worked out from the path unless said. */
  readonly versionOf?: (asker: Asker) => readonly [table: string, key: string, id: string]
}

export function nameOf(endpoint: Endpoint): string {
  return `${endpoint.method} ${endpoint.path}`
}

/**
 * What the trust tests send. An operation whose path has other names than `paths` knows, or that takes a body, needs its
 * line here: without one the matrix fails and says so.
 */
const fixtures: Readonly<Record<string, Fixture>> = {
  'POST /setup': {
    body: () => ({
      code: 'ABCDE-FGHJK',
      name: 'Primera',
      email: 'primera@clave.example',
      password: 'correcto-caballo-9',
      roles: ['administrator'],
      locale: 'es',
    }),
  },
  'POST /session': { body: () => ({ email: 'entra@clave.example', password: knownPassword }) },
  'POST /password/reset': { body: () => ({ email: 'entra@clave.example' }) },
  'POST /password/reset/confirm': {
    body: async ({ world }, database) => ({
      token: await freshLink(database, world.guestId, 'reset'),
      password: 'correcto-caballo-9',
    }),
  },
  'POST /invitations/look': {
    body: async ({ world }, database) => ({ token: await freshLink(database, world.guestId, 'invitation') }),
  },
  'POST /invitations/accept': {
    body: async ({ world }, database) => ({
      token: await freshLink(database, world.guestId, 'invitation'),
      name: 'Invitada',
      password: 'correcto-caballo-9',
      locale: 'es',
    }),
  },
  'PATCH /me': { body: () => ({ locale: 'en' }), versionOf: ({ person }) => ['app_user', 'id', person?.id ?? ''] },
  'POST /password/change': { body: () => ({ current: knownPassword, next: 'correcto-caballo-9' }) },
  'PUT /company': {
    body: () => ({
      name: 'Empaques del Norte',
      country: 'CO',
      currency: 'COP',
      timeZone: 'America/Bogota',
      fiscalYearStartMonth: 1,
      managerLabel: 'kam',
    }),
    versionOf: () => ['company', 'id', '1'],
  },
  'POST /users/invitations': {
    body: () => ({ name: 'Nueva', email: 'nueva@clave.example', roles: ['kam'], area: null }),
  },
  'PUT /users/:userId/roles': { body: () => ({ roles: ['specialist'] }) },
  'GET /portfolio/aggregate': { query: 'by=city' },
  'GET /search': { query: 'text=kanarie' },
  'POST /accounts/export.xlsx': { body: () => ({ view: 'all' }) },
  'POST /accounts': { body: () => ({ name: 'Cuenta nueva' }) },
  'PATCH /accounts/:accountId': { body: () => ({ city: 'Cali' }) },
  'POST /accounts/:accountId/accept': { account: 'proposed' },
  'POST /accounts/:accountId/restore': { account: 'archived' },
  'POST /imports': { body: () => ({ fileName: 'ventas.csv', bytes: 40 }) },
  'PUT /imports/:importId/file': {
    params: ({ world }) => ({ importId: world.emptyImportId }),
    body: () => Buffer.from(''),
    saysInstead: 'file_empty',
  },
  'PUT /imports/:importId/options': { body: () => ({ decimal: ',' }), saysInstead: 'import_not_ready' },
  'PUT /imports/:importId/ledger': { body: () => ({ ledger: { currency: 'COP', total: '100.00' } }) },
  'POST /imports/:importId/cancel': { params: ({ world }) => ({ importId: world.emptyImportId }) },
  'POST /imports/:importId/apply': { body: () => ({ revision: 0 }), saysInstead: 'import_already_applied' },
  'POST /imports/:importId/fixes': {
    body: () => ({ fixes: [{ row: 1, omit: true }] }),
    saysInstead: 'import_not_ready',
  },
  'DELETE /imports/:importId/fixes': { saysInstead: 'import_not_ready' },
  'PUT /imports/:importId/clients': {
    body: ({ world }) => ({ decisions: [{ key: 'a', accountId: world.accounts.target.id, decision: 'same' }] }),
    saysInstead: 'import_not_ready',
  },
  'POST /imports/:importId/template': { body: () => ({ name: 'Otra' }), saysInstead: 'import_not_ready' },
  'POST /portfolio/decisions': {
    isOfAccount: true,
    body: ({ world, account }) => ({
      decisions: [{ accountId: world.accounts[account].id, decision: 'promote', reason: 'crece' }],
    }),
  },
  'POST /portfolio/decisions/undo': {
    isOfAccount: true,
    body: ({ world, account }) => ({ ids: [world.accounts[account].decisionId] }),
  },
  'POST /portfolio/approve': { body: ({ world }) => ({ runId: world.runId, period: '2026-05' }) },
  'POST /demo': { saysInstead: 'not_empty' },
  'DELETE /demo': { saysInstead: 'demo_not_loaded' },
  'PUT /portfolio/capacity': {
    body: () => ({ weeks: 44, weeklyHours: 40, productivePct: 60, hoursPerKeyAccount: 250 }),
    versionOf: () => ['company', 'id', '1'],
  },
  'PUT /accounts/:accountId/scorecard': {
    body: () => scores,
    versionOf: ({ world, account }) => ['scorecard', 'account_id', world.accounts[account].id],
  },
  'POST /accounts/:accountId/appointments': {
    account: 'open',
    body: ({ world }) => ({ managerId: world.people.manager.id, startsOn: '2026-05-14' }),
  },
  'PATCH /accounts/:accountId/appointments/:appointmentId': { body: () => ({ mandate: 'Crecer' }) },
  'POST /accounts/:accountId/team': {
    body: ({ world }) => ({ userId: world.people.otherSpecialist.id, purpose: 'Apoyo', startsOn: '2026-05-14' }),
  },
  'PATCH /accounts/:accountId/team/:memberId': { body: () => ({ purpose: 'Otro apoyo' }) },
  'POST /accounts/matches/:matchId': { body: () => ({ decision: 'different' }) },
  'POST /accounts/matches/:matchId/reopen': { params: ({ world }) => ({ matchId: world.decidedMatchId }) },
  'POST /accounts/:accountId/merge': { body: ({ world }) => ({ intoId: world.accounts.archived.id }) },
  'PATCH /accounts/:accountId/strategy': {
    body: () => ({ sharedBlocks: ['history'] }),
    versionOf: ({ world, account }) => ['strategy', 'account_id', world.accounts[account].id],
  },
  'POST /accounts/:accountId/strategy/items': {
    body: () => ({
      kind: 'event',
      block: 'history',
      content: { kind: 'other', text: 'Nuevo', year: 2025, amount: null, lesson: '' },
    }),
  },
  'POST /accounts/:accountId/goals': { body: () => ({ kind: 'goal', block: 'goals', content: goalContent }) },
  'PATCH /accounts/:accountId/goals/:itemId': {
    params: ({ world, account }) => ({ itemId: world.accounts[account].plan.goalId }),
    body: () => ({ content: { year1: '1001.00' } }),
  },
  'PATCH /accounts/:accountId/strategy/items/:itemId': { body: () => ({ content: { text: 'Otro texto' } }) },
  'POST /accounts/:accountId/strategy/items/:itemId/reinstate': {
    params: ({ world, account }) => ({ itemId: world.accounts[account].plan.removedItemId }),
  },
  'POST /accounts/:accountId/strategy/items/:itemId/opening': {
    params: ({ world, account }) => ({ itemId: world.accounts[account].plan.reservedItemId }),
  },
  'PUT /accounts/:accountId/strategy/links': {
    body: ({ world, account }) => ({
      from: world.accounts[account].plan.itemId,
      to: world.accounts[account].plan.goalId,
      isLinked: true,
    }),
  },
  'POST /accounts/:accountId/strategy/whitespace': {
    body: () => ({ rows: [{ unit: 'Planta 9', line: 'Línea nueva', spend: '10', version: null }] }),
  },
  'POST /accounts/:accountId/strategy/submission': { body: () => ({ isSubmitted: true }) },
  'POST /accounts/:accountId/strategy/decision': {
    body: () => ({ isApproved: true, note: '' }),
    saysInstead: 'plan_not_submitted',
  },
  'GET /accounts/:accountId/strategy/document': { query: 'format=pptx&audience=internal&language=es' },
  'GET /accounts/:accountId/strategy/comparison': { query: 'from=1&to=1' },
  'POST /accounts/:accountId/strategy/next-year': { body: () => ({ startYear: 2027 }) },
  'POST /portfolio/runs': { body: () => ({ window: 'all' }) },
}

const paths: Readonly<Record<string, (asker: Asker) => string>> = {
  accountId: ({ world, account }) => world.accounts[account].id,
  documentId: ({ world, account }) => String(world.accounts[account].documentNo),
  appointmentId: ({ world, account }) => world.accounts[account].appointmentId,
  memberId: ({ world, account }) => world.accounts[account].teamMemberId,
  decisionId: ({ world, account }) => world.accounts[account].decisionId,
  itemId: ({ world, account }) => world.accounts[account].plan.itemId,
  versionNo: () => '1',
  userId: ({ world }) => world.people.area.id,
  sessionId: ({ person }) => person?.sessionId ?? testId(),
  runId: ({ world }) => world.runId,
  portfolioId: ({ world }) => world.portfolioId,
  matchId: ({ world }) => world.matchId,
  mergeId: ({ world }) => world.mergeId,
  importId: ({ world }) => world.importId,
  templateId: ({ world }) => world.templateId,
}
const versioned: Readonly<Record<string, string>> = {
  accountId: 'account',
  userId: 'app_user',
  appointmentId: 'appointment',
  memberId: 'account_team_member',
  decisionId: 'key_account_decision',
  itemId: 'strategy_item',
  matchId: 'account_match',
  mergeId: 'account_merge',
  templateId: 'import_template',
}

/** Whether the verdict depends on what the person is to one account. */
export function isAccountScoped(endpoint: Endpoint): boolean {
  return namesAnAccount.test(endpoint.path) || fixtures[nameOf(endpoint)]?.isOfAccount === true
}
const namesAnAccount = /:(accountId|appointmentId|memberId|decisionId|matchId|mergeId)\b/

export function accountOf(endpoint: Endpoint): AccountKind {
  return fixtures[nameOf(endpoint)]?.account ?? 'target'
}

/** The request, or an Error that says which line is missing. `instead` replaces what the path would name. */
export async function requestOf(
  endpoint: Endpoint,
  asker: Asker,
  database: TestDatabase,
  instead: Readonly<Record<string, string>> = {},
): Promise<OperationRequest> {
  const fixture = fixtures[nameOf(endpoint)] ?? {}
  const given = { ...fixture.params?.(asker), ...instead }
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => given[name] ?? inPath(endpoint, name, asker))
  if ((endpoint.body || endpoint.accepts === 'bytes') && !fixture.body) throw missing(endpoint, 'a body')
  return {
    path: fixture.query ? `${path}?${fixture.query}` : path,
    ...(fixture.saysInstead ? { saysInstead: fixture.saysInstead } : {}),
    ...(fixture.body ? { body: await fixture.body(asker, database) } : {}),
    ...(endpoint.version ? { version: await versionFor(endpoint, fixture, asker, database) } : {}),
  }
}

async function freshLink(database: TestDatabase, userId: string, purpose: 'invitation' | 'reset'): Promise<string> {
  const secret = newToken()
  await database.asOwner(
    `insert into clave.secret_link (token_hash, user_id, purpose, expires_at) values ($1, $2, $3, now() + interval '1 hour')`,
    [hashToken(secret), userId, purpose],
  )
  return secret
}

function inPath(endpoint: Endpoint, name: string, asker: Asker): string {
  const find = paths[name]
  if (!find) throw missing(endpoint, `:${name}`)
  return find(asker)
}

async function versionFor(endpoint: Endpoint, fixture: Fixture, asker: Asker, database: TestDatabase): Promise<number> {
  const last = /.*:(\w+)/.exec(endpoint.path)?.[1] ?? ''
  const row = fixture.versionOf?.(asker) ?? [versioned[last] ?? '', 'id', paths[last]?.(asker) ?? '']
  if (row[0] === '') throw missing(endpoint, 'the row of its version')
  const found = await database.asOwner<{ version: number }>(
    `select version from clave.${row[0]} where ${row[1]}::text = $1`,
    [row[2]],
  )
  return found[0]?.version ?? 1
}

function missing(endpoint: Endpoint, what: string): Error {
  return new Error(`tests/support/operation-requests.ts does not say ${what} for ${nameOf(endpoint)}: add its line`)
}
