import { describe, expect, test } from 'vitest'
import { decimal } from '@/shared/kernel/money'
import { forecastOf, seasonalNaive, seriesOf, yearEstimate, type Forecast } from './forecast.rules'
import {
  fitHoltWinters,
  smoothForecast,
  smoothStep,
  stepSpread,
  sumSpread,
  type SmoothState,
} from './holt-winters.rules'

const quarters = [100, 120, 90, 150, 110, 126, 102, 158]
const halves = (forecast: Forecast): unknown[] =>
  forecast.steps.map((step) => (step.high === null ? null : (step.high - step.mean).toFixed(2)))
const means = (forecast: Forecast | null): number[] => forecast?.steps.map((step) => step.mean) ?? []
const shown = (actual: number, forecast: Forecast, rest: number): unknown[] => {
  const { value, low, high } = yearEstimate(decimal(actual), forecast, rest)
  return [value.toFixed(2), low?.toFixed(2) ?? null, high?.toFixed(2) ?? null]
}
/** A trend of 2 a month on a season of twelve, with a small wave that no month repeats. */
const growing = (months: number): number[] =>
  Array.from({ length: months }, (_, at) => 500 + 2 * at + 60 * Math.sin((at * Math.PI) / 6) + 3 * Math.sin(at * at))

describe('F10 seasonal naive', () => {
  const naive = seasonalNaive(quarters, 5, 4)
  test('F10: quarters give 110, 126, 102, 158 and the first again', () => {
    expect(means(naive)).toEqual([110, 126, 102, 158, 110])
  })
  test('F10: ±18.18 up to step 4, ±25.71 at step 5', () => {
    expect(halves(naive)).toEqual(['18.18', '18.18', '18.18', '18.18', '25.71'])
  })
  test('F10: the year is 496 ± 36.35', () => {
    expect(shown(0, naive, 4)).toEqual(['496.00', '459.65', '532.35'])
  })
  test('F10: in a sum, the fifth quarter repeats the error of the first: σ√8, not σ√6', () => {
    expect((naive.sumHalfWidths![4]! / 1.96).toFixed(3)).toBe((Math.sqrt(86) * Math.sqrt(8)).toFixed(3))
  })
  test('F10: from twelve to twenty-three months it is the method', () => {
    const year = Array.from({ length: 12 }, (_, at) => at + 1)
    expect(forecastOf(year, 2)).toEqual({
      method: 'seasonalNaive',
      steps: [
        { mean: 1, low: null, high: null },
        { mean: 2, low: null, high: null },
      ],
      sumHalfWidths: null,
    })
    expect(forecastOf(growing(23), 1)?.method).toBe('seasonalNaive')
  })
  test.each([
    [15, false],
    [16, true],
  ])('F10: %i months leave residuals enough for an interval: %s', (months, has) => {
    expect(forecastOf(growing(months), 1)?.sumHalfWidths !== null).toBe(has)
  })
})

