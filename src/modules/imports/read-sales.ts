import { Refusal } from '@/shared/kernel/errors'
import { ClientTable } from './client-table'
import { DateReader } from './date-text.rules'
import { AmountReader } from './line-amounts'
import { readRows } from './file-rows'
import { type PlannedFile, planFile } from './make-plan'
import { docKindOf, reportRow, stateVerdict } from './row-verdict.rules'
import { bareCell } from './client-key.rules'
import { formulaCell } from './decimal-text.rules'
import type {
  DocKind,
  Fix,
  ReadOptions,
  ReadResult,
  RowError,
  RowErrorKind,
  SalesLine,
  Sink,
  SkipReason,
} from './sales-file.types'
import { WrongEncoding, detectEncoding } from './text-encoding'

export interface ReadRequest {
  path: string
  options: ReadOptions
  /** Called before the first line of a reading, again when what the sample said turned out wrong and all is read anew. */
  begin?(planned: PlannedFile): void | Promise<void>
  sink: Sink
  signal?: AbortSignal
  progress?(done: number, total: number): void
}

/** What the sample could not show: the rest of the file contradicts it, so it is read again with this known. */
class Contradiction extends Error {
  readonly options: ReadOptions
  constructor(options: ReadOptions) {
    super('the file contradicts its beginning')
    this.options = options
  }
}

/**
 * Reads a whole sales file: one pass in bounded memory, lines handed to the sink in order.
 * Every row after the header is counted: read = used + the sum of skipped.
 */
export async function readSales(request: ReadRequest): Promise<ReadResult> {
  let options = request.options
  for (let attempt = 0; ; attempt++) {
    try {
      const planned = await planFile(request.path, options)
      refuseUnusable(planned)
      await request.begin?.(planned)
      return await new Reading(planned, options, request, attempt < 3).run()
    } catch (error) {
      if (error instanceof Contradiction && attempt < 3) options = error.options
      else if (error instanceof WrongEncoding) options = { ...options, encoding: encodingAfter(error, options) }
      else throw error
    }
  }
}

/** Bytes beyond ASCII came late: if all before were ASCII the file is of another encoding, else it is broken. */
export function encodingAfter(error: WrongEncoding, options: ReadOptions): string {
  if (options.encoding || !error.asciiSoFar)
    throw new Refusal('file_unreadable', { reason: 'broken_utf8', row: error.row })
  const detected = detectEncoding(error.bytes)
  if (detected.value === 'utf-8') throw new Refusal('file_unreadable', { reason: 'broken_utf8', row: error.row })
  return detected.value
}

function refuseUnusable({ plan }: PlannedFile): void {
  const { columns, netRule } = plan
  if (columns.date === undefined) throw new Refusal('no_date_column', { header: plan.header })
  if (columns.clientTaxId === undefined && columns.clientCode === undefined && columns.clientName === undefined)
    throw new Refusal('no_client_column', { header: plan.header })
  const canCompute = columns.quantity !== undefined && columns.unitPrice !== undefined
  const hasAmount = columns.net !== undefined || columns.total !== undefined
  if (!(netRule.value === 'computed' ? canCompute : hasAmount))
    throw new Refusal('no_amount_column', { header: plan.header })
  if (netRule.value === 'totalWithoutTax' && plan.taxRatePct === null) throw new Refusal('tax_rate_needed')
}

