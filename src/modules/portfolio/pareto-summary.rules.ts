import { decimal, type Decimal } from '@/shared/kernel/money'
import type { ClassCounts, ClassifiedSales, ParetoClass } from './pareto.rules'

export type ParetoShape = 'hyperconcentrated' | 'typical' | 'dispersed'

/** Amounts are exact; percentages are unrounded, null where there is nothing to divide by. */
export interface ParetoSummary {
  /** T: positive sales. */
  readonly base: Decimal
  /** With net credits. */
  readonly net: Decimal
  readonly clients: number
  readonly classes: Readonly<Record<ParetoClass, { clients: number; net: Decimal; share: Decimal | null }>>
  /** «{clientsPct} % de los clientes genera {salesPct} %»: the A. */
  readonly vital: { readonly clients: number; readonly clientsPct: Decimal | null; readonly salesPct: Decimal | null }
  /** «El 20 % genera {salesPct} %»: the ⌈n/5⌉ largest. */
  readonly fifth: { readonly clients: number; readonly salesPct: Decimal | null }
  readonly shape: ParetoShape | null
}

/**
 * The sentence of the portfolio: the real pair, never assumed.
 * Shape   in: sales already classified. Out: sums and counts; clients are those with positive sales.
 * Rule    share of a class = its sum / T; N has no share. The fifth is cut by count, rounded up.
 * Cost    constant.   Errors  none.   Source  method RG-03, F1
 */
export function summarisePareto(sales: ClassifiedSales): ParetoSummary {
  const { counts, sums, positive, base, net } = sales
  const amount = (units: number | bigint): Decimal => decimal(units.toString()).div(decimal(10).pow(sales.places))
  const sumOfPlaces = (from: number, to: number): bigint => BigInt(sums[to]!) - BigInt(sums[from]!)
  const ofClass = (from: number, clients: number): { clients: number; net: Decimal; share: Decimal | null } => {
    const sum = sumOfPlaces(from, from + clients)
    return { clients, net: amount(sum), share: percentOf(sum, base) }
  }
  const fifth = Math.ceil(positive / 5)
  return {
    base: amount(base),
    net: amount(net),
    clients: positive,
    classes: {
      A: ofClass(0, counts.A),
      B: ofClass(counts.A, counts.B),
      C: ofClass(counts.A + counts.B, counts.C),
      N: { clients: counts.N, net: amount(net - base), share: null },
    },
    vital: {
      clients: counts.A,
      clientsPct: percentOf(BigInt(counts.A), BigInt(positive)),
      salesPct: percentOf(sumOfPlaces(0, counts.A), base),
    },
    fifth: { clients: fifth, salesPct: percentOf(sumOfPlaces(0, fifth), base) },
    shape: shapeOf(counts),
  }
}

/**
 * The name of the curve by the share of clients that are A.
 * Rule    up to 10 % hyperconcentrated (a risk of dependence), up to 30 % typical, beyond dispersed: 80 % reached by
 *         so many that not all should be key. Null without positive sales.
 * Cost    constant.   Errors  none.   Source  method F1
 */
export function shapeOf(counts: ClassCounts): ParetoShape | null {
  const positive = counts.A + counts.B + counts.C
  if (positive === 0) return null
  if (counts.A * 10 <= positive) return 'hyperconcentrated'
  return counts.A * 10 <= positive * 3 ? 'typical' : 'dispersed'
}

/**
 * Places of the accounts after A to look at as candidates when few carry everything.
 * Rule    hyperconcentrated: up to ⌈20 % of the clients⌉; any other shape: none, the whole class B is looked at.
 * Cost    constant.   Errors  none.   Source  method F1
 */
export function nextCandidatePlaces(counts: ClassCounts): { from: number; to: number } {
  const positive = counts.A + counts.B + counts.C
  const to = shapeOf(counts) === 'hyperconcentrated' ? Math.max(counts.A, Math.ceil(positive / 5)) : counts.A
  return { from: counts.A, to }
}

function percentOf(part: bigint, whole: bigint): Decimal | null {
  return whole > 0n ? decimal((part * 100n).toString()).div(decimal(whole.toString())) : null
}
