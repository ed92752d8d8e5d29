import { zero, type Decimal } from '@/shared/kernel/money'

/** What a client spends by the year in what we could serve: a figure, a range or both. One currency. */
export interface Spend {
  readonly spend: Decimal | null
  readonly low: Decimal | null
  readonly high: Decimal | null
}
/** In %, 0–100, unrounded; null = n/d. */
export interface WalletShare {
  readonly pct: Decimal | null
  /** What is left of the share if the client spends the most, and the least, that it may. */
  readonly lowPct: Decimal | null
  readonly highPct: Decimal | null
  /** We sell more than it is said to spend: one of the two figures is wrong. */
  readonly isOverSpend: boolean
}

/**
 * How much of what the client spends comes to us.
 * Shape   in: our net sales of the same year and lines, and the spend. Out: the share, and its range when there is one.
 * Units   one currency; sales of zero or less count as nothing.
 * Rule    sales / spend; the range is sales / high to sales / low. Sales over spend: 100 % and flagged.
 *         240/800 = 30 %; 700 to 1 000 gives 24.0–34.3 %.
 * Errors  none.   Source  method F6
 */
export function shareOfWallet(sales: Decimal, spend: Spend): WalletShare {
  const best = bestSpend(spend)
  if (best === null) return { pct: null, lowPct: null, highPct: null, isOverSpend: false }
  const sold = sales.gt(0) ? sales : zero
  const range = rangeOf(spend)
  return {
    pct: cappedPct(sold, best),
    lowPct: range && cappedPct(sold, range.high),
    highPct: range && cappedPct(sold, range.low),
    isOverSpend: sold.gt(best),
  }
}

/** The one figure to work with: what is said, else the middle of the range, else the end that is known. */
export function bestSpend({ spend, low, high }: Spend): Decimal | null {
  if (spend !== null) return spend
  return low !== null && high !== null ? low.plus(high).div(2) : (low ?? high)
}

/** The range with its ends in order and the figure inside it; null when only one figure is known. */
export function rangeOf({ spend, low, high }: Spend): { readonly low: Decimal; readonly high: Decimal } | null {
  if (low === null && high === null) return null
  const known = [spend, low, high].filter((amount) => amount !== null)
  const least = known.reduce((first, second) => (second.lt(first) ? second : first))
  const most = known.reduce((first, second) => (second.gt(first) ? second : first))
  return least.eq(most) ? null : { low: least, high: most }
}

/**
 * A guess from our place among the client's suppliers, where its spend is unknown; screens call it «estimada».
 * Shape   rank: 1 = the supplier it prefers; suppliers: how many it uses, us included. Out: %, unrounded.
 * Rule    (1 − rank/(N + 1))·(2/N): of three, 50 %, 33.3 % and 16.7 %.
 * Errors  RangeError unless 1 ≤ rank ≤ suppliers, both whole.   Source  method F6
 */
export function shareByRankPct(rank: number, suppliers: number): number {
  if (!Number.isInteger(rank) || !Number.isInteger(suppliers) || rank < 1 || rank > suppliers) {
    throw new RangeError(`rank must be 1 to the number of suppliers, not ${rank} of ${suppliers}`)
  }
  return (1 - rank / (suppliers + 1)) * (2 / suppliers) * 100
}

function cappedPct(sold: Decimal, spend: Decimal): Decimal | null {
  if (sold.gt(spend)) return zero.plus(100)
  return spend.gt(0) ? sold.times(100).div(spend) : null
}
