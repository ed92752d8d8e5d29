import { describe, expect, test } from 'vitest'
import { planItemOf } from '@tests/support/plan-items'
import type { CellRow } from './whitespace.contract'
import { cellOfRow, effectOfRow, faultsOfRows, rowOnCell } from './whitespace-rows.rules'

const row = (said: Partial<CellRow>): CellRow => ({ unit: 'Rionegro', line: 'Empaques', version: null, ...said })

describe('R1-05 the rows of a sheet', () => {
  test('a row without line, one that repeats a place, and a range upside down are each named, in the order of the sheet', () => {
    expect(
      faultsOfRows([
        row({ line: ' ' }),
        row({}),
        row({ unit: ' rionegro', line: 'EMPAQUES' }),
        row({ unit: 'Bello', spendLow: '20', spendHigh: '10' }),
      ]),
    ).toEqual([
      { row: 0, column: 'line', reason: 'line_missing' },
      { row: 2, column: 'line', reason: 'repeated' },
      { row: 3, column: 'spendLow', reason: 'range' },
    ])
  })

  test('equal ends are a range, and one end alone is no fault', () => {
    expect(faultsOfRows([row({ spendLow: '10', spendHigh: '10.00' }), row({ unit: 'Bello', spendHigh: '5' })])).toEqual(
      [],
    )
  })

  test('a row finds its cell however it is spelt, and of two the one that counts', () => {
    const second = planItemOf('cell', { unit: 'rionegro', line: 'empaques' }, { position: 9 })
    const first = planItemOf('cell', { unit: 'Rionegro', line: 'Empaques' }, { position: 2 })
    expect(cellOfRow({ unit: 'RIONEGRO ', line: 'Empaques' }, [second, first])).toBe(first)
    expect(cellOfRow({ unit: '', line: 'Empaques' }, [second, first])).toBeUndefined()
  })

  test('what the sheet does not say stays, an empty cell of it clears, and names keep their spelling', () => {
    const cell = planItemOf('cell', { unit: 'Rionegro', line: 'Empaques', spend: '10', competitor: 'Cartamil' })
    const after = rowOnCell(row({ unit: 'rionegro', spend: null, attainablePct: 40 }), {
      content: cell.content,
      evidence: cell,
    })
    expect(after.content).toMatchObject({ unit: 'Rionegro', spend: null, attainablePct: 40, competitor: 'Cartamil' })
    expect('version' in after.content).toBe(false)
  })

  test.each([
    ['the same amount written otherwise', { spend: '10.00' }, 'same'],
    ['another amount', { spend: '10.01' }, 'changed'],
    ['an amount taken away', { spend: null }, 'changed'],
    ['another source', { source: 'informe 2025' }, 'changed'],
    ['nothing but its place', {}, 'same'],
  ])('%s', (_sentence, said, effect) => {
    const cell = planItemOf('cell', { unit: 'Rionegro', line: 'Empaques', spend: '10' })
    expect(effectOfRow(row(said), cell)).toBe(effect)
  })

  test('a place without a cell is added', () => {
    expect(effectOfRow(row({}), undefined)).toBe('added')
  })
})
