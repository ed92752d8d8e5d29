import { describe, expect, test } from 'vitest'
import { planItemOf } from '@tests/support/plan-items'
import { objectiveProgressPct } from './objective.rules'
import { isDraftObjective } from './plan-check.rules'

describe('RP-2c the client’s objectives', () => {
  test.each([
    ['half of the way down from 4.6 to 3.0', '4.6', '3.8', '3.0', 50],
    ['a quarter of the way up', '100', '125', '200', 25],
    ['past its target it is whole, never more', '10', '30', '20', 100],
    ['moving away from its target is nothing, never less', '10', '8', '20', 0],
    ['from below zero', '-10', '0', '10', 50],
    ['a target that is the baseline asks for nothing', '10', '10', '10', null],
    ['without a figure of today', '10', null, '20', null],
    ['without a baseline', null, '15', '20', null],
    ['without a target', '10', '15', null, null],
  ])('%s', (_sentence, baseline, current, target, pct) => {
    expect(objectiveProgressPct({ baseline, current, target })).toBe(pct)
  })

  test('an objective is a draft until it has a metric, whatever else it says', () => {
    expect(
      isDraftObjective(planItemOf('objective', { text: 'Bajar la merma', target: '3', owner: 'T. Restrepo' })),
    ).toBe(true)
    expect(isDraftObjective(planItemOf('objective', { text: 'Bajar la merma', metric: 'Merma de línea 3' }))).toBe(
      false,
    )
  })
})
