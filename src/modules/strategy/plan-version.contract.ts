import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId } from '@/shared/kernel/ids'
import { planHead, planLink } from './plan.contract'
import { type PlanItem, planItem } from './plan-item.contract'

const one = z.object({ accountId })
const versionNo = z.coerce.number().int().min(1).max(100_000)
const oneVersion = one.extend({ versionNo })

export const planSnapshot = z.object({
  versionNo: z.int(),
  startYear: z.int(),
  items: z.array(planItem),
  links: z.array(planLink),
})
export type PlanSnapshot = Omit<z.infer<typeof planSnapshot>, 'items'> & { items: PlanItem[] }
/** An approved version as it was signed. */
export const getPlanVersionEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/strategy/versions/:versionNo',
  allow: 'strategy.history',
  params: oneVersion,
  returns: planSnapshot,
  refusals: ['not_found'],
})
export const planDifference = z.object({
  kind: z.enum(['added', 'removed', 'changed']),
  before: planItem.nullable(),
  after: planItem.nullable(),
  /** Names of the fields that differ, content and evidence. */
  fields: z.array(z.string()),
})
export type PlanDifference = Omit<z.infer<typeof planDifference>, 'before' | 'after'> & {
  before: PlanItem | null
  after: PlanItem | null
}
/** What differs between two versions; `to` absent = the working plan. */
export const comparePlansEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/strategy/comparison',
  allow: 'strategy.compare',
  params: one,
  query: z.object({ from: versionNo, to: versionNo.optional() }),
  returns: z.object({ from: z.int(), to: z.int().nullable(), differences: z.array(planDifference) }),
  refusals: ['not_found'],
})
/** The working plan becomes what that version was; what was there is kept in the trail. */
export const restorePlanVersionEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/strategy/versions/:versionNo/restore',
  allow: 'strategy.restore_version',
  params: oneVersion,
  idempotent: true,
  returns: planHead,
  refusals: ['not_found', 'plan_not_draft'],
})
/** Next year's plan from this one: the years of the grid move on, answers keep their age. */
export const startNextYearEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/strategy/next-year',
  allow: 'strategy.write',
  params: one,
  idempotent: true,
  body: z.object({ startYear: z.int().min(2000).max(2200) }),
  returns: planHead,
  refusals: ['not_found', 'plan_not_draft', 'plan_year_taken'],
})
