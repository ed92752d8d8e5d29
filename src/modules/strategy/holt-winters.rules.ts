/** Level, trend by step and one deviation for each season, the next one first. */
export interface SmoothState {
  readonly level: number
  readonly trend: number
  readonly seasons: readonly number[]
}
/** Each between 0 and 1. */
export interface Smoothing {
  readonly alpha: number
  readonly betaStar: number
  readonly gamma: number
}
export interface HoltWintersFit {
  readonly smoothing: Smoothing
  readonly state: SmoothState
  /** Mean squared error of one step, and of how many. */
  readonly variance: number
  readonly residuals: number
  /** Mean absolute error at each origin after two years, smoothing chosen from what came before; null without any. */
  readonly rollingMae: number | null
  readonly origins: number
}

const gridFrom = 0.05
const gridStep = 0.05
const gridSize = 19

/**
 * One observation taken in.
 * Rule    l = α(y − s) + (1 − α)(l₋₁ + b₋₁); b = β*(l − l₋₁) + (1 − β*)b₋₁; s = γ(y − l₋₁ − b₋₁) + (1 − γ)s₋ₘ.
 *         l 100, b 2, s −10, α .2, β* .1, γ .1 and y 95: l 102.6, b 2.06, s −9.7.
 * Errors  none.   Source  method F10
 */
export function smoothStep(state: SmoothState, observed: number, { alpha, betaStar, gamma }: Smoothing): SmoothState {
  const expected = state.level + state.trend
  const season = state.seasons[0]!
  const level = alpha * (observed - season) + (1 - alpha) * expected
  return {
    level,
    trend: betaStar * (level - state.level) + (1 - betaStar) * state.trend,
    seasons: [...state.seasons.slice(1), gamma * (observed - expected) + (1 - gamma) * season],
  }
}

/** The mean of each of the next steps, as the model gives it: below zero too. */
export function smoothForecast(state: SmoothState, steps: number): number[] {
  const season = state.seasons.length
  return Array.from({ length: steps }, (_, at) => state.level + (at + 1) * state.trend + state.seasons[at % season]!)
}

/** How an error weighs j steps later, for j from 1 on: c_j = α + αβ*·j + γ·[m|j]. */
function carry(steps: number, season: number, { alpha, betaStar, gamma }: Smoothing): number[] {
  return Array.from({ length: steps }, (_, at) => {
    const later = at + 1
    return alpha + alpha * betaStar * later + (later % season === 0 ? gamma : 0)
  })
}

/**
 * Standard deviation of each of the next steps, in units of one step's.
 * Rule    √(1 + Σ c_j², j < h).   Errors  none.   Source  method F10
 */
export function stepSpread(steps: number, season: number, smoothing: Smoothing): number[] {
  let sum = 1
  return [0, ...carry(steps - 1, season, smoothing)].map((weight) => Math.sqrt((sum += weight * weight)))
}

/**
 * Standard deviation of the sum of the first steps, for each number of them, in units of one step's.
 * Rule    √Σ_i (1 + Σ c_j, j ≤ H − i)²: errors carry on, so a year is wider than its months taken alone.
 * Errors  none.   Source  method F10
 */
export function sumSpread(steps: number, season: number, smoothing: Smoothing): number[] {
  let [weight, squares] = [0, 0]
  return [1, ...carry(steps - 1, season, smoothing)].map((next) => {
    weight += next
    return Math.sqrt((squares += weight * weight))
  })
}

/**
 * Additive Holt-Winters, its smoothing chosen on a grid of .05–.95 by the squared error of one step.
 * Shape   in: one figure a step, the oldest first, at least two years. Out: the state after the last one.
 * Rule    Starts after year 1: level its mean, trend (mean of year 2 − mean of year 1)/m, seasons its deviations. That
 *         start is the same at every origin, so one run of each point of the grid serves all of them.
 * Cost    6 859 runs of the series.   Errors  RangeError with less than two years.   Source  method F10
 */
export function fitHoltWinters(series: readonly number[], season: number): HoltWintersFit {
  if (series.length < 2 * season) throw new RangeError(`two years are ${2 * season} steps, not ${series.length}`)
  const start = startOf(series, season)
  const origins = series.length - 2 * season
  const leastSquares = new Float64Array(origins + 1).fill(Infinity)
  const nextErrors = new Float64Array(origins)
  const errors = new Float64Array(series.length - season)
  let smoothing: Smoothing = { alpha: gridFrom, betaStar: gridFrom, gamma: gridFrom }
  for (const point of gridPoints()) {
    runErrors(series, start, point, errors)
    let squares = 0
    for (const [at, error] of errors.entries()) {
      const origin = at - season
      if (origin >= 0 && squares < leastSquares[origin]!) {
        leastSquares[origin] = squares
        nextErrors[origin] = Math.abs(error)
      }
      squares += error * error
    }
    if (squares >= leastSquares[origins]!) continue
    leastSquares[origins] = squares
    smoothing = point
  }
  return {
    smoothing,
    state: series.slice(season).reduce((state, observed) => smoothStep(state, observed, smoothing), start),
    variance: leastSquares[origins]! / errors.length,
    residuals: errors.length,
    rollingMae: origins === 0 ? null : meanOf([...nextErrors]),
    origins,
  }
}

function startOf(series: readonly number[], season: number): SmoothState {
  const level = meanOf(series.slice(0, season))
  return {
    level,
    trend: (meanOf(series.slice(season, 2 * season)) - level) / season,
    seasons: series.slice(0, season).map((observed) => observed - level),
  }
}

/** The error of each step after year 1, written into `errors`; the same sums as `smoothStep`, without its objects. */
function runErrors(series: readonly number[], start: SmoothState, smoothing: Smoothing, errors: Float64Array): void {
  const { alpha, betaStar, gamma } = smoothing
  const seasons = Float64Array.from(start.seasons)
  let { level, trend } = start
  for (let at = 0; at < errors.length; at++) {
    const observed = series[at + seasons.length]!
    const place = at % seasons.length
    const season = seasons[place]!
    const expected = level + trend
    errors[at] = observed - expected - season
    const next = alpha * (observed - season) + (1 - alpha) * expected
    trend = betaStar * (next - level) + (1 - betaStar) * trend
    seasons[place] = gamma * (observed - expected) + (1 - gamma) * season
    level = next
  }
}

function* gridPoints(): Generator<Smoothing> {
  const values = Array.from({ length: gridSize }, (_, at) => gridFrom + at * gridStep)
  for (const alpha of values)
    for (const betaStar of values) for (const gamma of values) yield { alpha, betaStar, gamma }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
