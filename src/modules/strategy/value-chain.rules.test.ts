import { expect, test } from 'vitest'
import { planItemOf, sealedItem } from '../../../tests/support/plan-items'
import { activityContent } from './plan-content.contract'
import type { PlanItem } from './plan-item.contract'
import { isSuggested, valueChainOf, type Activity } from './value-chain.rules'

test.each([
  [5, 2, 3, true],
  [5, 1, 5, true],
  [4, 2, 4, false],
  [5, 3, 4, false],
  [5, 2, 2, false],
  [null, 2, 4, false],
  [5, null, 4, false],
  [5, 2, null, false],
])(
  'RP-2d: importance %s, performance %s, our impact %s: suggested %s',
  (importance, performance, ourImpact, expected) => {
    expect(isSuggested({ importance, performance, ourImpact })).toBe(expected)
  },
)

/** The nine activities of design 06. */
const scores: [Activity, number, number, number][] = [
  ['infrastructure', 3, 4, 0],
  ['talent', 3, 3, 2],
  ['technology', 4, 3, 2],
  ['procurement', 5, 2, 4],
  ['inbound', 4, 3, 3],
  ['operations', 5, 2, 4],
  ['outbound', 4, 3, 3],
  ['marketing', 4, 4, 3],
  ['service', 3, 4, 1],
]
const scored = (activity: Activity, importance: number, performance: number, ourImpact: number): PlanItem<'activity'> =>
  planItemOf('activity', { activity, importance, performance, ourImpact })

test('RP-2d: of nine activities procurement and operations are suggested', () => {
  const chain = valueChainOf(scores.map((one) => scored(...one)))
  const suggested = [...chain.support, ...chain.primary].filter((cell) => cell.scored.some((one) => one.isSuggested))
  expect([chain.suggested, suggested.map((cell) => cell.activity)]).toEqual([2, ['procurement', 'operations']])
})
test('RP-2d: every activity has its cell, also when nobody scored it or it is sealed', () => {
  const { support, primary, suggested } = valueChainOf([sealedItem('activity')])
  const cells = [...support, ...primary]
  expect(cells.map((cell) => cell.activity).sort()).toEqual([...activityContent.shape.activity.options].sort())
  expect([support.length, primary.length, suggested, cells.flatMap((cell) => cell.scored)]).toEqual([4, 5, 0, []])
})
test('RP-2d: one activity scored in two units keeps both, in their order', () => {
  const [line1, line3] = [
    { ...scored('operations', 5, 4, 4), position: 9 },
    { ...scored('operations', 5, 2, 4), position: 3 },
  ]
  expect(valueChainOf([line1, line3]).primary[1]?.scored).toEqual([
    { item: line3, isSuggested: true },
    { item: line1, isSuggested: false },
  ])
})
