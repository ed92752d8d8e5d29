import { bareCell } from './client-key.rules'
import { datePartsOf } from './date-text.rules'
import { formulaCell, readNumber, withoutMark } from './decimal-text.rules'
import { docKindOf, isInvoiceWord } from './document-kind.rules'
import { knowsState } from './document-state.rules'
import type { Field } from './sales-file.types'

/** What stands in a column, counted over the rows looked at. */
export interface ColumnContent {
  of: number
  filled: number
  days: number
  numbers: number
  /** Cells with two letters together. */
  words: number
  kinds: number
  states: number
  ids: number
  /** The column counts rows or lines from one: nearly every cell is one more than the cell above, or one again. */
  isCounter: boolean
  longest: number
  distinct: ReadonlySet<string>
}

const mostRows = 1_000

/** Looks at every column of the sample, at rows spread evenly over it. */
export function contentsOf(rows: readonly (readonly string[])[], width: number): ColumnContent[] {
  const step = Math.max(1, Math.floor(rows.length / mostRows))
  const looked = step === 1 ? rows : rows.filter((_, i) => i % step === 0)
  const first = rows.slice(0, mostRows)
  return Array.from({ length: width }, (_, column) => ({
    ...contentOf(looked, column),
    isCounter: countsRows(first, column),
  }))
}

function countsRows(rows: readonly (readonly string[])[], column: number): boolean {
  let [counting, above] = [0, 0]
  for (const row of rows) {
    const figure = Number(withoutMark(row[column] ?? '').trim() || Number.NaN)
    if (figure === 1 || figure === above + 1) counting++
    else if (counting === 0) return false
    above = figure
  }
  return rows.length >= 3 && counting >= rows.length * 0.95
}

function contentOf(rows: readonly (readonly string[])[], column: number): Omit<ColumnContent, 'isCounter'> {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const cell = row[column] ?? ''
    const text = cell.charCodeAt(0) === 1 ? cell : cell.trim()
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const found = { of: rows.length, filled: 0, days: 0, numbers: 0, words: 0, kinds: 0, states: 0, ids: 0, longest: 0 }
  // Types and states are few different words: only then is it worth asking.
  const areFew = counts.size <= 60
  for (const [text, count] of counts) {
    found.filled += count
    if (isNumber(text)) found.numbers += count
    if (datePartsOf(text) !== null) found.days += count
    if (/\p{L}\p{L}/u.test(text)) found.words += count
    if (isLikeId(text)) found.ids += count
    if (areFew && (isInvoiceWord(text) || docKindOf(text) !== 'invoice')) found.kinds += count
    if (areFew && knowsState(text)) found.states += count
    if (text.length > found.longest) found.longest = text.length
  }
  return { ...found, distinct: new Set(counts.keys()) }
}

/** A formula that lost its value is a number all the same: its rows are errors, its column is not another. */
function isNumber(text: string): boolean {
  return text === formulaCell || readNumber(text, ',') === 'ok' || readNumber(text, '.') === 'ok'
}

/** Five figures or more, perhaps with letters, as tax ids have. */
function isLikeId(text: string): boolean {
  const bare = bareCell(text)
  return (
    bare.length <= 24 &&
    /^[A-Za-z]{0,4}[\d.,\-/\s]*\d[\dA-Za-z.,\-/]*$/.test(bare) &&
    (bare.match(/\d/g) ?? []).length >= 5
  )
}

/** Whether what stands in a column can be the field its heading says. An empty column can be anything. */
export function canBe(field: Field, content: ColumnContent): boolean {
  const { filled, days, numbers, words, states, ids, distinct, longest } = content
  if (filled === 0) return true
  switch (field) {
    case 'date':
      return days >= filled * 0.6
    case 'quantity':
    case 'unitPrice':
    case 'discount':
    case 'net':
    case 'tax':
    case 'total':
    case 'cost':
    case 'exchangeRate':
      return numbers >= filled * 0.6
    case 'docType':
      return distinct.size <= Math.max(40, filled / 20) && longest <= 80
    case 'currency':
      return distinct.size <= 40 && longest <= 40 && !(distinct.size === 1 && numbers === filled)
    case 'clientName':
      return words >= filled * 0.3
    case 'clientTaxId':
      return longest <= 40 && (ids >= filled * 0.3 || words < filled * 0.9)
    case 'status':
      return distinct.size <= 40 && (states > 0 || days > 0 || distinct.size <= 2)
    default:
      return true
  }
}