class Reading {
  readonly #planned: PlannedFile
  readonly #options: ReadOptions
  readonly #request: ReadRequest
  readonly #mayRestart: boolean
  readonly #clients: ClientTable
  readonly #dates: DateReader
  readonly #amounts: AmountReader
  readonly #skipped: Partial<Record<SkipReason, number>> = {}
  readonly #errors: Partial<Record<RowErrorKind, number>> = {}
  readonly #kinds = new Map<string, DocKind>()
  readonly #states = new Map<string, 'cancelled' | 'excluded' | null>()
  readonly #fixesByRow: ReadonlyMap<number, readonly Fix[]>
  readonly #fixesByValue: readonly Fix[]
  readonly #line: SalesLine = {
    rowNumber: 0,
    client: -1,
    kind: 'invoice',
    prefix: '',
    number: '',
    lineNumber: '',
    date: '',
    productCode: '',
    productName: '',
    productLine: '',
    quantity: '',
    net: 0,
    cost: null,
    currency: '',
    exchangeRate: '',
    salesperson: '',
  }
  #read = 0
  #used = 0
  #inherited = 0
  #creditPositive = 0
  #otherMark = 0
  #creditNegative = 0
  #firstDay: string | null = null
  #lastDay: string | null = null
  #lastSale: string[] | null = null

  constructor(planned: PlannedFile, options: ReadOptions, request: ReadRequest, mayRestart: boolean) {
    this.#planned = planned
    this.#options = options
    this.#request = request
    this.#mayRestart = mayRestart
    this.#clients = new ClientTable(planned.plan, options)
    request.sink.clients?.(this.#clients.rows)
    this.#dates = new DateReader(planned.plan.dateOrder.value)
    this.#amounts = new AmountReader(planned.plan, planned.markOf)
    const fixes = options.fixes ?? []
    const byRow = new Map<number, Fix[]>()
    for (const fix of fixes)
      if (fix.rowNumber !== undefined) byRow.set(fix.rowNumber, [...(byRow.get(fix.rowNumber) ?? []), fix])
    this.#fixesByRow = byRow
    this.#fixesByValue = fixes.filter((fix) => fix.rowNumber === undefined && fix.from !== undefined)
  }

  async run(): Promise<ReadResult> {
    const { plan, file, source } = this.#planned
    for await (const batch of readRows(file, source, this.#request.signal)) {
      for (let i = 0; i < batch.rows.length; i++) {
        if (batch.lines[i]! > plan.headerRow) this.#row(batch.rows[i]!, batch.lines[i]!)
      }
      this.#request.progress?.(batch.bytesRead, file.bytes)
      const wait = this.#request.sink.drain?.()
      if (wait) await wait
    }
    this.#checkWhatWasSupposed()
    return {
      plan,
      rows: { read: this.#read, used: this.#used, skipped: this.#skipped },
      errors: this.#errors,
      clients: this.#clients.rows,
      firstDay: this.#firstDay,
      lastDay: this.#lastDay,
      inheritedRows: this.#inherited,
    }
  }

  #row(written: string[], rowNumber: number): void {
    this.#read++
    const cells = this.#fixed(written, rowNumber)
    if (cells === null) return this.#skip('omitted')
    const { plan } = this.#planned
    const reason = reportRow(cells, plan.columns, plan.header)
    if (reason) return this.#skip(reason)
    const row = this.#withInherited(cells)
    const state = this.#stateOf(row)
    if (state) return this.#skip(state)
    const kind = this.#kindOf(row)
    if (kind === 'other' && plan.excludesOtherTypes) return this.#skip('excluded')
    if (plan.columns.group !== undefined && /^recibid/i.test(row[plan.columns.group] ?? ''))
      return this.#skip('excluded')
    this.#sale(row, rowNumber, kind)
  }

  #sale(row: string[], rowNumber: number, kind: DocKind): void {
    const { columns } = this.#planned.plan
    const line = this.#line
    const written = row[columns.date!] ?? ''
    const day = this.#dates.read(written)
    if (day === null)
      return this.#fail(row, rowNumber, written.trim() === '' ? 'missingDate' : 'impossibleDate', columns.date!)
    const problem = this.#amounts.read(row, kind)
    if (problem) return this.#fail(row, rowNumber, problem.kind, problem.column)
    line.rowNumber = rowNumber
    line.date = day
    line.net = this.#amounts.net
    line.cost = this.#amounts.cost
    line.quantity = this.#amounts.quantity
    line.kind = kind
    if (kind === 'creditNote') line.net < 0 ? this.#creditNegative++ : line.net > 0 && this.#creditPositive++
    line.client = this.#clients.find(row)
    line.number = columns.docNumber === undefined ? '' : bareCell(row[columns.docNumber] ?? '')
    line.prefix = cellOf(row, columns.docPrefix)
    line.lineNumber = cellOf(row, columns.lineNumber)
    line.productCode = cellOf(row, columns.productCode)
    line.productName = cellOf(row, columns.productName)
    line.productLine = cellOf(row, columns.productLine)
    line.currency = columns.currency === undefined ? (this.#planned.plan.currency ?? '') : cellOf(row, columns.currency)
    line.exchangeRate =
      columns.exchangeRate === undefined
        ? ''
        : this.#amounts.exact(row[columns.exchangeRate] ?? '', columns.exchangeRate)
    line.salesperson = cellOf(row, columns.salesperson)
    if (line.client < 0) this.#skip('withoutClient')
    else this.#used++
    if (this.#firstDay === null || day < this.#firstDay) this.#firstDay = day
    if (this.#lastDay === null || day > this.#lastDay) this.#lastDay = day
    this.#request.sink.line(line)
  }

  #skip(reason: SkipReason): void {
    this.#skipped[reason] = (this.#skipped[reason] ?? 0) + 1
  }

  #fail(cells: string[], rowNumber: number, kind: RowErrorKind, column: number): void {
    this.#skip('error')
    const value = cells[column] ?? ''
    const named = value.startsWith(formulaCell) ? 'formulaWithoutValue' : kind
    this.#errors[named] = (this.#errors[named] ?? 0) + 1
    if (named === 'badNumber' && this.#amounts.readsWithOtherMark(value, column)) this.#otherMark++
    this.#request.sink.error?.({
      rowNumber,
      kind: named,
      column,
      value: bareCell(value),
      cells: cells.map(bareCell),
    } satisfies RowError)
  }

  /** Corrections first, then judgement; null for a row left out on purpose. */
  #fixed(cells: string[], rowNumber: number): string[] | null {
    const own = this.#fixesByRow.get(rowNumber)
    if (!own && this.#fixesByValue.length === 0) return cells
    if (own?.some((fix) => fix.omit)) return null
    let fixed = cells
    for (const fix of [...(own ?? []), ...this.#fixesByValue]) {
      if (fix.column === undefined) continue
      if (fix.rowNumber === undefined && bareCell(cells[fix.column] ?? '') !== fix.from) continue
      if (fix.omit) return null
      if (fixed === cells) fixed = [...cells]
      fixed[fix.column] = fix.to ?? ''
    }
    return fixed
  }

  /** Reports that write day, document and client only on a document's first line: the lines below take them over. */
  #withInherited(cells: string[]): string[] {
    const { columns } = this.#planned.plan
    const heads = [columns.date, columns.docNumber, columns.clientTaxId, columns.clientCode, columns.clientName].filter(
      (column) => column !== undefined,
    )
    if (heads.some((column) => (cells[column] ?? '').trim() !== '')) {
      this.#lastSale = cells
      return cells
    }
    if (!this.#lastSale) return cells
    const row = [...cells]
    for (const column of [
      ...heads,
      columns.docType,
      columns.docPrefix,
      columns.currency,
      columns.exchangeRate,
      columns.salesperson,
      columns.status,
      columns.city,
      columns.branch,
    ]) {
      if (column !== undefined && (row[column] ?? '').trim() === '') row[column] = this.#lastSale[column] ?? ''
    }
    this.#inherited++
    return row
  }

  #kindOf(row: readonly string[]): DocKind {
    const column = this.#planned.plan.columns.docType
    if (column === undefined) return 'invoice'
    const text = row[column] ?? ''
    let kind = this.#kinds.get(text)
    if (kind === undefined) {
      kind = wordOf(this.#options.docKinds, text) ?? docKindOf(text)
      this.#kinds.set(text, kind)
    }
    return kind
  }

  #stateOf(row: readonly string[]): 'cancelled' | 'excluded' | null {
    const column = this.#planned.plan.columns.status
    if (column === undefined) return null
    const text = row[column] ?? ''
    let state = this.#states.get(text)
    if (state === undefined) {
      const said = wordOf(this.#options.states, text)
      state = said
        ? said === 'valid'
          ? null
          : said
        : stateVerdict(text, this.#planned.plan.header[column] ?? '', this.#planned.isClosedC)
      this.#states.set(text, state)
    }
    return state
  }

  /** The sample decided; the whole file has the last word. */
  #checkWhatWasSupposed(): void {
    if (!this.#mayRestart) return
    const { plan } = this.#planned
    const impossible = this.#errors.impossibleDate ?? 0
    if (
      this.#options.dateOrder === undefined &&
      plan.dateOrder.agree === 0 &&
      plan.dateOrder.of > 0 &&
      impossible > 0
    ) {
      throw new Contradiction({ ...this.#options, dateOrder: plan.dateOrder.value === 'dmy' ? 'mdy' : 'dmy' })
    }
    const { discountKind } = plan
    const lateKind = this.#amounts.largestDiscount <= 1 ? 'fraction' : 'amount'
    const isDiscountNew = discountKind !== null && discountKind.of === 0 && this.#amounts.discounts > 0
    if (this.#options.discountKind === undefined && isDiscountNew && discountKind.value !== lateKind) {
      throw new Contradiction({ ...this.#options, discountKind: lateKind })
    }
    if (this.#options.decimal === undefined && plan.decimal.of === 0 && this.#otherMark > 0) {
      throw new Contradiction({ ...this.#options, decimal: plan.decimal.value === ',' ? '.' : ',' })
    }
    if (
      this.#options.sign === undefined &&
      plan.sign.of === 0 &&
      this.#creditPositive > 0 &&
      this.#creditNegative === 0
    ) {
      throw new Contradiction({ ...this.#options, sign: 'creditNotesNegated' })
    }
    if (this.#options.sign === undefined && plan.sign.value === 'creditNotesNegated' && this.#creditPositive > 0) {
      throw new Contradiction({ ...this.#options, sign: 'asWritten' })
    }
    if (this.#options.stripsCheckDigit === undefined && plan.stripsCheckDigit && !this.#clients.allEndInCheckDigit) {
      throw new Contradiction({ ...this.#options, stripsCheckDigit: false })
    }
  }
}

function cellOf(row: readonly string[], column: number | undefined): string {
  if (column === undefined) return ''
  const text = row[column] ?? ''
  return text.charCodeAt(0) === 1 ? bareCell(text) : text.trim()
}

/** What a person said of a written value; names such as `constructor` are plain data. */
function wordOf<T>(said: Readonly<Record<string, T>> | undefined, text: string): T | undefined {
  const written = text.trim()
  return said && Object.hasOwn(said, written) ? said[written] : undefined
}
