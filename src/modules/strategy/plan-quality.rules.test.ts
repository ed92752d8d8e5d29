import { describe, expect, test } from 'vitest'
import { planItemOf, sealedItem } from '@tests/support/plan-items'
import { activityContent, forceContent } from './plan-content.contract'
import type { PlanBlock, PlanItem } from './plan-item.contract'
import { promptsOf } from './plan-prompts.text'
import { blockStates, planQuality, type BlockState, type PlanQuality } from './plan-quality.rules'

const today = '2026-05-14'
const forces = forceContent.shape.force.options.map((force) => planItemOf('force', { force, intensity: 3 }))
const activities = activityContent.shape.activity.options.map((activity) =>
  planItemOf('activity', { activity, importance: 4, performance: 3, ourImpact: 0 }),
)
const holders = (['final', 'budget', 'technical', 'veto'] as const).map((decision) =>
  planItemOf('holder', { decision, name: 'Tomás Restrepo' }),
)
const criterion = (proof: string): PlanItem =>
  planItemOf('criterion', { name: 'Servicio', client: { us: 8, rivals: {} }, proof })

/** The block with its parts alone: no prompt is asked. */
const partsOf = (block: PlanBlock, ...items: PlanItem[]): BlockState =>
  blockStates([], items, today).find((state) => state.block === block)!

describe('RG-10 what each block asks for', () => {
  test.each<[string, PlanBlock, PlanItem[], number]>([
    ['four forces are not five, R1-01', 'industry', forces.slice(1), 0],
    ['five forces are half of it', 'industry', forces, 50],
    ['and a market condition the rest', 'industry', [...forces, planItemOf('condition', { factor: 'Resina' })], 100],
    ['five times one force is one', 'industry', Array.from({ length: 5 }, () => forces[0]!), 0],
    ['R1-03: a generic strategy', 'competition', [planItemOf('stance', { strategy: 'focus' })], 50],
    [
      'and a rival',
      'competition',
      [planItemOf('stance', { strategy: 'focus' }), planItemOf('rival', { name: 'Lactaria' })],
      100,
    ],
    [
      'R1-04: one that goes well is half',
      'situation',
      [planItemOf('finding', { side: 'good', text: 'Crece el yogur griego' })],
      50,
    ],
    ['RP-2d: nine activities', 'value', activities, 100],
    ['eight are not nine', 'value', activities.slice(1), 0],
    ['R1-06: three of four decisions have a name', 'power', holders.slice(1), 75],
    ['a decision without name is a gap', 'power', [...holders.slice(1), planItemOf('holder', {})], 75],
    ['R1-09: sales for one year are not three', 'goals', [planItemOf('goal', { year1: '7200' })], 0],
    ['sales for three years', 'goals', [planItemOf('goal', { year1: '7200', year2: '7950', year3: '8800' })], 100],
    ['R1-10: two proofs of three', 'whyUs', [criterion('Piloto'), criterion('Entregas'), criterion('n/d')], 0],
    ['three proofs', 'whyUs', [criterion('Piloto'), criterion('Entregas'), criterion('Nueve vínculos')], 100],
    ['R1-12: one event', 'history', [planItemOf('event', { text: 'Renovamos el contrato' })], 100],
    ['an empty sentence', 'summary', [planItemOf('passage', { text: 'pendiente' })], 0],
    ['the strategy in a sentence', 'summary', [planItemOf('passage', { text: 'Bajar la merma a la mitad' })], 100],
    ['a sealed item fills nothing', 'history', [sealedItem('event')], 0],
  ])('%s', (_sentence, block, items, pct) => {
    expect(partsOf(block, ...items).completenessPct).toBe(pct)
  })

  test('a prompt counts like a part, and its gap has a name', () => {
    const told = planItemOf('finding', { promptId: 'Q7.a', text: 'Compró 22 % menos' }, { source: 'facturas' })
    const history = blockStates(promptsOf(null), [told], today)[7]!
    expect(history.asks).toEqual([
      { id: 'Q7.a', isMet: true, worth: 'current' },
      { id: 'Q7.b', isMet: false, worth: 'unanswered' },
      { id: 'history.events', isMet: false, worth: null },
    ])
    expect(history.completenessPct).toBeCloseTo(33.33, 2)
  })
  test('«no sé todavía» stays a gap', () => {
    const unknown = planItemOf('finding', { promptId: 'Q9.a', text: '', isUnknown: true })
    expect(blockStates(promptsOf(null), [unknown], today)[8]!.asks[0]).toEqual({
      id: 'Q9.a',
      isMet: false,
      worth: 'unknown',
    })
  })
})

describe('RG-10 the age of a block', () => {
  const touched = (...days: string[]): BlockState =>
    partsOf('history', ...days.map((day) => planItemOf('event', { text: 'x' }, { updatedAt: `${day}T09:00:00.000Z` })))

  test.each([
    [['2026-04-20'], 24, false],
    [['2025-03-01', '2026-05-02'], 12, false],
    [['2025-03-14'], 426, true],
    [['2026-05-15'], 0, false],
  ])('touched on %j: %i days, stale %s', (days, daysOld, isStale) => {
    expect(touched(...days)).toMatchObject({ daysOld, isStale })
  })
  test('never touched has no age', () => {
    expect(touched()).toMatchObject({ daysOld: null, isStale: false })
  })
})

describe('plan quality, apart from health', () => {
  const quality = (...items: PlanItem[]): PlanQuality => planQuality(blockStates([], items, today), items, today)
  const found = (rest: Parameters<typeof planItemOf>[2]): PlanItem =>
    planItemOf('finding', { text: 'La merma llega a 4,6 %' }, rest)

  test('freshness, confirmation and evidence are shares of what is said', () => {
    expect(
      quality(
        found({ certainty: 'fact', source: 'parte de planta', confirmedOn: '2026-01-22' }),
        found({ certainty: 'inference', source: 'E. Cuervo' }),
        found({ certainty: 'assumption', source: 'nosotros' }),
        found({ certainty: 'fact', observedOn: '2024-05-01' }),
      ),
    ).toMatchObject({ freshnessPct: 75, confirmedPct: 25, evidencePct: 50 })
  })
  test('completeness is over the asks of all blocks', () => {
    expect(quality(...activities, ...holders).completenessPct).toBeCloseTo((5 * 100) / 15, 10)
  })
  test('filler, gaps, passages, SWOT lines and sealed items are not counted', () => {
    expect(
      quality(
        planItemOf('finding', { text: 'bien' }),
        planItemOf('finding', { isUnknown: true, text: 'No sabemos quién firma' }),
        planItemOf('passage', { text: 'Bajar la merma a la mitad' }),
        planItemOf('swot', { text: 'Marca' }),
        sealedItem('insight'),
      ),
    ).toEqual({ completenessPct: (1 * 100) / 15, freshnessPct: null, confirmedPct: null, evidencePct: null })
  })
})
