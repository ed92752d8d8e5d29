import { addMonths, type CalendarMonth } from '@/shared/kernel/calendar-date'
import { decimal, sumOf, zero, type Decimal } from '@/shared/kernel/money'
import type { MonthNet } from './goal.rules'
import type { ContentOf, PlanItem } from './plan-item.contract'

export type EventKind = ContentOf<'event'>['kind']
export const eventKinds: readonly EventKind[] = [
  'advantage',
  'achievement',
  'lostOpportunity',
  'problem',
  'solution',
  'other',
]

/** What the imports of an account say; `years` by calendar year and product line. */
export interface SalesHistory {
  readonly lastMonth: CalendarMonth | null
  readonly months: readonly MonthNet[]
  readonly years: readonly {
    readonly year: number
    readonly line: string
    readonly net: string
    readonly cost: string | null
  }[]
}
/** Amounts as recorded; % unrounded; null = n/d. */
export interface YearOfSales {
  readonly year: number
  /** The months of the year that the record covers. */
  readonly from: CalendarMonth
  readonly to: CalendarMonth
  readonly isWhole: boolean
  readonly net: Decimal
  readonly marginPct: Decimal | null
  /** Against the same months a year before, as far as both are recorded to their end; and how many those are. */
  readonly changePct: Decimal | null
  readonly monthsCompared: number
  /** Largest first. */
  readonly lines: readonly { readonly line: string; readonly net: Decimal; readonly sharePct: Decimal | null }[]
}

/**
 * How the business with a client has gone, year by year.
 * Shape   in: what the imports say, any order. Out: one row for each calendar year with sales, the latest first.
 * Units   one currency.
 * Rule    Margin = (net − cost) / net where every line knows its cost. Change: the months that both years have recorded
 *         to their end, so that a year that runs is never set against a whole one; from zero or less it is n/d. The mix
 *         is of what sold above zero.
 * Cost    years × months.   Errors  none.   Source  method R1-11
 */
export function yearsOfSales(history: SalesHistory): YearOfSales[] {
  const months = history.months.map(({ month }) => month).sort()
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return []
  const numbers = [...new Set(history.years.map(({ year }) => year))].sort((left, right) => right - left)
  return numbers.map((year) => {
    const rows = history.years.filter((row) => row.year === year)
    const net = sumOf(rows.map((row) => row.net))
    const [january, december] = [`${year}-01`, `${year}-12`]
    const from = first > january ? first : january
    const to = last < december ? last : december
    return {
      year,
      from,
      to,
      isWhole: from === january && to === december && december <= (history.lastMonth ?? ''),
      net,
      marginPct: marginOf(rows, net),
      ...changeOf(history, first, from, to),
      lines: mixOf(rows),
    }
  })
}

/** The last month in which the client bought more than it gave back (R1-11). */
export function lastPurchase(months: readonly MonthNet[]): MonthNet | null {
  return months.reduce<MonthNet | null>(
    (last, row) => (decimal(row.net).gt(0) && (last === null || row.month > last.month) ? row : last),
    null,
  )
}

/** Events of a kind, or all, the latest year first; those without a year at the end (R1-12). */
export function eventsOf(events: readonly PlanItem<'event'>[], kind: EventKind | null): PlanItem<'event'>[] {
  return events
    .filter(({ content }) => kind === null || content.kind === kind)
    .sort((left, right) => (right.content.year ?? 0) - (left.content.year ?? 0) || left.position - right.position)
}

function marginOf(rows: SalesHistory['years'], net: Decimal): Decimal | null {
  const costs = rows.flatMap(({ cost }) => (cost === null ? [] : [cost]))
  if (costs.length < rows.length || !net.gt(0)) return null
  return net.minus(sumOf(costs)).times(100).div(net)
}

function changeOf(
  { lastMonth, months }: SalesHistory,
  first: CalendarMonth,
  from: CalendarMonth,
  to: CalendarMonth,
): Pick<YearOfSales, 'changePct' | 'monthsCompared'> {
  const begins = from > addMonths(first, 12) ? from : addMonths(first, 12)
  const ends = lastMonth !== null && lastMonth < to ? lastMonth : to
  if (begins > ends) return { changePct: null, monthsCompared: 0 }
  const net = (since: CalendarMonth, until: CalendarMonth): Decimal =>
    sumOf(months.filter(({ month }) => month >= since && month <= until).map((row) => row.net))
  const before = net(addMonths(begins, -12), addMonths(ends, -12))
  const monthsCompared = Number(ends.slice(5)) - Number(begins.slice(5)) + 1
  if (!before.gt(0)) return { changePct: null, monthsCompared }
  return { changePct: net(begins, ends).minus(before).times(100).div(before), monthsCompared }
}

function mixOf(rows: SalesHistory['years']): YearOfSales['lines'] {
  const lines = rows
    .map(({ line, net }) => ({ line, net: decimal(net) }))
    .sort((left, right) => right.net.cmp(left.net))
  const whole = sumOf(lines.filter(({ net }) => net.gt(0)).map(({ net }) => net))
  return lines.map(({ line, net }) => ({
    line,
    net,
    sharePct: whole.gt(0) ? (net.gt(0) ? net.times(100).div(whole) : zero) : null,
  }))
}
