import { describe, expect, test } from 'vitest'
import { chooseWindow, lastFullMonth, yearBefore } from './window.rules'

const sales = { first: '2023-05-02', last: '2026-04-30' }
const today = '2026-05-14'

describe('F1: the window', () => {
  test.each([
    ['twelve full months', 'months12', '2025-05', '2026-04'],
    ['twenty-four', 'months24', '2024-05', '2026-04'],
    ['thirty-six', 'months36', '2023-05', '2026-04'],
    ['the whole file', 'all', '2023-05', '2026-04'],
  ] as const)('%s', (_sentence, kind, from, to) => {
    expect(chooseWindow({ kind }, sales, today)).toEqual({ from, to })
  })

  test.each([
    ['the running month is not full', '2026-05-13', undefined, '2026-04'],
    ['a month without sales does not count', '2026-05-13', '2026-02-20', '2026-02'],
    ['an old file ends with its last month', '2011-12-09', undefined, '2011-12'],
    ['sales dated ahead do not move it', '2026-09-01', '2026-04-30', '2026-04'],
  ])('%s', (_sentence, last, lastBeforeThisMonth, month) => {
    expect(lastFullMonth({ first: '2009-12-01', last, lastBeforeThisMonth }, '2026-05-31')).toBe(month)
  })

  test('in the first month of sales there is only that month', () => {
    expect(lastFullMonth({ first: '2026-05-02', last: '2026-05-13' }, today)).toBe('2026-05')
  })

  test('any range, also beyond the sales, as long as it touches them', () => {
    expect(chooseWindow({ kind: 'range', from: '2026-01', to: '2026-12' }, sales, today)).toEqual({
      from: '2026-01',
      to: '2026-12',
    })
    expect(chooseWindow({ kind: 'range', from: '2026-05', to: '2026-12' }, sales, today)).toBe('no_sales')
  })
  test('a range that is not in order is refused', () => {
    expect(chooseWindow({ kind: 'range', from: '2026-03', to: '2026-02' }, sales, today)).toBe('window_invalid')
    expect(chooseWindow({ kind: 'range', from: '2026-03' }, sales, today)).toBe('window_invalid')
  })
  test('without sales there is no window', () => {
    expect(chooseWindow({ kind: 'months12' }, null, today)).toBe('no_sales')
  })
  test('the same months a year before', () => {
    expect(yearBefore({ from: '2025-05', to: '2026-04' })).toEqual({ from: '2024-05', to: '2025-04' })
  })
})
