import type { ClientNumbers } from './client-numbers'
import { CopyText } from './copy-text'
import { addLine, converted, DocumentStage, rateOf, type StagedDocument } from './document-stage'
import type { ImportFigures } from './import-figures'
import { LineHash } from './line-hash.rules'
import type { ProductNumbers } from './product-numbers'
import type { Client, Plan, SalesLine } from './sales-file.types'

const previewRows = 20

export interface PreviewLine {
  row: number
  client: number
  date: string
  /** As the file names the document; empty when it does not. */
  number: string
  document: StagedDocument
  productLine: string
  net: number
  cost: number | null
}
export interface StageSettings {
  companyCurrency: string
  /** The currency of lines that name none, and of all of them when the column only informs. */
  ownCurrency: string
  isOneCurrency: boolean
  today: string
}

/** Turns lines as the reading engine hands them over into rows for the database; holds documents, clients and products. */
export class SalesStage {
  readonly preview: PreviewLine[] = []
  readonly documents: DocumentStage
  readonly #clients: ClientNumbers
  readonly #products: ProductNumbers
  readonly #figures: ImportFigures
  readonly #copy: CopyText
  readonly #settings: StageSettings
  readonly #hash = new LineHash()
  readonly #currencies = new Map<string, string>()
  #plan: Plan | null = null
  #rows: readonly Client[] = []
  #hasCost = false
  #hasQuantity = false
  #last: StagedDocument | null = null
  #lastNumber = ''
  #lastPrefix = ''
  #lastClient = -2
  #lastCurrency = ''
  #lastKind = ''

  constructor(
    parts: {
      clients: ClientNumbers
      products: ProductNumbers
      documents: DocumentStage
      figures: ImportFigures
      copy: CopyText
    },
    settings: StageSettings,
  ) {
    this.#clients = parts.clients
    this.#products = parts.products
    this.documents = parts.documents
    this.#figures = parts.figures
    this.#copy = parts.copy
    this.#settings = settings
  }

  begin(plan: Plan): void {
    this.#plan = plan
    this.#hasCost = plan.columns.cost !== undefined
    this.#hasQuantity = plan.columns.quantity !== undefined
  }

  set rows(rows: readonly Client[]) {
    this.#rows = rows
    this.#clients.rows = rows
  }

  /** Columns that every line of this file fills; the others stay null. */
  get columns(): string {
    return `account_no, document_no, line_no, product_no, issued_on, net${this.#hasQuantity ? ', quantity' : ''}${this.#hasCost ? ', cost' : ''}`
  }

