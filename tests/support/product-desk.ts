import { setTimeout as pause } from 'node:timers/promises'
import type { ImportState } from '@/modules/imports/import.contract'
import { apiPrefix } from '@/shared/server/http'
import type { RunningProduct } from './product'
import { testId } from './test-people'

const first = {
  name: 'Ricardo Sanín',
  email: 'ricardo@clave.example',
  password: 'correcto-caballo-9',
  roles: ['administrator', 'director'],
  locale: 'es',
}

/** One person's browser without its screens: over the network, with a session that outlives the product's process. */
export interface Desk {
  readonly cookie: string
  /** The product came back under another address. */
  moveTo(product: RunningProduct): void
  ask(method: string, path: string, body?: unknown): Promise<Response>
  /** Announces a file; the number of the import. */
  announce(fileName: string, content: Buffer): Promise<string>
  send(importId: string, content: Buffer): Promise<Response>
  /** As soon as nothing of it is under way. */
  settled(importId: string): Promise<ImportState>
  apply(importId: string, revision: number): Promise<Response>
}

/** The first person of an empty installation, through the setup code. */
export async function setUp(product: RunningProduct): Promise<Desk> {
  return enter(product, '/setup', { ...first, code: product.setupCode })
}

/** The same person, with address and password. */
export async function signIn(product: RunningProduct): Promise<Desk> {
  return enter(product, '/session', { email: first.email, password: first.password })
}

async function enter(product: RunningProduct, path: string, body: unknown): Promise<Desk> {
  let { address } = product
  let cookie = ''
  const headersFor = (method: string, type?: string): Record<string, string> => ({
    ...(type ? { 'content-type': type } : {}),
    ...(cookie ? { cookie } : {}),
    ...(method === 'POST' ? { 'idempotency-key': testId() } : {}),
  })
  const ask: Desk['ask'] = (method, to, given) =>
    fetch(`${address}${apiPrefix}${to}`, {
      method,
      headers: headersFor(method, given === undefined ? undefined : 'application/json'),
      ...(given === undefined ? {} : { body: JSON.stringify(given) }),
    })
  const entered = await ask('POST', path, body)
  if (!entered.ok) throw new Error(`${path}: ${entered.status} ${await entered.text()}`)
  cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!
  return {
    cookie,
    moveTo: (other) => (address = other.address),
    ask,
    announce: async (fileName, content) => {
      const reply = await ask('POST', '/imports', { fileName, bytes: content.length })
      if (!reply.ok) throw new Error(`announce: ${reply.status} ${await reply.text()}`)
      return ((await reply.json()) as ImportState).id
    },
    send: (importId, content) =>
      fetch(`${address}${apiPrefix}/imports/${importId}/file`, {
        method: 'PUT',
        headers: headersFor('PUT', 'application/octet-stream'),
        body: new Uint8Array(content),
      }),
    settled: async (importId) => {
      for (;;) {
        const reply = await ask('GET', `/imports/${importId}`)
        const state = (await reply.json()) as ImportState
        if (!reply.ok) throw new Error(`${reply.status} ${JSON.stringify(state)}`)
        if (!['uploading', 'preparing', 'applying'].includes(state.status)) return state
        await pause(20)
      }
    },
    apply: (importId, revision) => ask('POST', `/imports/${importId}/apply`, { revision }),
  }
}
