import {
  type InventedClient,
  type InventedDocument,
  type InventedLine,
  type InventedSales,
  unit,
} from './invented-sales'
import type { Layout } from './sales-layouts'

/** A cell before anybody decided how to write it. */
export type Cell =
  | { kind: 'text'; text: string }
  /** `isBare`: without groups, whatever the style of numbers. */
  | { kind: 'number'; value: bigint; isAmount: boolean; places?: number; isBare?: boolean }
  | { kind: 'day'; day: string; time?: string; isIso?: boolean }
  | { kind: 'taxId'; client: InventedClient }

export type SignStyle = 'negative' | 'positive'
export interface ReportStyle {
  sign: SignStyle
  /** Title rows, pages with the header again, blank rows, subtotals, a total, a footer. */
  hasTitles?: boolean
  rowsPerPage?: number
  blankEvery?: number
  hasSubtotals?: boolean
  hasTotal?: boolean
  hasFooter?: boolean
  hasGroupHeader?: boolean
  /** Day, document and client stand on the first line of each document only. */
  fillsDocumentOnce?: boolean
  /** By client, with a row of totals that names each. */
  hasClientTotals?: boolean
  /** Sums carried over from page to page. */
  carriesOver?: boolean
  /** Columns without name or content before the first. */
  emptyColumns?: number
}

export interface Expectation {
  headerRow: number
  read: number
  used: number
  skipped: Record<string, number>
  from: string
  to: string
  byCurrency: Map<string, CurrencyExpectation>
}
export interface CurrencyExpectation {
  byClient: Map<string, bigint>
  withoutClient: bigint
  rowsWithoutClient: number
}
export interface Report {
  rows: Cell[][]
  expected: Expectation
}

const blank: Cell = { kind: 'text', text: '' }
const text = (value: string): Cell => ({ kind: 'text', text: value })

/** Lays the sales out as rows, keeping count of what must be read from them. */
export function layOut(sales: InventedSales, layout: Layout, style: ReportStyle): Report {
  return new ReportWriter(sales, layout, style).write()
}

interface Column {
  heading: string
  field: string
}

class ReportWriter {
  readonly #sales: InventedSales
  readonly #layout: Layout
  readonly #style: ReportStyle
  readonly #columns: Column[]
  readonly #rows: Cell[][] = []
  readonly #expected: Expectation
  #balance = 0n
  #isBelowHeader = false
  #sinceHeader = 0

