import { describe, expect, test } from 'vitest'
import { planItemOf } from '../../../tests/support/plan-items'
import { inSheetOrder, isFactGrounded } from './model-sheet.rules'

const margin = { topic: 'ratio', name: 'Margen operativo', value: '8,4', unit: '%', year: 2025 } as const

describe('RP-2a each fact of the business model has its source and its date', () => {
  test.each([
    ['a source and the year', margin, { source: 'Supersociedades' }, true],
    [
      'a source and the day it was seen',
      { ...margin, year: null },
      { source: 'visita', observedOn: '2026-03-02' },
      true,
    ],
    ['no source', margin, {}, false],
    ['a source that names nothing', margin, { source: 'n/d' }, false],
    ['neither year nor day', { ...margin, year: null }, { source: 'Supersociedades' }, false],
    ['an empty row, which says nothing yet', { ...margin, name: '', value: '', year: null }, {}, true],
  ])('%s', (_sentence, content, evidence, isGrounded) => {
    expect(isFactGrounded(planItemOf('model', content, evidence))).toBe(isGrounded)
  })
})

test('RP-2a the sheet reads by topic, and a ratio from its latest year back', () => {
  const facts = [
    planItemOf('model', margin),
    planItemOf('model', { ...margin, name: 'Liquidez', year: 2024 }),
    planItemOf('model', { ...margin, name: 'Liquidez', year: 2025 }),
    planItemOf('model', { topic: 'lines', name: 'Leche UHT', value: '46', unit: '%', year: 2025 }),
  ]
  expect(inSheetOrder(facts).map(({ content }) => [content.name, content.year])).toEqual([
    ['Leche UHT', 2025],
    ['Liquidez', 2025],
    ['Liquidez', 2024],
    ['Margen operativo', 2025],
  ])
})
