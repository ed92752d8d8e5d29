import { describe, expect, test } from 'vitest'
import { planItemOf } from '@tests/support/plan-items'
import { whitespaceOf } from '../whitespace.rules'
import { cellsOfUnit, isNew, keyOfPlace, placedAt, scaleOf, withBegun } from './whitespace-begun'

const sales = [{ line: 'Empaques', net: '240' }]
const written = whitespaceOf([planItemOf('cell', { unit: 'Rionegro', line: 'Etiquetas', spend: '800' })], sales, [])

describe('R1-05 the matrix while somebody adds to it', () => {
  test('a unit that was only named comes after those with cells and before the whole account, with every line to fill', () => {
    const matrix = withBegun(written, { units: ['Medellín'], lines: [] })
    expect(matrix.rows.map(({ unit }) => unit)).toEqual(['Rionegro', 'Medellín', ''])
    expect(matrix.rows[1]!.cells).toEqual([null, null])
    expect(matrix.rows[1]!.potential).toBeNull()
  })

  test('a line that was only named is a column of its own for every unit, and changes no sum', () => {
    const matrix = withBegun(written, { units: [], lines: ['Tapas'] })
    expect(matrix.columns.map(({ line }) => line)).toEqual(['Empaques', 'Etiquetas', 'Tapas'])
    expect(matrix.rows.map(({ cells }) => cells.length)).toEqual([3, 3])
    expect(matrix.total).toEqual(written.total)
  })

  test('once its first cell is written, a named unit is not drawn twice, however it is spelt', () => {
    const matrix = withBegun(written, { units: ['rionegro '], lines: ['EMPAQUES'] })
    expect(matrix.rows.map(({ unit }) => unit)).toEqual(['Rionegro', ''])
    expect(matrix.columns).toHaveLength(2)
  })

  test('a name that says nothing or is taken begins nothing', () => {
    expect(isNew('  ', [])).toBe(false)
    expect(isNew(' RIONEGRO', ['Rionegro'])).toBe(false)
    expect(isNew('Planta 2', ['Rionegro'])).toBe(true)
  })

  test('a unit takes all its cells along when it gets another name, however they spell it', () => {
    const cells = [
      planItemOf('cell', { unit: 'Rionegro', line: 'Etiquetas' }),
      planItemOf('cell', { unit: ' RIONEGRO', line: 'Tapas' }),
      planItemOf('cell', { unit: 'Rionegro 2', line: 'Tapas' }),
    ]
    expect(cellsOfUnit(cells, 'rionegro')).toEqual(cells.slice(0, 2))
  })

  test('a drawer finds its cell by unit and line, also while it is empty, with what the line invoices', () => {
    const matrix = withBegun(written, { units: ['Medellín'], lines: [] })
    expect(placedAt(matrix, keyOfPlace('', 'Empaques'))?.cell?.current?.toFixed()).toBe('240')
    const empty = placedAt(matrix, keyOfPlace('Medellín', 'Empaques'))
    expect(empty?.cell).toBeNull()
    expect(empty?.invoiced?.toFixed()).toBe('240')
    expect(placedAt(matrix, keyOfPlace('Cali', 'Empaques'))).toBeNull()
    expect(placedAt(matrix, 'activity:operations')).toBeNull()
  })

  test.each([
    ['999999999', 'units'],
    ['1000000000', 'millions'],
  ])('amounts as large as %s are shown in %s', (spend, scale) => {
    expect(scaleOf(whitespaceOf([planItemOf('cell', { line: 'Empaques', spend })], [], []))).toBe(scale)
  })
})
