import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { midRankScores, scoreRfm, type BuyingHabit } from './rfm.rules'

const money = [400, 250, 150, 60, 40, 30, 30, 20, 15, 5]
const habits: BuyingHabit[] = money.map((net, at) => ({
  recencyDays: at * 7,
  invoices: 3,
  net: String(net),
}))

test('F4: in the money list of F1, 400 scores 5, 30 scores 3 and 5 scores 1', () => {
  const scores = scoreRfm(habits).map((row) => row.moneyScore)
  expect([scores[0], scores[5], scores[6], scores[9]]).toEqual([5, 3, 3, 1])
})

test('F4: the most recent scores best, and equal frequency is the middle', () => {
  const rows = scoreRfm(habits)
  expect([rows[0]!.recencyScore, rows[9]!.recencyScore]).toEqual([5, 1])
  expect(new Set(rows.map((row) => row.frequencyScore))).toEqual(new Set([3]))
})

test('F4: fewer than ten accounts are not scored', () => {
  expect(scoreRfm(habits.slice(0, 9))[0]).toEqual({
    recencyScore: null,
    frequencyScore: null,
    moneyScore: null,
  })
})

test('F4: the score is the mid-rank percentile in fifths, whatever the values', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 10, maxLength: 60 }), (values) => {
      const scores = midRankScores({ kind: 'safe', places: 0, values: Float64Array.from(values) })!
      for (const [at, value] of values.entries()) {
        const less = values.filter((other) => other < value).length
        const equal = values.filter((other) => other === value).length
        expect(scores[at]).toBe(Math.min(5, Math.floor((5 * (2 * less + equal)) / (2 * values.length)) + 1))
      }
    }),
  )
})
