import { addMonths, monthsBetween, type CalendarMonth } from '@/shared/kernel/calendar-date'
import { decimal, roundTo, type Decimal } from '@/shared/kernel/money'
import type { MonthNet } from './goal.rules'
import { fitHoltWinters, smoothForecast, stepSpread, sumSpread } from './holt-winters.rules'

/** Statistics in the unit of the series, not money: they are estimates. 95 % intervals; null = too few residuals. */
export interface Forecast {
  readonly method: 'preliminary' | 'seasonalNaive' | 'holtWinters'
  readonly steps: readonly ForecastStep[]
  /** Half the width of the interval of the sum of the first steps, for each number of them. */
  readonly sumHalfWidths: readonly number[] | null
}
export interface ForecastStep {
  readonly mean: number
  readonly low: number | null
  readonly high: number | null
}
/** Money, four decimals. */
export interface YearEstimate {
  readonly value: Decimal
  readonly low: Decimal | null
  readonly high: Decimal | null
}

const monthsInYear = 12
const fewestResiduals = 4
/** A method is kept for what it has shown: as many comparisons as an interval needs residuals. */
const fewestOrigins = fewestResiduals
const normal975 = 1.96
/** t at 97.5 % for 3 to 10 degrees of freedom: what four to eleven months leave. */
const student975 = [3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139]

/**
 * What the next months may bring. Intervals are usually too narrow: the screen says so.
 * Shape   in: net by step, the oldest first, without gaps; how many steps ahead; steps in a year.
 * Rule    Less than a year: the mean, «preliminar». Less than two: as a year before. From two on Holt-Winters, if its
 *         error at rolling origins beats that of «as a year before» over four origins at least. Sales do not fall below
 *         zero. Fewer than four residuals: no interval.
 * Cost    holt-winters.rules.   Errors  RangeError when steps is not positive or a year is over twelve steps.
 * Source  method F10
 */
export function forecastOf(series: readonly number[], steps: number, season = monthsInYear): Forecast | null {
  if (steps < 1 || season < 1 || season > monthsInYear) throw new RangeError(`${steps} steps of ${season} a year`)
  if (series.length === 0) return null
  if (series.length < season) return preliminary(series, steps)
  if (series.length < 2 * season) return seasonalNaive(series, steps, season)
  const fit = fitHoltWinters(series, season)
  const isKept =
    fit.origins >= fewestOrigins && fit.rollingMae !== null && fit.rollingMae < naiveMae(series, season, fit.origins)
  if (!isKept) return seasonalNaive(series, steps, season)
  const width = normal975 * Math.sqrt(fit.variance)
  return withIntervals(
    'holtWinters',
    smoothForecast(fit.state, steps),
    fit.residuals,
    stepSpread(steps, season, fit.smoothing).map((spread) => spread * width),
    sumSpread(steps, season, fit.smoothing).map((spread) => spread * width),
  )
}

/**
 * As a year before.
 * Rule    σ² = Σe²/(T − m), σ_h = σ√(k + 1), k = ⌊(h − 1)/m⌋. In a sum, steps a year apart share their errors.
 *         100,120,90,150 | 110,126,102,158: σ 9.274, ±18.18 up to step 4, ±25.71 at 5; a year is 496 ± 36.35.
 * Errors  none for a year of history or more.   Source  method F10
 */
export function seasonalNaive(series: readonly number[], steps: number, season: number): Forecast {
  const errors = series.slice(season).map((observed, at) => observed - series[at]!)
  const sigma = Math.sqrt(squaresOf(errors) / Math.max(1, errors.length))
  const years = Array.from({ length: steps }, (_, at) => Math.floor(at / season) + 1)
  let squares = 0
  return withIntervals(
    'seasonalNaive',
    years.map((_, at) => series[series.length - season + (at % season)]!),
    errors.length,
    years.map((year) => normal975 * sigma * Math.sqrt(year)),
    // The n-th year of a season adds its own error and repeats those before: n² more than n − 1 had.
    years.map((year) => normal975 * sigma * Math.sqrt((squares += year * year))),
  )
}

/**
 * The year as it may end: what is sold, and the forecast of the rest.
 * Shape   actual: net of the year's months that are over; rest: how many are left, at most those of the forecast.
 * Rule    The interval comes from the rest alone: what is sold is known, and the rest is not below zero.
 * Errors  RangeError when the forecast is shorter than the rest.   Source  method F10
 */
export function yearEstimate(actual: Decimal, forecast: Forecast, rest: number): YearEstimate {
  if (rest === 0) return { value: actual, low: actual, high: actual }
  if (rest < 0 || rest > forecast.steps.length) throw new RangeError(`no forecast of ${rest} steps`)
  const mean = forecast.steps.slice(0, rest).reduce((sum, step) => sum + step.mean, 0)
  const half = forecast.sumHalfWidths?.[rest - 1] ?? null
  const plus = (sum: number): Decimal => roundTo(actual.plus(decimal(Math.max(0, sum))), 4)
  return {
    value: plus(mean),
    low: half === null ? null : plus(mean - half),
    high: half === null ? null : plus(mean + half),
  }
}

/** Net by month from the first month on record to the last full one, months without a row as zero. */
export function seriesOf(months: readonly MonthNet[], lastMonth: CalendarMonth | null): number[] {
  const nets = new Map(months.map(({ month, net }) => [month, Number(net)]))
  const first = [...nets.keys()].sort()[0]
  if (first === undefined || lastMonth === null || lastMonth < first) return []
  return Array.from({ length: monthsBetween(first, lastMonth) + 1 }, (_, at) => nets.get(addMonths(first, at)) ?? 0)
}

/** The mean of what there is; a month to come varies as the others did and the mean itself is uncertain. */
function preliminary(series: readonly number[], steps: number): Forecast {
  const count = series.length
  const mean = series.reduce((sum, value) => sum + value, 0) / count
  const deviation = Math.sqrt(squaresOf(series.map((value) => value - mean)) / Math.max(1, count - 1))
  const width = (student975[count - fewestResiduals] ?? 0) * deviation
  const ahead = Array.from({ length: steps }, (_, at) => at + 1)
  return withIntervals(
    'preliminary',
    ahead.map(() => mean),
    count,
    ahead.map(() => width * Math.sqrt(1 + 1 / count)),
    ahead.map((sum) => width * Math.sqrt(sum + (sum * sum) / count)),
  )
}

function withIntervals(
  method: Forecast['method'],
  means: readonly number[],
  residuals: number,
  halfWidths: readonly number[],
  sumHalfWidths: readonly number[],
): Forecast {
  const isKnown = residuals >= fewestResiduals
  return {
    method,
    steps: means.map((mean, at) => ({
      mean: Math.max(0, mean),
      low: isKnown ? Math.max(0, mean - halfWidths[at]!) : null,
      high: isKnown ? Math.max(0, mean + halfWidths[at]!) : null,
    })),
    sumHalfWidths: isKnown ? sumHalfWidths : null,
  }
}

function naiveMae(series: readonly number[], season: number, origins: number): number {
  const errors = series.slice(-origins).map((observed, at) => observed - series[series.length - origins + at - season]!)
  return errors.reduce((sum, error) => sum + Math.abs(error), 0) / origins
}

function squaresOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0)
}
