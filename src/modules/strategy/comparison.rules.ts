import type { CalendarDate } from '@/shared/kernel/calendar-date'
import type { PlanItem } from './plan-item.contract'
import { isExpired } from './plan-items.rules'
import { hasSource } from './plan-words.rules'

export type ComparisonView = 'client' | 'ours'
export interface ComparedRow {
  readonly itemId: string
  readonly name: string
  /** In %, of a whole of 100; equal parts where nobody set any. */
  readonly weightPct: number
  readonly us: number | null
  /** One for each rival, in their order. */
  readonly rivals: readonly (number | null)[]
  /** Against the best rival of the row; null = n/d. */
  readonly result: 'win' | 'draw' | 'lose' | null
  readonly hasProof: boolean
  readonly isProofExpired: boolean
}
export interface ComparedSide {
  /** 0–10, unrounded; null = n/d. */
  readonly score: number | null
  /** Weight of the criteria it has a score for. */
  readonly answeredPct: number
}
export interface Comparison {
  readonly rivals: readonly string[]
  readonly rows: readonly ComparedRow[]
  readonly us: ComparedSide
  readonly rivalSides: readonly ComparedSide[]
  /** Us ÷ the best rival; null = n/d, or too little is answered. */
  readonly relativeStrength: number | null
  /** What the weights add up to as written, in %; not 100 = they were brought to it. */
  readonly weightSum: number
  /** Names of the rows we win with a proof that still holds: «razones para comprarnos». */
  readonly reasons: readonly string[]
  readonly losses: readonly string[]
  readonly withoutProof: readonly string[]
  readonly expiredProof: readonly string[]
}

/** Under this much of the weight a side is not compared. */
const enoughPct = 70

/**
 * Why the client would buy from us rather than from comparable competitors.
 * Shape   in: the criteria, whose eyes. Out: rows in the order given, rivals by name.
 * Units   scores 0–10 with one decimal; weights %.
 * Rule    Side = Σ weight·score over the criteria it has a score for, divided by their weight. Weights are brought to
 *         100; criteria without weight count for nothing, unless none has any: then all alike. Relative strength = us ÷
 *         the best rival, both with 70 % of the weight answered. 6.85 against 6.20: 1.105. Sums are whole numbers.
 * Cost    criteria × rivals.   Errors  none.   Source  method F17, R1-10
 */
export function compareWithRivals(
  criteria: readonly PlanItem<'criterion'>[],
  view: ComparisonView,
  today: CalendarDate,
): Comparison {
  const rivals = namesOfRivals(criteria)
  const written = criteria.map(({ content }) => tenths(content.weightPct ?? 0))
  const sum = written.reduce((total, weight) => total + weight, 0)
  const weights = sum === 0 ? criteria.map(() => 1) : written
  const whole = sum === 0 ? criteria.length : sum
  const rows = criteria.map((item, at) => rowOf(item, view, rivals, (weights[at]! * 100) / whole, today))
  const sideOf = (scores: readonly (number | null)[]): ComparedSide => weighted(scores, weights, whole)
  const us = sideOf(rows.map((row) => row.us))
  const rivalSides = rivals.map((_, at) => sideOf(rows.map((row) => row.rivals[at]!)))
  const names = (holds: (row: ComparedRow) => boolean): string[] => rows.filter(holds).map((row) => row.name)
  return {
    rivals,
    rows,
    us,
    rivalSides,
    relativeStrength: relativeStrengthOf(us, rivalSides),
    weightSum: sum / 10,
    reasons: names((row) => row.result === 'win' && row.hasProof && !row.isProofExpired),
    losses: names((row) => row.result === 'lose'),
    withoutProof: names((row) => !row.hasProof),
    expiredProof: names((row) => row.isProofExpired),
  }
}

function rowOf(
  item: PlanItem<'criterion'>,
  view: ComparisonView,
  rivals: readonly string[],
  weightPct: number,
  today: CalendarDate,
): ComparedRow {
  const { us, rivals: scores } = item.content[view]
  const theirs = rivals.map((rival) => scores[rival] ?? null)
  const hasProof = hasSource(item.content.proof)
  return {
    itemId: item.id,
    name: item.content.name,
    weightPct,
    us,
    rivals: theirs,
    result: resultOf(us, theirs),
    hasProof,
    isProofExpired: hasProof && isExpired(item, today),
  }
}

function resultOf(us: number | null, rivals: readonly (number | null)[]): ComparedRow['result'] {
  const known = rivals.filter((score) => score !== null)
  if (us === null || known.length === 0) return null
  const best = Math.max(...known)
  return us > best ? 'win' : us < best ? 'lose' : 'draw'
}

function weighted(scores: readonly (number | null)[], weights: readonly number[], whole: number): ComparedSide {
  let [sum, answered] = [0, 0]
  for (const [at, score] of scores.entries()) {
    if (score === null) continue
    sum += weights[at]! * tenths(score)
    answered += weights[at]!
  }
  return { score: answered === 0 ? null : sum / answered / 10, answeredPct: whole === 0 ? 0 : (answered * 100) / whole }
}

function relativeStrengthOf(us: ComparedSide, rivals: readonly ComparedSide[]): number | null {
  const scores = rivals.filter((side) => side.answeredPct >= enoughPct).map((side) => side.score ?? 0)
  const best = Math.max(0, ...scores)
  return us.score === null || us.answeredPct < enoughPct || best === 0 ? null : us.score / best
}

/** Both views name the same rivals, whoever has scored them. */
function namesOfRivals(criteria: readonly PlanItem<'criterion'>[]): string[] {
  const names = criteria.flatMap(({ content }) => [
    ...Object.keys(content.client.rivals),
    ...Object.keys(content.ours.rivals),
  ])
  return [...new Set(names)].sort((left, right) => left.localeCompare(right, 'es'))
}

/** Scores and weights have one decimal: their tenths are whole, and whole numbers add up exactly. */
function tenths(value: number): number {
  return Math.round(value * 10)
}
