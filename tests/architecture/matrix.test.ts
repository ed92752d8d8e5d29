import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '@/shared/kernel/endpoint'
import { expectedForStranger, expectedVerdict, rights, strangers, type Verdict } from '@tests/support/expected-verdict'
import { accountOf, isAccountScoped, nameOf, requestOf } from '@tests/support/operation-requests'
import { businessDigest, mountedRoutes, startTrustApp, type TrustApp } from '@tests/support/trust-app'
import { type AccountKind, type PersonKind, worldPeople } from '@tests/support/trust-world'
import { anotherSession, testId } from '@tests/support/test-people'

const routes = mountedRoutes()
const operations = routes.map((route) => route.endpoint)
const kinds = Object.keys(worldPeople) as PersonKind[]
let product: TrustApp
beforeAll(async () => {
  product = await startTrustApp()
})
afterAll(() => product.close())

// The world is set up: from then on the page of the setup code does not exist, for anybody.
const isGone = (endpoint: Endpoint): boolean => endpoint.allow === 'setup.complete'

function verdictIn(reply: LightMyRequestResponse, saysInstead?: string): Verdict | string {
  if (reply.statusCode >= 200 && reply.statusCode < 300) return 'allowed'
  if (saysInstead && reply.json<{ code: string }>().code === saysInstead) return 'allowed'
  const codes: Readonly<Record<number, Verdict>> = { 401: 'U', 403: 'F', 404: 'H' }
  return codes[reply.statusCode] ?? `${reply.statusCode} ${reply.body}`
}

async function ask(endpoint: Endpoint, kind: PersonKind, account: AccountKind): Promise<Verdict | string> {
  // Whoever signs out does it in a session of his own, for he is still needed.
  const known = product.world.people[kind]
  const person = nameOf(endpoint) === 'DELETE /session' ? await anotherSession(product.database, known) : known
  const request = await requestOf(endpoint, { world: product.world, account, person }, product.database)
  return verdictIn(await product.call(person, endpoint, request), request.saysInstead)
}

async function denials(kind: PersonKind): Promise<number> {
  const rows = await product.database.asOwner<{ n: string }>(
    "select count(*) as n from clave.audit_event where action = 'authz.denied' and actor_id = $1",
    [product.world.people[kind].id],
  )
  return Number(rows[0]!.n)
}

/** A change is taken back after its reply; what takes several transactions works on people of its own. */
function allowedCall<T>(endpoint: Endpoint, call: () => Promise<T>): Promise<T> {
  const isOneTransaction = routes.find((route) => route.endpoint === endpoint)?.kind === 'person'
  return endpoint.method !== 'GET' && isOneTransaction ? product.tryOut(call) : call()
}

/** Everybody asks; those who are refused first, in one database that must not change by it. */
async function verdictsOf(endpoint: Endpoint, account: AccountKind): Promise<Record<string, string>> {
  const expected = (kind: PersonKind): Verdict => (isGone(endpoint) ? 'H' : expectedVerdict(endpoint, kind, account))
  const verdicts: Record<string, string> = {}
  const before = await businessDigest(product.database)
  for (const kind of kinds.filter((one) => expected(one) !== 'allowed')) {
    const traces = await denials(kind)
    verdicts[kind] = await ask(endpoint, kind, account)
    const isTraced = (await denials(kind)) === traces + 1
    if (!isTraced && !isGone(endpoint)) verdicts[kind] += ', without its one trace'
  }
  if ((await businessDigest(product.database)) !== before) verdicts['somebody refused'] = 'changed something'
  for (const kind of kinds.filter((one) => expected(one) === 'allowed')) {
    verdicts[kind] = await allowedCall(endpoint, () => ask(endpoint, kind, account))
  }
  return verdicts
}

describe('every operation, every person, as authorization.csv says', () => {
  test.each(operations.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', async (_name, endpoint) => {
    const account = accountOf(endpoint)
    const expected = Object.fromEntries(
      kinds.map((kind) => [kind, isGone(endpoint) ? 'H' : expectedVerdict(endpoint, kind, account)]),
    )
    expect(await verdictsOf(endpoint, account)).toEqual(expected)
  })
})

