import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { PoolClient } from 'pg'
import { allRoutes, buildApp } from '@/app/server/app'
import { readConfig } from '@/shared/server/config'
import type { Pool } from '@/shared/server/database'
import { apiPrefix } from '@/shared/server/http'
import type { Route } from '@/shared/server/route'
import type { OperationRequest } from './operation-requests'
import { createTestDatabase, type TestDatabase } from './test-database'
import { testId, type TestPerson } from './test-people'
import { buildTrustWorld, type TrustWorld } from './trust-world'

export const trustConfig = readConfig({ CLAVE_DATA_DIR: '/nonexistent' })

/** Every operation of the product, as it is mounted. */
export function mountedRoutes(): Route[] {
  // Only what they ask and answer is looked at: no import is read here.
  return allRoutes(trustConfig, undefined as never, undefined as never)
}

/** The product over the trust world. */
export interface TrustApp {
  readonly world: TrustWorld
  readonly database: TestDatabase
  call(
    person: TestPerson | null,
    endpoint: { method: string },
    request: OperationRequest,
    headers?: Readonly<Record<string, string>>,
  ): Promise<LightMyRequestResponse>
  /** A call whose one transaction is taken back after its reply: the world stays as it was. */
  tryOut<T>(call: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

export async function startTrustApp(): Promise<TrustApp> {
  const database = await createTestDatabase()
  const world = await buildTrustWorld(database)
  let isKept = true
  const app = await productOn({ ...database, pool: takingBack(database.pool, () => !isKept) })
  let visitors = 0
  return {
    world,
    database,
    call: (person, endpoint, request, headers = {}) =>
      app.inject({
        method: endpoint.method as 'GET',
        url: apiPrefix + request.path,
        // Each from his own address: what is limited per address is another test's.
        remoteAddress: `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors++ & 255}`,
        headers: {
          ...(person ? { cookie: `clave=${person.token}` } : {}),
          ...(sentBy(request) === undefined ? {} : { 'content-type': typeOf(sentBy(request)) }),
          ...(request.version === undefined ? {} : { 'if-match': `"${request.version}"` }),
          ...(endpoint.method === 'POST' ? { 'idempotency-key': testId() } : {}),
          ...headers,
        },
        ...(sentBy(request) === undefined ? {} : { payload: sentBy(request)! }),
      }),
    tryOut: async (call) => {
      isKept = false
      return call().finally(() => (isKept = true))
    },
    close: async () => {
      await app.close()
      await database.drop()
    },
  }
}

function typeOf(body: unknown): string {
  return body instanceof Buffer ? 'application/octet-stream' : 'application/json'
}

function sentBy({ body, raw }: OperationRequest): string | Buffer | undefined {
  if (raw !== undefined || body === undefined) return raw
  return body instanceof Buffer ? body : JSON.stringify(body)
}

function productOn(database: TestDatabase): Promise<FastifyInstance> {
  const connections = { migrator: database.migrator, app: database.app, backup: database.backup }
  return buildApp(trustConfig, { pool: database.pool, connections }, '/nonexistent')
}

/** The real pool, but while `isOn` a commit checks what waits for it and takes everything back. */
function takingBack(pool: Pool, isOn: () => boolean): Pool {
  const connect = async (): Promise<PoolClient> => {
    const client = await pool.connect()
    if (!isOn()) return client
    const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>
    const ours = async (...given: unknown[]): Promise<unknown> => {
      if (given[0] !== 'commit') return query(...given)
      await query('set constraints all immediate')
      return query('rollback')
    }
    return Object.assign(Object.create(client) as PoolClient, { query: ours, release: client.release.bind(client) })
  }
  return Object.assign(Object.create(pool) as Pool, { connect })
}

/** One digest over every business table and the outbox; traces of reading (sessions seen, the trail) are left out. */
export async function businessDigest(database: TestDatabase): Promise<string> {
  const tables = await database.asOwner<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'clave'::regnamespace and relkind in ('r', 'p') and not relispartition
       and relname not in ('audit_event', 'session', 'sign_in_delay', 'idempotency') order by 1`,
  )
  const digests = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from clave.${name} t`,
  )
  const rows = await database.asOwner<{ name: string; digest: string }>(digests.join(' union all '))
  return rows
    .map((row) => `${row.name} ${row.digest}`)
    .sort()
    .join('\n')
}
