import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { type RefusalCode, refusalStatus } from '@/shared/kernel/errors'
import { refusalsOf } from '@/shared/server/openapi'
import type { Route } from '@/shared/server/route'
import { expectedVerdict } from '@tests/support/expected-verdict'
import { bend, type HostileRequest, hostilePlans } from '@tests/support/hostile-input'
import { accountOf, nameOf, requestOf } from '@tests/support/operation-requests'
import { anotherSession, type TestPerson } from '@tests/support/test-people'
import { mountedRoutes, startTrustApp, type TrustApp } from '@tests/support/trust-app'
import { type PersonKind, worldPeople } from '@tests/support/trust-world'

const seed = Number(process.env['CLAVE_SEED'] ?? 43_100)
const examples = Number(process.env['CLAVE_EXAMPLES'] ?? 30)
const routes = mountedRoutes()
const kinds = Object.keys(worldPeople) as PersonKind[]
let product: TrustApp
beforeAll(async () => {
  product = await startTrustApp()
})
afterAll(() => product.close())

/** Two of three are people who may: they get past the door, and further in is where things break. */
function askerOf(mounted: Route, n: number): PersonKind | null {
  const { endpoint } = mounted
  const allowed = kinds.filter((kind) => expectedVerdict(endpoint, kind, accountOf(endpoint)) === 'allowed')
  const among: readonly (PersonKind | null)[] = n % 3 === 0 || allowed.length === 0 ? [...kinds, null] : allowed
  return among[n % among.length]!
}

async function send(mounted: Route, kind: PersonKind | null, n: number): Promise<LightMyRequestResponse> {
  const { endpoint } = mounted
  const { database, world } = product
  const known = kind && world.people[kind]
  // Whoever signs out, or changes his password, does it in a session of his own.
  const person: TestPerson | null = known && mounted.kind === 'open' ? await anotherSession(database, known) : known
  const valid = await requestOf(endpoint, { world, account: accountOf(endpoint), person }, database)
  const names = endpoint.query ? Object.keys((endpoint.query as z.ZodObject).shape ?? {}) : []
  const hostile = bend(endpoint, valid, names, plans[n]!)
  return product.call(person, endpoint, asCall(hostile, valid.version), hostile.headers)
}

function asCall({ url, payload }: HostileRequest, version: number | undefined): Parameters<TrustApp['call']>[2] {
  return {
    path: url,
    ...(payload === undefined ? {} : { raw: payload }),
    ...(version === undefined ? {} : { version }),
  }
}
const plans = hostilePlans(seed, examples)

// Words of the database, of its driver and of our sources: none has a place in a refusal.
const inside =
  /select |insert into|update clave|syntax|relation "|column "|constraint|violates|pg_|clave\.|zod|node_modules|\.ts:|\.js:|at \w+ \(|ECONN|ENOENT/i

function wrongWith(mounted: Route, reply: LightMyRequestResponse): string | null {
  const { endpoint } = mounted
  const { statusCode: status, body } = reply
  if (status >= 200 && status < 300) {
    if (!endpoint.returns || endpoint.replies === 'bytes' || body === '') return null
    const shaped = endpoint.returns.safeParse(JSON.parse(body))
    return shaped.success ? null : `a success that breaks its contract: ${shaped.error.message}`
  }
  const told = String(reply.headers['content-type']).startsWith('application/problem+json')
  if (!told) return `no problem+json: ${status} ${body}`
  const problem = JSON.parse(body) as { code: string; status: number }
  if (inside.test(body)) return `speaks of the inside: ${body}`
  if (problem.status !== status) return `says another status: ${status} ${body}`
  if (!refusalsOf(mounted).includes(problem.code as RefusalCode)) return `not in its contract: ${status} ${body}`
  if (refusalStatus[problem.code as RefusalCode] !== status) return `not the status of its code: ${status} ${body}`
  return null
}

describe(`whatever is sent, the answer is a success or a refusal by name (CLAVE_SEED=${seed})`, () => {
  test.each(routes.map((mounted) => [nameOf(mounted.endpoint), mounted] as const))('%s', async (_name, mounted) => {
    const found: string[] = []
    for (let n = 0; n < examples; n++) {
      const kind = askerOf(mounted, n)
      const isChange = mounted.endpoint.method !== 'GET' && mounted.kind === 'person'
      const ask = (): Promise<LightMyRequestResponse> => send(mounted, kind, n)
      const reply = await (isChange ? product.tryOut(ask) : ask())
      const wrong = wrongWith(mounted, reply)
      if (wrong) found.push(`${n} as ${kind}: ${wrong}\n    ${JSON.stringify(plans[n]).slice(0, 600)}`)
    }
    expect(found).toEqual([])
  })
})
