import { describe, expect, test } from 'vitest'
import { lastRankByPlace, listCandidates, nearCutFrom, type PossibleCandidate } from './candidate.rules'

const account = (
  id: string,
  rank: number,
  value: string,
  rest: Partial<PossibleCandidate> = {},
): PossibleCandidate => ({
  id,
  rank,
  value,
  paretoClass: 'B',
  attractiveness: null,
  answeredPct: 0,
  ...rest,
})
const typical = { counts: { A: 16, B: 17, C: 59, N: 2 }, smallestOfA: '792.6' }

describe('F1, F17: candidates', () => {
  test('class B near the cut first, then those with a scorecard by how attractive they are', () => {
    const found = listCandidates(
      [
        account('Lagunera', 19, '640.5', { attractiveness: 4.9, answeredPct: 100 }),
        account('Serumedia', 21, '553', { attractiveness: 8.1, answeredPct: 100 }),
        account('Doradilla', 20, '596.1'),
        account('Rojaluz', 17, '741.2', { attractiveness: 7.4, answeredPct: 100 }),
      ],
      typical,
    )
    expect(found.map((one) => [one.id, one.missingToCut, one.isNearCut])).toEqual([
      ['Rojaluz', '51.4', true],
      ['Serumedia', '239.6', false],
      ['Lagunera', '152.1', false],
    ])
  })
  test('a scorecard alone makes no candidate of class C', () => {
    expect(listCandidates([account('x', 40, '100', { paretoClass: 'C', answeredPct: 100 })], typical)).toEqual([])
  })
  test('near is from nine tenths of the smallest A on', () => {
    expect(nearCutFrom(typical)?.toFixed()).toBe('713.34')
    expect(listCandidates([account('in', 17, '713.34'), account('out', 18, '713.33')], typical)).toHaveLength(1)
  })
  test('when 3 of 40 carry everything, the next up to the 8th are looked at, whatever their class', () => {
    const few = { counts: { A: 3, B: 4, C: 33, N: 0 }, smallestOfA: '100' }
    expect(lastRankByPlace(few)).toBe(8)
    const found = listCandidates(
      [account('b', 7, '20'), account('c', 8, '10', { paretoClass: 'C' }), account('d', 9, '9', { paretoClass: 'C' })],
      few,
    )
    expect(found.map((one) => one.id)).toEqual(['b', 'c'])
    expect(lastRankByPlace(typical)).toBe(0)
  })
  test('without class A nothing is near', () => {
    const none = { counts: { A: 0, B: 0, C: 0, N: 2 }, smallestOfA: null }
    expect(nearCutFrom(none)).toBeNull()
    expect(listCandidates([account('x', 1, '-5', { paretoClass: 'N' })], none)).toEqual([])
  })
})
