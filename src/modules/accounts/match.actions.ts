import type { ReplyOf } from '@/shared/kernel/endpoint'
import { Refusal, type RefusalCode } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import { requireRight } from './account-right'
import type { decideMatchEndpoint } from './match.contract'
import { findLookAlikes, findMatch, insertMatch, mergeAccounts, setDecision, undoMergeOf } from './match.store'

/** What the room above does when sales passed from one account to another: it ranks anew. Handed in, for arrows run downwards. */
export type SalesMoved = (ctx: RequestContext) => Promise<unknown>

/** After a director creates or renames a client: those with the same tax id, name or code wait as doubts. */
export async function noteLookAlikes(ctx: RequestContext, accountId: string): Promise<void> {
  for (const { id, reason, similarityPct } of await findLookAlikes(ctx.client, accountId))
    await insertMatch(ctx.client, { id: ctx.newId(), leftId: id, rightId: accountId, reason, similarityPct })
}

/** «The same» merges one into the other; «different» is remembered, and no import asks again. */
export async function decideMatch(
  ctx: RequestContext,
  matchId: string,
  { decision, keep, salesMoved }: { decision: 'same' | 'different'; keep: 'left' | 'right'; salesMoved: SalesMoved },
): Promise<ReplyOf<typeof decideMatchEndpoint>> {
  const match = await findMatch(ctx.client, matchId)
  if (!match) throw new Refusal('not_found')
  if (match.decision !== null) throw new Refusal('match_already_decided')
  if (decision === 'different') {
    await setDecision(ctx.client, matchId, 'different', ctx.actor.id)
    return { mergeId: null }
  }
  const [intoId, fromId] = keep === 'left' ? [match.leftId, match.rightId] : [match.rightId, match.leftId]
  return merge(ctx, { fromId, intoId, matchId }, salesMoved)
}

export async function reopenMatch(ctx: RequestContext, matchId: string): Promise<null> {
  const match = await findMatch(ctx.client, matchId)
  if (match?.decision !== 'different') throw new Refusal('not_found')
  await setDecision(ctx.client, matchId, null, null)
  return null
}

/** Merges an account into another that a person names. */
export async function mergeAccount(
  ctx: RequestContext,
  pair: { fromId: string; intoId: string },
  salesMoved: SalesMoved,
): Promise<{ mergeId: string }> {
  await requireRight(ctx, 'account.merge', pair.fromId)
  await requireRight(ctx, 'account.merge', pair.intoId)
  return merge(ctx, { ...pair, matchId: null }, salesMoved)
}

async function merge(
  ctx: RequestContext,
  pair: { fromId: string; intoId: string; matchId: string | null },
  salesMoved: SalesMoved,
): Promise<{ mergeId: string }> {
  const mergeId = ctx.newId()
  const refusal = await mergeAccounts(ctx.client, { id: mergeId, ...pair })
  if (refusal) throw new Refusal(refusal as RefusalCode)
  await salesMoved(ctx)
  return { mergeId }
}

export async function undoMerge(ctx: RequestContext, mergeId: string, salesMoved: SalesMoved): Promise<null> {
  const refusal = await undoMergeOf(ctx.client, mergeId)
  if (refusal) throw new Refusal(refusal as RefusalCode)
  await salesMoved(ctx)
  return null
}
