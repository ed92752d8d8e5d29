import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { writeXlsx } from 'hucre'
import { planItemOf } from '@tests/support/plan-items'
import type { Plan } from '../plan.contract'
import { whitespaceSheets } from '../whitespace-sheets'
import { sheetText } from '../whitespace-sheet.text'
import { rowsOfGrid } from './whitespace-grid'
import { gridOfWorkbook, GridProblem } from './xlsx-grid'
import { writeWorkbook } from '@/shared/server/export-workbook'

const bytesOf = (file: Uint8Array): ArrayBuffer =>
  file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer
const cell = planItemOf(
  'cell',
  {
    unit: 'Rionegro & Cía. <2>',
    line: '-Etiquetas',
    spend: '1500000000.25',
    spendLow: '1200000000',
    attainablePct: 80.5,
    competitor: 'Línea «Ñ»',
    contractEndsOn: '2026-09-30',
    isNotApplicable: false,
  },
  { certainty: 'inference', source: '=suma', observedOn: '2026-02-01' },
)

describe('R1-05 a workbook read in the browser', () => {
  test.each(['es', 'en'] as const)('what was exported in %s comes back as it was, whoever reads it', async (locale) => {
    const plan = { items: [cell], sales: null, benchmarks: [], today: '2026-05-14' } as unknown as Plan
    const file = await buffer(writeWorkbook(whitespaceSheets(plan, 'Lácteos Valdorado', sheetText[locale])))
    const read = rowsOfGrid(await gridOfWorkbook(bytesOf(file)), locale === 'es' ? 'en' : 'es')
    expect(read.faults).toEqual([])
    expect(read.rows).toEqual([
      { row: 2, cell: { ...cell.content, certainty: 'inference', source: '=suma', observedOn: '2026-02-01' } },
    ])
  })

  test('a workbook that another program packed, with its own table of strings', async () => {
    const file = await writeXlsx({
      sheets: [
        {
          name: 'Hoja1',
          rows: [
            ['Línea', 'Unidad del cliente', 'Gasto al año'],
            ['Tapas', null, 12.5],
            [null, null, null],
            ['Etiquetas', 'Bello', 7],
          ],
        },
      ],
    })
    const read = rowsOfGrid(await gridOfWorkbook(bytesOf(file)), 'es')
    expect(read.rows.map((one) => [one.cell.line, one.cell.unit, one.cell.spend])).toEqual([
      ['Tapas', '', '12.5'],
      ['Etiquetas', 'Bello', '7'],
    ])
    expect(read.rows.at(-1)!.row).toBe(4)
  })

  test.each([
    ['an empty file', new Uint8Array(0)],
    ['a text', new TextEncoder().encode('unidad;linea\nBello;Tapas')],
    [
      'a directory that ends before its parts',
      Uint8Array.from([0x50, 0x4b, 5, 6, 0, 0, 0, 0, 9, 0, 9, 0, ...Array<number>(10).fill(0)]),
    ],
  ])('%s is no workbook', async (_sentence, file) => {
    await expect(gridOfWorkbook(bytesOf(file))).rejects.toEqual(new GridProblem('not_a_workbook'))
  })

  test('a file of more than 4 MB is not unpacked', async () => {
    await expect(gridOfWorkbook(new ArrayBuffer(4 * 1024 ** 2 + 1))).rejects.toEqual(new GridProblem('too_large'))
  })
})
