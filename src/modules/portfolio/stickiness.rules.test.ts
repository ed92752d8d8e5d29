import { expect, test } from 'vitest'
import { decimal } from '@/shared/kernel/money'
import type { ParetoClass } from './pareto.rules'
import {
  classMatrix,
  hasHysteresisToLeave,
  movementsBetween,
  periodsOutsideA,
  stickinessOf,
  type ClassifiedAccount,
} from './stickiness.rules'

const period = (...accounts: [id: string, paretoClass: ParetoClass, net: number][]): ClassifiedAccount[] =>
  accounts.map(([id, paretoClass, net], at) => ({ id, paretoClass, net: decimal(net), rank: at + 1 }))
const before = period(['a', 'A', 50], ['b', 'A', 30], ['c', 'A', 15], ['d', 'A', 5])
const now = period(['a', 'A', 60], ['b', 'A', 30], ['e', 'A', 20], ['c', 'B', 10])

test('F3: of a, b, c, d stay a and b: 50 %, Jaccard 40 %, 80 % of their sales', () => {
  const { weightedPct, ...found } = stickinessOf(before, now)
  expect(found).toEqual({ stayed: 2, of: 4, stayedPct: 50, jaccardPct: 40 })
  expect(weightedPct?.toFixed()).toBe('80')
})

test('F3: without A before there is nothing to stay', () => {
  expect(stickinessOf([], now)).toEqual({ stayed: 0, of: 0, stayedPct: null, jaccardPct: 0, weightedPct: null })
  expect(stickinessOf([], [])).toMatchObject({ jaccardPct: null })
})

test('F3: who enters, leaves, is new and is no longer there', () => {
  const movements = movementsBetween(before, now)
  expect(movements.map(({ id, kind, from, to }) => [id, kind, from, to])).toEqual([
    ['a', 'stays', 'A', 'A'],
    ['b', 'stays', 'A', 'A'],
    ['e', 'enters', null, 'A'],
    ['c', 'leaves', 'A', 'B'],
    ['d', 'leaves', 'A', null],
  ])
  expect(movements[3]).toMatchObject({ rankFrom: 3, rankTo: 4 })
})

test('F3: below A accounts rise and fall', () => {
  const kinds = movementsBetween(
    period(['x', 'C', 3], ['y', 'B', 2], ['z', 'N', -1]),
    period(['x', 'B', 3], ['y', 'N', -2], ['z', 'C', 1]),
  ).map((movement) => movement.kind)
  expect(kinds).toEqual(['rises', 'falls', 'rises'])
})

test('F3: the matrix counts all, also the new and those that left', () => {
  const matrix = classMatrix(movementsBetween(before, now))
  expect(matrix.A).toEqual({ A: 2, B: 1, C: 0, N: 0, none: 1 })
  expect(matrix.none).toEqual({ A: 1, B: 0, C: 0, N: 0, none: 0 })
})

test.each<[string, (ParetoClass | null)[], number, boolean]>([
  ['in A now', ['A', 'B', 'B'], 0, false],
  ['one period outside is not enough', ['B', 'A', 'B'], 1, false],
  ['two periods outside are', ['B', 'B', 'A'], 2, true],
  ['a period without sales is outside too', [null, 'N', 'A'], 2, true],
])('F3: %s', (_sentence, latestFirst, outside, canLeave) => {
  expect([periodsOutsideA(latestFirst), hasHysteresisToLeave(latestFirst)]).toEqual([outside, canLeave])
})
