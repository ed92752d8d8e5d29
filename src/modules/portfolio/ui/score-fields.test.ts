import { expect, test } from 'vitest'
import { fieldsOf, scoresOf } from './score-fields'

test('a card comes apart into its fifteen scores and together again, what is not known stays so', () => {
  const scores = {
    attractiveness: { margin: 8, growth: 6, spend: 7, fit: 9, openness: 5 },
    strengthUs: { solution: 7, service: 8, price: 6, relation: 7, innovation: null },
    strengthRival: { solution: 6, service: 7, price: 7, relation: 5, innovation: 0 },
  }
  const fields = fieldsOf(scores)
  expect(Object.keys(fields)).toHaveLength(15)
  expect(fields['strengthUs.innovation']).toBeNull()
  expect(fields['strengthRival.innovation']).toBe(0)
  expect(scoresOf(fields)).toEqual(scores)
})