  constructor(sales: InventedSales, layout: Layout, style: ReportStyle) {
    this.#sales = sales
    this.#layout = layout
    this.#style = style
    this.#columns = [
      ...Array.from({ length: style.emptyColumns ?? 0 }, () => ({ heading: '', field: 'blank' })),
      ...layout.columns.split('|').map((column) => {
        const at = column.lastIndexOf('=')
        return { heading: column.slice(0, at), field: column.slice(at + 1) }
      }),
    ]
    this.#expected = { headerRow: 0, read: 0, used: 0, skipped: {}, from: '', to: '', byCurrency: new Map() }
  }

  write(): Report {
    const { hasTitles, hasGroupHeader, hasTotal, hasFooter } = this.#style
    if (hasTitles)
      for (const title of this.#layout.titles ?? ['Informe de ventas', 'Del 01/01/2023 al 29/02/2024', ''])
        this.#push([text(title)])
    if (hasGroupHeader)
      this.#push(this.#columns.map((_, i) => (i === 0 ? text('Documento') : i === 4 ? text('Valores') : blank)))
    if (this.#layout.upperHeadings) this.#push(this.#upper())
    this.#push(this.#header())
    this.#expected.headerRow = this.#rows.length
    this.#isBelowHeader = true
    if (this.#layout.grouped) this.#writeGroups()
    else if (this.#style.hasClientTotals) this.#writeByClient()
    else this.#writeDocuments(this.#sales.documents, true)
    if (hasTotal) this.#summary('TOTAL GENERAL', this.#sales.documents, 'total')
    if (hasFooter) {
      this.#skip([], 'blank')
      this.#skip([text('Procesado por el sistema el 01/03/2024 10:15')], 'footer')
    }
    return { rows: this.#rows, expected: this.#expected }
  }

  #header(): Cell[] {
    return this.#columns.map(({ heading }) => text(heading))
  }

  #upper(): Cell[] {
    const shift = Array.from({ length: this.#style.emptyColumns ?? 0 }, () => blank)
    return [...shift, ...this.#layout.upperHeadings!.split('|').map(text)]
  }

  #writeGroups(): void {
    const { grouped } = this.#layout
    const byClient = new Map<InventedClient, InventedDocument[]>()
    for (const document of this.#sales.documents) {
      if (!document.client) continue
      byClient.set(document.client, [...(byClient.get(document.client) ?? []), document])
    }
    for (const [client, documents] of byClient) {
      if (grouped === 'name') this.#skip([text(client.name)], 'pageHeading')
      else if (grouped === 'labelled')
        this.#skip([text(`Cliente: ${client.taxId}-${client.checkDigit} ${client.name}`)], 'pageHeading')
      else if (grouped === 'outline')
        this.#skip(
          this.#columns.map(({ field }) =>
            field === 'taxId' ? { kind: 'taxId', client } : field === 'name' ? text(client.name) : blank,
          ),
          'pageHeading',
        )
      this.#writeDocuments(documents, false)
      if (grouped === 'name') this.#summary(`Total for ${client.name}`, documents, 'subtotal', 0)
      if (grouped === 'labelled') this.#summary('Total cliente', documents, 'subtotal', 0)
    }
  }

  #writeByClient(): void {
    const byClient = new Map<InventedClient | null, InventedDocument[]>()
    for (const document of this.#sales.documents) {
      const own = byClient.get(document.client)
      if (own) own.push(document)
      else byClient.set(document.client, [document])
    }
    for (const [client, documents] of byClient) {
      this.#writeDocuments(documents, false)
      if (client) this.#summary(`Total ${client.name}`, documents, 'subtotal')
    }
  }

  #writeDocuments(documents: readonly InventedDocument[], mayHaveSubtotals: boolean): void {
    let month = documents[0]?.day.slice(0, 7)
    let ofMonth: InventedDocument[] = []
    let isFirst = true
    for (const document of documents) {
      if (this.#layout.alien && document.number % 9 === 0) this.#alien(document)
      if (mayHaveSubtotals && this.#style.hasSubtotals && document.day.slice(0, 7) !== month) {
        this.#summary(`Subtotal ${month!.slice(5)}/${month!.slice(0, 4)}`, ofMonth, 'subtotal')
        ofMonth = []
        month = document.day.slice(0, 7)
      }
      ofMonth.push(document)
      const lines = this.#layout.grain === 'line' ? document.lines : [sumOf(document.lines)]
      for (const line of lines) {
        this.#sale(document, line, lines, isFirst)
        isFirst = false
      }
    }
  }

  #sale(document: InventedDocument, line: InventedLine, lines: readonly InventedLine[], isFirst: boolean): void {
    const { rowsPerPage, blankEvery } = this.#style
    if (rowsPerPage && this.#sinceHeader >= rowsPerPage) {
      this.#skip([], 'blank')
      if (this.#style.carriesOver) this.#summary('Van', this.#sales.documents.slice(0, 5), 'total')
      this.#skip([text(`Página ${Math.floor(this.#rows.length / rowsPerPage) + 1}`)], 'footer')
      if (this.#layout.upperHeadings) this.#skip(this.#upper(), 'repeatedHeader')
      this.#skip(this.#header(), 'repeatedHeader')
      if (this.#style.carriesOver) this.#summary('Vienen', this.#sales.documents.slice(0, 5), 'total')
      this.#sinceHeader = 0
    }
    if (blankEvery && this.#rows.length % blankEvery === 0) this.#skip([], 'blank')
    const isTurned = document.kind === 'creditNote'
    const isNegative = isTurned && (this.#style.sign === 'negative' || this.#layout.needsSigns === true)
    this.#balance += isTurned ? -line.net : line.net
    this.#push(
      this.#columns.map(({ field }) =>
        (field === 'name' && this.#layout.grouped === 'filledOnce' && !isFirst) ||
        (this.#style.fillsDocumentOnce && line !== lines[0] && ofDocument.has(field))
          ? blank
          : this.#cell(field, document, line, isNegative),
      ),
    )
    this.#sinceHeader++
    const isCounted = this.#layout.net === 'documentOnce' && line !== lines[0]
    this.#count(document, isCounted ? 0n : this.#netOf(document, line) * (isTurned ? -1n : 1n))
  }

  /** A row of the list that is no sale of ours: a document received, a payment. */
  #alien(document: InventedDocument): void {
    const words = this.#layout.alien!
    const line = sumOf(document.lines)
    const cells = this.#columns.map(({ field }) =>
      words[field] === undefined ? this.#cell(field, document, line, false) : text(words[field]),
    )
    this.#skip(cells, 'excluded')
  }

  #count(document: InventedDocument, net: bigint): void {
    const { expected } = { expected: this.#expected }
    const hasState = this.#columns.some(({ field }) => field === 'status' || field === 'cancelledDay')
    expected.read++
    if (document.isCancelled && hasState && this.#layout.cancelled !== '') {
      expected.skipped['cancelled'] = (expected.skipped['cancelled'] ?? 0) + 1
      return
    }
    const currency = this.#currencyOf(document)
    let own = expected.byCurrency.get(currency)
    if (!own)
      expected.byCurrency.set(currency, (own = { byClient: new Map(), withoutClient: 0n, rowsWithoutClient: 0 }))
    if (expected.from === '' || document.day < expected.from) expected.from = document.day
    if (document.day > expected.to) expected.to = document.day
    if (!document.client) {
      own.withoutClient += net
      own.rowsWithoutClient++
      expected.skipped['withoutClient'] = (expected.skipped['withoutClient'] ?? 0) + 1
      return
    }
    expected.used++
    const key = document.client.name
    own.byClient.set(key, (own.byClient.get(key) ?? 0n) + net)
  }

  #currencyOf(document: InventedDocument): string {
    const column = this.#columns.find(({ field }) => currencyFields.has(field))?.field
    if (column === undefined) return ''
    return column === 'currency' ? document.currency : currencyFields.get(column)!
  }

  #netOf(document: InventedDocument, line: InventedLine): bigint {
    if (this.#layout.net === 'documentOnce') return sumOf(document.lines).net
    return this.#layout.net === 'computed' ? (line.gross * BigInt(100 - line.discountPct)) / 100n : line.net
  }

  #summary(label: string, documents: readonly InventedDocument[], reason: string, at?: number): void {
    const signed = documents.flatMap(({ kind, lines }) =>
      lines.map((line) => (kind === 'creditNote' ? negated(line) : line)),
    )
    const sum = sumOf(signed)
    const cells = this.#columns.map(({ field }) =>
      summable.has(field) ? this.#cell(field, documents[0]!, sum, false) : blank,
    )
    const place = at ?? this.#columns.findIndex(({ heading, field }) => heading !== '' && !summable.has(field))
    cells[place] = text(label)
    this.#skip(cells, reason)
  }

  #skip(cells: Cell[], reason: string): void {
    this.#push(cells)
    this.#expected.read++
    this.#expected.skipped[reason] = (this.#expected.skipped[reason] ?? 0) + 1
  }

  #push(cells: Cell[]): void {
    this.#rows.push([
      ...cells,
      ...Array.from({ length: Math.max(0, this.#columns.length - cells.length) }, () => blank),
    ])
    if (this.#isBelowHeader) return
  }

  #cell(field: string, document: InventedDocument, line: InventedLine, isNegative: boolean): Cell {
    const amount = (value: bigint): Cell => ({ kind: 'number', value: isNegative ? -value : value, isAmount: true })
    const { client } = document
    switch (field) {
      case 'type':
        return text((document.kind === 'invoice' ? this.#layout.invoice : this.#layout.creditNote) ?? '')
      case 'number':
        return text(String(document.number))
      case 'prefixedNumber':
        return text(`${document.kind === 'invoice' ? 'FE' : 'NC'}-${document.number}`)
      case 'slashNumber':
        return text(`${document.kind === 'invoice' ? 'INV' : 'RINV'}/${document.day.slice(0, 4)}/${document.number}`)
      case 'hashNumber':
        return text(`#${document.number}`)
      case 'dashNumber':
        return text(`001-002-${String(document.number).padStart(9, '0')}`)
      case 'paddedNumber':
        return text(`A${String(document.number).padStart(10, ' ')}`)
      case 'afipNumber':
        return text(`A00001${String(document.number).padStart(8, '0')}`)
      case 'prefix':
        return text(document.kind === 'invoice' ? 'FE' : 'NC')
      case 'day':
        return { kind: 'day', day: document.day }
      case 'dayTime':
        return { kind: 'day', day: document.day, time: '14:05:33' }
      case 'isoZone':
        return { kind: 'day', day: document.day, time: '14:05:33', isIso: true }
      case 'due':
        return { kind: 'day', day: monthLater(document.day) }
      case 'cancelledDay':
        return document.isCancelled ? { kind: 'day', day: monthLater(document.day) } : blank
      case 'taxId':
        return client ? { kind: 'taxId', client } : text(nobody[this.#sales.country]?.[0] ?? '')
      case 'name':
        return text(client ? client.name : (nobody[this.#sales.country]?.[1] ?? ''))
      case 'code':
        return text(client ? client.code : '')
      case 'city':
        return text(document.city)
      case 'seller':
        return text(document.seller)
      case 'sellerId':
        return text(String(200 + document.seller.length))
      case 'productCode':
        return text(line.productCode)
      case 'productName':
        return text(line.productName)
      case 'productLine':
        return text(line.productLine)
      case 'quantity':
        return { kind: 'number', value: isNegative ? -line.quantity : line.quantity, isAmount: false, places: 0 }
      case 'orderedQty':
        return { kind: 'number', value: line.quantity + BigInt(document.number % 3) * unit, isAmount: false, places: 0 }
      case 'price':
        return { kind: 'number', value: line.price, isAmount: true }
      case 'priceNet':
        return { kind: 'number', value: line.price, isAmount: true }
      case 'gross':
        return amount(line.gross)
      case 'discountAmount':
        return amount(line.discount)
      case 'discountFraction':
        return { kind: 'number', value: BigInt(line.discountPct) * 100n, isAmount: false, places: 2 }
      case 'discountPercent':
        return { kind: 'number', value: BigInt(line.discountPct) * unit, isAmount: false, places: 2 }
      case 'net':
        return amount(line.net)
      case 'tax':
        return amount(line.tax)
      case 'otherTax':
        return amount(line.otherTax)
      case 'exempt':
        return amount(line.exempt)
      case 'taxed':
        return amount(line.net - line.exempt)
      case 'documentNet':
        return amount(sumOf(document.lines).net)
      case 'documentTotal':
        return amount(sumOf(document.lines).total)
      case 'firstNet':
        return line === document.lines[0] ? amount(sumOf(document.lines).net) : blank
      case 'firstTotal':
        return line === document.lines[0] ? amount(sumOf(document.lines).total) : blank
      case 'firstName':
        return line === document.lines[0] ? text(client?.name ?? '') : blank
      case 'firstDay':
        return line === document.lines[0] ? { kind: 'day', day: document.day } : blank
      case 'discountSign':
        return text(`${line.discountPct}%`)
      case 'issuedOrReceived':
        return text('Emitido')
      case 'taxPct':
        return { kind: 'number', value: BigInt(this.#sales.taxPct) * unit, isAmount: false, places: 0 }
      case 'taxFraction':
        return { kind: 'number', value: BigInt(this.#sales.taxPct) * 100n, isAmount: false, places: 2 }
      case 'total':
        return amount(line.total)
      case 'credit':
        return document.kind === 'invoice'
          ? { kind: 'number', value: line.net, isAmount: true }
          : { kind: 'number', value: 0n, isAmount: true }
      case 'debit':
        return document.kind === 'invoice'
          ? { kind: 'number', value: 0n, isAmount: true }
          : { kind: 'number', value: line.net, isAmount: true }
      case 'balance':
        return { kind: 'number', value: this.#balance, isAmount: true }
      case 'zero':
        return { kind: 'number', value: 0n, isAmount: true }
      case 'currency':
        return text(document.currency)
      case 'cost':
        return { kind: 'number', value: isNegative ? -line.cost : line.cost, isAmount: true }
      case 'profit':
        return amount(line.net - line.cost)
      case 'marginPct':
        return {
          kind: 'number',
          value: line.net === 0n ? 0n : ((line.net - line.cost) * 100n * unit) / line.net,
          isAmount: false,
          places: 2,
        }
      case 'owed':
        return { kind: 'number', value: document.number % 3 === 0 ? line.total : 0n, isAmount: true }
      case 'listPrice':
        return { kind: 'number', value: ((line.price * 5n) / 4n / 100n) * 100n, isAmount: true }
      case 'stock':
        return { kind: 'number', value: BigInt((document.number * 37) % 900) * unit, isAmount: false, places: 0 }
      case 'weight':
        return { kind: 'number', value: line.quantity * 3n, isAmount: false, places: 2 }
      case 'term':
        return {
          kind: 'number',
          value: BigInt([0, 30, 60, 90][document.number % 4]!) * unit,
          isAmount: false,
          places: 0,
          isBare: true,
        }
      case 'item':
        return {
          kind: 'number',
          value: BigInt(1 + Math.max(0, document.lines.indexOf(line))) * unit,
          isAmount: false,
          places: 0,
          isBare: true,
        }
      case 'year':
        return {
          kind: 'number',
          value: BigInt(document.day.slice(0, 4)) * unit,
          isAmount: false,
          places: 0,
          isBare: true,
        }
      case 'month':
        return {
          kind: 'number',
          value: BigInt(document.day.slice(5, 7)) * unit,
          isAmount: false,
          places: 0,
          isBare: true,
        }
      case 'monthName':
        return text(monthNames[Number(document.day.slice(5, 7)) - 1]!)
      case 'clock':
        return text(
          `${String(8 + (document.number % 10)).padStart(2, '0')}:${String(document.number % 60).padStart(2, '0')}`,
        )
      case 'phone':
        return text(`300${String(4_000_000 + (client?.name.length ?? 0) * 7_919)}`)
      case 'barcode':
        return text(`770${String(1_000_000_000 + line.productName.length * 104_729)}`)
      case 'zip':
        return text(`1100${(document.number % 90) + 10}`)
      case 'address':
        return text(`Cra. ${document.number % 80} # 12-${document.number % 99}, of. 3`)
      case 'order':
        return text(document.number % 2 === 0 ? `OC-${document.number * 3}` : '')
      case 'rateOfCurrency':
        return { kind: 'number', value: document.currency === 'MXN' ? unit : 172_345n, isAmount: false, places: 4 }
      case 'status':
        return text((document.isCancelled ? this.#layout.cancelled : this.#layout.valid) ?? '')
      case 'uuid':
        return text(
          `${document.number.toString(16).padStart(8, '0')}-4c1d-4e2a-9f00-${document.day.replaceAll('-', '')}ab12`,
        )
      default:
        return text(fixed[field] ?? '')
    }
  }
}

const monthNames = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')

const currencyFields = new Map([
  ['currency', ''],
  ['cop', 'COP'],
  ['mxn', 'MXN'],
  ['usd', 'USD'],
  ['eur', 'EUR'],
  ['pen', 'PEN'],
  ['clp', 'CLP'],
  ['dollarSign', '$'],
])
const fixed: Readonly<Record<string, string>> = {
  own: 'EMPAQUES DEL VALLE S.A.S.',
  ownTaxId: '900111222',
  payment: 'Crédito',
  warehouse: 'Principal',
  measure: 'Und.',
  zone: 'Andina',
  group: '',
  one: '1',
  six: '6',
  cop: 'COP',
  mxn: 'MXN',
  usd: 'USD',
  eur: 'EUR',
  pen: 'PEN',
  clp: 'CLP',
  dollarSign: '$',
  cuitWord: 'CUIT',
  cae: '73141592653589',
  pac: 'SAT970701NN3',
  version: '4.0',
  approved: 'Aprobado',
  issued: 'Emitido',
  paid: 'paid',
  email: 'compras@cliente.example',
  concept: 'Venta de mercancías',
}
const nobody: Readonly<Partial<Record<string, readonly [string, string]>>> = {
  CO: ['222222222222', 'CONSUMIDOR FINAL'],
  MX: ['XAXX010101000', 'PUBLICO EN GENERAL'],
  EC: ['9999999999999', 'CONSUMIDOR FINAL'],
}
const ofDocument = new Set(
  'day dayTime isoZone due number prefixedNumber slashNumber hashNumber dashNumber paddedNumber afipNumber prefix type taxId name code city seller status currency year month monthName clock phone address zip order term zone email'.split(
    ' ',
  ),
)
const summable = new Set('quantity gross discountAmount net tax otherTax exempt taxed total credit debit'.split(' '))

function monthLater(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + 30)
  return at.toISOString().slice(0, 10)
}

function negated(line: InventedLine): InventedLine {
  return {
    ...line,
    quantity: -line.quantity,
    gross: -line.gross,
    discount: -line.discount,
    net: -line.net,
    tax: -line.tax,
    otherTax: -line.otherTax,
    exempt: -line.exempt,
    total: -line.total,
  }
}

function sumOf(lines: readonly InventedLine[]): InventedLine {
  const sum = { ...(lines[0] as InventedLine) }
  for (const line of lines.slice(1))
    for (const field of ['quantity', 'gross', 'discount', 'net', 'tax', 'otherTax', 'exempt', 'total', 'cost'] as const)
      sum[field] += line[field]
  return sum
}
