import { expect, test } from 'vitest'
import { decimal, type Decimal } from '@/shared/kernel/money'
import { bestSpend, rangeOf, shareByRankPct, shareOfWallet, type Spend } from './share-of-wallet.rules'

const money = (amount: number | null): Decimal | null => (amount === null ? null : decimal(amount))
const spent = (spend: number | null, low: number | null = null, high: number | null = null): Spend => ({
  spend: money(spend),
  low: money(low),
  high: money(high),
})
const shown = (sales: number, spend: Spend): unknown[] => {
  const { pct, lowPct, highPct, isOverSpend } = shareOfWallet(decimal(sales), spend)
  return [pct?.toFixed(1) ?? null, lowPct?.toFixed(1) ?? null, highPct?.toFixed(1) ?? null, isOverSpend]
}

test.each([
  ['240 of 800 is 30 %', 240, spent(800), ['30.0', null, null, false]],
  ['700 to 1 000 gives 24.0 to 34.3 %', 240, spent(800, 700, 1000), ['30.0', '24.0', '34.3', false]],
  ['ends in the wrong order are put in order', 240, spent(800, 1000, 700), ['30.0', '24.0', '34.3', false]],
  ['a range alone speaks by its middle', 240, spent(null, 600, 1000), ['30.0', '24.0', '40.0', false]],
  ['a figure outside its range widens it', 240, spent(1200, 700, 1000), ['20.0', '20.0', '34.3', false]],
  ['sales over spend: 100 % and flagged', 900, spent(800), ['100.0', null, null, true]],
  [
    'over the least it may spend only: capped, not flagged',
    750,
    spent(800, 700, 1000),
    ['93.8', '75.0', '100.0', false],
  ],
  ['sold to one who is said to spend nothing', 5, spent(0), ['100.0', null, null, true]],
  ['nothing of nothing is n/d', 0, spent(0), [null, null, null, false]],
  ['a net credit is no share', -10, spent(800), ['0.0', null, null, false]],
  ['unknown spend is n/d', 240, spent(null), [null, null, null, false]],
])('F6: %s', (_sentence, sales, spend, expected) => {
  expect(shown(sales, spend)).toEqual(expected)
})

test.each([
  [1, 3, '50.0'],
  [2, 3, '33.3'],
  [3, 3, '16.7'],
  [1, 1, '100.0'],
])('F6: place %i of %i suppliers is estimated at %s %%', (rank, suppliers, pct) => {
  expect(shareByRankPct(rank, suppliers).toFixed(1)).toBe(pct)
})
test.each([
  [0, 3],
  [4, 3],
  [1.5, 3],
])('F6: place %d of %i is refused', (rank, suppliers) => {
  expect(() => shareByRankPct(rank, suppliers)).toThrow(RangeError)
})

test('F6: one known end is the figure, and no range', () => {
  expect([bestSpend(spent(null, 700))?.toString(), rangeOf(spent(null, 700))]).toEqual(['700', null])
})
