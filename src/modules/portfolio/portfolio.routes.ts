import { jsonText, route, type Route } from '@/shared/server/route'
import { sumPortfolioBy } from './aggregate.store'
import { approve, readApproved } from './approval.actions'
import { approvedEndpoint, approveEndpoint, listApprovedEndpoint } from './approval.contract'
import { listApproved } from './approval.store'
import { saveCapacity } from './capacity.actions'
import { getCapacityEndpoint, saveCapacityEndpoint } from './capacity.contract'
import { getCapacity } from './capacity.store'
import { classify } from './classification.actions'
import { decide, readDecisions, undoDecisions } from './decision.actions'
import { decideEndpoint, listDecisionsEndpoint, undoDecisionsEndpoint } from './decision.contract'
import { exportPortfolio } from './export.actions'
import { readPortfolio } from './portfolio.actions'
import { aggregateEndpoint, exportPortfolioEndpoint, fewestInGroup, portfolioEndpoint } from './portfolio.contract'
import { readPosition } from './position.actions'
import { positionEndpoint } from './position.contract'
import { classifyEndpoint, listRunsEndpoint } from './run.contract'
import { listRunsText } from './run.store'
import { readScorecard, saveScorecard } from './scorecard.actions'
import { getScorecardEndpoint, saveScorecardEndpoint } from './scorecard.contract'
import { readWork } from './work.actions'
import { portfolioWorkEndpoint } from './work.contract'

/** A run, a signature and an export go through every client: 100,000 of them take longer than a screen may. */
const wholeCompanyTimeoutMs = 60_000

export function portfolioRoutes(): Route[] {
  return [
    route(portfolioEndpoint, async ({ ctx, query }) => jsonText(await readPortfolio(ctx, query.run))),
    route(portfolioWorkEndpoint, ({ ctx }) => readWork(ctx)),
    route(aggregateEndpoint, ({ ctx, query }) =>
      sumPortfolioBy(ctx.client, query.by, { today: ctx.today, fewest: fewestInGroup }),
    ),
    route(exportPortfolioEndpoint, ({ ctx, query }) => exportPortfolio(ctx, query.run), wholeCompanyTimeoutMs),

    route(listRunsEndpoint, async ({ ctx }) => jsonText(await listRunsText(ctx.client))),
    route(classifyEndpoint, ({ ctx, body }) => classify(ctx, body), wholeCompanyTimeoutMs),

    route(decideEndpoint, ({ ctx, body }) => decide(ctx, body.decisions)),
    route(undoDecisionsEndpoint, ({ ctx, body }) => undoDecisions(ctx, body.ids)),
    route(listDecisionsEndpoint, ({ ctx, params }) => readDecisions(ctx, params.accountId)),

    route(approveEndpoint, ({ ctx, body }) => approve(ctx, body), wholeCompanyTimeoutMs),
    route(listApprovedEndpoint, ({ ctx }) => listApproved(ctx.client)),
    route(approvedEndpoint, ({ ctx, params }) => readApproved(ctx, params.portfolioId)),

    route(positionEndpoint, ({ ctx, params }) => readPosition(ctx, params.accountId)),
    route(getScorecardEndpoint, ({ ctx, params }) => readScorecard(ctx, params.accountId)),
    route(saveScorecardEndpoint, ({ ctx, params, body, version }) =>
      saveScorecard(ctx, params.accountId, body, version),
    ),
    route(getCapacityEndpoint, ({ ctx }) => getCapacity(ctx.client)),
    route(saveCapacityEndpoint, ({ ctx, body, version }) => saveCapacity(ctx, body, version)),
  ]
}
