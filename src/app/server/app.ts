import type { FastifyInstance } from 'fastify'
import { accountRoutes } from '@/modules/accounts/accounts.routes'
import { identityRoutes } from '@/modules/identity/identity.routes'
import { type ImportRoom, openImportRoom } from '@/modules/imports/imports.door'
import { importRoutes } from '@/modules/imports/imports.routes'
import { classifyAfterImport } from '@/modules/portfolio/portfolio.door'
import { portfolioRoutes } from '@/modules/portfolio/portfolio.routes'
import { salesRoutes } from '@/modules/sales/sales.routes'
import { strategyRoutes } from '@/modules/strategy/strategy.routes'
import type { Config } from '@/shared/server/config'
import type { Pool } from '@/shared/server/database'
import type { DatabaseConnections } from '@/shared/server/database-roles'
import { buildServer } from '@/shared/server/http'
import { mountRoutes } from '@/shared/server/mount-routes'
import type { Route } from '@/shared/server/route'
import { demoRoutes } from './demo.routes'
import { healthRoutes } from './health.routes'
import { serveWebFiles } from './web-files'

/** What the rooms work on: the pool that serves requests, and how a worker of its own may connect. */
export interface ServingDatabase {
  readonly pool: Pool
  readonly connections: DatabaseConnections
}

/** Every operation of the product, room by room. */
export function allRoutes(config: Config, pool: Pool, imports: ImportRoom): Route[] {
  return [
    ...healthRoutes(),
    ...identityRoutes(config),
    ...accountRoutes(classifyAfterImport),
    ...importRoutes(imports),
    ...salesRoutes(),
    ...portfolioRoutes(),
    ...strategyRoutes(),
    ...demoRoutes(config, pool, imports),
  ]
}

/** The whole product on one database; it listens only when told. */
export async function buildApp(
  config: Config,
  database: ServingDatabase,
  webDirectory: string,
): Promise<FastifyInstance> {
  const app = await buildServer(config)
  const imports = openImportRoom(config, database)
  app.addHook('onReady', () => imports.start())
  app.addHook('onClose', () => imports.close())
  mountRoutes(app, database.pool, config, allRoutes(config, database.pool, imports))
  await serveWebFiles(app, webDirectory)
  return app
}
