import { withoutMark } from './decimal-text.rules'
import type { ColumnMap, SkipReason } from './sales-file.types'

const totalWords =
  /^(gran\s+)?total(es|s)?\s*(:|$|(general(es)?|ventas|facturad[oa]s?|neto|final|empresa|compa[ñn][ií]a|informe|reporte|global|sales|report|company|overall)\b)|^sumas?\b|^grand\s+total|^saldo\s+(total|anterior|inicial|final|actual)|^(vienen|van|acumulado)\b/i
const subtotalWords = /^sub\s?-?total(es|s)?\b|^total(es|s)?\s+\S|^parcial\b/i
// Whole words with what follows them: «Página Siete», «Impresos Unidos» and «Software Andino» are clients.
const footerWords =
  /^(procesado|generado|elaborado|impreso|usuario)\b|^(fin del|end of)\b|^fecha (de (impresi|generaci)|y hora)|^(p[aá]g(ina|s?\.)?|page)\s*(n[.º°o]*\s*)?[:#]?\s*(\d|$)|^report(e)?\s+(generad|generated|created|run|date|de\b)|^(fuente|notas?|software)\s*:|^(powered by|printed (on|by|:)|accrual basis|cash basis)|^\*{3}/i

/**
 * Rows of a report that are no sale: blank, the header again, page headings, subtotals, totals, the footer.
 * Shape   in: the row, where the fields are, the header, the row above it where two make the header. out: the reason it is no sale, or null for a sale.
 * Rule    A day, an amount and a client or document make a sale, unless the row begins with «Total». Cost  one look per cell.
 */
export function reportRow(
  cells: readonly string[],
  columns: ColumnMap,
  header: readonly string[],
  upperHeader: readonly string[] | null = null,
): SkipReason | null {
  const has = (column: number | undefined): boolean => column !== undefined && isFilled(cells[column])
  const hasDay = has(columns.date)
  const hasAmount = has(columns.net) || has(columns.total) || has(columns.quantity) || has(columns.unitPrice)
  const hasWho = has(columns.clientTaxId) || has(columns.clientCode) || has(columns.clientName)
  const first = firstFilled(cells)
  if (hasDay && hasAmount && (hasWho || has(columns.docNumber))) {
    if (repeatsHeader(cells, header, upperHeader)) return 'repeatedHeader'
    if (!isSummary(first)) return null
  }
  const filled = cells.reduce((count, cell) => (isFilled(cell) ? count + 1 : count), 0)
  if (filled === 0) return 'blank'
  if (repeatsHeader(cells, header, upperHeader)) return 'repeatedHeader'
  const isWholeSale = hasAmount && hasWho && has(columns.docNumber)
  // A sum has a figure; without one the words name a client or a product that is called so.
  const isId = (at: number): boolean => at === columns.clientTaxId || at === columns.clientCode
  const hasFigure = cells.some((cell, at) => !isId(at) && isFigure(cell))
  const word = !hasFigure ? null : isWholeSale ? wordOf(first) : summaryWord(cells)
  if (word && (!hasDay || !/\d/.test(cells[columns.date!] ?? '') || wordOf(cells[columns.date!] ?? ''))) return word
  if (hasAmount && (hasDay || hasWho || has(columns.docNumber))) return null
  // A footer stands in the first column, whatever that column holds.
  if (footerWords.test(first)) return 'footer'
  // A document's further lines may say no more than what was sold, or at which price.
  const hasGoods = has(columns.productCode) || has(columns.productName) || has(columns.unitPrice)
  if (hasAmount) return hasGoods ? null : 'total'
  return filled <= Math.max(3, header.length / 3) ? 'pageHeading' : null
}

function isFilled(cell: string | undefined): boolean {
  return (
    cell !== undefined && cell !== '' && (cell.charCodeAt(0) > 32 || cell.charCodeAt(0) === 1 || cell.trim() !== '')
  )
}

function isFigure(cell: string): boolean {
  return /^[\s$€(-]*[A-Z]{0,3}[\s$/.]*\d[\d.,'\s\u00a0]*[)%\-\s]*[A-Z$€]{0,3}$/i.test(withoutMark(cell))
}

function firstFilled(cells: readonly string[]): string {
  return cells.find(isFilled)?.trim() ?? ''
}

function isSummary(text: string): boolean {
  return wordOf(text) !== null
}

function wordOf(text: string): 'subtotal' | 'total' | null {
  const code = text.charCodeAt(0)
  // Figures and most names end here.
  if (code < 64 && code !== 32) return null
  const bare = text.trim()
  if (bare.length > 80) return null
  return totalWords.test(bare) ? 'total' : subtotalWords.test(bare) ? 'subtotal' : null
}

function summaryWord(cells: readonly string[]): 'subtotal' | 'total' | null {
  for (const cell of cells) {
    const word = cell === '' ? null : wordOf(cell)
    if (word) return word
  }
  return null
}

/** Headers repeat as they were, the two rows of a double one each on its own. The first cell settles nearly all. */
export function repeatsHeader(
  cells: readonly string[],
  header: readonly string[],
  upper: readonly string[] | null,
): boolean {
  return repeats(cells, header) || (upper !== null && repeats(cells, upper))
}

function repeats(cells: readonly string[], header: readonly string[]): boolean {
  let [same, filled] = [0, 0]
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]!
    if (!isFilled(cell)) continue
    filled++
    if (isHeading(cell.trim(), header[column])) same++
    else if (filled === 1) return false
  }
  return filled >= 2 && same >= filled * 0.7
}

/** «Neto» under «Valor» is the heading «Valor Neto» too. */
function isHeading(cell: string, heading: string | undefined): boolean {
  return heading !== undefined && heading !== '' && (heading === cell || heading.endsWith(` ${cell}`))
}
