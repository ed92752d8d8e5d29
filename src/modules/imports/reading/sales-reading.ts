import { figureOf } from './amount-figures.rules'
import { relationHolds } from './amount-proof.rules'
import { bareCell } from './client-key.rules'
import { type HeadingClient, headingClientOf, headsClients } from './client-groups.rules'
import { ClientTable } from './client-table'
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
import { reportRow } from './row-verdict.rules'
import { RowWitnesses } from './row-witnesses'
import type {
  Detected,
  DocKind,
  NetRule,
  ReadOptions,
  ReadResult,
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
  readonly #line: SalesLine = emptyLine()
  readonly #width: number
  #read = 0
  #used = 0
  #firstDay: string | null = null
  #lastDay: string | null = null
  #group: HeadingClient | null = null
  #groupClient = -1
  #row: readonly string[] = []
  readonly #proof = { agree: 0, of: 0 }

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
      plan: { ...plan, netRule: this.#provenRule() },
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
    if (cells === null) return this.#skip('omitted')
    const reason = reportRow(cells, plan.columns, plan.header, plan.upperHeader)
    if (plan.clientFrom === 'headingRows' && headsClients(cells, plan.columns, reason)) return this.#beginGroup(cells)
    if (reason) return this.#skip(reason)
    if (cells.length > this.#width) return this.#fail(cells, rowNumber, 'raggedRow', this.#width)
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
      return this.#fail(row, rowNumber, written.trim() === '' ? 'missingDate' : 'impossibleDate', columns.date!)
    const problem = this.#amounts.read(row, kind, isSameDocument)
    if (problem) return this.#fail(row, rowNumber, problem.kind, problem.column)
    this.#prove(row, rowNumber, kind)
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
    const { columns, currency } = this.#planned.plan
    const line = this.#line
    line.number = columns.docNumber === undefined ? '' : bareCell(row[columns.docNumber] ?? '')
    line.prefix = cellOf(row, columns.docPrefix)
    line.lineNumber = cellOf(row, columns.lineNumber)
    line.productCode = cellOf(row, columns.productCode)
    line.productName = cellOf(row, columns.productName)
    line.productLine = cellOf(row, columns.productLine)
    line.currency = columns.currency === undefined ? (currency ?? '') : cellOf(row, columns.currency)
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

  /** Holds the row against what proves the amounts, and keeps what the first rows could not foresee. */
  #prove(row: readonly string[], rowNumber: number, kind: DocKind): void {
    const { plan, relation, markOf } = this.#planned
    if (relation !== null) {
      this.#row = row
      const verdict = relationHolds(relation, this.#figure)
      if (verdict !== null) this.#proof.of++
      if (verdict) this.#proof.agree++
      if (verdict === false) this.witnesses.add('sum', row, rowNumber)
    }
    const { discount } = plan.columns
    if (
      discount !== undefined &&
      (plan.discountKind?.of ?? 0) === 0 &&
      isSaid(figureOf(row[discount] ?? '', markOf(discount)))
    )
      this.witnesses.add('discount', row, rowNumber)
    if (kind === 'creditNote' && this.#amounts.net !== 0) {
      const isTurned = plan.sign.value === 'creditNotesNegated'
      if (this.#amounts.isWrittenNegative === isTurned) this.witnesses.add('sign', row, rowNumber)
    }
  }

  readonly #figure = (column: number): number => figureOf(this.#row[column] ?? '', this.#planned.markOf(column))

  /** The sample found the rule; all rows together say how far it holds. */
  #provenRule(): Detected<NetRule> {
    const { netRule } = this.#planned.plan
    const { agree, of } = this.#proof
    return of === 0 ? netRule : { ...netRule, agree, of, supposed: netRule.supposed || agree < of * 0.9 }
  }

  #skip(reason: SkipReason): void {
    this.#skipped[reason] = (this.#skipped[reason] ?? 0) + 1
  }

  #fail(cells: string[], rowNumber: number, kind: RowErrorKind, column: number): void {
    this.#skip('error')
    const value = cells[column] ?? ''
    const named = value.startsWith(formulaCell) ? 'formulaWithoutValue' : kind
    this.#errors[named] = (this.#errors[named] ?? 0) + 1
    if (named === 'badNumber') this.witnesses.add('number', cells, rowNumber)
    if (named === 'impossibleDate') this.witnesses.add('date', cells, rowNumber)
    this.#task.sink.error?.({
      rowNumber,
      kind: named,
      column,
      value: detached(bareCell(value)),
      cells: cells.map((cell) => detached(bareCell(cell))),
    })
  }
}

function isSaid(figure: number): boolean {
  return figure !== 0 && !Number.isNaN(figure)
}

function cellOf(row: readonly string[], column: number | undefined): string {
  if (column === undefined) return ''
  const text = row[column] ?? ''
  return text.charCodeAt(0) === 1 ? bareCell(text) : text.trim()
}
