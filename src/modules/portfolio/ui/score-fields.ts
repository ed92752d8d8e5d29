import type { ScorecardScores } from '../scorecard.contract'
import { attractivenessWeights, strengthWeights } from '../scorecard.rules'

export const attractions = Object.keys(attractivenessWeights) as (keyof typeof attractivenessWeights)[]
export const strengths = Object.keys(strengthWeights) as (keyof typeof strengthWeights)[]

type Attraction = (typeof attractions)[number]
type Strength = (typeof strengths)[number]
export type ScoreField = `attractiveness.${Attraction}` | `strengthUs.${Strength}` | `strengthRival.${Strength}`
/** Each score by itself, so that two people can write on one card: only the same score asks whose counts. */
export type ScoreFields = Record<ScoreField, number | null>

export function fieldsOf(scores: ScorecardScores): ScoreFields {
  const { attractiveness, strengthUs, strengthRival } = scores
  return Object.fromEntries([
    ...attractions.map((criterion) => [`attractiveness.${criterion}`, attractiveness[criterion]]),
    ...strengths.map((criterion) => [`strengthUs.${criterion}`, strengthUs[criterion]]),
    ...strengths.map((criterion) => [`strengthRival.${criterion}`, strengthRival[criterion]]),
  ]) as ScoreFields
}

export function scoresOf(fields: ScoreFields): ScorecardScores {
  const strength = (side: 'strengthUs' | 'strengthRival'): ScorecardScores['strengthUs'] =>
    Object.fromEntries(
      strengths.map((criterion) => [criterion, fields[`${side}.${criterion}`]]),
    ) as ScorecardScores['strengthUs']
  return {
    attractiveness: Object.fromEntries(
      attractions.map((criterion) => [criterion, fields[`attractiveness.${criterion}`]]),
    ) as ScorecardScores['attractiveness'],
    strengthUs: strength('strengthUs'),
    strengthRival: strength('strengthRival'),
  }
}
