import { bareCell } from './client-key.rules'
import { type HeadingClient, headingClientOf, headsClients } from './client-groups.rules'
import { ClientTable } from './client-table'
import { currencySignOf } from './currency-sign.rules'
import { DateReader } from './date-text.rules'
import { formulaCell } from './decimal-text.rules'
import { detached } from './detached-text'
import { DocumentVerdicts } from './document-verdicts'
import { readRows } from './file-rows'
import { emptyLine } from './empty-line'
import { AmountReader } from './line-amounts'
import type { PlannedFile } from './make-plan'
import { RowFixes } from './row-fixes'
import { RowInheritance } from './row-inheritance'
import { RowProof } from './row-proof'
import { reportRow } from './row-verdict.rules'
import { RowWitnesses } from './row-witnesses'
import type {
  DocKind,
  ReadOptions,
  ReadResult,
  RowError,
  RowErrorKind,
  SalesLine,
  Sink,
  SkipReason,
} from './sales-file.types'

export interface ReadingTask {
  sink: Sink
  signal?: AbortSignal
  progress?(done: number, total: number): void
}

/** One pass over a file under one plan. Every row after the header is counted: read = used + the sum of skipped. */
export class SalesReading {
  readonly witnesses: RowWitnesses
  readonly #planned: PlannedFile
  readonly #task: ReadingTask
  readonly #clients: ClientTable
  readonly #dates: DateReader
  readonly #amounts: AmountReader
  readonly #fixes: RowFixes
  readonly #inheritance: RowInheritance
  readonly #skipped: Partial<Record<SkipReason, number>> = {}
  readonly #errors: Partial<Record<RowErrorKind, number>> = {}
  readonly #documents: DocumentVerdicts
  readonly #proof: RowProof
  readonly #line: SalesLine = emptyLine()
  readonly #width: number
  #read = 0
  #used = 0
  #firstDay: string | null = null
  #lastDay: string | null = null
  #group: HeadingClient | null = null
  #groupClient = -1
  #contradictingMarks = 0
  #sign = ''

