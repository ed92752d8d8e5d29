import { describe, expect, test } from 'vitest'
import { addMonths } from '@/shared/kernel/calendar-date'
import { decimal } from '@/shared/kernel/money'
import { attainmentOf, firstMonthOf, monthWeights, salesGoalProgress, type MonthNet } from './goal.rules'

const flat = Array.from({ length: 12 }, () => 1 / 12)
const season = [0.06, 0.07, 0.09, ...Array.from({ length: 9 }, () => 0.78 / 9)]
/** Net from a month on, one figure a month. */
const from = (month: string, nets: readonly number[]): MonthNet[] =>
  nets.map((net, at) => ({ month: addMonths(month, at), net: String(net) }))
const year = (first: number, rest: number): number[] => [first, ...Array.from({ length: 11 }, () => rest)]

describe('F9 R4-41 attainment with its season', () => {
  test('F9: goal 1 200, weights .06 .07 .09, actual 250', () => {
    const done = attainmentOf(decimal(1200), season, 3, decimal(250))
    expect([
      done.planToDate?.toFixed(1),
      done.toDatePct?.toFixed(1),
      done.yearPct?.toFixed(1),
      done.requiredPace?.toFixed(1),
      done.requiredPct?.toFixed(1),
    ]).toEqual(['264.0', '94.7', '20.8', '1217.9', '101.5'])
  })
  test('F9: without a season the same would read 83.3 %', () => {
    expect(attainmentOf(decimal(1200), flat, 3, decimal(250)).toDatePct?.toFixed(1)).toBe('83.3')
  })
  test.each([0, -5])('F9: a goal of %i is n/d', (goal) => {
    expect(Object.values(attainmentOf(decimal(goal), flat, 3, decimal(250)))).toEqual([null, null, null, null, null])
  })
  test('F9: before the first month nothing is due yet', () => {
    expect(attainmentOf(decimal(1200), season, 0, decimal(0))).toMatchObject({ toDatePct: null })
  })
  test('F9: a goal already passed requires nothing more', () => {
    expect(attainmentOf(decimal(1200), flat, 6, decimal(1300)).requiredPace?.toString()).toBe('0')
  })
  test('F9: once the year is over no pace can be required', () => {
    expect(attainmentOf(decimal(1200), flat, 12, decimal(1100))).toMatchObject({
      requiredPace: null,
      requiredPct: null,
    })
  })
  test.each([
    [flat.slice(1), 3],
    [flat, 13],
    [flat, -1],
  ])('F9: what is no year is refused', (weights, months) => {
    expect(() => attainmentOf(decimal(1), weights, months, decimal(1))).toThrow(RangeError)
  })
})

describe('F9 R1-09 month weights', () => {
  const shown = (months: readonly MonthNet[], last: string | null, begin: string): unknown[] => {
    const { weights, years } = monthWeights(months, last, begin)
    return [years, weights[0]!.toFixed(4), weights[11]!.toFixed(4), weights.reduce((a, b) => a + b, 0).toFixed(10)]
  }
  test('F9: the mean of two full years', () => {
    const two = [...from('2024-01', year(45, 5)), ...from('2025-01', year(23, 7))]
    expect(shown(two, '2026-04', '2026-01')).toEqual([2, '0.3400', '0.0600', '1.0000000000'])
  })
  test('F9: a fourth year back is not asked', () => {
    const four = ['2022', '2023', '2024', '2025'].flatMap((name, at) =>
      from(`${name}-01`, at === 0 ? year(890, 10) : year(1, 9)),
    )
    expect(shown(four, '2025-12', '2026-01')).toEqual([3, '0.0100', '0.0900', '1.0000000000'])
  })
  test('F9: a year that is not full says nothing, and one full year is no season', () => {
    const months = [...from('2024-02', year(45, 5).slice(1)), ...from('2025-01', year(45, 5))]
    expect(shown(months, '2025-12', '2026-01')).toEqual([0, '0.0833', '0.0833', '1.0000000000'])
  })
  test('F9: a year without its last months is not full', () => {
    const months = [...from('2024-01', year(45, 5)), ...from('2025-01', year(45, 5).slice(0, 11))]
    expect(shown(months, '2025-11', '2026-01')[0]).toBe(0)
  })
  test('F9: a negative month enters as 0 and the rest is brought to 1', () => {
    const months = [...from('2024-01', year(-10, 10)), ...from('2025-01', year(-10, 10))]
    expect(shown(months, '2025-12', '2026-01')).toEqual([2, '0.0000', '0.0909', '1.0000000000'])
  })
  test('F9: a month without row within the years is a month without sales', () => {
    const months = [...from('2024-01', year(45, 5)), ...from('2025-01', year(45, 5))].filter(
      ({ month }) => month !== '2025-12',
    )
    expect(shown(months, '2025-12', '2026-01')[0]).toBe(2)
  })
  test('F9: no history', () => {
    expect(shown([], null, '2026-01')).toEqual([0, '0.0833', '0.0833', '1.0000000000'])
  })
  test('F9: fiscal years begin with their own month', () => {
    const months = from('2023-07', [...year(45, 5), ...year(45, 5)])
    expect(shown(months, '2025-06', firstMonthOf(2025, 7))).toEqual([2, '0.4500', '0.0500', '1.0000000000'])
  })
})

describe('F9 a sales goal beside the imports', () => {
  const months = [...from('2024-01', year(45, 5)), ...from('2025-01', year(45, 5)), ...from('2026-01', [50, 6, 7])]
  test('F9: only the months of its year count', () => {
    const done = salesGoalProgress(decimal(120), months, '2026-03', '2026-01')
    expect([done.monthsElapsed, done.actual.toString(), done.planToDate?.toFixed(1), done.years]).toEqual([
      3,
      '63',
      '66.0',
      2,
    ])
  })
  test('F9: a month that is not over does not count', () => {
    expect(salesGoalProgress(decimal(120), months, '2026-02', '2026-01').actual.toString()).toBe('56')
  })
  test('F9: a year to come has no month yet, a past one has all', () => {
    expect(salesGoalProgress(decimal(120), months, '2026-03', '2027-01').monthsElapsed).toBe(0)
    expect(salesGoalProgress(decimal(120), months, '2026-03', '2025-01')).toMatchObject({ monthsElapsed: 12 })
  })
})
