import { requireRight } from '@/modules/accounts/accounts.door'
import type { CalendarDate } from '@/shared/kernel/calendar-date'
import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { Decision, DecisionInput } from './decision.contract'
import { whyNotDecide } from './decision.rules'
import {
  type AccountToDecide,
  findLatestRunId,
  insertDecisions,
  listAccountsToDecide,
  listDecisionsById,
  listDecisionsOf,
  listDecisionsToUndo,
  takeBackDecisions,
} from './decision.store'

/** A decision of the past, told as such. */
export interface PastDecision {
  readonly decidedOn: CalendarDate
  readonly decidedAt: string
}

/** Writes decisions about several accounts, all or none; who is key follows from the latest of each account. */
export async function decide(
  ctx: RequestContext,
  wishes: readonly DecisionInput[],
  past?: PastDecision,
): Promise<Decision[]> {
  const accountIds = wishes.map((wish) => wish.accountId)
  if (new Set(accountIds).size < accountIds.length) throw new Refusal('decision_repeated')
  const runId = await findLatestRunId(ctx.client)
  const accounts = new Map(
    (await listAccountsToDecide(ctx.client, accountIds, runId)).map((account) => [account.id, account]),
  )
  const today = past?.decidedOn ?? ctx.today
  for (const wish of wishes) refuseUnless(wish, accounts.get(wish.accountId), today)

  const decisions = wishes.map((wish) => ({ ...wish, reason: wish.reason || null, id: ctx.newId() }))
  await insertDecisions(ctx.client, decisions, {
    runId,
    decidedBy: ctx.actor.id,
    decidedAt: past?.decidedAt ?? null,
  })
  return listDecisionsById(
    ctx.client,
    decisions.map((decision) => decision.id),
  )
}

/** Takes decisions back, all or none, unless a later one stands on them. */
export async function undoDecisions(ctx: RequestContext, ids: readonly string[]): Promise<null> {
  const wanted = [...new Set(ids)]
  const found = await listDecisionsToUndo(ctx.client, wanted)
  if (found.length < wanted.length) throw new Refusal('not_found')
  if (found.some((decision) => decision.isSuperseded)) throw new Refusal('decision_superseded')
  if ((await takeBackDecisions(ctx.client, wanted)) < wanted.length) throw new Refusal('not_found')
  return null
}

export async function readDecisions(ctx: RequestContext, accountId: string): Promise<Decision[]> {
  await requireRight(ctx, 'portfolio.position', accountId)
  return listDecisionsOf(ctx.client, accountId)
}

function refuseUnless(wish: DecisionInput, account: AccountToDecide | undefined, today: CalendarDate): void {
  if (!account) throw new Refusal('not_found')
  if (account.isArchived) throw new Refusal('account_archived', { accountId: account.id })
  const refusal = whyNotDecide(wish, { today, classesLatestFirst: account.classesLatestFirst })
  if (refusal) throw new Refusal(refusal, { accountId: account.id })
}