  constructor(planned: PlannedFile, options: ReadOptions, task: ReadingTask) {
    const { plan } = planned
    this.#planned = planned
    this.#task = task
    this.#clients = new ClientTable(plan, options)
    task.sink.clients?.(this.#clients.rows)
    this.#dates = new DateReader(plan.dateOrder.value)
    this.#amounts = new AmountReader(plan, planned.markOf)
    this.#fixes = new RowFixes(options.fixes ?? [])
    this.#inheritance = new RowInheritance(plan)
    this.#width = planned.source.kind === 'text' ? plan.width : Number.POSITIVE_INFINITY
    this.witnesses = new RowWitnesses(planned, options)
    this.#documents = new DocumentVerdicts(plan, options, this.witnesses)
    this.#proof = new RowProof(planned, { witnesses: this.witnesses, amounts: this.#amounts, dates: this.#dates })
  }

  async run(): Promise<ReadResult> {
    const { plan, file, source } = this.#planned
    for await (const batch of readRows(file, source, this.#task.signal)) {
      for (let i = 0; i < batch.rows.length; i++) {
        if (batch.lines[i]! > plan.headerRow) this.#judge(batch.rows[i]!, batch.lines[i]!)
      }
      this.#task.progress?.(batch.bytesRead, file.bytes)
      const wait = this.#task.sink.drain?.()
      if (wait) await wait
    }
    return {
      plan: this.#proof.proven({
        impossibleDates: this.#errors.impossibleDate ?? 0,
        contradictingMarks: this.#contradictingMarks,
      }),
      rows: { read: this.#read, used: this.#used, skipped: this.#skipped },
      errors: this.#errors,
      clients: this.#clients.rows,
      firstDay: this.#firstDay,
      lastDay: this.#lastDay,
      inheritedRows: this.#inheritance.taken,
    }
  }

  #judge(written: string[], rowNumber: number): void {
    this.#read++
    const { plan } = this.#planned
    const cells = this.#fixes.apply(written, rowNumber)
    if (cells === null) return this.#omit(written, rowNumber)
    const reason = reportRow(cells, plan.columns, plan.header, plan.upperHeader)
    if (plan.clientFrom === 'headingRows' && headsClients(cells, plan.columns, reason)) return this.#beginGroup(cells)
    if (reason) return this.#skip(reason)
    if (cells.length > this.#width) return this.#fail(cells, { rowNumber, kind: 'raggedRow', column: this.#width })
    const isSameDocument = plan.isNetPerDocument && this.#inheritance.isSameDocument(cells)
    const row = this.#inheritance.complete(cells)
    const state = this.#documents.stateOf(row, rowNumber)
    if (state) return this.#skip(state)
    const kind = this.#documents.kindOf(row, rowNumber)
    if (this.#documents.isNoSale(row, kind)) return this.#skip('excluded')
    this.#sale(row, rowNumber, kind, isSameDocument)
  }

  #beginGroup(cells: readonly string[]): void {
    const client = headingClientOf(cells, this.#planned.plan.columns)
    if (client) [this.#group, this.#groupClient] = [client, -2]
    this.#skip('pageHeading')
  }

  #sale(row: string[], rowNumber: number, kind: DocKind, isSameDocument: boolean): void {
    const { columns } = this.#planned.plan
    const line = this.#line
    const written = row[columns.date!] ?? ''
    const day = this.#dates.read(written)
    if (day === null)
      return this.#fail(row, {
        rowNumber,
        kind: written.trim() === '' ? 'missingDate' : 'impossibleDate',
        column: columns.date!,
        net: this.#amounts.netAlone(row, kind, isSameDocument),
      })
    const problem = this.#amounts.read(row, kind, isSameDocument)
    if (problem) {
      const { kind: what, column } = problem
      return this.#fail(row, { rowNumber, kind: what, column, net: this.#amounts.netAlone(row, kind, isSameDocument) })
    }
    this.#proof.add(row, rowNumber, kind)
    line.rowNumber = rowNumber
    line.date = day
    line.net = this.#amounts.net
    line.cost = this.#amounts.cost
    line.quantity = this.#amounts.quantity
    line.kind = kind
    line.client = this.#clientOf(row, rowNumber)
    this.#describe(row)
    if (line.client < 0) this.#skip('withoutClient')
    else this.#used++
    if (this.#firstDay === null || day < this.#firstDay) this.#firstDay = day
    if (this.#lastDay === null || day > this.#lastDay) this.#lastDay = day
    this.#task.sink.line(line)
  }

  #describe(row: readonly string[]): void {
    const { columns } = this.#planned.plan
    const line = this.#line
    line.number = columns.docNumber === undefined ? '' : bareCell(row[columns.docNumber] ?? '')
    line.prefix = cellOf(row, columns.docPrefix)
    line.lineNumber = cellOf(row, columns.lineNumber)
    line.productCode = cellOf(row, columns.productCode)
    line.productName = cellOf(row, columns.productName)
    line.productLine = cellOf(row, columns.productLine)
    line.currency = this.#currencyOf(row)
    line.exchangeRate =
      columns.exchangeRate === undefined
        ? ''
        : this.#amounts.exact(row[columns.exchangeRate] ?? '', columns.exchangeRate)
    line.salesperson = cellOf(row, columns.salesperson)
  }

  #clientOf(row: readonly string[], rowNumber: number): number {
    if (this.#planned.plan.clientFrom === 'headingRows') {
      if (this.#groupClient === -2) this.#groupClient = this.#clients.findNamed(this.#group!, row)
      return this.#groupClient
    }
    const client = this.#clients.find(row)
    if (this.#planned.plan.stripsCheckDigit && !this.#clients.allEndInCheckDigit)
      this.witnesses.add('checkDigit', row, rowNumber)
    return client
  }

  #skip(reason: SkipReason): void {
    this.#skipped[reason] = (this.#skipped[reason] ?? 0) + 1
  }

  #fail(cells: string[], error: Pick<RowError, 'rowNumber' | 'kind' | 'column'> & { net?: number | null }): void {
    this.#skip('error')
    const { rowNumber, column, net = null } = error
    const value = cells[column] ?? ''
    const kind = value.startsWith(formulaCell) ? 'formulaWithoutValue' : error.kind
    this.#errors[kind] = (this.#errors[kind] ?? 0) + 1
    if (kind === 'badNumber') {
      this.witnesses.add('number', cells, rowNumber)
      if (this.#amounts.readsWithOtherMark(value, column)) this.#contradictingMarks++
    }
    if (kind === 'impossibleDate') this.witnesses.add('date', cells, rowNumber)
    this.#task.sink.error?.({
      rowNumber,
      kind,
      column,
      value: detached(bareCell(value)),
      cells: cells.map((cell) => detached(bareCell(cell))),
      net,
      currency: detached(this.#currencyOf(cells)),
    })
  }

  /** A row left out on purpose: what it would have brought is told, so that totals can be compared. */
  #omit(cells: string[], rowNumber: number): void {
    this.#skip('omitted')
    const { plan } = this.#planned
    if (reportRow(cells, plan.columns, plan.header, plan.upperHeader) !== null) return
    const isSameDocument = plan.isNetPerDocument && this.#inheritance.isSameDocument(cells)
    const row = this.#inheritance.complete(cells)
    if (this.#documents.stateOf(row, rowNumber)) return
    const kind = this.#documents.kindOf(row, rowNumber)
    if (this.#documents.isNoSale(row, kind)) return
    const net = this.#amounts.netAlone(row, kind, isSameDocument)
    this.#task.sink.omitted?.({ net, currency: this.#currencyOf(row) })
  }

  #currencyOf(row: readonly string[]): string {
    const { columns, currency } = this.#planned.plan
    if (columns.currency !== undefined) return cellOf(row, columns.currency)
    const amount = columns.net ?? columns.total ?? columns.unitPrice
    const cell = amount === undefined ? '' : (row[amount] ?? '')
    // A document's further lines leave its amount blank: they are of its currency.
    if (cell !== '' && cell.trim() !== '') this.#sign = currencySignOf(cell)
    return this.#sign || (currency ?? '')
  }
}

function cellOf(row: readonly string[], column: number | undefined): string {
  if (column === undefined) return ''
  const text = row[column] ?? ''
  return text.charCodeAt(0) === 1 ? bareCell(text) : text.trim()
}
