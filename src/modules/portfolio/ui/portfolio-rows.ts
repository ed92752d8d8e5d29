import { decimal, type Decimal, zero } from '@/shared/kernel/money'
import { yearOnYear } from '../growth.rules'
import { type ParetoClass, type SortedSales, sortSales } from '../pareto.rules'
import type { Portfolio, PortfolioRow } from '../portfolio.contract'
import { scaledTexts } from '../scaled-nets.rules'

/** One client of the run, unpacked. Amounts are exact text in the run's currency. */
export interface Client {
  readonly id: string
  readonly name: string
  readonly value: string
  readonly paretoClass: ParetoClass
  readonly previousClass: ParetoClass | null
  readonly previousRank: number | null
  readonly yearBefore: string | null
  readonly isKey: boolean
  readonly managerId: string | null
  readonly isPinned: boolean
  readonly rank: number
  /** % of the positive sales; null for class N. */
  readonly sharePct: string | null
}

export function clientOf(row: PortfolioRow): Client {
  const [
    id,
    name,
    value,
    paretoClass,
    previousClass,
    previousRank,
    yearBefore,
    isKey,
    managerId,
    isPinned,
    rank,
    sharePct,
  ] = row
  return {
    id,
    name,
    value,
    paretoClass,
    previousClass,
    previousRank,
    yearBefore,
    isKey: isKey === 1,
    managerId,
    isPinned: isPinned === 1,
    rank,
    sharePct,
  }
}

/** What the Pareto and its line need: sorted once, asked at every step of a drag. */
export interface ParetoView {
  readonly rows: readonly PortfolioRow[]
  readonly sales: SortedSales
  /** For drawing only: sales of those above zero, and % that the n largest bring. */
  readonly values: Float64Array
  readonly reached: Float64Array
}

export function paretoViewOf(rows: readonly PortfolioRow[]): ParetoView {
  const sales = sortSales(scaledTexts(rows.map((row) => row[2])))
  const ordered = Array.from(sales.order, (at) => rows[at]!)
  const values = new Float64Array(sales.positive)
  const reached = new Float64Array(sales.positive + 1)
  const base = Number(sales.base)
  for (let place = 0; place < sales.positive; place++) {
    values[place] = Number(ordered[place]![2])
    reached[place + 1] = (100 * Number(sales.sums[place + 1]!)) / base
  }
  return { rows: ordered, sales, values, reached }
}

/** What the `count` largest bring, exactly. */
export function sumOfLargest({ sales }: ParetoView, count: number): Decimal {
  return decimal(sales.sums[count]!.toString()).div(decimal(10).pow(sales.places))
}

export type MoveKind = 'enters' | 'leaves' | 'rises' | 'falls'
export interface ClientMove {
  readonly id: string
  readonly name: string
  readonly kind: MoveKind
  /** Null = it did not sell in the run before. */
  readonly was: ParetoClass | null
  /** Null = no sales in the window. */
  readonly is: ParetoClass | null
  readonly rankBefore: number | null
  readonly rank: number | null
  /** % against the same months a year earlier; «new» = it bought nothing then. */
  readonly change: number | 'new' | null
  readonly isKey: boolean
  readonly managerId: string | null
}

const height: Readonly<Record<ParetoClass, number>> = { A: 3, B: 2, C: 1, N: 0 }
const order: readonly MoveKind[] = ['enters', 'leaves', 'rises', 'falls']

/** Who changed class since the run before: first those who enter A, then those who leave it, then the rest, largest first. */
export function movesOf({ rows, gone, previousRun }: Pick<Portfolio, 'rows' | 'gone' | 'previousRun'>): ClientMove[] {
  if (!previousRun) return []
  const moves = rows.flatMap((row): ClientMove[] => {
    const client = clientOf(row)
    const { previousClass: was, paretoClass: is } = client
    if (was === is || (was === null && is !== 'A')) return []
    return [{ ...client, was, is, kind: kindOf(was, is), rankBefore: client.previousRank, change: changeOf(client) }]
  })
  for (const client of gone) {
    const was = client.previousClass
    if (was === null) continue
    const kind = kindOf(was, 'N')
    moves.push({ ...client, was, is: null, kind, rankBefore: client.previousRank, rank: null, change: null })
  }
  return moves.sort((left, right) => order.indexOf(left.kind) - order.indexOf(right.kind))
}

export function changeOf(client: Pick<Client, 'value' | 'yearBefore'>): number | 'new' | null {
  const growth = yearOnYear(decimal(client.value), client.yearBefore === null ? null : decimal(client.yearBefore))
  if (growth === null) return null
  return growth.kind === 'new' ? 'new' : growth.pct.toNumber()
}

/** % of a base, for reading; null when there is nothing to divide by. */
export function percentOf(part: Decimal | string | number, whole: Decimal | string | number): Decimal | null {
  const base = decimal(whole)
  return base.gt(zero) ? decimal(part).times(100).div(base) : null
}

function kindOf(was: ParetoClass | null, is: ParetoClass): MoveKind {
  if (is === 'A') return 'enters'
  if (was === 'A') return 'leaves'
  return height[is] > height[was ?? 'N'] ? 'rises' : 'falls'
}
