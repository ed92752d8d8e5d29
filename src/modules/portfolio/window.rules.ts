import { addMonths, monthOf, type CalendarDate, type CalendarMonth } from '@/shared/kernel/calendar-date'
import type { MonthRange } from './growth.rules'

export type WindowKind = 'months12' | 'months24' | 'months36' | 'range' | 'all'
export interface WindowWish {
  readonly kind: WindowKind
  /** Only for «range». */
  readonly from?: CalendarMonth | undefined
  readonly to?: CalendarMonth | undefined
}
export interface SalesDays {
  readonly first: CalendarDate
  readonly last: CalendarDate
  /** Last day with sales before the current month, to tell a month without sales; else the month before is taken. */
  readonly lastBeforeThisMonth?: CalendarDate | null
}
export type WindowRefusal = 'no_sales' | 'window_invalid'

const monthsOf = { months12: 12, months24: 24, months36: 36 } as const

/**
 * The months that a classification looks at.
 * Shape   in: what is wanted, first and last day with sales (null = none yet), today. Out: whole months, or a refusal.
 * Rule    12, 24 or 36 months that end with the last full month that has sales; «all» from the first sale to the last;
 *         «range» as asked, if it is in order and touches the sales. Months before the first sale count as empty.
 * Errors  none (refusals are returned).   Source  method F1
 */
export function chooseWindow(
  wish: WindowWish,
  sales: SalesDays | null,
  today: CalendarDate,
): MonthRange | WindowRefusal {
  if (wish.kind === 'range' && !(wish.from && wish.to && wish.from <= wish.to)) return 'window_invalid'
  if (!sales) return 'no_sales'
  const [first, last] = [monthOf(sales.first), monthOf(sales.last)]
  if (wish.kind === 'all') return { from: first, to: last }
  if (wish.kind === 'range') {
    const { from, to } = wish as MonthRange
    return from > last || to < first ? 'no_sales' : { from, to }
  }
  const to = lastFullMonth(sales, today)
  return { from: addMonths(to, 1 - monthsOf[wish.kind]), to }
}

/** The last month with sales that is over; the current one while there is no other (a company of its first month). */
export function lastFullMonth(sales: SalesDays, today: CalendarDate): CalendarMonth {
  const [first, last, current] = [monthOf(sales.first), monthOf(sales.last), monthOf(today)]
  if (last < current) return last
  const previous = sales.lastBeforeThisMonth ? monthOf(sales.lastBeforeThisMonth) : addMonths(current, -1)
  return previous < first ? last : previous
}

/** The same months one year earlier. */
export function yearBefore({ from, to }: MonthRange): MonthRange {
  return { from: addMonths(from, -12), to: addMonths(to, -12) }
}
