import { route, type Route, stepsRoute } from '@/shared/server/route'
import {
  addPlanItem,
  changePlanItem,
  dropPlanItem,
  linkPlanItems,
  openReservedItem,
  returnPlanItem,
} from './plan-item.actions'
import {
  changeHead,
  comparePlans,
  decidePlan,
  readPlan,
  readVersion,
  restorePlan,
  startNextYear,
  submitPlan,
} from './plan.actions'
import { takeDocument } from './plan-document.actions'
import { planDocumentEndpoint } from './plan-document.contract'
import * as plan from './plan.contract'
import * as version from './plan-version.contract'
import { exportWhitespace, importCells } from './whitespace.actions'
import * as whitespace from './whitespace.contract'

export function strategyRoutes(): Route[] {
  return [
    route(plan.getPlanEndpoint, ({ ctx, params }) => readPlan(ctx, params.accountId)),
    route(plan.changePlanHeadEndpoint, ({ ctx, params, body, version: seen }) =>
      changeHead(ctx, params.accountId, body, seen),
    ),
    route(whitespace.exportWhitespaceEndpoint, ({ ctx, params }) => exportWhitespace(ctx, params.accountId)),
    route(whitespace.importCellsEndpoint, ({ ctx, params, body }) => importCells(ctx, params.accountId, body.rows)),
    stepsRoute(planDocumentEndpoint, ({ enter, params, query }) => takeDocument(enter, params.accountId, query)),
    ...itemRoutes(),
    ...versionRoutes(),
  ]
}

function itemRoutes(): Route[] {
  return [
    route(plan.addPlanItemEndpoint, ({ ctx, params, body }) => addPlanItem(ctx, params.accountId, body)),
    route(plan.addGoalEndpoint, ({ ctx, params, body }) => addPlanItem(ctx, params.accountId, body, 'goal')),
    route(plan.changePlanItemEndpoint, ({ ctx, params, body, version }) =>
      changePlanItem(ctx, params.accountId, params.itemId, { ...body, version }),
    ),
    route(plan.changeGoalEndpoint, ({ ctx, params, body, version }) =>
      changePlanItem(ctx, params.accountId, params.itemId, { ...body, version }, 'goal'),
    ),
    route(plan.removePlanItemEndpoint, ({ ctx, params, version }) =>
      dropPlanItem(ctx, params.accountId, params.itemId, version),
    ),
    route(plan.reinstatePlanItemEndpoint, ({ ctx, params }) => returnPlanItem(ctx, params.accountId, params.itemId)),
    route(plan.openReservedItemEndpoint, ({ ctx, params }) => openReservedItem(ctx, params.accountId, params.itemId)),
    route(plan.linkPlanItemsEndpoint, ({ ctx, params, body }) => linkPlanItems(ctx, params.accountId, body)),
  ]
}

function versionRoutes(): Route[] {
  return [
    route(plan.submitPlanEndpoint, ({ ctx, params, body }) => submitPlan(ctx, params.accountId, body.isSubmitted)),
    route(plan.decidePlanEndpoint, ({ ctx, params, body }) => decidePlan(ctx, params.accountId, body)),
    route(version.getPlanVersionEndpoint, ({ ctx, params }) => readVersion(ctx, params.accountId, params.versionNo)),
    route(version.comparePlansEndpoint, ({ ctx, params, query }) => comparePlans(ctx, params.accountId, query)),
    route(version.restorePlanVersionEndpoint, ({ ctx, params }) =>
      restorePlan(ctx, params.accountId, params.versionNo),
    ),
    route(version.startNextYearEndpoint, ({ ctx, params, body }) =>
      startNextYear(ctx, params.accountId, body.startYear),
    ),
  ]
}
