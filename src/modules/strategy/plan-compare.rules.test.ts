import { describe, expect, test } from 'vitest'
import { planItemOf, sealedItem } from '../../../tests/support/plan-items'
import { changedFields, differencesOf, nextYearItems } from './plan-compare.rules'
import type { PlanItem } from './plan-item.contract'

const finding = planItemOf('finding', { text: 'El yogur crece 18 %' }, { source: 'informe 2025' })
const goal = planItemOf('goal', {
  lastYear: '6372.4',
  year1: '7200',
  year2: '7950',
  year3: '8800',
  actual: '2019.6',
  low: '6900',
  high: '7400',
  agreedOn: '2026-01-22',
  agreedWith: 'Gloria Arango',
})

describe('R1-00a what differs between two versions', () => {
  test('an item that came, one that went and one that changed, in the order of the plan', () => {
    const event = planItemOf('event', { text: 'Renovamos' })
    const industry = planItemOf('force', { intensity: 4 })
    const now = { ...finding, content: { ...finding.content, text: 'Crece 20 %' }, certainty: 'fact' as const }
    expect(differencesOf([event, finding], [now, industry])).toEqual([
      { kind: 'added', before: null, after: industry, fields: [] },
      { kind: 'changed', before: finding, after: now, fields: ['certainty', 'text'] },
      { kind: 'removed', before: event, after: null, fields: [] },
    ])
  })
  test('place, editor, version and the order of the items leave no trace', () => {
    const moved: PlanItem = {
      ...finding,
      position: 999,
      version: 7,
      updatedAt: '2026-06-01T00:00:00.000Z',
      updatedBy: { id: 'person-2', name: 'Otra' },
    }
    expect(differencesOf([finding, goal], [goal, moved])).toEqual([])
  })
  test('scores in another order are the same scores, another score is not', () => {
    const scored = (rivals: Record<string, number>): PlanItem => ({
      ...planItemOf('criterion', { client: { us: 7, rivals } }, { id: 'one' }),
      position: 1,
    })
    const before = scored({ Cartamil: 5, Polisabana: 6 })
    expect(changedFields(before, scored({ Polisabana: 6, Cartamil: 5 }))).toEqual([])
    expect(changedFields(before, scored({ Polisabana: 6, Cartamil: 4 }))).toEqual(['client'])
  })
  test('a field that the older version did not know is not a change until it says something', () => {
    const { concerns: _dropped, ...older } = finding.content
    const before = { ...finding, content: older } as unknown as PlanItem
    const blank = { ...finding, content: { ...finding.content, concerns: null } } as unknown as PlanItem
    expect(changedFields(before, blank)).toEqual([])
    expect(changedFields(before, { ...finding, content: { ...finding.content, concerns: 'T. Restrepo' } })).toEqual([
      'concerns',
    ])
  })
  test('a sealed item tells of its evidence only', () => {
    const sealed = { ...sealedItem('finding'), id: finding.id, source: finding.source }
    expect(changedFields(finding, sealed)).toEqual(['level'])
  })
  test('an item carried to another block says so', () => {
    expect(changedFields(finding, { ...finding, block: 'value' })).toEqual(['block'])
  })
})

describe('R1-09 next year’s plan', () => {
  test('the years of the grid move on, and nobody has agreed to them', () => {
    expect(nextYearItems([goal], 1)[0]?.content).toEqual({
      ...goal.content,
      lastYear: '7200',
      year1: '7950',
      year2: '8800',
      year3: null,
      actual: null,
      low: null,
      high: null,
      agreedOn: null,
      agreedWith: '',
    })
  })
  test('two years on, and beyond the grid', () => {
    expect(nextYearItems([goal], 2)[0]?.content).toMatchObject({ lastYear: '7950', year1: '8800', year2: null })
    expect(nextYearItems([goal], 9)[0]?.content).toMatchObject({ lastYear: null, year1: null })
  })
  test('everything else keeps its words and its dates, and a sealed goal stays sealed', () => {
    expect(nextYearItems([finding, sealedItem('goal')], 1)).toEqual([])
  })
  test.each([0, -1, 1.5])('%d years are refused', (years) => {
    expect(() => nextYearItems([], years)).toThrow(RangeError)
  })
})
