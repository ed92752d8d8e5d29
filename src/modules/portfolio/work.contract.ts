import { z } from 'zod'
import { calendarDate } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId, userId } from '@/shared/kernel/ids'
import { amountText } from '@/shared/kernel/money'
import { paretoClass } from './run.contract'
import { selectionCategory } from './scorecard.contract'

/** Key accounts of a manager, largest sales first. */
export const managerLoad = z.object({
  id: userId,
  name: z.string(),
  /** False: he no longer works as a manager and still answers for accounts. */
  isActive: z.boolean(),
  capacityHours: z.number(),
  /** Of all his key accounts; those out of a director's area are in `otherHours` and not in the list. */
  usedHours: z.number(),
  otherHours: z.number(),
  loadPct: z.number().nullable(),
  accounts: z.array(z.object({ id: accountId, name: z.string(), hours: z.number() })),
})
/** A key account nobody answers for. The load after it counts the suggestions above it as taken. */
export const unassignedAccount = z.object({
  id: accountId,
  name: z.string(),
  hours: z.number(),
  suggestedManagerId: userId.nullable(),
  loadAfterPct: z.number().nullable(),
})
export const candidate = z.object({
  id: accountId,
  name: z.string(),
  value: amountText,
  /** What it would have to sell more to reach the smallest of A. */
  missingToCut: amountText.nullable(),
  isNearCut: z.boolean(),
  attractiveness: z.number().nullable(),
  strength: z.number().nullable(),
  category: selectionCategory.nullable(),
  /** Of the scorecard; 0 when it has none. */
  answeredPct: z.number(),
  /** Of the positive sales of the run. */
  sharePct: z.number().nullable(),
})
/**
 * Class and decision disagree. enters: A, not key. outside: key, not A, with the periods it has been outside.
 * expired: its exception ended and nothing was decided since.
 */
export const pendingDecision = z.object({
  id: accountId,
  name: z.string(),
  reason: z.enum(['enters', 'outside', 'expired']),
  /** Null = no sales in the window. */
  paretoClass: paretoClass.nullable(),
  isKey: z.boolean(),
  periodsOutside: z.int(),
  canLeave: z.boolean(),
  expiredOn: calendarDate.nullable(),
})
export const portfolioWork = z.object({
  hoursPerAccount: z.number(),
  capacityHours: z.number(),
  managers: z.array(managerLoad),
  unassigned: z.array(unassignedAccount),
  /** One move between managers, once the suggestions for the unassigned are taken. */
  balance: z.object({ accountId, fromManagerId: userId, toManagerId: userId, loadAfterPct: z.number() }).nullable(),
  candidates: z.array(candidate),
  pending: z.array(pendingDecision),
})
export type PortfolioWork = z.infer<typeof portfolioWork>

/** What waits for the director: the screen's second call. */
export const portfolioWorkEndpoint = endpoint({
  method: 'GET',
  path: '/portfolio/work',
  allow: 'capacity.write',
  returns: portfolioWork,
  refusals: [],
})
