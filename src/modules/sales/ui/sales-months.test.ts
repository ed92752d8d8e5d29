import { expect, test } from 'vitest'
import { addMonths } from '@/shared/kernel/calendar-date'
import { type AccountSales, monthPairs, yearFigures } from './sales-months'

/** 36 months up to `last`, each sold at `net`, with its cost. */
function sold(
  over: Partial<AccountSales> & { net: (month: string) => string; cost?: (month: string) => string | null },
): AccountSales {
  const { net, cost, ...rest } = over
  const lastMonth = over.lastMonth ?? '2026-04'
  return {
    currency: 'COP',
    isConverted: false,
    apart: [],
    months: Array.from({ length: 36 }, (_, i) => {
      const month = addMonths(lastMonth, i - 35)
      return { month, net: net(month), units: '10', documents: 2, cost: cost?.(month) ?? null }
    }),
    lastMonth,
    linesFrom: addMonths(lastMonth, -11),
    linesTo: lastMonth,
    lines: [],
    firstSaleOn: null,
    lastSaleOn: null,
    documents: 72,
    rfm: null,
    ...rest,
  }
}

test('each of the twelve months stands beside the same month a year before', () => {
  const pairs = monthPairs(sold({ net: (month) => (month > '2025-04' ? '120.5' : '100') }), 12)
  expect(pairs).toHaveLength(12)
  expect(pairs[0]).toEqual({ month: '2025-05', now: '120.5', before: '100', documents: 2, isOpen: false })
  expect(pairs.at(-1)?.month).toBe('2026-04')
})

test('the month that is still running is shown after the twelve and counts in no sum', () => {
  const sales = sold({ net: () => '0.1', lastMonth: '2026-05', linesTo: '2026-04', linesFrom: '2025-05' })
  const pairs = monthPairs(sales, 12)
  expect(pairs.map((pair) => pair.isOpen)).toEqual([...Array.from({ length: 12 }, () => false), true])
  expect(yearFigures(sales)).toMatchObject({ now: '1.2', before: '1.2', documents: 24 })
})

test('tenths of a cent add up exactly', () => {
  expect(yearFigures(sold({ net: () => '0.0001' })).now).toBe('0.0012')
})

test('a year before that is not recorded is n/d, not zero', () => {
  const sales = sold({ net: () => '5' })
  const short = { ...sales, months: sales.months.slice(-14) }
  expect(monthPairs(short, 12)[0]).toMatchObject({ month: '2025-05', before: null })
  expect(yearFigures(short).before).toBeNull()
})

test.each([
  ['is told when every month has its cost', () => '70', 30],
  ['is n/d when a part has no cost', (month: string) => (month === '2026-01' ? null : '70'), null],
])('the margin %s', (_sentence, cost, expected) => {
  expect(yearFigures(sold({ net: () => '100', cost })).marginPct).toBe(expected)
})

test('whoever sees no amounts sees units', () => {
  const sales = sold({ net: () => '1' })
  const units = { ...sales, months: sales.months.map(({ net: _net, cost: _cost, ...month }) => month) }
  expect(monthPairs(units, 12)[0]).toMatchObject({ now: '10', before: '10' })
})

test('an account without any sale of the company has no months', () => {
  expect(monthPairs({ ...sold({ net: () => '1' }), linesTo: null, lastMonth: null, months: [] }, 12)).toEqual([])
})
