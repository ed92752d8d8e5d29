import { expect, test } from 'vitest'
import { planItemOf } from '@tests/support/plan-items'
import { broughtOf } from './whitespace-bring'
import { gridOfPaste, rowsOfGrid } from './whitespace-grid'

const cells = [
  planItemOf('cell', { unit: 'Rionegro', line: 'Etiquetas', spend: '200' }, { version: 4 }),
  planItemOf('cell', { unit: 'Bello', line: 'Tapas', spend: '50' }, { version: 2 }),
]
const bring = (text: string): ReturnType<typeof broughtOf> =>
  broughtOf(
    rowsOfGrid(gridOfPaste(`Unidad del cliente\tLínea\tGasto al año\tGasto mínimo\tGasto máximo\n${text}`), 'es'),
    cells,
    'es',
  )

test('R1-05 before it is sent, a sheet says how many cells it adds, changes and leaves, each with the version seen', () => {
  const brought = bring('Rionegro\tEtiquetas\t300\nBello\tTapas\t50\nBello\tCajas\t9')
  expect(brought.effects).toEqual({ added: 1, changed: 1, same: 1 })
  expect(brought.rows.map(({ version }) => version)).toEqual([4, 2, null])
  expect(brought.faults).toEqual([])
})

test('R1-05 faults of one cell and of rows among themselves come in the order of the sheet, by its own row numbers', () => {
  const brought = bring('\nBello\tTapas\t\t9\t4\nBello\tCajas\tmucho\nbello\tcajas\t1')
  expect(brought.faults).toEqual([
    { row: 3, column: 'Gasto mínimo', reason: 'range' },
    { row: 4, column: 'Gasto al año', reason: 'amount' },
    { row: 5, column: 'Línea', reason: 'repeated' },
  ])
})
