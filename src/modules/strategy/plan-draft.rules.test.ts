import { describe, expect, test } from 'vitest'
import { planItemOf, sealedItem } from '../../../tests/support/plan-items'
import { draftSentence, draftSummary, type DraftSource } from './plan-draft.rules'
import type { PlanItem } from './plan-item.contract'

const source = (items: readonly PlanItem[], locale: 'es' | 'en' = 'es'): DraftSource => ({
  account: 'Lácteos Valdorado',
  items,
  startYear: 2026,
  today: '2026-05-14',
  locale,
  amount: (amount, unit) => `${amount} ${unit}`.trim(),
})
const criterion = (name: string, us: number, rival: number, proof = 'Piloto'): PlanItem =>
  planItemOf('criterion', { name, weightPct: 50, client: { us, rivals: { Cartamil: rival } }, proof })
const sales = planItemOf('goal', {
  metric: 'sales',
  unit: 'M',
  lastYear: '6372.4',
  year1: '7200',
  year2: '7950',
  year3: '8800',
})
const waste = planItemOf('objective', { text: 'Bajar la merma.', metric: 'merma', priority: 'low' })
const recyclable = planItemOf('objective', { text: 'Reciclar el vaso', metric: '% reciclable', priority: 'high' })
const full: PlanItem[] = [
  waste,
  recyclable,
  sales,
  criterion('Servicio', 8, 6),
  criterion('Precio', 6, 8),
  planItemOf('play', { name: 'Yogur', weightPct: 31 }),
  planItemOf('play', { name: 'Leche UHT', weightPct: 46 }),
  planItemOf('force', { force: 'suppliers', intensity: 3 }),
  planItemOf('force', { force: 'rivalry', intensity: 4 }),
  planItemOf('stance', { strategy: 'differentiation' }),
  planItemOf('rival', { name: 'Lactaria del Sur' }),
  planItemOf('finding', { side: 'good', text: 'El yogur crece 18 %.' }),
  planItemOf('finding', { side: 'bad', text: 'La merma llega a 4,6 %' }),
  planItemOf('activity', { activity: 'operations', importance: 5, performance: 2, ourImpact: 4 }),
  planItemOf('holder', { decision: 'final', name: 'Gloria Arango' }),
  planItemOf('holder', { decision: 'veto', name: 'Ivonne Lemus' }),
  planItemOf('event', { text: 'Renovamos el UHT', year: 2024 }),
]

describe('the strategy in one sentence', () => {
  test('issue 3 point 10: in Spanish, objectives by priority', () => {
    expect(draftSentence(source(full))).toBe(
      'Ser el proveedor que Lácteos Valdorado elige para lograr «Reciclar el vaso» y «Bajar la merma» por servicio y pasar de 6372.4 M a 8800 M en ventas en 2028.',
    )
  })
  test('issue 3 point 10: in English', () => {
    expect(draftSentence(source([waste, criterion('Service', 8, 6)], 'en'))).toBe(
      'Be the supplier Lácteos Valdorado chooses to achieve “Bajar la merma” for service.',
    )
  })
  test('what cannot be measured, is not proven or is not for every reader stays out', () => {
    const items = [
      planItemOf('objective', { text: 'Crecer', metric: '' }),
      planItemOf('objective', { text: 'Vender la planta', metric: 'precio' }, { level: 'confidential' }),
      criterion('Servicio', 8, 6, ''),
      sealedItem('objective'),
      sales,
    ]
    expect(draftSentence(source(items))).toBe('')
  })
})

describe('the executive summary', () => {
  test('issue 3 point 10: a paragraph for each block, in the order of the plan', () => {
    expect(draftSummary(source(full)).split('\n\n')).toEqual([
      'Lácteos Valdorado juega sobre todo en Leche UHT (46 %) y Yogur (31 %). La fuerza que más pesa en su industria es la rivalidad (4 de 5).',
      'Compite por diferenciación. Sus rivales: Lactaria del Sur.',
      'Va bien: El yogur crece 18 %. No va bien: La merma llega a 4,6 %.',
      'Podemos mover un indicador suyo en operaciones.',
      'Quién cuenta: Gloria Arango (decide) e Ivonne Lemus (puede vetar).',
      'Metas de ventas: 7200 M (2026); 7950 M (2027) y 8800 M (2028).',
      'Razones para comprarnos: servicio. Hoy perdemos en precio.',
      'De la historia queda: Renovamos el UHT (2024).',
    ])
  })
  test('issue 3 point 10: the same facts in English', () => {
    const [industry, ...rest] = draftSummary(source(full, 'en')).split('\n\n')
    expect(industry).toContain('plays above all in Leche UHT (46 %) and Yogur (31 %)')
    expect(rest).toHaveLength(7)
    expect(rest.join(' ')).not.toMatch(/[{}]/)
  })
  test('parts without facts leave no sentence behind', () => {
    expect(draftSummary(source([sales]))).toBe('Metas de ventas: 7200 M (2026); 7950 M (2027) y 8800 M (2028).')
    expect(draftSummary(source([]))).toBe('')
  })
  test('a confidential or reserved item is in no sentence', () => {
    const hidden = full.map((item, at): PlanItem => ({ ...item, level: at % 2 ? 'confidential' : 'reserved' }))
    expect(draftSummary(source([...hidden, sealedItem('finding')]))).toBe('')
  })
})
