import { addMonths } from '@/shared/kernel/calendar-date'
import { sumOf } from '@/shared/kernel/money'
import type { ReplyOf } from '@/shared/kernel/endpoint'
import type { accountSalesEndpoint } from '../sales.contract'

export type AccountSales = ReplyOf<typeof accountSalesEndpoint>

/** One month beside the same month a year before. Amounts, or units for those who see no amounts, as exact text. */
export interface MonthPair {
  month: string
  now: string
  /** Null where the year before is not recorded. */
  before: string | null
  documents: number
  /** The company's last month with sales may not be over yet. */
  isOpen: boolean
}

export function hasAmounts(sales: AccountSales): boolean {
  return sales.months.some((month) => month.net !== undefined)
}

/** The months from `count` full ones back to the last, and the one that is still running, each with its year before. */
export function monthPairs(sales: AccountSales, count: number): MonthPair[] {
  const last = sales.linesTo ?? sales.lastMonth
  if (!last) return []
  const isMoney = hasAmounts(sales)
  const byMonth = new Map(sales.months.map((month) => [month.month, month]))
  const first = addMonths(last, 1 - count)
  return sales.months
    .filter(({ month }) => month >= first)
    .map((month): MonthPair => {
      const before = byMonth.get(addMonths(month.month, -12))
      return {
        month: month.month,
        now: (isMoney ? month.net : month.units) ?? '0',
        before: before ? ((isMoney ? before.net : before.units) ?? '0') : null,
        documents: month.documents,
        isOpen: month.month > last,
      }
    })
}

export interface YearFigures {
  now: string
  before: string | null
  /** % of net sales over cost; null where the cost of a part is unknown. */
  marginPct: number | null
  documents: number
}

/** Exact sums of the twelve full months. */
export function yearFigures(sales: AccountSales): YearFigures {
  const pairs = monthPairs(sales, 12).filter((pair) => !pair.isOpen)
  const now = sumOf(pairs.map((pair) => pair.now))
  const isRecorded = pairs.length > 0 && pairs.every((pair) => pair.before !== null)
  return {
    now: now.toString(),
    before: isRecorded ? sumOf(pairs.map((pair) => pair.before ?? '0')).toString() : null,
    marginPct: marginOf(sales, new Set(pairs.map((pair) => pair.month))),
    documents: pairs.reduce((sum, pair) => sum + pair.documents, 0),
  }
}

function marginOf(sales: AccountSales, months: ReadonlySet<string>): number | null {
  const counted = sales.months.filter(({ month, documents }) => months.has(month) && documents > 0)
  if (counted.length === 0 || counted.some(({ net, cost }) => net === undefined || typeof cost !== 'string'))
    return null
  const net = sumOf(counted.map((month) => month.net ?? '0'))
  if (net.lte(0)) return null
  return net
    .minus(sumOf(counted.map((month) => month.cost ?? '0')))
    .div(net)
    .times(100)
    .toNumber()
}
