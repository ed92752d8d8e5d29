import { expect, test } from 'vitest'
import { decimal } from '@/shared/kernel/money'
import { concentrationOf, shareOfTop } from './concentration.rules'
import { sortSales, type SortedSales } from './pareto.rules'
import { scaledNets } from './scaled-nets.rules'

const sold = (nets: readonly number[]): SortedSales => sortSales(scaledNets(nets.map((net) => decimal(net))))

test('F2: the list of F1 gives HHI 2 526,5, normalised 0,1696, effective 3,96, Gini 0,595, CR1 40 %, CR3 80 %', () => {
  const found = concentrationOf(sold([60, 400, 250, 150, 40, 30, 30, 20, 15, 5]))
  expect(found.hhi).toBeCloseTo(2526.5, 9)
  expect(found.normalised).toBeCloseTo(0.1696, 4)
  expect(found.effectiveClients).toBeCloseTo(3.96, 2)
  expect(found.gini).toBeCloseTo(0.595, 9)
  expect([found.topShare?.toFixed(), found.topThreeShare?.toFixed()]).toEqual(['40', '80'])
  expect(found.isWarned).toBe(true)
})

test('F2: sales of zero or less are left out', () => {
  expect(concentrationOf(sold([60, 40, 0, -30]))).toEqual(concentrationOf(sold([60, 40])))
})

test('F2: with one client the normalised index is n/d, and it is a warning', () => {
  expect(concentrationOf(sold([7]))).toMatchObject({
    hhi: 10_000,
    normalised: null,
    effectiveClients: 1,
    isWarned: true,
  })
})

test('F2: without sales everything is n/d', () => {
  expect(concentrationOf(sold([-1]))).toMatchObject({ clients: 0, hhi: null, effectiveClients: null, topShare: null })
  expect(shareOfTop(sold([]), 3)).toBeNull()
})

test.each([
  ['equal clients do not warn', [20, 20, 20, 20, 20], false],
  ['a quarter in one client warns', [25, 15, 15, 15, 15, 15], true],
  ['just under a quarter does not', [24.9, 15.1, 15, 15, 15, 15], false],
])('F2: %s', (_sentence, nets, isWarned) => {
  expect(concentrationOf(sold(nets)).isWarned).toBe(isWarned)
})
