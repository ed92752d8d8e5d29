import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { ensureEmbeddedDatabase, ensureRoles, type DatabaseConnections } from '../../src/shared/server/database-roles'
import { startEmbeddedPostgres } from '../../src/shared/server/embedded-postgres'
import { migrate } from '../../src/shared/server/migrate'

declare module 'vitest' {
  interface ProvidedContext {
    template: { name: string; connections: DatabaseConnections }
  }
}

const migrations = fileURLToPath(new URL('../../db/migrations', import.meta.url))

/**
 * One server for the whole run: the one of CLAVE_TEST_DATABASE_URL, or an embedded one without fsync in a temporary
 * folder. Migrated once; each test file gets a copy of that database.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['CLAVE_TEST_DATABASE_URL']
  const server = url ? await onService(url) : await onEmbedded()
  const connections = await ensureRoles(server.migrator)
  await migrate(connections.migrator, migrations)
  const parsed = new pg.Client(connections.migrator)
  const plain = {
    host: parsed.host,
    port: parsed.port,
    user: parsed.user,
    password: parsed.password as string,
    database: parsed.database,
  }
  project.provide('template', {
    name: parsed.database!,
    connections: { ...connections, migrator: plain as pg.ClientConfig },
  })
  return server.stop
}

async function onEmbedded(): Promise<{ migrator: pg.ClientConfig; stop: () => Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'clave-test-'))
  chmodSync(directory, 0o755)
  const server = await startEmbeddedPostgres({ dataDirectory: directory, purpose: 'serve', durable: false })
  const migrator = await ensureEmbeddedDatabase(server.superuser)
  const admin = new pg.Client(server.superuser)
  await admin.connect()
  await admin.query('alter role clave_migrate createdb')
  await admin.end()
  return {
    migrator,
    stop: async () => {
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** The service's database is emptied first: what an earlier run left says nothing about this one. */
async function onService(url: string): Promise<{ migrator: pg.ClientConfig; stop: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    'drop schema if exists clave cascade; drop schema if exists clave_staging cascade; drop schema if exists clave_meta cascade',
  )
  await client.end()
  return { migrator: { connectionString: url }, stop: async () => undefined }
}
