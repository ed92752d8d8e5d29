import { jsonText, route, type Route } from '@/shared/server/route'
import { classify } from './classification.actions'
import { readPortfolio } from './portfolio.actions'
import { portfolioEndpoint } from './portfolio.contract'
import { classifyEndpoint, listRunsEndpoint } from './run.contract'
import { listRunsText } from './run.store'
import { readWork } from './work.actions'
import { portfolioWorkEndpoint } from './work.contract'

const classificationTimeoutMs = 60_000

export function portfolioRoutes(): Route[] {
  return [
    route(portfolioEndpoint, async ({ ctx, query }) => jsonText(await readPortfolio(ctx, query.run))),
    route(portfolioWorkEndpoint, ({ ctx }) => readWork(ctx)),
    route(listRunsEndpoint, async ({ ctx }) => jsonText(await listRunsText(ctx.client))),
    route(classifyEndpoint, ({ ctx, body }) => classify(ctx, body), classificationTimeoutMs),
  ]
}
