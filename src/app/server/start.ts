import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { assertCatalogue } from '@/shared/server/catalogue-lint'
import { type Config, isHttps } from '@/shared/server/config'
import { openPool, type Pool } from '@/shared/server/database'
import {
  assertServingRole,
  type DatabaseConnections,
  ensureEmbeddedDatabase,
  ensureRoles,
} from '@/shared/server/database-roles'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/shared/server/embedded-postgres'
import { migrate } from '@/shared/server/migrate'
import { MailDispatcher } from '@/shared/server/outbox'
import { StartupProblem } from '@/shared/server/startup-problem'
import { buildApp } from './app'
import { offerSetupCode } from './setup-code'

// From dist/server/chunks or dist/server, the package's root is the folder above dist.
const root = fileURLToPath(new URL(import.meta.url.includes('/chunks/') ? '../../../' : '../../', import.meta.url))
export const migrationsDirectory = `${root}db/migrations`
const webDirectory = `${root}dist/web`

export interface ReachedServer {
  readonly connections: DatabaseConnections
  readonly isEmbedded: boolean
  stop(): Promise<void>
}

/**
 * The database server and the product's roles on it; its schema is left as it is. A command line ('tool') may work
 * beside an application that serves; the last one to leave stops the embedded server.
 */
export async function reachServer(config: Config, purpose: 'serve' | 'tool'): Promise<ReachedServer> {
  let embedded: EmbeddedPostgres | undefined
  try {
    if (!config.databaseUrl) embedded = await startEmbeddedPostgres({ dataDirectory: config.dataDirectory, purpose })
    const migrator = embedded
      ? await ensureEmbeddedDatabase(embedded.superuser)
      : { connectionString: config.databaseUrl }
    const connections = await ensureRoles(migrator)
    const server = embedded
    return { connections, isEmbedded: server !== undefined, stop: async () => server?.stop() }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

export interface OpenDatabase {
  readonly connections: DatabaseConnections
  readonly pool: Pool
  readonly isEmbedded: boolean
  close(): Promise<void>
}

/** The database, ready to use: reached, migrated, and the serving role and the catalogue checked. */
export async function openDatabase(config: Config, purpose: 'serve' | 'tool' = 'tool'): Promise<OpenDatabase> {
  const server = await reachServer(config, purpose)
  const { connections, isEmbedded } = server
  const pool = openPool({ ...connections.app, max: config.poolSize })
  const close = async (): Promise<void> => {
    await pool.end()
    await server.stop()
  }
  try {
    await migrate(connections.migrator, migrationsDirectory)
    const client = await pool.connect()
    await assertServingRole(client)
      .then(() => assertCatalogue(client))
      .finally(() => client.release())
    return { connections, pool, isEmbedded, close }
  } catch (error) {
    await close()
    throw error
  }
}

export interface RunningProduct {
  readonly address: string
  /** To be typed into the first screen; null once somebody is in. */
  readonly setupCode: string | null
  stop(): Promise<void>
}

/** Everything, in order: database, rooms, mail, listening. stop() undoes it in the opposite one. */
export async function startProduct(config: Config): Promise<RunningProduct> {
  if (!existsSync(`${webDirectory}/index.html`)) throw new StartupProblem('web_not_built')
  refusePublicHttp(config)
  const database = await openDatabase(config, 'serve')
  try {
    const app = await buildApp(config, database, webDirectory)
    await listen(app, config)
    const mail = config.smtpUrl ? new MailDispatcher(database.pool, config.smtpUrl, config.mailFrom) : null
    mail?.start()
    return {
      address: config.baseUrl,
      setupCode: await offerSetupCode(database.pool),
      stop: async () => {
        await mail?.stop()
        await app.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

// Passwords over plain http are for this computer alone, unless somebody says otherwise.
function refusePublicHttp(config: Config): void {
  const isLoopback = ['localhost', '127.0.0.1', '::1'].includes(config.host)
  if (!isLoopback && !isHttps(config) && !config.isHttpAllowed)
    throw new StartupProblem('public_http', { host: config.host })
}

async function listen(app: FastifyInstance, config: Config): Promise<void> {
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE') throw new StartupProblem('port_taken', { port: String(config.port) })
    if (code === 'EACCES') throw new StartupProblem('port_not_allowed', { port: String(config.port) })
    throw error
  }
}
