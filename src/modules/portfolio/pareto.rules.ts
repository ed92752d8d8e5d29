import { decimal, type Decimal } from '@/shared/kernel/money'
import { largestFirst, scaledNets, type ScaledNets } from './scaled-nets.rules'

export interface AccountSales {
  readonly id: string
  readonly net: Decimal
}
/** In %, 0 < a < b ≤ 100. */
export interface ParetoCuts {
  readonly a: number
  readonly b: number
}
export type ParetoClass = 'A' | 'B' | 'C' | 'N'
export type ClassCounts = Readonly<Record<ParetoClass, number>>

/**
 * share, reachedBefore and reached are % of the positive sales, unrounded; null for class N, which stands apart.
 * They are worked out when read: copy them by name, a spread leaves them out.
 */
export interface ParetoRow {
  readonly id: string
  readonly net: Decimal
  readonly rank: number
  readonly share: Decimal | null
  readonly reachedBefore: Decimal | null
  readonly reached: Decimal | null
  readonly paretoClass: ParetoClass
}

/** Sales sorted once; every question about cuts is then a search. A «place» is an index into `order`. */
export interface SortedSales {
  /** Sums are whole numbers of 10^-places. */
  readonly places: number
  /** Positions in the input, largest first. */
  readonly order: Uint32Array
  /** By place: 1 for the largest; equal sales share the smallest of their block. */
  readonly ranks: Uint32Array
  /** By place: how many accounts are in once the whole block of equal sales is. */
  readonly blockEnds: Uint32Array
  /** sums[n] = positive sales of the n largest; one more than accounts. */
  readonly sums: Float64Array | readonly bigint[]
  /** How many are positive. */
  readonly positive: number
  /** T: the sum of the positive ones. */
  readonly base: bigint
  /** The sum of all. */
  readonly net: bigint
}
export interface ClassifiedSales extends SortedSales {
  /** Accounts of A, B, C and N, which follow one another in the order. */
  readonly counts: ClassCounts
}

export const usualCuts: ParetoCuts = { a: 80, b: 95 }

/**
 * Suggests which accounts are key by the sales they bring; a person decides (KeyAccountDecision).
 * Shape   in: one row per account, any order. Out: the same accounts, largest first, equal ones by id.
 * Units   net: exact decimal, one currency, one window; credit notes netted, so it may be negative. cuts: %.
 * Rule    countClasses; N is a net of zero or less.
 * Cost    linear, ties n log n.   Errors  RangeError when cuts are not 0 < a < b ≤ 100.   Source  method F1
 */
export function classifyByPareto(sales: readonly AccountSales[], cuts: ParetoCuts): ParetoRow[] {
  const classified = classifyScaled(scaledNets(sales.map((account) => account.net)), cuts)
  const order = orderByIdWithinTies(classified, sales)
  const rows: ParetoRow[] = []
  for (let place = 0; place < order.length; place++) {
    rows.push(new RankedAccount(sales[order[place]!]!, place, classified))
  }
  return rows
}

/** The same on whole numbers in any order, without rows: what the browser's chart calls at each step of a drag. */
export function classifyScaled(nets: ScaledNets, cuts: ParetoCuts): ClassifiedSales {
  const sorted = sortSales(nets)
  return { ...sorted, counts: countClasses(sorted, cuts) }
}

/**
 * Sorts sales for classification.
 * Shape   in: one amount per account, any order. Out: see SortedSales.
 * Units   one currency, one window; credit notes netted, so they may be negative.
 * Cost    linear; n log n beyond 2^53.   Errors  none.   Source  method F1
 */
export function sortSales(nets: ScaledNets): SortedSales {
  const order = largestFirst(nets)
  const sums = nets.kind === 'safe' ? safeSums(nets.values, order) : bigSums(nets.values, order)
  const base = BigInt(sums.at(-1)!)
  let positive = 0
  for (const value of nets.values) if (value > 0) positive++
  return {
    places: nets.places,
    order,
    ...blocksOfEqual(nets.values, order),
    sums,
    positive,
    base,
    net: base + negativeSum(nets),
  }
}

/**
 * How many accounts each class holds: the one rule of the 80/20, on the server and under the dragged line.
 * Rule    A while what was reached BEFORE the account is under cuts.a % of the base; B while under cuts.b; else C.
 *         Equal sales form one block, never split. A net of zero or less is N.
 * Cost    log n.   Errors  RangeError when cuts are not 0 < a < b ≤ 100.   Source  method F1
 */
export function countClasses(sales: SortedSales, cuts: ParetoCuts): ClassCounts {
  requireOrdered(cuts)
  const upToA = countUnder(sales, cuts.a)
  const upToB = countUnder(sales, cuts.b)
  return { A: upToA, B: upToB - upToA, C: sales.positive - upToB, N: sales.order.length - sales.positive }
}

