import { headingKey } from './heading.rules'
import type { ColumnMap, DocKind, SkipReason } from './sales-file.types'

const totalWords = /^(gran\s+)?total(es)?\b|^suma(s)?\b|^grand\s+total|^total\s+general|^saldo\s+total/i
const subtotalWords =
  /^sub\s?-?total(es)?\b|^total\s+(cliente|dia|día|mes|documento|factura|vendedor|por|del|de|l[ií]nea|p[aá]gina|nit)\b/i
const footerWords =
  /^(procesado|generado|elaborado|impreso|fin del|fecha de (impresi|generaci)|usuario|p[aá]gina|page|report|fuente|nota:|notas:|software|powered|end of)/i

const creditWords =
  /\bnc[a-z]{0,2}\b|nota(s)? (de )?cr[eé]dito|cr[eé]dito nota|credit ?(note|memo)|\bdevoluci|\babono|rectificativ|\begreso\b|out_refund|refund|\bcn\b|\bncr\b|\breturn\b|nota crédito/i
const debitWords = /\bnd[a-z]{0,2}\b|nota(s)? (de )?d[eé]bito|debit note/i
const invoiceWords = /\bf[a-z]{0,3}\b|factura|invoice|\bboleta|\bticket|\bingreso\b|\bvent|\bpos\b|tiquete|\bsale/i
const otherWords =
  /cotiza|pedido|remisi[oó]n|orden de|recibo|\bpago|n[oó]mina|traslado|quot|presupuesto|proforma|application response|recibido|entrega|\bnote of delivery|sales order/i

/** The kind of document behind a type as written; `other` is no sale (a quotation, an order, a payment). */
export function docKindOf(text: string): DocKind {
  // «N/C» and «N.C.» are NC.
  const bare = text.trim().replace(/^([a-z])[/.]([a-z])\b\.?/i, '$1$2')
  if (bare === '') return 'invoice'
  if (/^e$/i.test(bare)) return 'creditNote'
  if (/^[pnt]$/i.test(bare)) return 'other'
  if (creditWords.test(bare)) return 'creditNote'
  if (debitWords.test(bare)) return 'debitNote'
  if (otherWords.test(bare) && !/factura|invoice/i.test(bare)) return 'other'
  return 'invoice'
}

export function isInvoiceWord(text: string): boolean {
  return invoiceWords.test(text) && docKindOf(text) === 'invoice'
}

const cancelledWords =
  /^(anulad[oa]s?|cancelad[oa]s?|cancell?ed|void(ed)?|eliminad[oa]|rechazad[oa]s?|reversad[oa]|annulled|deleted|inactiv[oa]|baja|c|x)$/i
const draftWords = /^(borrador|draft|pendiente de emitir|proforma|sin timbrar|en edici[oó]n)$/i
const trueWords = /^(-1|1|s[ií]|s|true|verdadero|yes|y|x)$/i

const stateWords =
  /^(activ[oa]|vigente|publicad[oa]|posted|pagad[oa]|paid|pendiente|pending|open|closed|abiert[oa]|cerrad[oa]|emitid[oa]|aprobad[oa]|aceptad[oa]|facturad[oa]|contabilizad[oa]|shipped|delivered|entregad[oa]|complet\w+|in process|on hold|resolved|disputed|timbrad[oa]|cobrad[oa]|procesad[oa]|ok|valid[oa]?|issued|sent|normal|c|o|e|a|[01])$/i

/** Whether a word speaks of the state of a document at all. */
export function knowsState(text: string): boolean {
  const bare = text.charCodeAt(0) === 1 ? text.slice(1) : text.trim()
  return stateWords.test(bare) || cancelledWords.test(bare) || draftWords.test(bare)
}

/** What a state says. A column that is itself a question («Anulado») answers with yes and no. */
export function stateVerdict(text: string, heading: string, isClosedC = false): 'cancelled' | 'excluded' | null {
  const bare = text.charCodeAt(0) === 1 ? text.slice(1) : text.trim()
  if (bare === '') return null
  if (/anulad|cancelad|cancell?ed|void|anulacion/.test(headingKey(heading))) {
    return trueWords.test(bare) || cancelledWords.test(bare) ? 'cancelled' : null
  }
  if (/^vigente$/.test(headingKey(heading))) return /^(no|0|n|falso|false)$/i.test(bare) ? 'cancelled' : null
  // «C» beside «O» means closed, not cancelled.
  if (cancelledWords.test(bare)) return isClosedC && /^c$/i.test(bare) ? null : 'cancelled'
  return draftWords.test(bare) ? 'excluded' : null
}

/**
 * Rows of a report that are no sale: blank, the header again, page headings, subtotals, totals, the footer.
 * Shape   in: the row, where the fields are, the header as written. out: the reason it is no sale, or null for a sale.
 * Rule    A day, an amount and a client or document make a sale, unless the row begins with «Total». Cost  one look per cell.
 */
export function reportRow(cells: readonly string[], columns: ColumnMap, header: readonly string[]): SkipReason | null {
  const has = (column: number | undefined): boolean => column !== undefined && isFilled(cells[column])
  const hasDay = has(columns.date)
  const hasAmount = has(columns.net) || has(columns.total) || has(columns.quantity) || has(columns.unitPrice)
  const hasWho = has(columns.clientTaxId) || has(columns.clientCode) || has(columns.clientName)
  if (hasDay && hasAmount && (hasWho || has(columns.docNumber))) {
    if (isHeaderAgain(cells, columns, header)) return 'repeatedHeader'
    if (!totalWords.test(firstFilled(cells))) return null
  }
  const filled = cells.reduce((count, cell) => (isFilled(cell) ? count + 1 : count), 0)
  if (filled === 0) return 'blank'
  if (isHeaderAgain(cells, columns, header)) return 'repeatedHeader'
  const word = summaryWord(cells)
  if (word && (!hasDay || !/\d/.test(cells[columns.date!] ?? ''))) return word
  if (hasAmount && (hasDay || hasWho || has(columns.docNumber))) return null
  if (hasAmount) return has(columns.productCode) || has(columns.productName) ? null : 'total'
  if (footerWords.test(firstFilled(cells))) return 'footer'
  return filled <= Math.max(3, header.length / 3) ? 'pageHeading' : null
}

function isFilled(cell: string | undefined): boolean {
  return (
    cell !== undefined && cell !== '' && (cell.charCodeAt(0) > 32 || cell.charCodeAt(0) === 1 || cell.trim() !== '')
  )
}

function firstFilled(cells: readonly string[]): string {
  return cells.find(isFilled)?.trim() ?? ''
}

function summaryWord(cells: readonly string[]): 'subtotal' | 'total' | null {
  for (const cell of cells) {
    const bare = cell.trim()
    if (bare === '' || bare.length > 60) continue
    if (subtotalWords.test(bare)) return 'subtotal'
    if (totalWords.test(bare)) return 'total'
  }
  return null
}

/** Headers repeat as they were: one column that differs settles it. */
function isHeaderAgain(cells: readonly string[], columns: ColumnMap, header: readonly string[]): boolean {
  const sure = columns.date ?? columns.docNumber ?? columns.net ?? columns.quantity
  if (sure === undefined || (cells[sure] ?? '').trim() !== header[sure]) return false
  const [same, of] = header.reduce(
    ([equal, count], text, i) =>
      text === '' ? [equal, count] : [equal + ((cells[i] ?? '').trim() === text ? 1 : 0), count + 1],
    [0, 0],
  )
  return of >= 2 && same >= of * 0.7
}
