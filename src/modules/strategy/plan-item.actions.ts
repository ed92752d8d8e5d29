import { requireRight } from '@/modules/accounts/accounts.door'
import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import { contentByKind } from './plan-content.contract'
import type { Evidence, PlanItem, PlanItemChange, PlanItemInput } from './plan-item.contract'
import {
  countPlanItems,
  findPlanItem,
  insertPlanItem,
  isRemovedItem,
  recordOpening,
  reinstatePlanItem,
  removePlanItem,
  saveLink,
  updatePlanItem,
} from './plan-item.store'
import { openPlan } from './plan.store'

export const mostItems = 3_000
export const noEvidence: Evidence = {
  certainty: null,
  source: '',
  saidBy: '',
  observedOn: null,
  validUntil: null,
  confirmedOn: null,
  confirmedBy: '',
  level: 'internal',
}

/** Which door a request came by: rows of the three-year grid have one of their own. */
type Door = 'goal' | 'item'

/** A new item; `from` keeps the one it was made of («Llevar a»). Goals pass under a right of their own. */
export async function addPlanItem(
  ctx: RequestContext,
  accountId: string,
  given: PlanItemInput,
  door: Door = 'item',
): Promise<PlanItem> {
  await beginWriting(ctx, accountId, door)
  if ((given.kind === 'goal') !== (door === 'goal')) throw new Refusal('invalid_input')
  if ((await countPlanItems(ctx.client, accountId)) >= mostItems) throw new Refusal('plan_too_long')
  const id = given.id ?? ctx.newId()
  const item = {
    id,
    accountId,
    kind: given.kind,
    block: given.block,
    position: given.position,
    content: contentByKind[given.kind].parse(given.content),
    evidence: { ...noEvidence, ...given.evidence },
  }
  if (given.from) await getPlanItem(ctx, accountId, given.from)
  if (!(await insertPlanItem(ctx.client, item))) throw new Refusal('plan_item_exists')
  if (given.from) await saveLink(ctx.client, accountId, { from: given.from, to: id }, true)
  return getPlanItem(ctx, accountId, id)
}

/** Field by field over what is there. A stale version brings the item as it stands; nothing is overwritten unseen. */
export async function changePlanItem(
  ctx: RequestContext,
  accountId: string,
  id: string,
  change: PlanItemChange & { version: number },
  door: Door = 'item',
): Promise<PlanItem> {
  await beginWriting(ctx, accountId, door)
  const before = await getPlanItem(ctx, accountId, id)
  if ((before.kind === 'goal') !== (door === 'goal')) throw new Refusal('invalid_input')
  const { kind, content, position, ...evidence } = before
  const done = await updatePlanItem(
    ctx.client,
    {
      id,
      position: change.position ?? position,
      content: contentByKind[kind].parse({ ...content, ...change.content }),
      evidence: { ...evidence, ...change.evidence },
    },
    change.version,
  )
  if (!done) throw new Refusal('version_stale', { current: await getPlanItem(ctx, accountId, id) })
  return getPlanItem(ctx, accountId, id)
}

export async function dropPlanItem(ctx: RequestContext, accountId: string, id: string, version: number): Promise<null> {
  await beginWriting(ctx, accountId, 'item')
  await getPlanItem(ctx, accountId, id)
  if (!(await removePlanItem(ctx.client, id, version)))
    throw new Refusal('version_stale', { current: await getPlanItem(ctx, accountId, id) })
  return null
}

/** The undo of a removal: the item with its links, unless another answers the same question by now. */
export async function returnPlanItem(ctx: RequestContext, accountId: string, id: string): Promise<PlanItem> {
  await beginWriting(ctx, accountId, 'item')
  if (!(await isRemovedItem(ctx.client, accountId, id))) throw new Refusal('not_found')
  if (!(await reinstatePlanItem(ctx.client, accountId, id))) throw new Refusal('plan_item_exists')
  return getPlanItem(ctx, accountId, id)
}

export async function linkPlanItems(
  ctx: RequestContext,
  accountId: string,
  { from, to, isLinked }: { from: string; to: string; isLinked: boolean },
): Promise<null> {
  await beginWriting(ctx, accountId, 'item')
  if (from === to) throw new Refusal('invalid_input')
  await getPlanItem(ctx, accountId, from)
  await getPlanItem(ctx, accountId, to)
  await saveLink(ctx.client, accountId, { from, to }, isLinked)
  return null
}

/** A reserved item with its content; who opened it stays in the audit. */
export async function openReservedItem(ctx: RequestContext, accountId: string, id: string): Promise<PlanItem> {
  await requireRight(ctx, 'reserved.item.read', accountId)
  const item = await getPlanItem(ctx, accountId, id)
  if (item.level !== 'reserved') throw new Refusal('not_found')
  await recordOpening(ctx.client, accountId, id)
  return item
}

/** The right to write, and a draft that nobody is signing. */
export async function beginWriting(ctx: RequestContext, accountId: string, door: Door): Promise<void> {
  await requireRight(ctx, door === 'goal' ? 'goal.write' : 'strategy.write', accountId)
  if ((await openPlan(ctx.client, accountId, ctx.today)) === 'submitted') throw new Refusal('plan_submitted')
}

async function getPlanItem(ctx: RequestContext, accountId: string, id: string): Promise<PlanItem> {
  const found = await findPlanItem(ctx.client, accountId, id)
  if (!found) throw new Refusal('not_found')
  return found
}
