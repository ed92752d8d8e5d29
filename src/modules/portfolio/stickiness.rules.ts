import { sumOf, type Decimal } from '@/shared/kernel/money'
import type { ParetoClass } from './pareto.rules'

export interface ClassifiedAccount {
  readonly id: string
  readonly net: Decimal
  readonly rank: number
  readonly paretoClass: ParetoClass
}
export type MovementKind = 'enters' | 'leaves' | 'rises' | 'falls' | 'stays'
export interface Movement {
  readonly id: string
  readonly kind: MovementKind
  /** Null = it was not there («new») or is no longer («left»). */
  readonly from: ParetoClass | null
  readonly to: ParetoClass | null
  readonly rankFrom: number | null
  readonly rankTo: number | null
}
export interface Stickiness {
  readonly stayed: number
  readonly of: number
  /** % by count, of both sets together, and weighted by what each brought before; null when nothing was A. */
  readonly stayedPct: number | null
  readonly jaccardPct: number | null
  readonly weightedPct: Decimal | null
}
export type MatrixSide = ParetoClass | 'none'
export const matrixSides: readonly MatrixSide[] = ['A', 'B', 'C', 'N', 'none']

/**
 * How many of the A of one period are still A in the next.
 * Shape   in: both periods' accounts, any order.
 * Rule    stayed/of; Jaccard = both / either; weighted by the sales of the period before.
 * Cost    linear.   Errors  none.   Source  method F3
 */
export function stickinessOf(before: readonly ClassifiedAccount[], now: readonly ClassifiedAccount[]): Stickiness {
  const were = before.filter((account) => account.paretoClass === 'A')
  const are = new Set(now.filter((account) => account.paretoClass === 'A').map((account) => account.id))
  const stayed = were.filter((account) => are.has(account.id))
  const either = were.length + are.size - stayed.length
  const broughtBefore = sumOf(were.map((account) => account.net))
  return {
    stayed: stayed.length,
    of: were.length,
    stayedPct: were.length === 0 ? null : (100 * stayed.length) / were.length,
    jaccardPct: either === 0 ? null : (100 * stayed.length) / either,
    weightedPct:
      were.length === 0
        ? null
        : sumOf(stayed.map((account) => account.net))
            .times(100)
            .div(broughtBefore),
  }
}

/**
 * What happened to each account between two periods.
 * Shape   Out: first those of now in their order, then those no longer there.
 * Rule    enters = into A, leaves = out of A; rises and falls below A, N and absence being the lowest.
 * Cost    linear.   Errors  none.   Source  method F3
 */
export function movementsBetween(before: readonly ClassifiedAccount[], now: readonly ClassifiedAccount[]): Movement[] {
  const wereById = new Map(before.map((account) => [account.id, account]))
  const areById = new Map(now.map((account) => [account.id, account]))
  const gone = before.filter((account) => !areById.has(account.id))
  return [...now, ...gone].map(({ id }) => {
    const [was, is] = [wereById.get(id), areById.get(id)]
    const [from, to] = [was?.paretoClass ?? null, is?.paretoClass ?? null]
    return { id, kind: kindOf(from, to), from, to, rankFrom: was?.rank ?? null, rankTo: is?.rank ?? null }
  })
}

/** Accounts by class before (rows) and now (columns); «none» = not there, so new ones and those that left. */
export function classMatrix(movements: readonly Movement[]): Record<MatrixSide, Record<MatrixSide, number>> {
  const row = (): Record<MatrixSide, number> => ({ A: 0, B: 0, C: 0, N: 0, none: 0 })
  const matrix = { A: row(), B: row(), C: row(), N: row(), none: row() }
  for (const { from, to } of movements) matrix[from ?? 'none'][to ?? 'none']++
  return matrix
}

/**
 * Consecutive latest periods outside A.
 * Shape   in: classes of one account, latest period first; null = it had no sales in that period.
 * Source  method F3
 */
export function periodsOutsideA(latestFirst: readonly (ParetoClass | null)[]): number {
  const at = latestFirst.indexOf('A')
  return at < 0 ? latestFirst.length : at
}

/** Entering takes one period in A, leaving two outside it: one bad period does not undo a relation. Source: method F3 */
export const periodsToLeave = 2
export function hasHysteresisToLeave(latestFirst: readonly (ParetoClass | null)[]): boolean {
  return periodsOutsideA(latestFirst) >= periodsToLeave
}

const height: Record<MatrixSide, number> = { A: 3, B: 2, C: 1, N: 0, none: 0 }

function kindOf(from: ParetoClass | null, to: ParetoClass | null): MovementKind {
  const change = height[to ?? 'none'] - height[from ?? 'none']
  if (change === 0) return 'stays'
  if (change > 0) return to === 'A' ? 'enters' : 'rises'
  return from === 'A' ? 'leaves' : 'falls'
}
