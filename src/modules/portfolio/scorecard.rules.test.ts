import { expect, test } from 'vitest'
import { scoreSelection, type ScorecardInput } from './scorecard.rules'

const card: ScorecardInput = {
  attractiveness: { margin: 8, growth: 6, spend: 7, fit: 9, openness: 5 },
  strengthUs: { solution: 7, service: 8, price: 6, relation: 7, innovation: 6 },
  strengthRival: { solution: 6, service: 7, price: 7, relation: 5, innovation: 6 },
}
const none = { solution: null, service: null, price: null, relation: null, innovation: null }

test('F17: 8, 6, 7, 9, 5 give 7,0; ours 6,85 against 6,20 is 1,105: strategic', () => {
  const result = scoreSelection(card)
  expect(result.attractiveness).toBe(7)
  expect([result.strengthUs, result.strengthRival]).toEqual([6.85, 6.2])
  expect(result.relativeStrength).toBeCloseTo(1.105, 3)
  expect(result).toMatchObject({ answeredPct: 100, category: 'strategic' })
})

test.each([
  ['attractive and weak is a promise', 8, 5, 'promise'],
  ['strong and little attractive is established', 4, 9, 'established'],
  ['neither is efficient', 4, 5, 'efficient'],
  ['the cuts are inside: 6 and 1,0', 6, 7, 'strategic'],
])('F17: %s', (_sentence, attraction, ours, category) => {
  const all = (score: number): ScorecardInput['strengthUs'] => ({
    solution: score,
    service: score,
    price: score,
    relation: score,
    innovation: score,
  })
  const attractiveness = {
    margin: attraction,
    growth: attraction,
    spend: attraction,
    fit: attraction,
    openness: attraction,
  }
  expect(scoreSelection({ attractiveness, strengthUs: all(ours), strengthRival: all(7) }).category).toBe(category)
})

test('F17: missing criteria re-weight the rest; 70 % of the weight is enough', () => {
  const result = scoreSelection({ ...card, attractiveness: { ...card.attractiveness, fit: null, openness: null } })
  expect(result.attractiveness).toBeCloseTo((25 * 8 + 25 * 6 + 20 * 7) / 70, 12)
  expect(result).toMatchObject({ answeredPct: 70, category: 'strategic' })
})

test('F17: under 70 % of the weight it is incomplete', () => {
  const result = scoreSelection({ ...card, attractiveness: { ...card.attractiveness, margin: null, openness: null } })
  expect(result).toMatchObject({ answeredPct: 60, category: null })
})

test('F17: strength compares only what is scored on both sides', () => {
  const result = scoreSelection({ ...card, strengthRival: { ...card.strengthRival, innovation: null } })
  expect(result.strengthUs).toBeCloseTo((25 * 7 + 20 * 8 + 20 * 6 + 20 * 7) / 85, 12)
  expect(result.answeredPct).toBe(85)
})

test('F17: nothing answered is n/d, never 0', () => {
  const attractiveness = { margin: null, growth: null, spend: null, fit: null, openness: null }
  expect(scoreSelection({ attractiveness, strengthUs: none, strengthRival: none })).toEqual({
    attractiveness: null,
    strengthUs: null,
    strengthRival: null,
    relativeStrength: null,
    answeredPct: 0,
    category: null,
  })
})
