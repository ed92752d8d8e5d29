import { describe, expect, test } from 'vitest'
import { decimal } from '@/shared/kernel/money'
import { planItemOf } from '../../../tests/support/plan-items'
import type { ContentOf, PlanItem } from './plan-item.contract'
import { potentialOf, whitespaceOf, type Whitespace, type WhitespaceCell } from './whitespace.rules'

const cell = (unit: string, line: string, content: Partial<ContentOf<'cell'>> = {}): PlanItem<'cell'> =>
  planItemOf('cell', { unit, line, ...content })
const sold = (...lines: [string, string][]): { line: string; net: string }[] =>
  lines.map(([line, net]) => ({ line, net }))
const peers = (line: string, sharePct: number | null, accounts: number) => ({ line, sharePct, accounts })
const at = (matrix: Whitespace, unit: string, line: string): WhitespaceCell | null => {
  const column = matrix.columns.findIndex((one) => one.line === line)
  return matrix.rows.find((row) => row.unit === unit)?.cells[column] ?? null
}
const currents = (matrix: Whitespace): unknown[] =>
  matrix.rows.flatMap((row) => row.cells.map((one) => [row.unit, one?.line ?? null, one?.current?.toString() ?? null]))

describe('F7 R1-05 potential of a cell', () => {
  test.each([
    ['spend 200, current 30, attainable 40 %', 200, 30, 40, '50'],
    ['more than attainable leaves nothing', 200, 90, 40, '0'],
    ['a net credit leaves no more than buying nothing', 200, -50, 40, '80'],
    ['no purchase yet', 200, null, 40, '80'],
    ['without spend it is n/d', null, 30, 40, undefined],
    ['without attainable share it is n/d', 200, 30, null, undefined],
  ])('%s', (_sentence, spend, current, attainable, expected) => {
    const money = (amount: number | null) => (amount === null ? null : decimal(amount))
    expect(potentialOf(money(spend), money(current), attainable)?.toString()).toBe(expected)
  })
  test.each([
    ['five peers speak', peers('Vasos', 40, 5), 60, 40, 'peers'],
    ['four do not: by hand', peers('Vasos', 40, 4), 60, 60, 'hand'],
    ['four do not, and nobody set it', peers('Vasos', 40, 4), null, null, null],
    ['peers of another line say nothing', peers('Tapas', 40, 9), null, null, null],
    ['peers without a figure say nothing', peers('Vasos', null, 9), 60, 60, 'hand'],
  ])('attainable share: %s', (_sentence, benchmark, byHand, attainablePct, attainableFrom) => {
    const matrix = whitespaceOf([cell('UHT', 'Vasos', { spend: '200', attainablePct: byHand })], [], [benchmark])
    expect(at(matrix, 'UHT', 'Vasos')).toMatchObject({ attainablePct, attainableFrom })
  })
})

describe('F7 R1-05 states', () => {
  test.each<[string, Partial<ContentOf<'cell'>>, string]>([
    ['buys with room to grow', { current: '30', spend: '200', attainablePct: 40 }, 'partial'],
    ['buys all that is attainable', { current: '80', spend: '200', attainablePct: 40 }, 'bought'],
    ['buys, potential unknown', { current: '30' }, 'bought'],
    ['buys, and a competitor sells too', { current: '30', competitor: 'Cartamil' }, 'partial'],
    ['buys nothing', {}, 'uncovered'],
    ['a net credit is no purchase', { current: '-5' }, 'uncovered'],
    ['buys from another', { competitor: 'Cartamil', spend: '90' }, 'withCompetitor'],
    [
      'does not apply, whatever else it says',
      { isNotApplicable: true, current: '30', competitor: 'X' },
      'notApplicable',
    ],
  ])('%s', (_sentence, content, state) => {
    expect(at(whitespaceOf([cell('UHT', 'Vasos', content)], [], []), 'UHT', 'Vasos')?.state).toBe(state)
  })
})

