import type { Certainty } from '../plan-item.contract'
import { type CellRow, mostCellRows } from '../whitespace.contract'
import { sheetText, type WrittenColumn, writtenColumns } from '../whitespace-sheet.text'
import type { Grid, GridCell } from './xlsx-grid'
import { addDays, isCalendarDate } from '@/shared/kernel/calendar-date'
import { decimal } from '@/shared/kernel/money'
import { fold } from '@/shared/ui/fold'
import { typedAmount } from '@/shared/ui/typed-amount'

export type GridReason = 'amount' | 'share' | 'day' | 'yes_no' | 'certainty' | 'too_long'
export interface GridFault {
  /** As the spreadsheet numbers it: the heading is row 1. */
  readonly row: number
  /** As the sheet calls it. */
  readonly column: string
  readonly reason: GridReason
}
export interface GridRows {
  /** Of the sheet, in its order; empty lines are left out. */
  readonly rows: readonly { readonly row: number; readonly cell: Omit<CellRow, 'version'> }[]
  readonly faults: readonly GridFault[]
  /** What keeps the sheet from being read at all. */
  readonly trouble: 'no_heading' | 'no_rows' | 'oversized' | null
}

/** What was copied from a spreadsheet: tabs between cells, line ends between rows, quotes around what holds either. */
export function gridOfPaste(text: string): Grid {
  const rows: GridCell[][] = [[]]
  let [cell, isQuoted] = ['', false]
  const close = (): void => {
    rows.at(-1)!.push({ text: cell.trim(), isNumber: false })
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!
    if (isQuoted && letter === '"' && text[at + 1] === '"') cell += text[++at]!
    else if (letter === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (!isQuoted && letter === '\t') close()
    else if (!isQuoted && letter === '\n') {
      close()
      rows.push([])
    } else if (letter !== '\r') cell += letter
  }
  close()
  return rows.map((cells, at) => ({ row: at + 1, cells })).filter(({ cells }) => cells.some((one) => one.text !== ''))
}

/**
 * The rows of a sheet by its headings, in either language and any order; a column that is not there says nothing. Days
 * are read day first in Spanish; in English only where they can be nothing else.
 */
export function rowsOfGrid(grid: Grid, locale: 'es' | 'en'): GridRows {
  const columns = columnsOf(grid[0]?.cells ?? [])
  if (!columns.has('line')) return { rows: [], faults: [], trouble: 'no_heading' }
  const rows: { row: number; cell: Omit<CellRow, 'version'> }[] = []
  const faults: GridFault[] = []
  for (const { row, cells: line } of grid.slice(1)) {
    if (line.every(({ text }) => text.trim() === '')) continue
    const cell: Record<string, unknown> = { unit: '', line: '' }
    for (const [column, { place, heading }] of columns) {
      const read = valueOf(column, line[place] ?? { text: '', isNumber: false }, locale)
      if ('reason' in read) faults.push({ row, column: heading, reason: read.reason })
      else cell[column] = read.value
    }
    rows.push({ row, cell: cell as Omit<CellRow, 'version'> })
  }
  const trouble = rows.length === 0 ? 'no_rows' : rows.length > mostCellRows ? 'oversized' : null
  return { rows, faults, trouble }
}

function columnsOf(headings: readonly GridCell[]): Map<WrittenColumn, { place: number; heading: string }> {
  const columns = new Map<WrittenColumn, { place: number; heading: string }>()
  for (const [place, { text }] of headings.entries()) {
    const column = writtenColumns.find((name) =>
      Object.values(sheetText).some(({ columns: names }) => fold(names[name]) === fold(text.trim())),
    )
    if (column && !columns.has(column)) columns.set(column, { place, heading: text.trim() })
  }
  return columns
}

type Read = { value: unknown } | { reason: GridReason }

function valueOf(column: WrittenColumn, cell: GridCell, locale: 'es' | 'en'): Read {
  const text = plainText(cell.text)
  switch (column) {
    case 'unit':
    case 'line':
    case 'competitor':
    case 'source':
      if (text.length > 200) return { reason: 'too_long' }
      return { value: column === 'unit' && isWhole(text) ? '' : text }
    case 'spend':
    case 'spendLow':
    case 'spendHigh':
    case 'current':
      return amountOf(cell)
    case 'attainablePct':
      return shareOf(cell)
    case 'contractEndsOn':
    case 'observedOn':
      return dayOf(cell, locale)
    case 'isNotApplicable':
      return yesOrNo(text)
    case 'certainty':
      return certaintyOf(text)
  }
}

/** An export puts an apostrophe before what a spreadsheet would run. */
function plainText(text: string): string {
  return text.trim().replace(/^'(?=[=+\-@])/, '')
}

function isWhole(text: string): boolean {
  return Object.values(sheetText).some(({ whole }) => fold(whole) === fold(text))
}

function amountOf(cell: GridCell): Read {
  if (cell.text.trim() === '') return { value: null }
  const amount = cell.isNumber ? cell.text : typedAmount(cell.text)
  if (amount === null) return { reason: 'amount' }
  const rounded = decimal(amount).round(4)
  return /^-?\d{1,15}(\.\d+)?$/.test(rounded.toFixed()) ? { value: rounded.toFixed() } : { reason: 'amount' }
}

function shareOf(cell: GridCell): Read {
  const read = amountOf({ ...cell, text: cell.text.replace('%', '') })
  if ('reason' in read || read.value === null) return read
  const share = decimal(read.value as string)
    .round(1)
    .toNumber()
  return share >= 0 && share <= 100 ? { value: share } : { reason: 'share' }
}

function dayOf({ text: written, isNumber }: GridCell, locale: 'es' | 'en'): Read {
  const text = written.trim()
  if (text === '') return { value: null }
  // A workbook counts days since 30 December 1899.
  if (isNumber && /^\d{1,6}$/.test(text)) return { value: addDays('1899-12-30', Number(text)) }
  if (isCalendarDate(text)) return { value: text }
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  if (!parts) return { reason: 'day' }
  const [first, second] = [Number(parts[1]), Number(parts[2])]
  if (locale === 'en' && first <= 12 && second <= 12 && first !== second) return { reason: 'day' }
  const [day, month] = locale === 'en' && second > 12 ? [second, first] : [first, second]
  const value = `${parts[3]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isCalendarDate(value) ? { value } : { reason: 'day' }
}

function yesOrNo(text: string): Read {
  const word = fold(text)
  if (['', 'no', 'false', 'falso', '0'].includes(word)) return { value: false }
  return ['si', 'yes', 'x', 'true', 'verdadero', '1'].includes(word) ? { value: true } : { reason: 'yes_no' }
}

function certaintyOf(text: string): Read {
  if (text === '') return { value: null }
  for (const { certainties } of Object.values(sheetText))
    for (const [certainty, word] of Object.entries(certainties))
      if (fold(word) === fold(text)) return { value: certainty as Certainty }
  return { reason: 'certainty' }
}
