/** The words of the reading engine. Amounts travel inside it as integers of 1/10 000 («scaled»). */
export const fields = [
  'docType',
  'docNumber',
  'docPrefix',
  'lineNumber',
  'date',
  'clientTaxId',
  'clientCode',
  'clientName',
  'branch',
  'productCode',
  'productName',
  'productLine',
  'quantity',
  'unitPrice',
  'discount',
  'net',
  'tax',
  'total',
  'cost',
  'currency',
  'exchangeRate',
  'salesperson',
  'city',
  'status',
  'group',
] as const
export type Field = (typeof fields)[number]
export type ColumnMap = Partial<Record<Field, number>>

export type DecimalMark = ',' | '.'
export type DateOrder = 'dmy' | 'mdy' | 'ymd'
export type DiscountKind = 'amount' | 'fraction' | 'percent'
/** Where a line's net comes from. */
export type NetRule = 'column' | 'columnMinusDiscount' | 'computed' | 'totalMinusTax' | 'totalWithoutTax' | 'total'
export type SignRule = 'asWritten' | 'creditNotesNegated'
export type ClientBy = 'taxId' | 'code' | 'name'
export type StateVerdict = 'valid' | 'cancelled' | 'excluded'
export type DocKind = 'invoice' | 'creditNote' | 'debitNote' | 'other'
/** Whose numbers stand in a column of document types. */
export type DocCodes = 'chile' | 'peru' | 'ecuador' | 'argentina' | 'sap'
/** Where the kind of a document is told. */
export type KindFrom = 'docType' | 'docPrefix' | 'docNumber'
/**
 * Where a row's client stands: in its own columns; in a row that heads the client's sales; in the last row that named one.
 */
export type ClientFrom = 'columns' | 'headingRows' | 'lastNamed'

/** How the states written in a file are meant. */
export interface StateReading {
  /** «C» stands beside «O»: closed, not cancelled. */
  isClosedC: boolean
  /** «Cancelada» means paid off, not void. */
  isCancelledPaid: boolean
  isZeroCancelled: boolean
}

/** A value corrected before the row is judged, or a row left out on purpose. */
export interface Fix {
  rowNumber?: number
  column?: number
  from?: string
  to?: string
  omit?: boolean
}

/** Whatever the person fixed by hand; all else is detected. Columns count from 0, rows from 1. */
export interface ReadOptions {
  encoding?: string
  delimiter?: string
  quote?: 'double' | 'none'
  sheet?: string
  headerRow?: number
  decimal?: DecimalMark
  dateOrder?: DateOrder
  /** Single fields of the detected map: another column, or null to leave the field without one. */
  columns?: Partial<Record<Field, number | null>>
  sign?: SignRule
  discountKind?: DiscountKind
  netRule?: NetRule
  taxRatePct?: number
  /** False: the last digit of a tax id is never taken for a check digit. */
  stripsCheckDigit?: boolean
  clientBy?: ClientBy
  oneCurrency?: boolean
  currency?: string
  /** What a written document type or state means, beside the words we know. */
  docKinds?: Readonly<Record<string, DocKind>>
  states?: Readonly<Record<string, StateVerdict>>
  fixes?: readonly Fix[]
  /** Code or tax id → name, from a second file of clients. */
  names?: ReadonlyMap<string, string>
}

/** A detection with its proof: how many values speak for it and how many there were; `supposed` when nothing proves it. */
export interface Detected<T> {
  value: T
  agree: number
  of: number
  supposed: boolean
}

export interface Plan {
  encoding: Detected<string>
  delimiter: Detected<string> | null
  quote: 'double' | 'none'
  sheet: string | null
  sheets: string[]
  headerRow: number
  header: string[]
  /** The row above the header when two rows make it. */
  upperHeader: string[] | null
  /** Columns of the widest rows that are no exception. */
  width: number
  columns: ColumnMap
  /** Columns whose field was guessed by likeness, not known by name. */
  guessed: Field[]
  decimal: Detected<DecimalMark>
  dateOrder: Detected<DateOrder>
  sign: Detected<SignRule>
  discountKind: Detected<DiscountKind> | null
  netRule: Detected<NetRule>
  system: string | null
  clientBy: ClientBy
  /** The tax id's last digit is a check digit glued to the number, proven by the whole column. */
  stripsCheckDigit: boolean
  excludesOtherTypes: boolean
  kindFrom: KindFrom | null
  docCodes: DocCodes | null
  states: StateReading
  clientFrom: ClientFrom
  /** Amounts of the document, written on its first line or on each of them: counted once. */
  isNetPerDocument: boolean
  /** Under `totalMinusTax`: the taxes the total holds, what was withheld from it, or a column of rates instead. */
  taxes: number[]
  withheld: number[]
  taxRateColumn: number | null
  /** A column taken off the net: debits beside credits. */
  netMinus: number | null
  taxRatePct: number | null
  isEstimated: boolean
  currency: string | null
}

export const skipReasons = [
  'blank',
  'repeatedHeader',
  'pageHeading',
  'subtotal',
  'total',
  'footer',
  'cancelled',
  'withoutClient',
  'excluded',
  'omitted',
  'error',
] as const
export type SkipReason = (typeof skipReasons)[number]

export const rowErrorKinds = [
  'impossibleDate',
  'missingDate',
  'badNumber',
  'missingAmount',
  'formulaWithoutValue',
  'amountTooLarge',
  'raggedRow',
  'missingDocument',
] as const
export type RowErrorKind = (typeof rowErrorKinds)[number]
export interface RowError {
  rowNumber: number
  kind: RowErrorKind
  column: number
  value: string
  cells: string[]
  /** What the row would have brought, an integer of 1/10 000; null where its amount cannot be read either. */
  net: number | null
  currency: string
}

/** The amount of a row that a person left out; null where it cannot be read. */
export interface OmittedRow {
  net: number | null
  currency: string
}

/** One sales line, normalised. The reader hands over the same object each time: copy what must outlive the call. */
export interface SalesLine {
  rowNumber: number
  /** Index into the client table; −1 for a sale without client. */
  client: number
  kind: DocKind
  prefix: string
  number: string
  lineNumber: string
  date: string
  productCode: string
  productName: string
  productLine: string
  /** Exact decimal text, or '' when the file has none. */
  quantity: string
  /** Integers of 1/10 000. */
  net: number
  cost: number | null
  currency: string
  exchangeRate: string
  salesperson: string
}

export interface Client {
  key: string
  taxId: string
  code: string
  name: string
  city: string
  branch: string
}

export interface Sink {
  /** Before the first line: the client table, alive. A client stands in it when its first line comes; later ones may complete it. */
  clients?(rows: readonly Client[]): void
  line(line: SalesLine): void
  error?(error: RowError): void
  omitted?(row: OmittedRow): void
  /** After each batch: the place to wait for a slow writer. */
  drain?(): Promise<void> | undefined
}

export interface RowCount {
  read: number
  used: number
  skipped: Partial<Record<SkipReason, number>>
}

export interface ReadResult {
  plan: Plan
  rows: RowCount
  errors: Partial<Record<RowErrorKind, number>>
  clients: Client[]
  firstDay: string | null
  lastDay: string | null
  /** Lines that took date, document and client from the line above. */
  inheritedRows: number
}
