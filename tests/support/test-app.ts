import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { buildApp } from '@/app/server/app'
import type { DatabaseConnections } from '@/shared/server/database-roles'
import { apiPrefix } from '@/shared/server/http'
import { readConfig } from '@/shared/server/config'
import type { TestDatabase } from './test-database'
import { testId, type TestPerson } from './test-people'

export interface TestApp {
  readonly app: FastifyInstance
  /** One request as the browser of that person would send it; null for a visitor. */
  call(person: TestPerson | null, request: TestCall): Promise<LightMyRequestResponse>
  close(): Promise<void>
}
export interface TestCall {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Without the API's prefix. */
  path: string
  body?: unknown
  version?: number
  key?: string
}

/** The product's own server on a test database, called without a socket. */
export async function startTestApp(database: TestDatabase, env: NodeJS.ProcessEnv = {}): Promise<TestApp> {
  const connections: DatabaseConnections = {
    migrator: database.migrator,
    app: database.app,
    backup: database.backup,
  }
  const config = readConfig({ CLAVE_DATA_DIR: '/nonexistent', ...env })
  const app = await buildApp(config, { pool: database.pool, connections }, '/nonexistent')
  return {
    app,
    call: (person, { method = 'GET', path, body, version, key }) =>
      app.inject({
        method,
        url: apiPrefix + path,
        headers: {
          ...(person ? { cookie: `clave=${person.token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
          ...(method === 'POST' ? { 'idempotency-key': key ?? testId() } : {}),
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      }),
    close: () => app.close(),
  }
}
