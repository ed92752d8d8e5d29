import { z } from 'zod'
import { calendarDate, calendarMonth } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId, runId, userId, uuid } from '@/shared/kernel/ids'
import { amountText, currencyCode } from '@/shared/kernel/money'

export const basis = z.enum(['net', 'margin'])
export const windowKind = z.enum(['months12', 'months24', 'months36', 'range', 'all'])
export const paretoCuts = z.object({ a: z.number().gt(0).lt(100), b: z.number().gt(0).lte(100) })

export const runInput = z.object({
  basis: basis.default('net'),
  window: windowKind.default('months12'),
  from: calendarMonth.optional(),
  to: calendarMonth.optional(),
  cutA: z.number().min(1).max(94.9).default(80),
  cutB: z.number().min(50).max(100).default(95),
  groupParents: z.boolean().default(false),
})
export type RunInput = z.infer<typeof runInput>

export const run = z.object({
  id: runId,
  basis,
  window: windowKind,
  from: calendarMonth,
  to: calendarMonth,
  cutA: z.number(),
  cutB: z.number(),
  groupParents: z.boolean(),
  currency: currencyCode,
  isConverted: z.boolean(),
  documents: z.int(),
  createdAt: z.string(),
  createdBy: z.string().nullable(),
  /** Sales changed after it was computed: a new run is due. */
  isOutdated: z.boolean(),
})

export const decisionKind = z.enum(['promote', 'keep', 'exception', 'leave', 'release'])
/**
 * One account of the run, packed as an array to keep 5,000 of them small and read as written by the database:
 * [accountId, name, value, class, previousClass|null, previousRank|null, yearBefore|null, isKey 0|1, managerId|null, pinned 0|1]
 * Ordered by value, largest first; rank = 1 + index, ties share the smallest rank by the rule.
 */
export const portfolioRow = z.tuple([
  accountId,
  z.string(),
  amountText,
  z.enum(['A', 'B', 'C', 'N']),
  z.enum(['A', 'B', 'C', 'N']).nullable(),
  z.int().nullable(),
  amountText.nullable(),
  z.int(),
  userId.nullable(),
  z.int(),
])
export type PortfolioRow = z.infer<typeof portfolioRow>

export const managerLoad = z.object({
  id: userId,
  name: z.string(),
  capacityHours: z.number(),
  usedHours: z.number(),
  loadPct: z.number().nullable(),
  accounts: z.array(z.object({ id: accountId, name: z.string(), hours: z.number() })),
})
export const candidate = z.object({
  id: accountId,
  name: z.string(),
  value: amountText,
  missingToCut: amountText.nullable(),
  attractiveness: z.number().nullable(),
  strength: z.number().nullable(),
  category: z.enum(['strategic', 'promise', 'established', 'efficient']).nullable(),
  answeredPct: z.number(),
  sharePct: z.number().nullable(),
})
export const portfolio = z.object({
  run: run.nullable(),
  previousRun: run.pick({ id: true, from: true, to: true, createdAt: true }).nullable(),
  /** A manager sees his own accounts only: counts and totals of the company are then null. */
  scope: z.enum(['company', 'own']),
  totals: z
    .object({
      base: amountText,
      net: amountText,
      apart: z.array(z.object({ currency: currencyCode, net: amountText })),
      withoutClient: amountText,
      top20Clients: z.int(),
      top20SharePct: z.string(),
      hhi: z.number().nullable(),
      effectiveClients: z.number().nullable(),
      topSharePct: z.string().nullable(),
      shape: z.enum(['hyperconcentrated', 'typical', 'dispersed']).nullable(),
      stay: z.object({ stayed: z.int(), of: z.int(), weightedPct: z.string() }).nullable(),
    })
    .nullable(),
  rows: z.array(portfolioRow),
  /** Full months that can be chosen. */
  salesFrom: calendarMonth.nullable(),
  salesTo: calendarMonth.nullable(),
  approval: z
    .object({ id: uuid, period: z.string(), approvedAt: z.string(), approvedBy: z.string(), keyAccounts: z.int() })
    .nullable(),
})
export type Portfolio = z.infer<typeof portfolio>