describe('F10 Holt-Winters', () => {
  const smoothing = { alpha: 0.2, betaStar: 0.1, gamma: 0.1 }
  const start: SmoothState = { level: 100, trend: 2, seasons: [-10, 5, -5, 10] }

  test('F10: y 95 takes the level to 102.6, the trend to 2.06, the season to −9.7; the next is 109.66', () => {
    const { level, trend, seasons } = smoothStep(start, 95, smoothing)
    expect([level.toFixed(2), trend.toFixed(2), seasons.map((one) => one.toFixed(1))]).toEqual([
      '102.60',
      '2.06',
      ['5.0', '-5.0', '10.0', '-9.7'],
    ])
    expect(smoothForecast({ level, trend, seasons }, 1)[0]).toBeCloseTo(109.66, 10)
  })
  test('F10: σ 5 is 5.120 at step 2 and 5.740 at step 5', () => {
    const spread = stepSpread(5, 4, smoothing).map((one) => (5 * one).toFixed(3))
    expect([spread[0], spread[1], spread[4]]).toEqual(['5.000', '5.120', '5.740'])
  })
  test('F10: the sum of four steps has a deviation of 13.76', () => {
    expect((5 * sumSpread(4, 4, smoothing)[3]!).toFixed(2)).toBe('13.76')
  })
  test('F10: the fit is the state that its smoothing gives, step by step', () => {
    const series = growing(40)
    const { state, smoothing: chosen, variance, residuals } = fitHoltWinters(series, 12)
    let now: SmoothState = {
      level: series.slice(0, 12).reduce((a, b) => a + b) / 12,
      trend: 0,
      seasons: [],
    }
    const second = series.slice(12, 24).reduce((a, b) => a + b) / 12
    now = { ...now, trend: (second - now.level) / 12, seasons: series.slice(0, 12).map((y) => y - now.level) }
    let squares = 0
    for (const observed of series.slice(12)) {
      squares += (observed - smoothForecast(now, 1)[0]!) ** 2
      now = smoothStep(now, observed, chosen)
    }
    expect([state.level, state.trend, residuals]).toEqual([now.level, now.trend, 28])
    expect(variance).toBeCloseTo(squares / 28, 8)
  })
  test('F10: the error at an origin is that of the smoothing chosen before it, never after', () => {
    const series = growing(26)
    const errors = [24, 25].map((origin) => {
      const { state } = fitHoltWinters(series.slice(0, origin), 12)
      return Math.abs(series[origin]! - smoothForecast(state, 1)[0]!)
    })
    expect(fitHoltWinters(series, 12).rollingMae).toBeCloseTo((errors[0]! + errors[1]!) / 2, 8)
  })
  test('F10: it is kept where it beats seasonal naive', () => {
    const forecast = forecastOf(growing(48), 12)
    expect(forecast?.method).toBe('holtWinters')
    for (const [at, mean] of means(forecast).entries()) expect(Math.abs(mean - growing(60)[48 + at]!)).toBeLessThan(15)
  })
  test('F10: where the year before says it all, nothing beats it', () => {
    const repeated = Array.from({ length: 48 }, (_, at) => [10, 50, 20, 90, 5, 70, 30, 60, 15, 80, 40, 25][at % 12]!)
    expect(forecastOf(repeated, 1)?.method).toBe('seasonalNaive')
  })
  test.each([
    [27, 'seasonalNaive'],
    [28, 'holtWinters'],
  ])('F10: %i months: %s, for a method is kept after four comparisons', (months, method) => {
    expect(forecastOf(growing(months), 1)?.method).toBe(method)
  })
  test('F10: less than two years is no fit', () => {
    expect(() => fitHoltWinters(growing(23), 12)).toThrow(RangeError)
  })
})

describe('F10 preliminary', () => {
  test('F10: under twelve months, the mean and its t interval', () => {
    const forecast = forecastOf([6, 7, 5, 6, 4], 2)!
    expect([forecast.method, means(forecast)]).toEqual(['preliminary', [5.6, 5.6]])
    // t 2.776 × s 1.140 × √(1 + 1/5)
    expect(halves(forecast)).toEqual(['3.47', '3.47'])
  })
  test('F10: three months give no interval, none no forecast', () => {
    expect(forecastOf([6, 7, 5], 1)).toMatchObject({ steps: [{ mean: 6, low: null }], sumHalfWidths: null })
    expect(forecastOf([], 1)).toBeNull()
  })
  test('F10: sales do not fall below zero', () => {
    expect(forecastOf([-6, -7, -5, -6], 1)?.steps).toEqual([{ mean: 0, low: 0, high: 0 }])
    expect(forecastOf([0, 9, 0, 1], 1)?.steps[0]?.low).toBe(0)
  })
  test.each([
    [0, 12],
    [1, 13],
    [1, 0],
  ])('F10: %i steps of a year of %i are refused', (steps, season) => {
    expect(() => forecastOf([1], steps, season)).toThrow(RangeError)
  })
})

describe('F10 the year', () => {
  const naive = seasonalNaive(quarters, 4, 4)
  test('F10: actual months are certain, the interval is that of the rest', () => {
    // √2 · 18.18
    expect(shown(200, naive, 2)).toEqual(['436.00', '410.29', '461.71'])
  })
  test('F10: once the year is over it is what it is', () => {
    expect(shown(510, naive, 0)).toEqual(['510.00', '510.00', '510.00'])
  })
  test('F10: the rest is never below zero, whatever was sold', () => {
    const wild = seasonalNaive([0, 90, 0, 0, 90, 0, 90, 0], 4, 4)
    expect(shown(200, wild, 1)[1]).toBe('200.00')
  })
  test('F10: without residuals the year has no interval', () => {
    expect(shown(10, forecastOf([6, 7, 5], 3)!, 3)).toEqual(['28.00', null, null])
  })
  test.each([-1, 5])('F10: a rest of %i steps is refused', (rest) => {
    expect(() => yearEstimate(decimal(1), naive, rest)).toThrow(RangeError)
  })
  test('F10: months without a row are months without sales, and none follows the last full one', () => {
    const months = [
      { month: '2026-03', net: '7' },
      { month: '2025-12', net: '5.5' },
      { month: '2026-04', net: '99' },
    ]
    expect(seriesOf(months, '2026-03')).toEqual([5.5, 0, 0, 7])
    expect([seriesOf(months, null), seriesOf(months, '2025-11'), seriesOf([], '2026-01')]).toEqual([[], [], []])
  })
})
