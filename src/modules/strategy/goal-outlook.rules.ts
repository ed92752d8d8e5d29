import { addMonths, monthsBetween, type CalendarMonth } from '@/shared/kernel/calendar-date'
import { decimal, roundTo, sumOf, zero, type Decimal } from '@/shared/kernel/money'
import { forecastOf, seriesOf, yearEstimate, type Forecast, type YearEstimate } from './forecast.rules'
import { salesGoalProgress, type GoalProgress, type MonthNet } from './goal.rules'

/** What the imports of an account say, in one currency. */
export interface SalesRecord {
  readonly months: readonly (MonthNet & { readonly cost: string | null })[]
  readonly lastMonth: CalendarMonth | null
}
/** Amounts as recorded; % unrounded; null = n/d. */
export interface MeasuredYear {
  readonly net: Decimal | null
  readonly marginPct: Decimal | null
  /** Months with sales recorded to their end, and how many of them know their cost. */
  readonly months: number
  readonly monthsWithCost: number
}
export interface GoalMonth {
  readonly month: CalendarMonth
  /** 0–1. */
  readonly weight: number
  readonly goal: Decimal | null
  readonly actual: Decimal | null
  readonly forecast: number | null
}
export interface SalesOutlook extends GoalProgress {
  readonly method: Forecast['method'] | null
  /** How the plan's three years may end; intervals for the year that runs, null = n/d. */
  readonly forecasts: readonly (YearEstimate | null)[]
  readonly months: readonly GoalMonth[]
  /** Goal less the forecast of the year; null = n/d, not above zero = the goal is within reach. */
  readonly gap: Decimal | null
}

const monthsInYear = 12
const planYears = 3

/**
 * The sales goal of a plan's first year beside what is sold and what may come.
 * Shape   in: the goal (null = none yet), what the imports say, the first month of the plan's first year.
 * Units   the currency of the record.
 * Rule    Attainment as F9. Years end at what is sold plus the forecast of their other months (F10); only the year that
 *         runs has an interval: later ones add what nobody has seen. A record that ends before the plan's year begins
 *         still forecasts it, without interval.
 * Cost    the forecast's.   Errors  none.   Source  method F9, F10, R1-09
 */
export function salesOutlook(goal: Decimal | null, record: SalesRecord, yearFrom: CalendarMonth): SalesOutlook {
  const progress = salesGoalProgress(goal ?? zero, record.months, record.lastMonth, yearFrom)
  const series = seriesOf(record.months, record.lastMonth)
  const steps = record.lastMonth === null ? 0 : monthsBetween(record.lastMonth, yearFrom) + planYears * monthsInYear - 1
  const forecast = steps > 0 ? forecastOf(series, steps) : null
  const forecasts = Array.from({ length: planYears }, (_, at) =>
    yearOf(record, forecast, addMonths(yearFrom, at * monthsInYear)),
  )
  const hasGoal = goal !== null && goal.gt(0)
  return {
    ...progress,
    method: forecast?.method ?? null,
    forecasts,
    gap: hasGoal && forecasts[0] ? goal.minus(forecasts[0].value) : null,
    months: progress.weights.map((weight, at) => {
      const month = addMonths(yearFrom, at)
      const step = record.lastMonth === null ? -1 : monthsBetween(record.lastMonth, month) - 1
      return {
        month,
        weight,
        goal: hasGoal ? roundTo(goal.times(decimal(weight)), 4) : null,
        actual: at < progress.monthsElapsed ? netOf(record, month, 1) : null,
        forecast: at < progress.monthsElapsed ? null : (forecast?.steps[step]?.mean ?? null),
      }
    }),
  }
}

/**
 * Net sales and margin of a year as far as it is recorded.
 * Shape   in: the year's first month. Out: null amounts when none of its months is recorded to its end.
 * Rule    Margin = (net − cost) / net over the months that know their cost; n/d when they sold nothing.
 * Cost    linear.   Errors  none.   Source  method F9, R1-09
 */
export function measuredYear(record: SalesRecord, yearFrom: CalendarMonth): MeasuredYear {
  const first = record.months.reduce<CalendarMonth | null>(
    (least, { month }) => (least === null || month < least ? month : least),
    null,
  )
  const until = addMonths(yearFrom, monthsInYear)
  if (first === null || record.lastMonth === null || first >= until)
    return { net: null, marginPct: null, months: 0, monthsWithCost: 0 }
  const begins = first > yearFrom ? first : yearFrom
  const ends = record.lastMonth < addMonths(until, -1) ? record.lastMonth : addMonths(until, -1)
  const months = Math.max(0, monthsBetween(begins, ends) + 1)
  if (months === 0) return { net: null, marginPct: null, months: 0, monthsWithCost: 0 }
  const costed = record.months.filter(({ month, cost }) => month >= begins && month <= ends && cost !== null)
  const net = sumOf(costed.map((row) => row.net))
  const cost = sumOf(costed.map((row) => row.cost!))
  return {
    net: netOf(record, begins, months),
    marginPct: net.gt(0) ? net.minus(cost).times(100).div(net) : null,
    months,
    monthsWithCost: costed.length,
  }
}

function yearOf(record: SalesRecord, forecast: Forecast | null, from: CalendarMonth): YearEstimate | null {
  if (record.lastMonth === null) return null
  const over = Math.min(monthsInYear, Math.max(0, monthsBetween(from, record.lastMonth) + 1))
  const sold = netOf(record, from, over)
  if (over === monthsInYear) return { value: sold, low: sold, high: sold }
  if (forecast === null) return null
  const skipped = monthsBetween(record.lastMonth, addMonths(from, over)) - 1
  if (skipped === 0) return yearEstimate(sold, forecast, monthsInYear - over)
  const coming = forecast.steps.slice(skipped, skipped + monthsInYear).reduce((sum, step) => sum + step.mean, 0)
  return { value: roundTo(decimal(Math.max(0, coming)), 4), low: null, high: null }
}

function netOf(record: SalesRecord, from: CalendarMonth, months: number): Decimal {
  const until = addMonths(from, months)
  return sumOf(record.months.filter(({ month }) => month >= from && month < until).map(({ net }) => net))
}