  line(line: SalesLine): void {
    const { net, date } = line
    const currency = this.currencyOf(line.currency)
    const accountNo = this.#clients.count(line.client, net, currency)
    const document = this.#documentOf(line, currency, accountNo)
    const product = this.#products.find(line.productCode, line.productName, line.productLine)
    const hash = this.#hash.start().number(net).text(date).text(line.quantity)
    if (product) hash.number(product.hash)
    if (line.cost !== null) hash.number(line.cost)
    hash.end()
    const base = document.rate === null ? null : converted(net, document.rate)
    addLine(document, { net, base, hashA: hash.a, hashB: hash.b })
    const copy = this.#copy.int(accountNo).int(document.no).int(document.lines)
    if (product) copy.int(product.no)
    else copy.none()
    copy.plain(date).scaled(net)
    if (this.#hasQuantity) copy.plain(isStorable(line.quantity) ? line.quantity : '\\N')
    if (this.#hasCost) {
      if (line.cost === null) copy.none()
      else copy.scaled(line.cost)
    }
    copy.end()
    this.#tell(line, document, base)
  }

  #tell(line: SalesLine, document: StagedDocument, base: bigint | null): void {
    const { net, date, client } = line
    const { currency } = document
    const isOwn = currency === this.#settings.companyCurrency
    this.#figures.add({ currency, date, net, converted: isOwn ? net : base, hasClient: client >= 0 })
    if (client < 0 || date > this.#settings.today || net === 0 || line.number === '' || (!isOwn && base === null)) {
      const figures = this.#figures
      if (client < 0) figures.warn('withoutClient')
      if (date > this.#settings.today) figures.warn('futureDate')
      if (net === 0) figures.warn('zeroAmount')
      if (line.number === '') figures.warn('withoutDocument')
      if (!isOwn && base === null) figures.warn('withoutRate')
      figures.withWarning++
    }
    if (this.preview.length < previewRows)
      this.preview.push({
        row: line.rowNumber,
        client,
        date,
        number: line.prefix !== '' && line.number !== '' ? `${line.prefix}-${line.number}` : line.number,
        document,
        productLine: line.productLine,
        net,
        cost: line.cost,
      })
  }

  #documentOf(line: SalesLine, currency: string, accountNo: number): StagedDocument {
    const { number, prefix, client } = line
    const kind = this.#plan!.columns.docType === undefined && number !== '' ? 'invoice' : line.kind
    if (
      this.#last !== null &&
      number !== '' &&
      number === this.#lastNumber &&
      client === this.#lastClient &&
      prefix === this.#lastPrefix &&
      currency === this.#lastCurrency &&
      kind === this.#lastKind
    )
      return this.#last
    // Lines without a number of their own make one document per client and day.
    const named = number !== '' ? number : `${line.date} ${client < 0 ? '' : this.#rows[client]!.key}`
    const key = `${named}\u0000${prefix}\u0000${kind}\u0000${client}\u0000${currency}`
    const document =
      this.documents.find(key) ??
      this.documents.open(key, {
        accountNo,
        kind,
        prefix: prefix.slice(0, 60),
        number: named.slice(0, 200),
        issuedOn: line.date,
        currency,
        rate: currency === this.#settings.companyCurrency ? null : rateOf(line.exchangeRate),
        salesperson: line.salesperson.slice(0, 200),
      })
    this.#last = document
    this.#lastNumber = number
    this.#lastPrefix = prefix
    this.#lastClient = client
    this.#lastCurrency = currency
    this.#lastKind = kind
    return document
  }

  /** Writes documents not met for long away; the current one is looked up again. */
  flushDocuments(copy: CopyText, source: string, isEnd: boolean): void {
    this.#last = null
    this.documents.flush(copy, source, isEnd)
  }

  currencyOf(written: string): string {
    if (written === '' || this.#settings.isOneCurrency) return this.#settings.ownCurrency
    let currency = this.#currencies.get(written)
    if (currency === undefined) {
      currency = currencyNamed(written, this.#settings.ownCurrency)
      this.#currencies.set(written, currency)
    }
    return currency
  }
}

// numeric(19, 6): thirteen digits before the point. A «quantity» beyond that is a number of something else.
function isStorable(quantity: string): boolean {
  return quantity !== '' && (quantity.length <= 13 || /^-?\d{1,13}(\.\d{1,30})?$/.test(quantity))
}

const symbols: Readonly<Record<string, string>> = {
  $: '',
  PESO: '',
  PESOS: '',
  'MONEDA NACIONAL': '',
  MN: '',
  LOCAL: '',
  US$: 'USD',
  USD$: 'USD',
  DOLAR: 'USD',
  DOLARES: 'USD',
  DOLLAR: 'USD',
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  '£': 'GBP',
  R$: 'BRL',
  COL$: 'COP',
  $COP: 'COP',
  MX$: 'MXN',
  'S/': 'PEN',
}

/** An ISO code as written, or what a symbol stands for; XXX (ISO 4217: no currency) when we cannot tell, so it stays apart. */
export function currencyNamed(written: string, own: string): string {
  const upper = written
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .trim()
    .toUpperCase()
    .replace(/\.$/, '')
  if (/^[A-Z]{3}$/.test(upper)) return upper
  if (Object.hasOwn(symbols, upper)) return symbols[upper]! || own
  const inside = /\b([A-Z]{3})\b/.exec(upper)?.[1]
  return inside ?? 'XXX'
}
