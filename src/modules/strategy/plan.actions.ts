import { requireRight, rightsOn } from '@/modules/accounts/accounts.door'
import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import { jsonText, type Reply } from '@/shared/server/route'
import { whyNotApproved } from './plan-check.rules'
import { differencesOf, nextYearItems } from './plan-compare.rules'
import type { PlanHead } from './plan.contract'
import type { PlanDifference, PlanSnapshot } from './plan-version.contract'
import type { PlanItem } from './plan-item.contract'
import { countPlanItems, listPlanItems, updatePlanItem } from './plan-item.store'
import { findVersion, restoreVersion, signVersion } from './plan-version.store'
import {
  findHead,
  holdPlan,
  listPlanLinks,
  openPlan,
  readPlanText,
  saveSharedBlocks,
  saveStartYear,
  saveSubmission,
} from './plan.store'

/** Everything stage 1 shows of an account; what is out of the person's sight is not in it. */
export async function readPlan(ctx: RequestContext, accountId: string): Promise<Reply> {
  return jsonText(await readPlanFor(ctx, accountId))
}

/** The same as text, for what is made of a plan on the server. */
export async function readPlanFor(ctx: RequestContext, accountId: string): Promise<string> {
  const rights = await rightsOn(ctx, accountId)
  rights.require('strategy.read')
  const codes = rights.shown()
  return readPlanText(ctx.client, accountId, {
    today: ctx.today,
    hasSales: codes['sales.read'] === 'A',
    hasCost: codes['sales.cost.read'] === 'A',
    rights: {
      write: rights.may('strategy.write'),
      goals: rights.may('goal.write'),
      approve: rights.may('strategy.approve'),
      reserved: rights.may('reserved.item.read'),
      history: rights.may('strategy.history'),
      restore: rights.may('strategy.restore_version'),
      document: rights.may('report.build'),
    },
  })
}

export async function changeHead(
  ctx: RequestContext,
  accountId: string,
  change: { sharedBlocks: readonly string[] },
  version: number,
): Promise<PlanHead> {
  await requireRight(ctx, 'strategy.write', accountId)
  await openPlan(ctx.client, accountId, ctx.today)
  if (!(await saveSharedBlocks(ctx.client, accountId, change.sharedBlocks, version)))
    throw new Refusal('version_stale', { current: await getHead(ctx, accountId) })
  return getHead(ctx, accountId)
}

/** To the director, or back to a draft; a plan without a word is not sent. */
export async function submitPlan(ctx: RequestContext, accountId: string, isSubmitted: boolean): Promise<PlanHead> {
  await requireRight(ctx, 'strategy.write', accountId)
  const head = await holdPlan(ctx.client, accountId)
  if (!head || (isSubmitted && (await countPlanItems(ctx.client, accountId)) === 0)) throw new Refusal('plan_empty')
  if (isSubmitted !== (head.status === 'draft'))
    throw new Refusal(isSubmitted ? 'plan_not_draft' : 'plan_not_submitted')
  await saveSubmission(ctx.client, accountId, isSubmitted)
  return getHead(ctx, accountId)
}

/** The director signs what was submitted, or sends it back and says why. */
export async function decidePlan(
  ctx: RequestContext,
  accountId: string,
  { isApproved, note }: { isApproved: boolean; note: string },
): Promise<PlanHead> {
  await requireRight(ctx, 'strategy.approve', accountId)
  const head = await holdPlan(ctx.client, accountId)
  if (head?.status !== 'submitted') throw new Refusal('plan_not_submitted')
  if (!isApproved) {
    if (note === '') throw new Refusal('plan_note_missing')
    await saveSubmission(ctx.client, accountId, false)
    return getHead(ctx, accountId)
  }
  const refusal = whyNotApproved(await listPlanItems(ctx.client, accountId), await listPlanLinks(ctx.client, accountId))
  if (refusal) throw new Refusal(refusal)
  await signVersion(ctx.client, accountId, note)
  return getHead(ctx, accountId)
}

/** A signed version; reserved items stand in it sealed. */
export async function readVersion(ctx: RequestContext, accountId: string, versionNo: number): Promise<PlanSnapshot> {
  await requireRight(ctx, 'strategy.history', accountId)
  const found = await getVersion(ctx, accountId, versionNo)
  return { ...found, items: found.items.map(sealed) }
}

/** Two versions side by side; without `to`, a version and the working plan, which only those who work on it compare. */
export async function comparePlans(
  ctx: RequestContext,
  accountId: string,
  { from, to }: { from: number; to?: number | undefined },
): Promise<{ from: number; to: number | null; differences: PlanDifference[] }> {
  await requireRight(ctx, 'strategy.compare', accountId)
  if (to === undefined) await requireRight(ctx, 'strategy.write', accountId)
  const before = await getVersion(ctx, accountId, from)
  const after =
    to === undefined ? await listPlanItems(ctx.client, accountId) : (await getVersion(ctx, accountId, to)).items
  const differences = differencesOf(before.items, after).map((one) => ({
    ...one,
    before: one.before && sealed(one.before),
    after: one.after && sealed(one.after),
  }))
  return { from, to: to ?? null, differences }
}

export async function restorePlan(ctx: RequestContext, accountId: string, versionNo: number): Promise<PlanHead> {
  await requireRight(ctx, 'strategy.restore_version', accountId)
  const head = await holdPlan(ctx.client, accountId)
  await getVersion(ctx, accountId, versionNo)
  if (head?.status !== 'draft') throw new Refusal('plan_not_draft')
  await restoreVersion(ctx.client, accountId, versionNo)
  return getHead(ctx, accountId)
}

/** The plan goes on into a later year: its goals move up, everything else keeps its age. */
export async function startNextYear(ctx: RequestContext, accountId: string, startYear: number): Promise<PlanHead> {
  await requireRight(ctx, 'strategy.write', accountId)
  const head = await holdPlan(ctx.client, accountId)
  if (head?.status !== 'draft') throw new Refusal('plan_not_draft')
  if (startYear <= head.startYear) throw new Refusal('plan_year_taken')
  const items = await listPlanItems(ctx.client, accountId)
  for (const item of nextYearItems(items, startYear - head.startYear)) {
    const { content, position, ...evidence } = item
    await updatePlanItem(ctx.client, { id: item.id, content, position, evidence }, item.version)
  }
  await saveStartYear(ctx.client, accountId, startYear)
  return getHead(ctx, accountId)
}

function sealed(item: PlanItem): PlanItem {
  return item.level === 'reserved' ? ({ ...item, content: {} } as unknown as PlanItem) : item
}

async function getVersion(ctx: RequestContext, accountId: string, versionNo: number): Promise<PlanSnapshot> {
  const found = await findVersion(ctx.client, accountId, versionNo)
  if (!found) throw new Refusal('not_found')
  return found
}

async function getHead(ctx: RequestContext, accountId: string): Promise<PlanHead> {
  const head = await findHead(ctx.client, accountId)
  if (!head) throw new Refusal('not_found')
  return head
}
