import { describe, expect, test } from 'vitest'
import { decimal } from '@/shared/kernel/money'
import { comparableMonths, compoundGrowthPct, yearOnYear } from './growth.rules'

describe('F5: year on year', () => {
  test.each([
    ['grows', 846.3, 716, '18.2'],
    ['falls', 686.6, 875.8, '-21.6'],
    ['ends in credit notes', -10, 100, '-110.0'],
  ])('%s', (_sentence, now, before, pct) => {
    const growth = yearOnYear(decimal(now), decimal(before))
    expect(growth?.kind === 'rate' && growth.pct.toFixed(1)).toBe(pct)
  })
  test('nothing the year before is «new»; nothing in both, or a credit before, is n/d', () => {
    expect(yearOnYear(decimal(5), decimal(0))).toEqual({ kind: 'new' })
    expect(yearOnYear(decimal(0), decimal(0))).toBeNull()
    expect(yearOnYear(decimal(5), decimal(-1))).toBeNull()
    expect(yearOnYear(decimal(5), null)).toBeNull()
  })
})

test('F5: from 100 to 133,1 in three years is 10,0 % a year', () => {
  expect(compoundGrowthPct(decimal(100), decimal('133.1'), 3)).toBeCloseTo(10, 9)
  expect(compoundGrowthPct(decimal(100), decimal(0), 3)).toBe(-100)
  expect(compoundGrowthPct(decimal(0), decimal(5), 3)).toBeNull()
  expect(() => compoundGrowthPct(decimal(1), decimal(1), 0)).toThrow(RangeError)
})

describe('F5: only equal months are compared', () => {
  test('a full year against the year before', () => {
    expect(comparableMonths({ from: '2025-05', to: '2026-04' }, { from: '2023-05', to: '2026-04' })).toEqual({
      now: { from: '2025-05', to: '2026-04' },
      before: { from: '2024-05', to: '2025-04' },
    })
  })
  test('records that begin late leave only the months recorded in both years', () => {
    expect(comparableMonths({ from: '2025-05', to: '2026-04' }, { from: '2024-11', to: '2026-03' })).toEqual({
      now: { from: '2025-11', to: '2026-03' },
      before: { from: '2024-11', to: '2025-03' },
    })
  })
  test('less than a year of records compares nothing', () => {
    expect(comparableMonths({ from: '2025-05', to: '2026-04' }, { from: '2025-06', to: '2026-04' })).toBeNull()
  })
})
