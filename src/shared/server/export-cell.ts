import { daysBetween, isCalendarDate } from '@/shared/kernel/calendar-date'
import { decimal } from '@/shared/kernel/money'

/**
 * What a column holds. Amounts and numbers come as exact decimal text (or a number); a share comes in %, «13.33» for
 * 13.33 %; a day as `YYYY-MM-DD`.
 */
export type ExportKind = 'text' | 'integer' | 'number' | 'money' | 'percent' | 'day'
export type ExportCell = string | number | null | undefined

/** A cell ready to be written: text that no spreadsheet runs, a number as exact text, or nothing. */
export type WrittenCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly as: Exclude<ExportKind, 'text'> }
  | null

const mostCharacters = 32_767

/** Types the cell by its column; what does not fit the column's kind is written as text, never dropped. */
export function writtenCell(value: ExportCell, kind: ExportKind): WrittenCell {
  if (value === null || value === undefined || value === '') return null
  const text = String(value)
  if (kind === 'day')
    return isCalendarDate(text) && text >= firstSafeDay ? { kind: 'number', text, as: kind } : asText(text)
  if (kind !== 'text' && /^-?\d{1,20}(\.\d{1,20})?$/.test(text)) return { kind: 'number', text, as: kind }
  return asText(text)
}

function asText(text: string): WrittenCell {
  const clean = withoutFormula(readable(text))
  return { kind: 'text', text: clean.length > mostCharacters ? `${clean.slice(0, mostCharacters - 1)}…` : clean }
}

/** Characters that neither XML nor a spreadsheet can hold are left out; lone surrogates become U+FFFD. */
function readable(text: string): string {
  return text.toWellFormed().replace(unwritable, '')
}
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/**
 * A text that a spreadsheet would run gets an apostrophe before it: one that begins, after blanks, control and invisible
 * characters, with = + - @ or their full-width twins.
 */
export function withoutFormula(text: string): string {
  return /^[\s\p{Cc}\p{Cf}\u115f\u1160\u3164\uffa0]*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text
}

// Before it a spreadsheet counts a 29 February 1900 that never was.
const firstSafeDay = '1900-03-01'

/** The number that a workbook stores: days since 30 December 1899, shares as fractions, the rest as it is. */
export function workbookNumber(cell: { text: string; as: Exclude<ExportKind, 'text'> }): string {
  if (cell.as === 'day') return String(daysBetween('1899-12-30', cell.text))
  if (cell.as === 'percent') return decimal(cell.text).div(100).toFixed()
  return cell.text
}
