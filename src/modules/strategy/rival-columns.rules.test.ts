import { describe, expect, test } from 'vitest'
import { planItemOf } from '../../../tests/support/plan-items'
import { compareWithRivals } from './comparison.rules'
import { isFreeName, newCriterion, withoutRival, withRival, withRivalRenamed } from './rival-columns.rules'

const views = {
  client: { us: 7, rivals: { Polisabana: 6, Cartamil: 5 } },
  ours: { us: 8, rivals: { Polisabana: 4 } },
}

describe('R1-10 the comparables are columns of all criteria, in both views', () => {
  test('a new one begins unscored and takes nothing from the others', () => {
    expect(withRival(views, 'Envaflex')).toEqual({
      client: { us: 7, rivals: { Polisabana: 6, Cartamil: 5, Envaflex: null } },
      ours: { us: 8, rivals: { Polisabana: 4, Envaflex: null } },
    })
  })
  test('adding one that is there keeps its scores', () => {
    expect(withRival(views, 'Polisabana')).toEqual(views)
  })
  test('renaming keeps the scores and leaves criteria that never named it alone', () => {
    expect(withRivalRenamed(views, 'Cartamil', 'Cartamil S.A.')).toEqual({
      client: { us: 7, rivals: { Polisabana: 6, 'Cartamil S.A.': 5 } },
      ours: views.ours,
    })
  })
  test('removing takes it out of both views', () => {
    expect(withoutRival(views, 'Polisabana')).toEqual({
      client: { us: 7, rivals: { Cartamil: 5 } },
      ours: { us: 8, rivals: {} },
    })
  })
  test('a new criterion has the columns of the table', () => {
    const items = [planItemOf('criterion', newCriterion('Servicio', 20, ['Polisabana', 'Cartamil']))]
    expect(compareWithRivals(items, 'ours', '2026-05-14').rivals).toEqual(['Cartamil', 'Polisabana'])
  })
})

test.each([
  ['Envaflex', true],
  ['  polisabana ', false],
  ['   ', false],
])('R1-10 a column may be called «%s»: %s', (name, isFree) => {
  expect(isFreeName(name, ['Polisabana', 'Cartamil'])).toBe(isFree)
})
