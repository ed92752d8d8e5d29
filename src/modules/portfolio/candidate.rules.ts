import { decimal, type Decimal } from '@/shared/kernel/money'
import { nextCandidatePlaces } from './pareto-summary.rules'
import type { ClassCounts, ParetoClass } from './pareto.rules'

/** An account outside A that nobody made key. */
export interface PossibleCandidate {
  readonly id: string
  readonly rank: number
  readonly value: string
  readonly paretoClass: ParetoClass
  readonly attractiveness: number | null
  readonly answeredPct: number
}
export interface CutOfA {
  readonly counts: ClassCounts
  /** Null when nothing is A. */
  readonly smallestOfA: string | null
}

const nearCutPct = 90

/** From which value an account counts as near the cut: nine tenths of the smallest A; null when nothing is A. */
export function nearCutFrom({ smallestOfA }: CutOfA): Decimal | null {
  return smallestOfA === null ? null : decimal(smallestOfA).times(nearCutPct).div(100)
}

/** The last rank that is looked at for its place alone; 0 when none is. */
export function lastRankByPlace({ counts }: CutOfA): number {
  const { from, to } = nextCandidatePlaces(counts)
  return to > from ? to : 0
}

/**
 * Who should be looked at beside class A.
 * Shape   in: accounts outside A that are not key, any order. Out: some of them, with what they miss to the cut.
 * Rule    class B near the cut or with a scorecard; when few clients carry everything, the next ones up to 20 % of the
 *         clients. Near ones first, then the more attractive, then the larger.
 * Cost    n log n.   Errors  none.   Source  method F1, F17
 */
export function listCandidates<Account extends PossibleCandidate>(
  accounts: readonly Account[],
  cut: CutOfA,
): (Account & { readonly isNearCut: boolean; readonly missingToCut: string | null })[] {
  const nearFrom = nearCutFrom(cut)
  const lastRank = lastRankByPlace(cut)
  return accounts
    .map((account) => ({
      ...account,
      isNearCut: account.paretoClass === 'B' && nearFrom !== null && decimal(account.value).gte(nearFrom),
      missingToCut: cut.smallestOfA === null ? null : decimal(cut.smallestOfA).minus(account.value).toFixed(),
    }))
    .filter(
      (account) =>
        account.isNearCut ||
        (account.paretoClass === 'B' && account.answeredPct > 0) ||
        (account.paretoClass !== 'N' && account.rank <= lastRank),
    )
    .toSorted(
      (left, right) =>
        Number(right.isNearCut) - Number(left.isNearCut) ||
        (right.attractiveness ?? -1) - (left.attractiveness ?? -1) ||
        left.rank - right.rank ||
        (left.id < right.id ? -1 : 1),
    )
}