describe('F7 R1-05 the matrix fills itself from invoices', () => {
  test('lines bought without any cell stand in the row of the whole account', () => {
    expect(currents(whitespaceOf([], sold(['Tapas', '40'], ['Vasos', '100']), []))).toEqual([
      ['', 'Vasos', '100'],
      ['', 'Tapas', '40'],
    ])
  })
  test('the one cell without figure takes what the others leave', () => {
    const cells = [cell('UHT', 'Vasos', { current: '30' }), cell('Quesos', 'vasos ')]
    expect(currents(whitespaceOf(cells, sold(['Vasos', '100']), []))).toEqual([
      ['UHT', 'Vasos', '30'],
      ['Quesos', 'Vasos', '70'],
    ])
  })
  test('two cells without figure are not guessed: the rest stays with the whole account', () => {
    const matrix = whitespaceOf([cell('UHT', 'Vasos'), cell('Quesos', 'Vasos')], sold(['Vasos', '100']), [])
    expect(currents(matrix)).toEqual([
      ['UHT', 'Vasos', null],
      ['Quesos', 'Vasos', null],
      ['', 'Vasos', '100'],
    ])
  })
  test('a cell written for the whole account takes the rest before any other', () => {
    const matrix = whitespaceOf([cell('UHT', 'Vasos'), cell('', 'Vasos')], sold(['Vasos', '100']), [])
    expect([at(matrix, '', 'Vasos')?.current?.toString(), at(matrix, 'UHT', 'Vasos')?.current]).toEqual(['100', null])
  })
  test('cells that claim more than was invoiced are kept as written, and the column shows both', () => {
    const { columns, rows } = whitespaceOf([cell('UHT', 'Vasos', { current: '130' })], sold(['Vasos', '100']), [])
    expect([columns[0]?.current?.toString(), columns[0]?.invoiced?.toString(), rows]).toMatchObject([
      '130',
      '100',
      { length: 1 },
    ])
  })
  test('a line that does not apply anywhere keeps its invoices visible', () => {
    const matrix = whitespaceOf([cell('UHT', 'Vasos', { isNotApplicable: true })], sold(['Vasos', '100']), [])
    expect(at(matrix, '', 'Vasos')?.current?.toString()).toBe('100')
  })
  test('the second cell of a place is named, and in no sum', () => {
    const twice = [cell('UHT', 'Vasos', { current: '30' }), cell('uht', 'VASOS', { current: '99' })]
    const matrix = whitespaceOf(twice, [], [])
    expect([matrix.duplicates, matrix.total.current?.toString()]).toEqual([[twice[1]!.id], '30'])
  })
  test('lines that differ by a sign are two lines', () => {
    expect(whitespaceOf([], sold(['PET', '2'], ['PET+', '1']), []).columns).toHaveLength(2)
  })
})

describe('F7 F6 sums and heat', () => {
  const matrix = whitespaceOf(
    [
      cell('UHT', 'Vasos', { spend: '200', current: '30', attainablePct: 40 }),
      cell('UHT', 'Tapas', { spend: '100', spendLow: '80', spendHigh: '120', attainablePct: 25 }),
      cell('Quesos', 'Vasos', { current: '10' }),
      cell('Quesos', 'Tapas', { spend: '999', isNotApplicable: true }),
    ],
    [],
    [],
  )
  const shown = ({ spend, current, potential, wallet }: Whitespace['total']): unknown[] => [
    spend?.toString() ?? null,
    current?.toString() ?? null,
    potential?.toString() ?? null,
    wallet.pct?.toFixed(1) ?? null,
  ]
  test('per row', () => {
    expect(matrix.rows.map(shown)).toEqual([
      ['300', '30', '75', '10.0'],
      [null, '10', null, null],
    ])
  })
  test('per column', () => {
    expect(matrix.columns.map((column) => [column.line, ...shown(column)])).toEqual([
      ['Tapas', '100', null, '25', '0.0'],
      ['Vasos', '200', '40', '50', '15.0'],
    ])
  })
  test('in all: the share leaves out what is bought where the spend is unknown, and has a range', () => {
    expect(shown(matrix.total)).toEqual(['300', '40', '75', '10.0'])
    expect([matrix.total.wallet.lowPct?.toFixed(2), matrix.total.wallet.highPct?.toFixed(2)]).toEqual(['9.38', '10.71'])
  })
  test('heat is the potential beside the largest', () => {
    const heat = (unit: string, line: string) => at(matrix, unit, line)?.heat
    expect([heat('UHT', 'Vasos'), heat('UHT', 'Tapas'), heat('Quesos', 'Vasos'), heat('Quesos', 'Tapas')]).toEqual([
      1, 0.5, 0, 0,
    ])
  })
  test('an empty plan has no rows', () => {
    expect(whitespaceOf([], [], [])).toMatchObject({ rows: [], columns: [], total: { spend: null, current: null } })
  })
})
