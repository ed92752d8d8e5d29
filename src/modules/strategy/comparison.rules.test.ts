import { describe, expect, test } from 'vitest'
import { planItemOf } from '../../../tests/support/plan-items'
import { compareWithRivals } from './comparison.rules'
import type { PlanEnvelope, PlanItem } from './plan-item.contract'

const today = '2026-05-14'
type Score = number | null
const criterion = (
  name: string,
  weightPct: number | null,
  us: Score,
  rivals: Record<string, Score>,
  proof = '',
  rest: Partial<PlanEnvelope> = {},
): PlanItem<'criterion'> =>
  planItemOf(
    'criterion',
    { name, weightPct, client: { us, rivals }, ours: { us: 9, rivals: { Polisabana: 5 } }, proof },
    rest,
  )
const screen = [
  criterion('Ajuste de la solución', 25, 7, { Polisabana: 6, Cartamil: 5 }, 'Piloto de vaso: 0,4 % de merma'),
  criterion('Servicio', 20, 8, { Polisabana: 7, Cartamil: 6 }, 'Entregas completas: 96,2 %', {
    validUntil: '2026-05-13',
  }),
  criterion('Precio frente a valor', 20, 6, { Polisabana: 7, Cartamil: 8 }, 'Cartamil cotizó 4 % menos'),
  criterion('Relación', 20, 7, { Polisabana: 5, Cartamil: 4 }, 'Nueve vínculos en cinco áreas', { validUntil: today }),
  criterion('Innovación', 15, 6, { Polisabana: 6, Cartamil: 5 }),
]

describe('F17 R1-10 the client’s view', () => {
  const seen = compareWithRivals(screen, 'client', today)

  test('F17: 6.85 against 6.20 and 5.60 is 1.105', () => {
    expect(seen.rivals).toEqual(['Cartamil', 'Polisabana'])
    expect([seen.us.score, ...seen.rivalSides.map((side) => side.score)]).toEqual([6.85, 5.6, 6.2])
    expect(seen.relativeStrength?.toFixed(3)).toBe('1.105')
  })
  test('R1-10: each row is won, drawn or lost against the best of the row', () => {
    expect(seen.rows.map((row) => row.result)).toEqual(['win', 'win', 'lose', 'win', 'draw'])
  })
  test('R1-10: a reason to buy is a row won with a proof that holds', () => {
    expect(seen.reasons).toEqual(['Ajuste de la solución', 'Relación'])
    expect([seen.losses, seen.withoutProof, seen.expiredProof]).toEqual([
      ['Precio frente a valor'],
      ['Innovación'],
      ['Servicio'],
    ])
  })
  test('R1-10: our own view is another comparison, of the same rivals', () => {
    const ours = compareWithRivals(screen, 'ours', today)
    expect([ours.us.score, ours.rivals, ours.rivalSides.map((side) => side.score)]).toEqual([
      9,
      ['Cartamil', 'Polisabana'],
      [null, 5],
    ])
    expect(ours.relativeStrength).toBe(1.8)
  })
})

describe('F17 weights', () => {
  test('F17: weights that add up to 50 are brought to 100, and said', () => {
    const half = compareWithRivals([criterion('A', 10, 8, { R: 4 }), criterion('B', 40, 3, { R: 4 })], 'client', today)
    expect([half.weightSum, half.us.score, half.rows.map((row) => row.weightPct)]).toEqual([50, 4, [20, 80]])
  })
  test('F17: without any weight all weigh the same', () => {
    const none = compareWithRivals(
      [criterion('A', null, 8, { R: 4 }), criterion('B', null, 4, { R: 4 })],
      'client',
      today,
    )
    expect([none.weightSum, none.us.score]).toEqual([0, 6])
  })
  test('F17: three weights of 33.3 add up to 99.9, not to a fraction beside it', () => {
    const thirds = ['A', 'B', 'C'].map((name) => criterion(name, 33.3, 7, { R: 7 }))
    expect(compareWithRivals(thirds, 'client', today)).toMatchObject({
      weightSum: 99.9,
      us: { score: 7 },
      relativeStrength: 1,
    })
  })
  test.each([
    ['70 % of the weight answered is enough', 70, 30, 1.6],
    ['69 % is not', 69, 31, null],
  ])('F17: %s', (_sentence, answered, open, expected) => {
    const rows = [criterion('A', answered, 8, { R: 5 }), criterion('B', open, 8, { R: null })]
    expect(compareWithRivals(rows, 'client', today).relativeStrength).toBe(expected)
  })
  test('F17: our own missing scores are not zeros', () => {
    const rows = [criterion('A', 80, 8, { R: 4 }), criterion('B', 20, null, { R: 4 })]
    const seen = compareWithRivals(rows, 'client', today)
    expect([seen.us, seen.rows[1]!.result]).toEqual([{ score: 8, answeredPct: 80 }, null])
  })
  test('F17: no criteria, no rivals or only zeros: n/d', () => {
    const n = (...rows: PlanItem<'criterion'>[]): unknown => compareWithRivals(rows, 'client', today).relativeStrength
    expect([n(), n(criterion('A', 100, 8, { R: 0 }))]).toEqual([null, null])
  })
})
