import { describe, expect, test } from 'vitest'
import { addMonths } from '@/shared/kernel/calendar-date'
import { decimal } from '@/shared/kernel/money'
import { measuredYear, salesOutlook, type SalesRecord } from './goal-outlook.rules'

/** One net a month, from a month on; the cost is a share of it, or unknown. */
function record(first: string, nets: readonly number[], costShare: number | null = null): SalesRecord {
  return {
    lastMonth: nets.length === 0 ? null : addMonths(first, nets.length - 1),
    months: nets.map((net, at) => ({
      month: addMonths(first, at),
      net: String(net),
      cost: costShare === null ? null : String(net * costShare),
    })),
  }
}
/** A year of 1 200 whose first quarter weighs .06, .07, .09. */
const seasonal = [72, 84, 108, ...Array.from({ length: 9 }, () => 104)]
const threeMonths = [60, 80, 110]

describe('R1-09 the sales goal beside what is sold and what may come', () => {
  const outlook = salesOutlook(decimal(1200), record('2024-01', [...seasonal, ...seasonal, ...threeMonths]), '2026-01')

  test('F9: 250 of 1 200 with the season of two full years is 94.7 % to date', () => {
    expect(outlook.years).toBe(2)
    expect([
      outlook.actual.toString(),
      outlook.monthsElapsed,
      outlook.toDatePct?.toFixed(1),
      outlook.planToDate?.toFixed(1),
    ]).toEqual(['250', 3, '94.7', '264.0'])
  })
  test('F9: each month of the goal carries its weight, and what is over carries what it sold', () => {
    expect(outlook.months[0]).toMatchObject({ month: '2026-01', forecast: null })
    expect(outlook.months.slice(0, 3).map((month) => month.goal?.toString())).toEqual(['72', '84', '108'])
    expect(outlook.months.map((month) => month.actual?.toString() ?? null)).toEqual([
      '60',
      '80',
      '110',
      ...Array.from({ length: 9 }, () => null),
    ])
    expect(outlook.months.slice(3).every((month) => month.forecast !== null)).toBe(true)
  })
  test('F10: the year ends at what is sold plus the forecast of the rest, with an interval that holds it', () => {
    const [year] = outlook.forecasts
    const rest = outlook.months.reduce((sum, month) => sum + (month.forecast ?? 0), 0)
    expect(year!.value.toNumber()).toBeCloseTo(250 + rest, 3)
    expect(year!.low!.lt(year!.value) && year!.high!.gt(year!.value)).toBe(true)
    expect(outlook.gap?.toString()).toBe(decimal(1200).minus(year!.value).toString())
  })
  test('F10: later years are told as one figure, without an interval nobody has seen', () => {
    expect(outlook.forecasts.slice(1).map((year) => [year!.low, year!.high])).toEqual([
      [null, null],
      [null, null],
    ])
  })
})

describe('R1-09 at the edges', () => {
  test('F9: a goal of zero, or none yet, is n/d and still has its forecast', () => {
    for (const goal of [null, decimal(0)]) {
      const outlook = salesOutlook(goal, record('2024-01', [...seasonal, ...seasonal]), '2026-01')
      expect([outlook.toDatePct, outlook.gap, outlook.months[0]!.goal]).toEqual([null, null, null])
      expect(outlook.forecasts[0]!.value.toString()).toBe('1200')
    }
  })
  test('F10: less than a year of sales is preliminary', () => {
    expect(salesOutlook(decimal(1200), record('2026-01', [100, 90, 110, 100]), '2026-01')).toMatchObject({
      method: 'preliminary',
      forecasts: [{}, {}, {}],
    })
  })
  test('F10: a plan that begins after the record ends skips the months between', () => {
    const outlook = salesOutlook(decimal(1300), record('2024-01', [...seasonal, ...seasonal]), '2027-01')
    expect(outlook.monthsElapsed).toBe(0)
    expect(outlook.forecasts[0]).toMatchObject({ low: null, high: null })
    expect(outlook.forecasts[0]!.value.toString()).toBe('1200')
  })
  test('F10: a plan whose three years are over is what was sold', () => {
    const outlook = salesOutlook(decimal(1200), record('2021-01', [...seasonal, ...seasonal, ...seasonal]), '2021-01')
    expect(outlook.forecasts.map((year) => year!.value.toString())).toEqual(['1200', '1200', '1200'])
    expect(outlook.method).toBeNull()
  })
  test('without sales nothing is said', () => {
    expect(salesOutlook(decimal(1200), record('2026-01', []), '2026-01')).toMatchObject({
      method: null,
      forecasts: [null, null, null],
      gap: null,
    })
  })
})

describe('R1-09 what the imports measure of a year', () => {
  test.each([
    ['a whole year', '2025-01', 12, '1200', '25'],
    ['a year that runs', '2026-01', 3, '250', '25'],
    ['a year before the first sale', '2023-01', 0, undefined, undefined],
    ['a year that has not begun', '2027-01', 0, undefined, undefined],
  ])('%s', (_sentence, from, months, net, margin) => {
    const year = measuredYear(record('2025-01', [...seasonal, ...threeMonths], 0.75), from)
    expect([year.months, year.net?.toString(), year.marginPct?.toString()]).toEqual([months, net, margin])
  })
  test('a month without cost is left out of the margin and told apart', () => {
    const { lastMonth, months } = record('2026-01', [100, 100], 0.8)
    const year = measuredYear({ lastMonth, months: [months[0]!, { ...months[1]!, net: '900', cost: null }] }, '2026-01')
    expect([year.net?.toString(), year.marginPct?.toString(), year.months, year.monthsWithCost]).toEqual([
      '1000',
      '20',
      2,
      1,
    ])
  })
})
