import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openPool, type Pool } from '@/shared/server/database'
import { type DatabaseConnections, ensureEmbeddedDatabase, ensureRoles } from '@/shared/server/database-roles'
import { startEmbeddedPostgres } from '@/shared/server/embedded-postgres'
import { migrate } from '@/shared/server/migrate'

export interface BenchDatabase {
  readonly connections: DatabaseConnections
  /** As clave_app, the way the product serves. */
  readonly pool: Pool
  /** As the owner: for seeding and for the bare statements. */
  readonly owner: pg.Client
  /** A DATABASE_URL for a second process. */
  readonly url: string
  close(): Promise<void>
}

/** The included server as it runs at a user's: fsync on, a folder of its own, migrated. */
export async function openBenchDatabase(root: string): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'clave-bench-'))
  chmodSync(folder, 0o755)
  const server = await startEmbeddedPostgres({ dataDirectory: folder, purpose: 'tool' })
  const connections = await ensureRoles(await ensureEmbeddedDatabase(server.superuser))
  await migrate(connections.migrator, join(root, 'db', 'migrations'))
  const pool = openPool({ ...connections.app, max: 10 })
  const owner = new pg.Client(connections.migrator)
  await owner.connect()
  await owner.query('set role clave_owner; set search_path = clave, public')
  const { host, user, password, database } = connections.migrator
  return {
    connections,
    pool,
    owner,
    url: `postgres://${user}:${encodeURIComponent(String(password))}@/${database}?host=${encodeURIComponent(String(host))}`,
    close: async () => {
      await owner.end()
      await pool.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
