import { bareCell, endsInCheckDigit, isGenericId } from './client-key.rules'
import { parsed, readNumber } from './decimal-text.rules'
import { docKindIn, docKindOfNumber, isInvoiceWord, tellsKind } from './document-kind.rules'
import { headingKey } from './heading-key.rules'
import type {
  ClientBy,
  ColumnMap,
  DecimalMark,
  Detected,
  DocCodes,
  DocKind,
  KindFrom,
  SignRule,
} from './sales-file.types'

type Rows = readonly (readonly string[])[]

const spanishWords =
  /\b(fecha|cliente|factura|valor|cantidad|producto|precio|documento|nit|rfc|ruc|descripcion|vendedor|total neto|importe|ventas|codigo|numero|tercero|razon|moneda|iva|costo|sucursal|ciudad|linea|folio|unidades|data|quantidade|descricao|preco|nota fiscal)\b/

/** Spanish or Portuguese headings: both write the day first. */
export function speaksSpanish(header: readonly string[]): boolean {
  return header.filter((heading) => spanishWords.test(headingKey(heading))).length >= 2
}

/** Where the kind of document is told: by its type when that tells kinds apart, else by the letters before its number. */
export function decideKindFrom(rows: Rows, columns: ColumnMap, codes: DocCodes | null): KindFrom | null {
  const valuesOf = (column: number): string[] => rows.map((row) => bareCell(row[column] ?? ''))
  const types = columns.docType === undefined ? [] : [...new Set(valuesOf(columns.docType))]
  if (types.some((text) => docKindIn(text, codes) !== 'invoice')) return 'docType'
  if (columns.docPrefix !== undefined && tellsKind(valuesOf(columns.docPrefix))) return 'docPrefix'
  if (columns.docNumber !== undefined && tellsKind(valuesOf(columns.docNumber))) return 'docNumber'
  return columns.docType === undefined ? null : 'docType'
}

/** The kind of a row's document, told as the plan says. */
export function kindOfRow(
  row: readonly string[],
  columns: ColumnMap,
  { kindFrom, docCodes }: { kindFrom: KindFrom | null; docCodes: DocCodes | null },
): DocKind {
  if (kindFrom === null) return 'invoice'
  const text = row[columns[kindFrom]!] ?? ''
  return kindFrom === 'docType' ? docKindIn(text, docCodes) : docKindOfNumber(text)
}

/** Credit notes listed as positive amounts are turned; as written when most are negative already. */
export function decideSign(
  rows: Rows,
  columns: ColumnMap,
  markOf: (column: number) => DecimalMark,
  kinds: { kindFrom: KindFrom | null; docCodes: DocCodes | null },
): Detected<SignRule> {
  const amount = columns.net ?? columns.total ?? columns.quantity
  let [positive, negative] = [0, 0]
  for (const row of amount === undefined || kinds.kindFrom === null ? [] : rows) {
    if (kindOfRow(row, columns, kinds) !== 'creditNote') continue
    if (readNumber(row[amount!] ?? '', markOf(amount!)) !== 'ok' || parsed.mantissa === 0) continue
    if (parsed.mantissa < 0) negative++
    else positive++
  }
  return signOf(positive, negative)
}

/** Credit notes written positive and negative decide together: now and then one takes another back. */
export function signOf(positive: number, negative: number): Detected<SignRule> {
  const of = positive + negative
  return positive > negative
    ? { value: 'creditNotesNegated', agree: positive, of, supposed: negative > 0 }
    : { value: 'asWritten', agree: negative, of, supposed: positive > 0 }
}

/** Quotations, orders and payments are left out where invoices stand beside them; a file of orders alone is its sales. */
export function hasInvoicesBesideOthers(rows: Rows, column: number | undefined, codes: DocCodes | null): boolean {
  if (column === undefined) return false
  let [invoices, others] = [0, 0]
  for (const row of rows) {
    const text = row[column] ?? ''
    const kind = docKindIn(text, codes)
    if (kind === 'other') others++
    else if (kind === 'invoice' && (codes !== null || isInvoiceWord(text))) invoices++
  }
  return others > 0 && invoices > 0
}

/** A code column beats a name; a tax id beats both when most rows have one. */
export function decideClientBy(rows: Rows, columns: ColumnMap): ClientBy {
  const filled = (column: number | undefined): number =>
    column === undefined ? 0 : rows.filter((row) => (row[column] ?? '').trim() !== '').length
  const [taxId, code, name] = [filled(columns.clientTaxId), filled(columns.clientCode), filled(columns.clientName)]
  const most = Math.max(taxId, code, name)
  if (taxId > 0 && taxId >= most * 0.5) return 'taxId'
  return code > 0 && code >= most * 0.5 ? 'code' : 'name'
}

/**
 * True when every tax id of the column ends in its check digit, so that glued ones are taken off.
 * Rule    Ids of nobody in particular do not count. Ten ids at least, four where all have the ten figures of a NIT with its
 *         digit: chance does not make so many agree. A hyphened digit that fits counts among them.
 */
export function isCheckDigitGlued(ids: Iterable<string>): boolean {
  const seen = new Set<string>()
  let [glued, areTen] = [0, true]
  for (const id of ids) {
    const bare = bareCell(id)
      .toUpperCase()
      .replace(/[\s.,]/g, '')
    if (bare === '' || isGenericId(bare) || seen.has(bare)) continue
    const digits = bare.replace(/^0+/, '').replace(/-(?=[\dK]$)/, '')
    if (!/^\d{7,10}[\dK]$/.test(digits) || !endsInCheckDigit(digits)) return false
    seen.add(bare)
    if (!bare.includes('-')) glued++
    if (!/^[89]\d{9}$/.test(digits)) areTen = false
  }
  return glued > 0 && seen.size >= (areTen ? 4 : 10)
}

/** A width that one row in twenty has is no accident. */
export function usualWidth(rows: readonly (readonly string[])[], least: number): number {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  return [...counts].reduce((most, [width, count]) => (count >= rows.length / 20 ? Math.max(most, width) : most), least)
}
