import { describe, expect, test } from 'vitest'
import { gridOfPaste, rowsOfGrid } from './whitespace-grid'

const read = (text: string, locale: 'es' | 'en' = 'es'): ReturnType<typeof rowsOfGrid> =>
  rowsOfGrid(gridOfPaste(text), locale)

describe('R1-05 rows pasted from a spreadsheet', () => {
  test('columns in any order and either language; those that the matrix works out are not read', () => {
    const { rows, faults, trouble } = read(
      'LINE\tUnidad del cliente\tPotencial\tGasto al año\tAlcanzable puesto a mano, %\n' +
        'Etiquetas\tRionegro\t999\t1.500.000,50\t40,5 %\n' +
        'Tapas\tToda la cuenta\t\t\t\n',
    )
    expect([faults, trouble]).toEqual([[], null])
    expect(rows.map(({ row, cell }) => ({ row, ...cell }))).toEqual([
      { row: 2, unit: 'Rionegro', line: 'Etiquetas', spend: '1500000.5', attainablePct: 40.5 },
      { row: 3, unit: '', line: 'Tapas', spend: null, attainablePct: null },
    ])
  })

  test('each fault says its row, the heading of its column, and why', () => {
    const { faults } = read(
      'Línea\tGasto al año\tAlcanzable puesto a mano, %\tFin del contrato\tNo aplica\tCerteza\tCompetidor\n' +
        `Tapas\tmucho\t140\t31/02/2026\tquizás\tseguro\t${'x'.repeat(201)}\n`,
    )
    expect(faults.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [2, 'Gasto al año', 'amount'],
      [2, 'Alcanzable puesto a mano, %', 'share'],
      [2, 'Fin del contrato', 'day'],
      [2, 'No aplica', 'yes_no'],
      [2, 'Certeza', 'certainty'],
      [2, 'Competidor', 'too_long'],
    ])
  })

  test.each([
    ['es', '30/09/2026', '2026-09-30'],
    ['es', '2026-09-30', '2026-09-30'],
    ['es', '05/09/2026', '2026-09-05'],
    ['en', '9/30/2026', '2026-09-30'],
    ['en', '30/9/2026', '2026-09-30'],
    ['en', '5/5/2026', '2026-05-05'],
    ['en', '9/5/2026', undefined],
  ] as const)('in %s, %s is %s', (locale, written, day) => {
    const { rows, faults } = read(`Línea\tFin del contrato\nTapas\t${written}`, locale)
    expect(rows[0]!.cell.contractEndsOn).toBe(day)
    expect(faults.map(({ reason }) => reason)).toEqual(day === undefined ? ['day'] : [])
  })

  test('quotes hold tabs, line ends and quotes of their own', () => {
    const { rows } = read('Línea\tCompetidor\n"Tapas\ny ""vasos"""\t"Uno\tDos"')
    expect(rows.map(({ cell }) => [cell.line, cell.competitor])).toEqual([['Tapas\ny "vasos"', 'Uno\tDos']])
  })

  test.each([
    ['a sheet without the line’s heading', 'Unidad\tGasto\nBello\t3', 'no_heading'],
    ['a heading alone', 'Línea\tGasto al año\n', 'no_rows'],
    ['nothing at all', '', 'no_heading'],
    ['more rows than a matrix has', `Línea\n${'Tapas\n'.repeat(501)}`, 'oversized'],
  ])('%s is not read', (_sentence, text, trouble) => {
    expect(read(text).trouble).toBe(trouble)
  })
})
