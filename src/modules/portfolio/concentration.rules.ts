import { decimal, type Decimal } from '@/shared/kernel/money'
import type { SortedSales } from './pareto.rules'

/** Indexes are plain numbers, unrounded; null = n/d. Shares are %. */
export interface Concentration {
  readonly clients: number
  /** 0–10 000. */
  readonly hhi: number | null
  /** 0–1; n/d with one client. */
  readonly normalised: number | null
  readonly effectiveClients: number | null
  /** 0–1. */
  readonly gini: number | null
  readonly topShare: Decimal | null
  readonly topThreeShare: Decimal | null
  /** The largest client, or all of them together, weigh so much that losing one would hurt. */
  readonly isWarned: boolean
}

const warnedTopShare = 25
const warnedHhi = 2500

/**
 * How much of the sales hang on few clients.
 * Shape   in: sorted sales; those of zero or less are left out.
 * Rule    H = Σs², HHI = 10 000·H; normalised (H − 1/n)/(1 − 1/n); effective clients 1/H;
 *         Gini = 2Σ i·x(i)/(n·Σx) − (n + 1)/n ascending. Warned from 25 % in one client or HHI 2 500: our cuts, since
 *         those of competition law do not measure the risk of a seller.
 * Cost    linear.   Errors  none.   Source  method F2
 */
export function concentrationOf(sales: SortedSales): Concentration {
  const { positive: clients, base } = sales
  if (clients === 0) return nothing
  let squares = 0n
  let weighted = 0n
  for (let place = 0; place < clients; place++) {
    const value = BigInt(sales.sums[place + 1]!) - BigInt(sales.sums[place]!)
    squares += value * value
    weighted += BigInt(clients - place) * value
  }
  const h = ratio(squares, base * base)
  const hhi = h.times(10_000).toNumber()
  const topShare = shareOfTop(sales, 1)
  return {
    clients,
    hhi,
    normalised:
      clients === 1
        ? null
        : h
            .minus(ratio(1n, BigInt(clients)))
            .div(ratio(BigInt(clients - 1), BigInt(clients)))
            .toNumber(),
    effectiveClients: decimal(1).div(h).toNumber(),
    gini: ratio(2n * weighted, BigInt(clients) * base)
      .minus(ratio(BigInt(clients + 1), BigInt(clients)))
      .toNumber(),
    topShare,
    topThreeShare: shareOfTop(sales, 3),
    isWarned: hhi >= warnedHhi || topShare!.gte(warnedTopShare),
  }
}

/** CR_n: what the n largest bring, in %; n/d without positive sales. */
export function shareOfTop(sales: SortedSales, count: number): Decimal | null {
  if (sales.base === 0n) return null
  const sum = BigInt(sales.sums[Math.min(count, sales.positive)]!)
  return ratio(100n * sum, sales.base)
}

const nothing: Concentration = {
  clients: 0,
  hhi: null,
  normalised: null,
  effectiveClients: null,
  gini: null,
  topShare: null,
  topThreeShare: null,
  isWarned: false,
}

function ratio(part: bigint, whole: bigint): Decimal {
  return decimal(part.toString()).div(decimal(whole.toString()))
}
