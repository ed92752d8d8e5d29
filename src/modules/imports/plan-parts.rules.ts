import { bareCell, endsInCheckDigit } from './client-key.rules'
import { datePartsOf, dayIn, orderEvidence } from './date-text.rules'
import { decimalEvidence, parsed, readNumber } from './decimal-text.rules'
import { headingKey } from './heading.rules'
import { docKindOf, isInvoiceWord, knowsState } from './row-verdict.rules'
import type { ClientBy, ColumnMap, DateOrder, DecimalMark, Detected, Field, SignRule } from './sales-file.types'

const numberFields: readonly Field[] = [
  'quantity',
  'unitPrice',
  'discount',
  'net',
  'tax',
  'total',
  'cost',
  'exchangeRate',
]

export interface DecimalDecision {
  overall: Detected<DecimalMark>
  byColumn: ReadonlyMap<number, DecimalMark>
}

/** The decimal mark: each column by its own evidence, else by the file's, else by how the headings and separator speak. */
export function decideDecimal(
  rows: readonly string[][],
  columns: ColumnMap,
  hints: { delimiter: string | null; isSpanish: boolean },
  extra: readonly number[],
): DecimalDecision {
  const votes = new Map<number, { comma: number; dot: number }>()
  const numeric = new Set([
    ...numberFields.flatMap((field) => (columns[field] === undefined ? [] : [columns[field]])),
    ...extra,
  ])
  let onlyThousands = 0
  for (const column of numeric) {
    const vote = { comma: 0, dot: 0 }
    for (const row of rows) {
      const cell = row[column]
      if (!cell || cell.charCodeAt(0) === 1) continue
      const evidence = decimalEvidence(cell)
      if (evidence === ',') vote.comma++
      else if (evidence === '.') vote.dot++
      else if (/^-?\d{1,3}\.\d{3}-?$/.test(cell.trim())) onlyThousands++
    }
    votes.set(column, vote)
  }
  const comma = [...votes.values()].reduce((sum, vote) => sum + vote.comma, 0)
  const dot = [...votes.values()].reduce((sum, vote) => sum + vote.dot, 0)
  const fallback: DecimalMark =
    onlyThousands > 0 && hints.isSpanish ? ',' : hints.delimiter === ';' && hints.isSpanish ? ',' : '.'
  const value: DecimalMark = comma === dot ? fallback : comma > dot ? ',' : '.'
  const byColumn = new Map<number, DecimalMark>()
  for (const [column, vote] of votes)
    if (vote.comma !== vote.dot) byColumn.set(column, vote.comma > vote.dot ? ',' : '.')
  return {
    overall: { value, agree: Math.max(comma, dot), of: comma + dot, supposed: comma === dot && onlyThousands > 0 },
    byColumn,
  }
}

/** The order of day and month, from the whole column; dots or Spanish headings mean day first where nothing proves it. */
export function decideDateOrder(cells: readonly string[], isSpanish: boolean): Detected<DateOrder> {
  const votes = { dmy: 0, mdy: 0, ymd: 0 }
  let [written, dotted] = [0, 0]
  for (const cell of cells) {
    if (cell === '') continue
    const parts = datePartsOf(cell)
    if (!parts) continue
    written++
    if (/^\d{1,2}\.\d{1,2}\./.test(cell.trim())) dotted++
    const evidence = orderEvidence(parts)
    if (evidence) votes[evidence]++
  }
  if (votes.ymd > 0 && votes.dmy === 0 && votes.mdy === 0 && votes.ymd === written)
    return { value: 'ymd', agree: written, of: written, supposed: false }
  if (votes.dmy !== votes.mdy) {
    const value = votes.dmy > votes.mdy ? 'dmy' : 'mdy'
    const possible = cells.filter((cell) => {
      const parts = cell === '' ? null : datePartsOf(cell)
      return parts !== null && dayIn(parts, value) !== null
    })
    return { value, agree: possible.length, of: written, supposed: false }
  }
  return { value: isSpanish || dotted > written / 2 ? 'dmy' : 'mdy', agree: 0, of: written, supposed: written > 0 }
}

const spanishWords =
  /\b(fecha|cliente|factura|valor|cantidad|producto|precio|documento|nit|rfc|ruc|descripcion|vendedor|total neto|importe|ventas|codigo|numero|tercero|razon|moneda|iva|costo|sucursal|ciudad|linea|folio|unidades)\b/

export function speaksSpanish(header: readonly string[]): boolean {
  return header.filter((heading) => spanishWords.test(headingKey(heading))).length >= 2
}

