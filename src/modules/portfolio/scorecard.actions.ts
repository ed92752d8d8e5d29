import { requireRight } from '@/modules/accounts/accounts.door'
import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { Scorecard, ScorecardScores } from './scorecard.contract'
import { scoreSelection } from './scorecard.rules'
import { findScorecard, saveScores } from './scorecard.store'

/** The card of an account and what it comes to; an empty one of version 0 before the first. */
export async function readScorecard(ctx: RequestContext, accountId: string): Promise<Scorecard> {
  await requireRight(ctx, 'portfolio.position', accountId)
  return currentCard(ctx, accountId)
}

export async function saveScorecard(
  ctx: RequestContext,
  accountId: string,
  scores: ScorecardScores,
  version: number,
): Promise<Scorecard> {
  await requireRight(ctx, 'scorecard.write', accountId)
  const results = scoreSelection(scores)
  if (!(await saveScores(ctx.client, accountId, { scores, results }, version)))
    throw new Refusal('version_stale', { current: await currentCard(ctx, accountId) })
  return currentCard(ctx, accountId)
}

async function currentCard(ctx: RequestContext, accountId: string): Promise<Scorecard> {
  const stored = await findScorecard(ctx.client, accountId)
  const scores = stored?.scores ?? emptyCard
  const { attractiveness, relativeStrength, answeredPct, category } = scoreSelection(scores)
  return {
    ...scores,
    version: stored?.version ?? 0,
    attractivenessResult: attractiveness,
    relativeStrength,
    answeredPct,
    category,
  }
}

const unansweredStrength = { solution: null, service: null, price: null, relation: null, innovation: null }
const emptyCard: ScorecardScores = {
  attractiveness: { margin: null, growth: null, spend: null, fit: null, openness: null },
  strengthUs: unansweredStrength,
  strengthRival: unansweredStrength,
}
