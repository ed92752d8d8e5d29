import { addMonths, monthsBetween, type CalendarMonth } from '@/shared/kernel/calendar-date'
import type { Decimal } from '@/shared/kernel/money'

export interface MonthRange {
  readonly from: CalendarMonth
  readonly to: CalendarMonth
}
/** «new» = it bought nothing the year before; null = n/d. */
export type Growth = { readonly kind: 'rate'; readonly pct: Decimal } | { readonly kind: 'new' } | null

/**
 * Growth over a year, in %, unrounded.
 * Rule    (v1 − v0)/v0 for v0 > 0; «new» for v0 = 0 and v1 > 0; else n/d. A year before of null was not recorded: n/d.
 * Errors  none.   Source  method F5
 */
export function yearOnYear(now: Decimal, before: Decimal | null): Growth {
  if (before === null || before.lt(0)) return null
  if (before.gt(0)) return { kind: 'rate', pct: now.minus(before).times(100).div(before) }
  return now.gt(0) ? { kind: 'new' } : null
}

/**
 * Compound growth a year, in %.
 * Rule    (Vn/V0)^(1/n) − 1 for V0 > 0 and Vn ≥ 0; else n/d.
 * Errors  RangeError when years is not positive.   Source  method F5
 */
export function compoundGrowthPct(first: Decimal, last: Decimal, years: number): number | null {
  if (!(years > 0)) throw new RangeError('years must be positive')
  if (first.lte(0) || last.lt(0)) return null
  return (Math.pow(last.div(first).toNumber(), 1 / years) - 1) * 100
}

/**
 * The months of a window that can be compared with the same months of the year before: never nine against twelve.
 * Shape   in: the window and the months for which sales are recorded. Out: both ranges, equally long; null when none.
 * Source  method F5
 */
export function comparableMonths(
  window: MonthRange,
  recorded: MonthRange,
): { now: MonthRange; before: MonthRange } | null {
  const yearAfterRecorded = addMonths(recorded.from, 12)
  const from = window.from > yearAfterRecorded ? window.from : yearAfterRecorded
  const to = window.to < recorded.to ? window.to : recorded.to
  if (monthsBetween(from, to) < 0) return null
  return { now: { from, to }, before: { from: addMonths(from, -12), to: addMonths(to, -12) } }
}
