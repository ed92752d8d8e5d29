import { z } from 'zod'
import { calendarDate, calendarMonth } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId, uuid } from '@/shared/kernel/ids'
import { amountText } from '@/shared/kernel/money'
import { type PlanItem, planBlock, planItem, planItemChange, planItemInput } from './plan-item.contract'

const one = z.object({ accountId })
const oneItem = one.extend({ itemId: uuid })

const who = z.object({ id: uuid, name: z.string() })

export const planLink = z.object({ from: uuid, to: uuid })
export type PlanLink = z.infer<typeof planLink>

/** A signed state of the plan. `content` never changes again. */
export const planVersion = z.object({
  versionNo: z.int(),
  startYear: z.int(),
  approvedAt: z.string(),
  approvedBy: who,
  note: z.string(),
})
export type PlanVersion = z.infer<typeof planVersion>

/** What the account's imports say, in the currency of its amounts; null for those who see no amounts. */
export const planSales = z.object({
  currency: z.string(),
  /** The last full month with sales, to which every «12 months» here refers. */
  lastMonth: calendarMonth.nullable(),
  months: z.array(z.object({ month: calendarMonth, net: amountText, cost: amountText.nullable() })),
  lines: z.array(z.object({ line: z.string(), net: amountText })),
  years: z.array(z.object({ year: z.int(), line: z.string(), net: amountText, cost: amountText.nullable() })),
})
export type PlanSales = z.infer<typeof planSales>

/** Share of wallet of comparable accounts in one of our lines: the 75th percentile and of how many it speaks (F7). */
export const lineBenchmark = z.object({ line: z.string(), sharePct: z.number().nullable(), accounts: z.int() })
export type LineBenchmark = z.infer<typeof lineBenchmark>

export const planHead = z.object({
  /** The number the working plan will have when it is approved. */
  versionNo: z.int(),
  status: z.enum(['draft', 'submitted']),
  submittedAt: z.string().nullable(),
  submittedBy: who.nullable(),
  startYear: z.int(),
  /** Blocks the specialists of the account's team may read. */
  sharedBlocks: z.array(planBlock),
  version: z.int(),
})
export type PlanHead = z.infer<typeof planHead>

export const plan = planHead.extend({
  today: calendarDate,
  items: z.array(planItem),
  links: z.array(planLink),
  versions: z.array(planVersion),
  sales: planSales.nullable(),
  benchmarks: z.array(lineBenchmark),
  rights: z.object({
    write: z.boolean(),
    goals: z.boolean(),
    approve: z.boolean(),
    reserved: z.boolean(),
    history: z.boolean(),
    restore: z.boolean(),
    document: z.boolean(),
  }),
})
export type Plan = Omit<z.infer<typeof plan>, 'items'> & { items: PlanItem[] }

/** The whole plan of an account in one answer; before the first write it is an empty draft. */
export const getPlanEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/strategy',
  allow: 'strategy.read',
  params: one,
  returns: plan,
  refusals: ['not_found'],
})
export const addPlanItemEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/strategy/items',
  allow: 'strategy.write',
  params: one,
  idempotent: true,
  body: planItemInput,
  returns: planItem,
  refusals: ['not_found', 'forbidden', 'invalid_input', 'plan_item_exists', 'plan_too_long', 'plan_submitted'],
})
/** A row of the three-year grid: an item of kind «goal», under a right of its own. */
export const addGoalEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/goals',
  allow: 'goal.write',
  params: one,
  idempotent: true,
  body: planItemInput,
  returns: planItem,
  refusals: ['not_found', 'forbidden', 'invalid_input', 'plan_item_exists', 'plan_too_long', 'plan_submitted'],
})
export const changeGoalEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId/goals/:itemId',
  allow: 'goal.write',
  params: oneItem,
  version: true,
  body: planItemChange,
  returns: planItem,
  refusals: ['not_found', 'forbidden', 'invalid_input', 'version_stale', 'plan_submitted'],
})
/** Opens one reserved item: in the plan it comes sealed, without content, and each opening is kept in the audit. */
export const openReservedItemEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/strategy/items/:itemId/opening',
  allow: 'reserved.item.read',
  params: oneItem,
  returns: planItem,
  refusals: ['not_found'],
})
/** A stale version brings the item as it is now in `details.current`; nothing is merged unseen. */
export const changePlanItemEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId/strategy/items/:itemId',
  allow: 'strategy.write',
  params: oneItem,
  version: true,
  body: planItemChange,
  returns: planItem,
  refusals: ['not_found', 'forbidden', 'invalid_input', 'version_stale', 'plan_submitted'],
})
export const removePlanItemEndpoint = endpoint({
  method: 'DELETE',
  path: '/accounts/:accountId/strategy/items/:itemId',
  allow: 'strategy.write',
  params: oneItem,
  version: true,
  returns: z.null(),
  refusals: ['not_found', 'forbidden', 'version_stale', 'plan_submitted'],
})
/** Brings a removed item back, the links with it. */
export const reinstatePlanItemEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/strategy/items/:itemId/reinstate',
  allow: 'strategy.write',
  params: oneItem,
  idempotent: true,
  returns: planItem,
  refusals: ['not_found', 'forbidden', 'plan_item_exists', 'plan_submitted'],
})
export const linkPlanItemsEndpoint = endpoint({
  method: 'PUT',
  path: '/accounts/:accountId/strategy/links',
  allow: 'strategy.write',
  params: one,
  body: planLink.extend({ isLinked: z.boolean() }),
  returns: z.null(),
  refusals: ['not_found', 'invalid_input', 'plan_submitted'],
})
export const changePlanHeadEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId/strategy',
  allow: 'strategy.write',
  params: one,
  version: true,
  body: z.object({ sharedBlocks: z.array(planBlock).max(9) }),
  returns: planHead,
  refusals: ['not_found', 'version_stale'],
})
/** To the director; `isSubmitted: false` takes it back to a draft. */
export const submitPlanEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/strategy/submission',
  allow: 'strategy.write',
  params: one,
  idempotent: true,
  body: z.object({ isSubmitted: z.boolean() }),
  returns: planHead,
  refusals: ['not_found', 'plan_empty', 'plan_not_draft', 'plan_not_submitted'],
})
/** Signs the plan as the next version, or sends it back with a note. */
export const decidePlanEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/strategy/decision',
  allow: 'strategy.approve',
  params: one,
  idempotent: true,
  body: z.object({ isApproved: z.boolean(), note: z.string().trim().max(2000).default('') }),
  returns: planHead,
  refusals: ['not_found', 'plan_not_submitted', 'plan_without_findings', 'plan_note_missing'],
})