describe('an account of somebody else’s, whatever the operation', () => {
  const scoped = operations.filter((endpoint) => isAccountScoped(endpoint) && !/:(matchId|mergeId)/.test(endpoint.path))
  test.each(scoped.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', async (_name, endpoint) => {
    const refused = kinds.filter((kind) => expectedVerdict(endpoint, kind, 'hidden') !== 'allowed')
    const expected = Object.fromEntries(refused.map((kind) => [kind, expectedVerdict(endpoint, kind, 'hidden')]))
    const found: Record<string, string> = {}
    for (const kind of refused) found[kind] = await ask(endpoint, kind, 'hidden')
    expect(found).toEqual(expected)
  })

  test.each(scoped.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    '%s: hidden, merged away and never heard of answer alike, byte for byte',
    async (_name, endpoint) => {
      for (const kind of ['otherManager', 'directorOfOtherArea', 'otherSpecialist', 'administrator'] as const) {
        const person = product.world.people[kind]
        const asker = { world: product.world, account: accountOf(endpoint), person }
        const known = await requestOf(endpoint, asker, product.database)
        const unknown = await requestOf(endpoint, asker, product.database, { accountId: testId() })
        const merged = await requestOf(endpoint, asker, product.database, {
          accountId: product.world.accounts.merged.id,
        })
        if (expectedVerdict(endpoint, kind, accountOf(endpoint)) === 'allowed') continue
        const [hidden, never, gone] = await Promise.all(
          [known, unknown, merged].map(async (request) => bytesOf(await product.call(person, endpoint, request))),
        )
        expect(hidden).toBe(never)
        expect(gone).toBe(never)
      }
    },
  )
})

/** The reply without what differs in any two replies: its own id, the time and the count of calls. */
function bytesOf(reply: LightMyRequestResponse): string {
  const headers = Object.entries(reply.headers).filter(([name]) => !/^(date|x-ratelimit-.*|x-request-id)$/.test(name))
  return [reply.statusCode, JSON.stringify(headers), reply.body.replace(/"requestId":"[^"]*"/, '')].join('\n')
}

describe('those whom the product does not know', () => {
  test.each(operations.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', async (_name, endpoint) => {
    const expected = isGone(endpoint) ? 'H' : expectedForStranger(endpoint)
    const asker = { world: product.world, account: accountOf(endpoint), person: null }
    const headers = {
      api_token: { authorization: 'Bearer clave_unknown' },
      survey_link: {},
      share_link: {},
      anonymous: {},
    }
    for (const stranger of strangers) {
      const person = stranger === 'share_link' ? { token: 'z'.repeat(43) } : null
      const request = await requestOf(endpoint, asker, product.database)
      const before = await businessDigest(product.database)
      const reply = await product.call(person as never, endpoint, request, headers[stranger])
      expect([stranger, verdictIn(reply, request.saysInstead)]).toEqual([stranger, expected])
      if (expected !== 'allowed') expect(await businessDigest(product.database)).toBe(before)
    }
  })
})

test('no operation is mounted that nobody may ever call', () => {
  const never = rights.filter((right) => kinds.every((kind) => expectedVerdictOfRight(right, kind) === 'X'))
  expect(operations.filter((endpoint) => never.includes(endpoint.allow)).map(nameOf)).toEqual([])
  expect(never).toContain('audit.delete')
})

function expectedVerdictOfRight(right: string, kind: PersonKind): string {
  const endpoint = { method: 'GET', path: '/', allow: right } as Endpoint
  return expectedVerdict(endpoint, kind, 'target') === 'F' ? codeIsX(right) : 'other'
}
function codeIsX(right: string): string {
  return neverAllowed.has(right) ? 'X' : 'F'
}
const neverAllowed = new Set(['audit.delete', 'audit.update', 'backup.restore', 'personal.export', 'personal.search'])
