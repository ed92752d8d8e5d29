import { expect, test } from 'vitest'
import { countClasses } from '../pareto.rules'
import type { PortfolioRow } from '../portfolio.contract'
import { changeOf, movesOf, paretoViewOf, percentOf, sumOfLargest } from './portfolio-rows'

type Class = 'A' | 'B' | 'C' | 'N'
function sold(
  name: string,
  value: string,
  is: Class,
  was: Class | null = is,
  before: string | null = null,
): PortfolioRow {
  return [name, name, value, is, was, was === null ? null : 1, before, 0, null, 0, 1, null]
}

test('the line asks the same rule as the server: 400 of 1 000 is A at 39 %, and at 41 % the next one too', () => {
  const view = paretoViewOf(
    [400, 250, 150, 60, 40, 30, 30, 20, 15, 5].map((net, at) => sold(`c${at}`, `${net}.0000`, 'A')),
  )
  expect(countClasses(view.sales, { a: 39, b: 95 }).A).toBe(1)
  expect(countClasses(view.sales, { a: 41, b: 95 }).A).toBe(2)
  expect(countClasses(view.sales, { a: 80, b: 95 })).toEqual({ A: 3, B: 4, C: 3, N: 0 })
  expect(sumOfLargest(view, 3).toFixed(4)).toBe('800.0000')
  expect(Array.from(view.reached.slice(0, 4))).toEqual([0, 40, 65, 80])
})

test('clients with a net of zero or less stand apart and have no bar', () => {
  const view = paretoViewOf([sold('a', '10.0000', 'A'), sold('b', '0.0000', 'N'), sold('c', '-4.0000', 'N')])
  expect(view.values).toHaveLength(1)
  expect(countClasses(view.sales, { a: 80, b: 95 }).N).toBe(2)
})

test('no sales at all draw nothing and divide by nothing', () => {
  const view = paretoViewOf([])
  expect(view.values).toHaveLength(0)
  expect(percentOf('1', view.sales.base.toString())).toBeNull()
})

test('movement shows who enters A, who leaves it, then who rises and falls; who stays is quiet', () => {
  const rows = [
    sold('stays', '90.0000', 'A'),
    sold('enters', '80.0000', 'A', 'B'),
    sold('leaves', '70.0000', 'B', 'A'),
    sold('new', '65.0000', 'B', null),
    sold('new in A', '64.0000', 'A', null),
    sold('rises', '60.0000', 'B', 'C'),
    sold('falls', '50.0000', 'C', 'B'),
    sold('credited', '-1.0000', 'N', 'A'),
  ]
  const lost = {
    id: 'lost',
    name: 'lost',
    previousClass: 'A' as const,
    previousRank: 4,
    previousValue: '9.0000',
    isKey: true,
    managerId: null,
  }
  const previousRun = { id: 'r', from: '2024-11', to: '2025-10', createdAt: '2025-11-04T10:00:00Z' }
  expect(movesOf({ rows, gone: [lost], previousRun }).map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
    'enters: enters',
    'new in A: enters',
    'leaves: leaves',
    'credited: leaves',
    'lost: leaves',
    'rises: rises',
    'falls: falls',
  ])
  expect(movesOf({ rows, gone: [lost], previousRun: null })).toEqual([])
})

test.each([
  ['1184.0000', '1000.0000', 18.4],
  ['5.0000', '0.0000', 'new'],
  ['5.0000', null, null],
])('%s after %s is a change of %s', (value, yearBefore, change) => {
  expect(changeOf({ value, yearBefore })).toBe(change)
})
