import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId } from '@/shared/kernel/ids'

export const selectionCategory = z.enum(['strategic', 'promise', 'established', 'efficient'])

/** 0 none, 5 average, 10 the best, one decimal at most; null = not answered. */
const score = z.number().min(0).max(10).multipleOf(0.1).nullable()
const strength = z.object({ solution: score, service: score, price: score, relation: score, innovation: score })

export const scorecardScores = z.object({
  attractiveness: z.object({ margin: score, growth: score, spend: score, fit: score, openness: score }),
  strengthUs: strength,
  strengthRival: strength,
})
export type ScorecardScores = z.infer<typeof scorecardScores>

export const scorecard = scorecardScores.extend({
  /** 0 while there is none. */
  version: z.int(),
  attractivenessResult: z.number().nullable(),
  relativeStrength: z.number().nullable(),
  answeredPct: z.number(),
  /** Null = incomplete. */
  category: selectionCategory.nullable(),
})
export type Scorecard = z.infer<typeof scorecard>

export const getScorecardEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/scorecard',
  allow: 'portfolio.position',
  params: z.object({ accountId }),
  returns: scorecard,
  refusals: ['not_found'],
})
/** If-Match «0» creates the first one. A stale version brings the current card in `details.current`. */
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
