import { withoutMark } from './decimal-text.rules'
import { headingKey } from './heading-key.rules'
import type { DocCodes, DocKind } from './sales-file.types'

const creditWords =
  /\bnc[a-z]{0,2}\b|\bn\.? ?(de )?cred|\bnotas? (de )?cred|\bcred\w* nota|credit ?(note|memo)|cr memo|\bdevoluc|\bdev\b|\babono|rectificativ|\begreso\b|refund|\bcn\b|\bcm\b|\bncr\b|\breturn\b|estorno|acreccredit|gutschrift|\bnota de abono/
const debitWords = /\bnd[a-z]{0,2}\b|\bnotas? (de )?deb|debit note/
const invoiceWords =
  /^[ivb]$|\bf[a-z]{0,3}\b|factura|invoice|\bboleta|\bticket|\bingreso\b|\bvent|\bpos\b|tiquete|\bsale|\baccrec\b|nota fiscal|\bnfe?\b/
const otherWords =
  /cotiza|pedido|remision|orden de|recibo|\bpagos?\b|\bpayment|nomina|traslado|quot|estimate|presupuesto|pro ?forma|application response|recibido|entrega|delivery|sales order|albaran|guia de|retencion|documento soporte|acuse|\basiento|diario|journal/

/** The kind of document behind a type as written; `other` is no sale (a quotation, an order, a payment). */
export function docKindOf(text: string): DocKind {
  // «N/C» and «N.C.» are NC; the number before «3 - Nota de crédito» says nothing more.
  const bare = plainWords(text.replace(/^\s*([a-z])[/.]\s?([a-z])\b\.?/i, '$1$2'))
  if (bare === '') return 'invoice'
  if (/^([ed]|dv)$/.test(bare)) return 'creditNote'
  if (/^[pntr]$/.test(bare)) return 'other'
  if (creditWords.test(bare)) return 'creditNote'
  if (debitWords.test(bare)) return 'debitNote'
  if (otherWords.test(bare) && !/factura|invoice/.test(bare)) return 'other'
  return 'invoice'
}

function plainWords(text: string): string {
  return withoutMark(text)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, ' ')
    .trim()
}

export function isInvoiceWord(text: string): boolean {
  return invoiceWords.test(plainWords(text)) && docKindOf(text) === 'invoice'
}

interface CodeFamily {
  invoices: readonly number[]
  credits: readonly number[]
  debits: readonly number[]
  others: readonly number[]
  /** Headings that speak of the office whose numbers these are. */
  spoken: RegExp
}

/** The numbers that tax offices and systems give to kinds of documents. */
const codeFamilies: Readonly<Record<DocCodes, CodeFamily>> = {
  chile: {
    invoices: [30, 32, 33, 34, 35, 38, 39, 41, 43, 46, 48, 110],
    credits: [60, 61, 112],
    debits: [55, 56, 111],
    others: [50, 52, 801],
    spoken: /\b(rut|dte|folio)\b/,
  },
  peru: {
    invoices: [1, 3, 12, 13, 14],
    credits: [7, 87, 97],
    debits: [8, 88, 98],
    others: [0, 9, 20, 31, 40],
    spoken: /\b(ruc|igv|serie|isc|cp)\b/,
  },
  ecuador: {
    invoices: [1, 2, 18],
    credits: [4],
    debits: [5],
    others: [3, 6, 7],
    spoken: /\b(ruc|clave|establecimiento|sri)\b/,
  },
  argentina: {
    invoices: [1, 6, 11, 19, 51, 81, 82, 83, 111, 118, 201, 206, 211],
    credits: [3, 8, 13, 21, 53, 110, 112, 113, 114, 119, 203, 208, 213],
    debits: [2, 7, 12, 20, 52, 115, 116, 117, 202, 207, 212],
    others: [4, 9, 15, 91],
    spoken: /\b(cuit|punto de venta|denominacion|cae)\b/,
  },
  sap: { invoices: [13], credits: [14], debits: [], others: [15, 17, 23], spoken: /\b(sn|deudor|card)/ },
}

/**
 * Whose numbers a column of document types holds, when it holds nothing but numbers.
 * Shape   in: its values, the headings. out: the office, or null. Rule  every value is one of the office's, an invoice and a
 *         credit or debit note among them; of several offices the one the headings speak of. Cost  values × offices.
 */
export function docCodesOf(values: Iterable<string>, header: readonly string[]): DocCodes | null {
  const numbers = [...values].map(codeOf).filter((code) => code !== '')
  if (numbers.length === 0 || !numbers.every((code) => typeof code === 'number')) return null
  const spoken = header.map(headingKey).join(' ')
  const possible = (Object.entries(codeFamilies) as [DocCodes, CodeFamily][]).filter(
    ([, { invoices, credits, debits, others }]) =>
      numbers.every((code) => [invoices, credits, debits, others].some((codes) => codes.includes(code))) &&
      numbers.some((code) => invoices.includes(code)) &&
      numbers.some((code) => credits.includes(code) || debits.includes(code)),
  )
  if (possible.length === 1) return possible[0]![0]
  return possible.find(([, family]) => family.spoken.test(spoken))?.[0] ?? null
}

function codeOf(text: string): number | string {
  const bare = withoutMark(text).trim()
  return /^\d{1,3}(\.0+)?$/.test(bare) ? Number(bare) : bare
}

/** The kind behind a type in a file whose types may be an office's numbers. */
export function docKindIn(text: string, codes: DocCodes | null): DocKind {
  const code = codes === null ? '' : codeOf(text)
  if (codes === null || typeof code !== 'number') return docKindOf(text)
  const { credits, debits, others } = codeFamilies[codes]
  return credits.includes(code)
    ? 'creditNote'
    : debits.includes(code)
      ? 'debitNote'
      : others.includes(code)
        ? 'other'
        : 'invoice'
}

const creditNumber = /^(nc[a-z]?|ncr|nce|ncv|rinv|rfac|rfact|rect|abn|abo|cn|crm|dv|dev|devol)(?![a-z])/i
const invoiceNumber = /^(f[a-z]{0,3}|fact?|inv|invoice|bol?|ti?ck?|pos|vta?|set[pt]|b)(?![a-z])/i

/** The kind that a number or its prefix tells («NC-120», «RINV/2024/7»), for files without a column of types. */
export function docKindOfNumber(text: string): DocKind {
  return creditNumber.test(text.trim()) ? 'creditNote' : 'invoice'
}

/**
 * Whether numbers or prefixes tell credit notes from invoices: few begin as credit notes do, most of the rest as invoices do.
 * A branch called NC, or numbers without letters, tell nothing.
 */
export function tellsKind(values: readonly string[]): boolean {
  let [credits, invoices, filled] = [0, 0, 0]
  for (const value of values) {
    const bare = value.trim()
    if (bare === '') continue
    filled++
    if (creditNumber.test(bare)) credits++
    else if (invoiceNumber.test(bare)) invoices++
  }
  return credits > 0 && credits <= filled * 0.35 && invoices >= (filled - credits) * 0.8
}
