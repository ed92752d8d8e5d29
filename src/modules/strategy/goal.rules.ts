import { addMonths, monthsBetween, type CalendarMonth } from '@/shared/kernel/calendar-date'
import { decimal, sumOf, zero, type Decimal } from '@/shared/kernel/money'

/** A month without a row between the first and the last is a month without sales. */
export interface MonthNet {
  readonly month: CalendarMonth
  readonly net: string
}
export interface MonthWeights {
  /** Twelve shares of a year from its first month on; they add up to 1. */
  readonly weights: readonly number[]
  /** Full years they were learnt from; 0 = every month weighs the same. */
  readonly years: number
}
/** Amounts in the unit of the goal; % unrounded; null = n/d. */
export interface Attainment {
  readonly planToDate: Decimal | null
  readonly toDatePct: Decimal | null
  readonly yearPct: Decimal | null
  /** What the rest of the year would have to run at, as a whole year, and beside the goal. */
  readonly requiredPace: Decimal | null
  readonly requiredPct: Decimal | null
}
export interface GoalProgress extends Attainment, MonthWeights {
  readonly actual: Decimal
  /** Months of the year with sales recorded to their end, 0–12. */
  readonly monthsElapsed: number
}

const monthsInYear = 12
const fewestYears = 2
const mostYears = 3

/**
 * The season of an account's sales.
 * Shape   in: net by month, any order; the last full month; the month the goal's year begins with, which also says
 *         where fiscal years begin. Out: twelve weights.
 * Rule    Mean of month / year over the last two or three full years before the goal's, negative months as 0, brought
 *         to 1. A year that ends at zero or less says nothing. Fewer than two full years: 1/12.
 * Cost    linear.   Errors  none.   Source  method F9
 */
export function monthWeights(
  months: readonly MonthNet[],
  lastMonth: CalendarMonth | null,
  yearFrom: CalendarMonth,
): MonthWeights {
  const years = fullYears(months, lastMonth, yearFrom)
  if (years.length < fewestYears) return { weights: Array<number>(monthsInYear).fill(1 / monthsInYear), years: 0 }
  const sums = Array.from({ length: monthsInYear }, (_, at) =>
    sumOf(years.map((year) => (year[at]!.gt(0) ? year[at]!.div(sumOf(year)) : zero))),
  )
  const whole = sumOf(sums)
  return { weights: sums.map((sum) => sum.div(whole).toNumber()), years: years.length }
}

/**
 * How far a goal has come.
 * Shape   in: the year's goal, its weights, how many of its months are over, and what was reached in them.
 * Rule    To date: actual / (goal × weights so far). Year: actual / goal. Required: what is missing / weights left, as a
 *         year. A goal of zero or less is n/d. 250 of 1 200 after weights .06, .07, .09: 94.7 %, 20.8 %, 1 217.9.
 * Errors  RangeError unless there are twelve weights and 0–12 months.   Source  method F9, R4-41
 */
export function attainmentOf(
  goal: Decimal,
  weights: readonly number[],
  monthsElapsed: number,
  actual: Decimal,
): Attainment {
  if (weights.length !== monthsInYear || monthsElapsed < 0 || monthsElapsed > monthsInYear) {
    throw new RangeError(`a year has twelve weights, not ${weights.length}, and ${monthsElapsed} months are none of it`)
  }
  if (goal.lte(0)) return { planToDate: null, toDatePct: null, yearPct: null, requiredPace: null, requiredPct: null }
  const [past, left] = [weights.slice(0, monthsElapsed), weights.slice(monthsElapsed)].map((part) =>
    sumOf(part.map((weight) => decimal(weight))),
  ) as [Decimal, Decimal]
  const planToDate = goal.times(past)
  const missing = goal.gt(actual) ? goal.minus(actual) : zero
  const requiredPace = left.gt(0) ? missing.div(left) : null
  return {
    planToDate,
    toDatePct: planToDate.gt(0) ? actual.times(100).div(planToDate) : null,
    yearPct: actual.times(100).div(goal),
    requiredPace,
    requiredPct: requiredPace && requiredPace.times(100).div(goal),
  }
}

/**
 * A sales goal beside what the imports say.
 * Shape   in: the goal of a year that begins with `yearFrom`, net by month, the last full month. Out: see GoalProgress.
 * Errors  none.   Source  method F9
 */
export function salesGoalProgress(
  goal: Decimal,
  months: readonly MonthNet[],
  lastMonth: CalendarMonth | null,
  yearFrom: CalendarMonth,
): GoalProgress {
  const season = monthWeights(months, lastMonth, yearFrom)
  const over = lastMonth === null ? 0 : monthsBetween(yearFrom, lastMonth) + 1
  const monthsElapsed = Math.min(monthsInYear, Math.max(0, over))
  const until = addMonths(yearFrom, monthsElapsed)
  const actual = sumOf(months.filter(({ month }) => month >= yearFrom && month < until).map(({ net }) => net))
  return { ...season, ...attainmentOf(goal, season.weights, monthsElapsed, actual), actual, monthsElapsed }
}

/** The first month of a plan's year; a fiscal year has the number of the calendar year it begins in. */
export function firstMonthOf(year: number, fiscalStartMonth: number): CalendarMonth {
  return `${String(year).padStart(4, '0')}-${String(fiscalStartMonth).padStart(2, '0')}`
}

/** Net by month of up to three full years before `yearFrom` that end above zero, the latest first. */
function fullYears(months: readonly MonthNet[], lastMonth: CalendarMonth | null, yearFrom: CalendarMonth): Decimal[][] {
  const nets = new Map(months.map(({ month, net }) => [month, decimal(net)]))
  const first = [...nets.keys()].sort()[0]
  if (first === undefined || lastMonth === null) return []
  const years: Decimal[][] = []
  for (let back = 1; back <= mostYears; back++) {
    const from = addMonths(yearFrom, -back * monthsInYear)
    const isFull = from >= first && addMonths(from, monthsInYear - 1) <= lastMonth
    const year = yearOf(from).map((month) => nets.get(month) ?? zero)
    if (isFull && sumOf(year).gt(0)) years.push(year)
  }
  return years
}

function yearOf(from: CalendarMonth): CalendarMonth[] {
  return Array.from({ length: monthsInYear }, (_, at) => addMonths(from, at))
}