/** Credit notes listed as positive amounts are turned; one that is negative already proves that signs are as written. */
export function decideSign(
  rows: readonly string[][],
  columns: ColumnMap,
  markOf: (column: number) => DecimalMark,
): Detected<SignRule> {
  const amount = columns.net ?? columns.total ?? columns.quantity
  if (columns.docType === undefined || amount === undefined)
    return { value: 'asWritten', agree: 0, of: 0, supposed: false }
  let [positive, negative] = [0, 0]
  for (const row of rows) {
    if (docKindOf(row[columns.docType] ?? '') !== 'creditNote') continue
    if (readNumber(row[amount] ?? '', markOf(amount)) !== 'ok' || parsed.mantissa === 0) continue
    if (parsed.mantissa < 0) negative++
    else positive++
  }
  if (positive === 0) return { value: 'asWritten', agree: negative, of: negative, supposed: false }
  return negative === 0
    ? { value: 'creditNotesNegated', agree: positive, of: positive, supposed: false }
    : { value: 'asWritten', agree: negative, of: positive + negative, supposed: positive > negative }
}

/** Quotations, orders and payments are left out where invoices stand beside them; a file of orders alone is its sales. */
export function hasInvoicesBesideOthers(rows: readonly string[][], column: number | undefined): boolean {
  if (column === undefined) return false
  let [invoices, others] = [0, 0]
  for (const row of rows) {
    const text = row[column] ?? ''
    if (isInvoiceWord(text) && text.trim() !== '') invoices++
    else if (docKindOf(text) === 'other') others++
  }
  return others > 0 && invoices > 0
}

/**
 * Columns whose heading promised a client but whose values say otherwise: an id that is one and the same in every row
 * (our own, or an account of the ledger) beside names that differ; «Customer» filled with names; «Cliente» with codes.
 */
export function correctClientColumns(rows: readonly string[][], columns: ColumnMap): void {
  const valuesOf = (column: number | undefined): Set<string> =>
    new Set(column === undefined ? [] : rows.map((row) => bareCell(row[column] ?? '')).filter((text) => text !== ''))
  const names = valuesOf(columns.clientName)
  for (const field of ['clientTaxId', 'clientCode'] as const) {
    if (valuesOf(columns[field]).size === 1 && names.size >= 3) delete columns[field]
  }
  if (columns.clientName === undefined && columns.clientCode !== undefined && areWords(valuesOf(columns.clientCode))) {
    columns.clientName = columns.clientCode
    delete columns.clientCode
  } else if (columns.clientCode === undefined && names.size > 0 && areNumbers(names)) {
    columns.clientCode = columns.clientName
    delete columns.clientName
  }
}

function areWords(values: ReadonlySet<string>): boolean {
  const words = [...values].filter((value) => /\p{L}{2,}[^\p{L}]+\p{L}{2,}|\p{Ll}{4,}/u.test(value))
  return words.length > values.size * 0.6
}

function areNumbers(values: ReadonlySet<string>): boolean {
  return [...values].every((value) => /^\d+$/.test(value))
}

/** A state column must hold at least one word that speaks of a document's state; «State» may be a place. */
export function isStateColumn(rows: readonly string[][], column: number, heading: string): boolean {
  if (!/^(state|situacion|estado|status|activo|vigente)$/.test(headingKey(heading))) return true
  return rows.some((row) => knowsState(row[column] ?? ''))
}

/** A code column beats a name; a tax id beats both when most rows have one. */
export function decideClientBy(rows: readonly string[][], columns: ColumnMap): ClientBy {
  const filled = (column: number | undefined): number =>
    column === undefined ? 0 : rows.filter((row) => (row[column] ?? '').trim() !== '').length
  const [taxId, code, name] = [filled(columns.clientTaxId), filled(columns.clientCode), filled(columns.clientName)]
  const most = Math.max(taxId, code, name)
  if (taxId > 0 && taxId >= most * 0.5) return 'taxId'
  return code > 0 && code >= most * 0.5 ? 'code' : 'name'
}

/** True when every tax id of the column ends in the check digit of the rest: at least ten, so that chance cannot do it. */
export function isCheckDigitGlued(ids: Iterable<string>): boolean {
  let seen = 0
  for (const id of ids) {
    const bare = bareCell(id)
      .toUpperCase()
      .replace(/[\s.,]/g, '')
    if (bare === '') continue
    if (!/^\d{9,11}$/.test(bare) || !endsInCheckDigit(bare)) return false
    seen++
  }
  return seen >= 10
}
