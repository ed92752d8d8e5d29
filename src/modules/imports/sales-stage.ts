import type { ClientNumbers } from './client-numbers'
import type { CopyText } from './copy-text'
import { currencyNamed } from './currency-name.rules'
import { addLine, converted, type DocumentStage, netOf, rateOf, type StagedDocument } from './document-stage'
import type { ImportFigures } from './import-figures'
import { LineHash } from './line-hash.rules'
import { MonthStage } from './month-stage'
import type { Product, ProductNumbers } from './product-numbers'
import { quantityMillionths } from './quantity.rules'
import type { Client, Plan, SalesLine } from './reading/sales-file.types'

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

/** Turns lines as the reading engine hands them over into rows for the database; holds documents, months, clients and products. */
export class SalesStage {
  readonly preview: PreviewLine[] = []
  readonly documents: DocumentStage
  readonly months = new MonthStage()
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
    const document = this.#documentOf(line, this.currencyOf(line.currency))
    const product = this.#products.find(line.productCode, line.productName, line.productLine)
    this.#hash.of(line, product === null ? 0 : product.hash)
    addLine(document, line.net, this.#hash)
    this.#addToMonth(line, document, product)
    this.#write(line, document, product)
    this.#remark(line, document)
  }

  #addToMonth(line: SalesLine, document: StagedDocument, product: Product | null): void {
    const { net, cost } = line
    const { rate } = document
    const cell = this.months.cellOf(document, line.date, product === null ? '' : product.lineKey)
    cell.rows++
    cell.net.add(net)
    if (cost !== null) {
      cell.costed++
      cell.cost.add(cost)
    }
    const units = quantityMillionths(line.quantity)
    if (typeof units === 'number') cell.units.add(units)
    else if (units !== null) cell.units.addBig(units)
    if (rate !== null) {
      const base = converted(net, rate)
      document.base += base
      cell.rated += base
      if (cost !== null) cell.ratedCost += converted(cost, rate)
    } else if (document.currency !== this.#settings.companyCurrency) cell.unrated++
  }

  #write({ date, net, quantity, cost }: SalesLine, document: StagedDocument, product: Product | null): void {
    const copy = this.#copy.int(document.accountNo).int(document.no).int(document.lines)
    if (product === null) copy.none()
    else copy.int(product.no)
    copy.plain(date).scaled(net)
    if (this.#hasQuantity) copy.plain(isStorable(quantity) ? quantity : '\\N')
    if (this.#hasCost) {
      if (cost === null) copy.none()
      else copy.scaled(cost)
    }
    copy.end()
  }

  #remark(line: SalesLine, document: StagedDocument): void {
    const { date, net, client } = line
    const isUnrated = document.rate === null && document.currency !== this.#settings.companyCurrency
    if (client < 0 || date > this.#settings.today || net === 0 || line.number === '' || isUnrated) {
      const figures = this.#figures
      if (client < 0) figures.warn('withoutClient')
      if (date > this.#settings.today) figures.warn('futureDate')
      if (net === 0) figures.warn('zeroAmount')
      if (line.number === '') figures.warn('withoutDocument')
      if (isUnrated) figures.warn('withoutRate')
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

  #documentOf(line: SalesLine, currency: string): StagedDocument {
    const { number, prefix, client } = line
    const isKindDerived = this.#plan!.columns.docType === undefined
    const kind = isKindDerived ? 'invoice' : line.kind
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
        client,
        accountNo: this.#clients.seat(client, currency),
        kind,
        isKindDerived,
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
    this.documents.flush(copy, source, {
      isEnd,
      seen: (document) =>
        this.#clients.weigh(document.client, {
          rows: document.lines,
          net: netOf(document),
          currency: document.currency,
        }),
    })
  }

  /** Writes the months away, and adds them to what a person will look at. */
  flushMonths(copy: CopyText): void {
    this.months.flush(copy, this.#settings.companyCurrency, (cell) => this.#figures.add(cell))
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