/** The screen's first call: rows as the database wrote them. */
export const portfolioEndpoint = endpoint({
  method: 'GET',
  path: '/portfolio',
  allow: 'portfolio.read',
  query: z.object({ run: runId.optional() }),
  returns: portfolio,
  refusals: ['not_found'],
})
/** Loads per manager, accounts without one, candidates with scorecard, key accounts that wait for a decision: the second call. */
export const portfolioWorkEndpoint = endpoint({
  method: 'GET',
  path: '/portfolio/work',
  allow: 'capacity.write',
  returns: z.object({
    hoursPerAccount: z.number(),
    capacityHours: z.number(),
    managers: z.array(managerLoad),
    unassigned: z.array(
      z.object({
        id: accountId,
        name: z.string(),
        hours: z.number(),
        suggestedManagerId: userId.nullable(),
        loadAfterPct: z.number().nullable(),
      }),
    ),
    balance: z.object({ accountId, fromManagerId: userId, toManagerId: userId, loadAfterPct: z.number() }).nullable(),
    candidates: z.array(candidate),
    /** Class and decision disagree: A not yet key, or key outside A with the periods it has been outside. */
    pending: z.array(
      z.object({
        id: accountId,
        name: z.string(),
        paretoClass: z.enum(['A', 'B', 'C', 'N']),
        isKey: z.boolean(),
        periodsOutside: z.int(),
        canLeave: z.boolean(),
      }),
    ),
  }),
  refusals: [],
})
export const listRunsEndpoint = endpoint({
  method: 'GET',
  path: '/portfolio/runs',
  allow: 'portfolio.read',
  returns: z.array(run),
  refusals: [],
})
export const classifyEndpoint = endpoint({
  method: 'POST',
  path: '/portfolio/runs',
  allow: 'classification.run',
  idempotent: true,
  body: runInput,
  returns: run,
  refusals: ['no_sales', 'cuts_not_ordered', 'window_invalid'],
})
export const decisionInput = z.object({
  accountId,
  decision: decisionKind,
  reason: z.string().trim().max(2000).nullable().default(null),
  isPinned: z.boolean().default(false),
  expiresOn: calendarDate.nullable().default(null),
})
export type DecisionInput = z.infer<typeof decisionInput>
export const decision = z.object({
  id: uuid,
  accountId,
  decision: decisionKind,
  reason: z.string().nullable(),
  isPinned: z.boolean(),
  expiresOn: calendarDate.nullable(),
  decidedBy: z.string(),
  decidedAt: z.string(),
  version: z.int(),
})
/** Several at once («convertir las 16 de clase A en clave»); all or none. */
export const decideEndpoint = endpoint({
  method: 'POST',
  path: '/portfolio/decisions',
  allow: 'decision.write',
  idempotent: true,
  body: z.object({ decisions: z.array(decisionInput).min(1).max(500) }),
  returns: z.array(decision),
  refusals: ['not_found', 'decision_needs_reason', 'exception_needs_expiry', 'leaving_needs_two_periods'],
})
/** Undo: takes the decisions back as long as no later one stands on them. */
export const undoDecisionsEndpoint = endpoint({
  method: 'POST',
  path: '/portfolio/decisions/undo',
  allow: 'decision.write',
  idempotent: true,
  body: z.object({ ids: z.array(uuid).min(1).max(500) }),
  returns: z.null(),
  refusals: ['not_found'],
})
export const listDecisionsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/decisions',
  allow: 'portfolio.position',
  params: z.object({ accountId }),
  returns: z.array(decision),
  refusals: ['not_found'],
})
export const approveEndpoint = endpoint({
  method: 'POST',
  path: '/portfolio/approve',
  allow: 'portfolio.approve',
  idempotent: true,
  body: z.object({
    runId,
    period: z.string().trim().min(4).max(40),
    note: z.string().trim().max(2000).nullable().default(null),
  }),
  returns: z.object({ id: uuid }),
  refusals: ['run_outdated', 'portfolio_already_approved', 'not_found'],
})
const score = z.number().min(0).max(10).nullable()
export const scorecardScores = z.object({
  attractiveness: z.object({ margin: score, growth: score, spend: score, fit: score, openness: score }),
  strengthUs: z.object({ solution: score, service: score, price: score, relation: score, innovation: score }),
  strengthRival: z.object({ solution: score, service: score, price: score, relation: score, innovation: score }),
})
export const scorecard = scorecardScores.extend({
  version: z.int(),
  attractivenessResult: z.number().nullable(),
  relativeStrength: z.number().nullable(),
  answeredPct: z.number(),
  category: z.enum(['strategic', 'promise', 'established', 'efficient']).nullable(),
})
export const getScorecardEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/scorecard',
  allow: 'portfolio.position',
  params: z.object({ accountId }),
  returns: scorecard,
  refusals: ['not_found'],
})
/** If-Match «0» creates the first one. */
export const saveScorecardEndpoint = endpoint({
  method: 'PUT',
  path: '/accounts/:accountId/scorecard',
  allow: 'scorecard.write',
  params: z.object({ accountId }),
  version: true,
  body: scorecardScores,
  returns: scorecard,
  refusals: ['not_found', 'version_stale'],
})
export const capacitySettings = z.object({
  weeks: z.number().min(1).max(53),
  weeklyHours: z.number().min(0).max(80),
  productivePct: z.number().min(0).max(100),
  hoursPerKeyAccount: z.number().min(1).max(2000),
})
export const getCapacityEndpoint = endpoint({
  method: 'GET',
  path: '/portfolio/capacity',
  allow: 'capacity.write',
  returns: capacitySettings.extend({ version: z.int() }),
  refusals: [],
})
export const saveCapacityEndpoint = endpoint({
  method: 'PUT',
  path: '/portfolio/capacity',
  allow: 'capacity.write',
  version: true,
  body: capacitySettings,
  returns: capacitySettings.extend({ version: z.int() }),
  refusals: ['version_stale'],
})
export const exportPortfolioEndpoint = endpoint({
  method: 'GET',
  path: '/portfolio/export.xlsx',
  allow: 'portfolio.export',
  query: z.object({ run: runId.optional() }),
  returns: z.null(),
  replies: 'bytes',
  refusals: ['no_sales'],
  ratePerMinute: 20,
})
/** Rank and share of one account, with the bars around it for the ribbon: [value, class] of all accounts only for those who may see the portfolio. */
export const positionEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/position',
  allow: 'portfolio.position',
  params: z.object({ accountId }),
  returns: z.object({
    rank: z.int().nullable(),
    sharePct: z.string().nullable(),
    paretoClass: z.enum(['A', 'B', 'C', 'N']).nullable(),
    value: amountText.nullable(),
    currency: currencyCode.nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    clients: z.int().nullable(),
    cutSharePct: z.string().nullable(),
  }),
  refusals: ['not_found'],
})
