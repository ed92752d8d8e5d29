export type AttractivenessCriterion = 'margin' | 'growth' | 'spend' | 'fit' | 'openness'
export type StrengthCriterion = 'solution' | 'service' | 'price' | 'relation' | 'innovation'
/** 0 none, 5 average, 10 the best; null = not answered. */
export type Scores<C extends string> = Readonly<Record<C, number | null>>
export type SelectionCategory = 'strategic' | 'promise' | 'established' | 'efficient'

export interface ScorecardInput {
  readonly attractiveness: Scores<AttractivenessCriterion>
  /** In the client's eyes. */
  readonly strengthUs: Scores<StrengthCriterion>
  readonly strengthRival: Scores<StrengthCriterion>
}
export interface ScorecardResult {
  /** 0–10, null when nothing was answered. */
  readonly attractiveness: number | null
  readonly strengthUs: number | null
  readonly strengthRival: number | null
  /** Ours / the best competitor's. */
  readonly relativeStrength: number | null
  /** % of the weight answered, of the axis that is answered least. */
  readonly answeredPct: number
  /** Null = incomplete. */
  readonly category: SelectionCategory | null
}

export const attractivenessWeights: Readonly<Record<AttractivenessCriterion, number>> = {
  margin: 25,
  growth: 25,
  spend: 20,
  fit: 15,
  openness: 15,
}
export const strengthWeights: Readonly<Record<StrengthCriterion, number>> = {
  solution: 25,
  service: 20,
  price: 20,
  relation: 20,
  innovation: 15,
}
const attractiveFrom = 6
const strongFrom = 1
const enoughAnsweredPct = 70

/**
 * Which clients deserve to be key, by two axes: size alone never decides.
 * Rule    weighted mean of the answered criteria, the rest re-weighted; strength compares only criteria scored for us
 *         and for the competitor. Attractive from 6, strong from 1.0: both strategic, attractive alone promise, strong
 *         alone established, neither efficient. Under 70 % of the weight answered on either axis: no category.
 * Cost    constant.   Errors  none.   Source  method F17
 */
export function scoreSelection(input: ScorecardInput): ScorecardResult {
  const { attractiveness, strengthUs, strengthRival } = input
  const attraction = weightedMean(attractiveness, attractivenessWeights, () => true)
  const isCompared = (criterion: StrengthCriterion): boolean =>
    strengthUs[criterion] !== null && strengthRival[criterion] !== null
  const ours = weightedMean(strengthUs, strengthWeights, isCompared)
  const rivals = weightedMean(strengthRival, strengthWeights, isCompared)
  const relative = ours.mean !== null && rivals.mean !== null && rivals.mean > 0 ? ours.mean / rivals.mean : null
  const answeredPct = Math.min(attraction.answeredPct, ours.answeredPct)
  return {
    attractiveness: attraction.mean,
    strengthUs: ours.mean,
    strengthRival: rivals.mean,
    relativeStrength: relative,
    answeredPct,
    category: answeredPct < enoughAnsweredPct ? null : categoryOf(attraction.mean, relative),
  }
}

function weightedMean<C extends string>(
  scores: Scores<C>,
  weights: Readonly<Record<C, number>>,
  counts: (criterion: C) => boolean,
): { mean: number | null; answeredPct: number } {
  let [points, answered, whole] = [0, 0, 0]
  for (const criterion of Object.keys(weights) as C[]) {
    const score = scores[criterion]
    whole += weights[criterion]
    if (score === null || !counts(criterion)) continue
    points += weights[criterion] * score
    answered += weights[criterion]
  }
  return { mean: answered === 0 ? null : points / answered, answeredPct: (100 * answered) / whole }
}

function categoryOf(attractiveness: number | null, relative: number | null): SelectionCategory | null {
  if (attractiveness === null || relative === null) return null
  if (attractiveness >= attractiveFrom) return relative >= strongFrom ? 'strategic' : 'promise'
  return relative >= strongFrom ? 'established' : 'efficient'
}