/** The class at a place (0 = largest). */
export function classAt(place: number, counts: ClassCounts): ParetoClass {
  if (place < counts.A) return 'A'
  if (place < counts.A + counts.B) return 'B'
  return place < counts.A + counts.B + counts.C ? 'C' : 'N'
}

/** The order, where places within a block of equal sales follow the id: that of the input leaves no trace. In place. */
export function orderByIdWithinTies(
  { order, blockEnds }: SortedSales,
  sales: readonly { readonly id: string }[],
): Uint32Array {
  for (let start = 0, end = 0; start < order.length; start = end) {
    end = blockEnds[start]!
    if (end - start === 1) continue
    order.subarray(start, end).sort((left, right) => (sales[left]!.id < sales[right]!.id ? -1 : 1))
  }
  return order
}

export function requireOrdered(cuts: ParetoCuts): void {
  if (cuts.a > 0 && cuts.a < cuts.b && cuts.b <= 100) return
  throw new RangeError(`cuts must be 0 < a < b ≤ 100, not ${cuts.a} and ${cuts.b}`)
}

/** Accounts whose block starts under `cut` % of the base: the block that the cut falls into goes in whole. */
function countUnder(sales: SortedSales, cut: number): number {
  const limit = limitOf(cut, sales.base)
  const comparable = Array.isArray(sales.sums) ? limit : Number(limit)
  let [low, high] = [0, sales.positive]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sales.sums[middle]! < comparable) low = middle + 1
    else high = middle
  }
  return low === 0 ? 0 : sales.blockEnds[low - 1]!
}

/** The smallest whole sum that is not under `cut` % of the base: under it, and only then, 100·sum < cut·base. */
function limitOf(cut: number, base: bigint): bigint {
  const share = decimal(cut)
  const places = Math.max(0, share.c.length - 1 - share.e)
  const whole = 100n * 10n ** BigInt(places)
  const wanted = BigInt(share.times(decimal(10).pow(places)).toFixed(0)) * base
  return (wanted + whole - 1n) / whole
}

function blocksOfEqual(values: ScaledNets['values'], order: Uint32Array): Pick<SortedSales, 'ranks' | 'blockEnds'> {
  const ranks = new Uint32Array(order.length)
  const blockEnds = new Uint32Array(order.length)
  for (let start = 0, end = 0; start < order.length; start = end) {
    const value = values[order[start]!]!
    for (end = start + 1; end < order.length && values[order[end]!] === value;) end++
    for (let place = start; place < end; place++) {
      ranks[place] = start + 1
      blockEnds[place] = end
    }
  }
  return { ranks, blockEnds }
}

function safeSums(values: Float64Array, order: Uint32Array): Float64Array {
  const sums = new Float64Array(order.length + 1)
  for (let place = 0; place < order.length; place++) {
    sums[place + 1] = sums[place]! + Math.max(0, values[order[place]!]!)
  }
  return sums
}

function bigSums(values: readonly bigint[], order: Uint32Array): bigint[] {
  const sums = [0n]
  for (const [place, at] of order.entries()) sums.push(sums[place]! + (values[at]! > 0n ? values[at]! : 0n))
  return sums
}

function negativeSum({ values }: ScaledNets): bigint {
  let sum = 0n
  for (const value of values) if (value < 0) sum += BigInt(value)
  return sum
}

/** Divides only when a share is asked for: 100,000 exact divisions would cost twenty sorts. */
class RankedAccount implements ParetoRow {
  readonly id: string
  readonly net: Decimal
  readonly rank: number
  readonly paretoClass: ParetoClass
  private readonly place: number
  private readonly sales: ClassifiedSales

  constructor(account: AccountSales, place: number, sales: ClassifiedSales) {
    this.id = account.id
    this.net = account.net
    this.rank = sales.ranks[place]!
    this.paretoClass = classAt(place, sales.counts)
    this.place = place
    this.sales = sales
  }

  get share(): Decimal | null {
    const { base, places } = this.sales
    if (this.paretoClass === 'N') return null
    return this.net.times(decimal(10).pow(places)).times(100).div(decimal(base.toString()))
  }

  get reachedBefore(): Decimal | null {
    return this.percentReached(this.rank - 1)
  }

  get reached(): Decimal | null {
    return this.percentReached(this.sales.blockEnds[this.place]!)
  }

  private percentReached(accounts: number): Decimal | null {
    if (this.paretoClass === 'N') return null
    const { sums, base } = this.sales
    return decimal(sums[accounts]!.toString()).times(100).div(decimal(base.toString()))
  }
}
