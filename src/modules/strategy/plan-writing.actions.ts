import type { RequestContext } from '@/shared/server/request-transaction'
import { decidePlan, submitPlan } from './plan.actions'
import { addPlanItem } from './plan-item.actions'
import type { PlanItemInput } from './plan-item.contract'

/** An item of a plan that is written whole; `from` names, by its label, one that stands before it. */
export interface WrittenItem extends Omit<PlanItemInput, 'from' | 'id' | 'position'> {
  readonly label?: string
  readonly from?: string
}

/** Writes a plan whole as the person who asks: its items in order, signed by him, and what came after. */
export async function writePlan(
  ctx: RequestContext,
  accountId: string,
  plan: { items: readonly WrittenItem[]; later: readonly WrittenItem[] },
): Promise<void> {
  const idsByLabel = new Map<string, string>()
  const write = async ({ label, from, ...item }: WrittenItem): Promise<void> => {
    const door = item.kind === 'goal' ? 'goal' : 'item'
    const origin = from === undefined ? undefined : idsByLabel.get(from)
    if (from !== undefined && origin === undefined) throw new Error(`no item «${from}» stands before this one`)
    const made = await addPlanItem(ctx, accountId, { ...item, ...(origin ? { from: origin } : {}) }, door)
    if (label !== undefined) idsByLabel.set(label, made.id)
  }
  for (const item of plan.items) await write(item)
  await submitPlan(ctx, accountId, true)
  await decidePlan(ctx, accountId, { isApproved: true, note: '' })
  for (const item of plan.later) await write(item)
}
