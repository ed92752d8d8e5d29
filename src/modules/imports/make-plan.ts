import { Refusal } from '@/shared/kernel/errors'
import { type AmountCandidate, decideAmounts } from './amount-proof.rules'
import { BrokenRows } from './delimited.rules'
import { type OpenedFile, openFile, readRows, type RowSource, textHead } from './file-rows'
import { headingKey, listsTaxedTotals, mapColumns, systemOf } from './heading.rules'
import { detectLayout, findHeader, knownHeadings, type Layout } from './layout.rules'
import {
  correctClientColumns,
  decideClientBy,
  decideDateOrder,
  decideDecimal,
  decideSign,
  hasInvoicesBesideOthers,
  isCheckDigitGlued,
  isStateColumn,
  speaksSpanish,
} from './plan-parts.rules'
import { reportRow } from './row-verdict.rules'
import type { ColumnMap, DecimalMark, Field, Plan, ReadOptions } from './sales-file.types'
import { decoderFor, detectEncoding } from './text-encoding'
import { inspectWorkbook } from './workbook'

const sampleRows = 20_000
const headBytes = 262_144

export interface PlannedFile {
  file: OpenedFile
  source: RowSource
  plan: Plan
  markOf: (column: number) => DecimalMark
  /** The rows that were looked at, as cut, with their line numbers: raw material of the preview. */
  sample: string[][]
  sampleLines: number[]
  isClosedC: boolean
}

/** Looks at the beginning of a file and decides how to read all of it; what the options say is not detected. */
export async function planFile(path: string, options: ReadOptions): Promise<PlannedFile> {
  const file = await openFile(path)
  const { source, encoding, delimiter, quote, sheets } = await planSource(file, options)
  const { rows, lines } = await takeSample(file, source)
  const at = options.headerRow === undefined ? findHeader(rows) : lines.findIndex((line) => line >= options.headerRow!)
  if (at < 0) throw new Refusal('no_header_found')
  const header = rows[at]!.map((cell) => cell.trim())
  const system = systemOf(header)?.name ?? null
  const mapped = mapColumns(header, system)
  const columns: ColumnMap = { ...mapped.columns }
  const likely = rows.slice(at + 1).filter((row) => reportRow(row, columns, header) === null)
  correctClientColumns(likely, columns)
  if (columns.status !== undefined && !isStateColumn(likely, columns.status, header[columns.status] ?? ''))
    delete columns.status
  for (const [field, column] of Object.entries(options.columns ?? {}) as [Field, number | null][])
    setColumn(columns, field, column ?? undefined)
  const isSpanish = speaksSpanish(header)
  const candidates = candidatesFor(options, mapped.amounts, columns)
  const body = rows.slice(at + 1).filter((row) => reportRow(row, columns, header) === null)
  const decimal = decideDecimal(
    body,
    columns,
    { delimiter: delimiter?.value ?? null, isSpanish },
    candidates.map(({ column }) => column),
  )
  const markOf = (column: number): DecimalMark =>
    options.decimal ?? decimal.byColumn.get(column) ?? decimal.overall.value
  const amounts = decideAmounts({
    rows: body,
    columns,
    candidates,
    markOf,
    headingOf: (column) => header[column] ?? '',
    isTaxedSystem: listsTaxedTotals(system),
  })
  setColumn(
    columns,
    'net',
    options.columns?.net ??
      (options.netRule && options.netRule !== 'column' && options.netRule !== 'columnMinusDiscount'
        ? undefined
        : (amounts.net ?? undefined)),
  )
  setColumn(columns, 'total', options.columns?.total ?? amounts.total ?? undefined)
  const dates = columns.date === undefined ? [] : body.map((row) => row[columns.date!] ?? '')
  const dateOrder = decideDateOrder(dates, isSpanish)
  const sign = decideSign(body, columns, markOf)
  const ids = columns.clientTaxId === undefined ? [] : body.map((row) => row[columns.clientTaxId!] ?? '')
  const plan: Plan = {
    encoding,
    delimiter,
    quote,
    sheets,
    sheet: source.kind === 'workbook' ? source.sheet : null,
    headerRow: lines[at]!,
    header,
    columns,
    guessed: mapped.guessed,
    decimal: options.decimal ? given(options.decimal) : decimal.overall,
    dateOrder: options.dateOrder ? given(options.dateOrder) : dateOrder,
    sign: options.sign ? given(options.sign) : sign,
    discountKind: options.discountKind ? given(options.discountKind) : amounts.discountKind,
    netRule: netRuleOf(options, amounts.rule),
    system,
    clientBy: options.clientBy ?? decideClientBy(body, columns),
    stripsCheckDigit: options.stripsCheckDigit ?? isCheckDigitGlued(new Set(ids)),
    excludesOtherTypes: hasInvoicesBesideOthers(body, columns.docType),
    taxRatePct: options.taxRatePct ?? null,
    isEstimated:
      amounts.rule.value === 'totalWithoutTax' ||
      options.netRule === 'totalWithoutTax' ||
      options.taxRatePct !== undefined,
    currency: options.currency ?? null,
  }
  const states =
    columns.status === undefined ? [] : body.map((row) => (row[columns.status!] ?? '').trim().toUpperCase())
  return { file, source, plan, markOf, sample: rows, sampleLines: lines, isClosedC: states.includes('O') }
}

function given<T>(value: T): { value: T; agree: number; of: number; supposed: boolean } {
  return { value, agree: 0, of: 0, supposed: false }
}

function netRuleOf(options: ReadOptions, detected: Plan['netRule']): Plan['netRule'] {
  if (options.netRule) return given(options.netRule)
  if (options.taxRatePct !== undefined && (detected.value === 'total' || detected.value === 'column'))
    return given('totalWithoutTax')
  return detected
}

function setColumn(columns: ColumnMap, field: Field, column: number | undefined): void {
  if (column === undefined) delete columns[field]
  else columns[field] = column
}

function candidatesFor(
  options: ReadOptions,
  amounts: readonly AmountCandidate[],
  columns: ColumnMap,
): AmountCandidate[] {
  if (typeof options.columns?.net === 'number') return [{ column: options.columns.net, field: 'net', strength: 2 }]
  const taken = new Set(
    Object.entries(columns)
      .filter(([field]) => field !== 'net' && field !== 'total')
      .map(([, column]) => column),
  )
  return amounts.filter(({ column }) => !taken.has(column))
}

/** How to cut the file into rows, before any of its columns is understood. */
export function planSource(file: OpenedFile, options: ReadOptions): Promise<Source> {
  return file.kind === 'text' ? textSource(file, options) : sheetSource(file, options)
}

type Source = {
  source: RowSource
  encoding: Plan['encoding']
  delimiter: Plan['delimiter']
  quote: Plan['quote']
  sheets: string[]
}

async function textSource(file: OpenedFile, options: ReadOptions): Promise<Source> {
  const head = await textHead(file, headBytes)
  const encoding = options.encoding ? given(options.encoding) : detectEncoding(head)
  const text = decodeHead(head, encoding.value)
  const layout = layoutOf(options.delimiter ? `sep=${options.delimiter}\n${text}` : text)
  const quote = options.quote ?? layout.quote
  return {
    source: {
      kind: 'text',
      format: {
        encoding: encoding.value,
        delimiter: options.delimiter ?? layout.delimiter,
        quote,
        lineEnd: layout.lineEnd,
      },
    },
    encoding,
    delimiter: options.delimiter
      ? given(options.delimiter)
      : { value: layout.delimiter, agree: layout.agree, of: layout.of, supposed: false },
    quote,
    sheets: [],
  }
}

function layoutOf(text: string): Layout {
  try {
    return detectLayout(text)
  } catch (error) {
    if (error instanceof BrokenRows) throw new Refusal(error.code, { row: error.line })
    throw error
  }
}

/** The sample as text. A byte that breaks its encoding is told by the reading, which knows its row. */
function decodeHead(head: Buffer, encoding: string): string {
  const text = encoding === 'utf-8' ? head.toString('utf8') : decoderFor(encoding).write(head)
  return text.replace(/^\ufeff/, '')
}

async function sheetSource(file: OpenedFile, options: ReadOptions): Promise<Source> {
  const { sheets } = await inspectWorkbook(file)
  const sheet = options.sheet ?? (sheets.length > 1 ? await likeliestSheet(file, sheets) : (sheets[0] ?? null))
  return { source: { kind: 'workbook', sheet }, encoding: given('xlsx'), delimiter: null, quote: 'double', sheets }
}

/** The sheet whose header names most fields of a sale. */
async function likeliestSheet(file: OpenedFile, sheets: readonly string[]): Promise<string> {
  let best = { sheet: sheets[0]!, score: -1 }
  for (const sheet of sheets.slice(0, 20)) {
    const { rows } = await takeSample(file, { kind: 'workbook', sheet }, 80)
    const at = findHeader(rows)
    const score = at < 0 ? 0 : knownHeadings(rows[at]!) * 10 + Math.min(rows.length, 80) / 80
    if (score > best.score) best = { sheet, score }
  }
  return best.sheet
}

async function takeSample(
  file: OpenedFile,
  source: RowSource,
  most = sampleRows,
): Promise<{ rows: string[][]; lines: number[] }> {
  const rows: string[][] = []
  const lines: number[] = []
  for await (const batch of readRows(file, source)) {
    for (let i = 0; i < batch.rows.length && rows.length < most; i++) {
      // A «sep=;» line speaks to spreadsheets, not of sales.
      if (rows.length === 0 && batch.lines[i] === 1 && /^sep=/i.test(batch.rows[i]![0] ?? '')) continue
      rows.push(batch.rows[i]!)
      lines.push(batch.lines[i]!)
    }
    if (rows.length >= most) break
  }
  if (rows.length === 0) throw new Refusal('file_empty')
  return { rows, lines }
}

/** A heading as a column is named to people: its text, or its letter where it has none. */
export function headingOrLetter(header: readonly string[], column: number): string {
  if (header[column] && headingKey(header[column]) !== '') return header[column]
  return column < 26
    ? String.fromCharCode(65 + column)
    : String.fromCharCode(64 + Math.floor(column / 26)) + String.fromCharCode(65 + (column % 26))
}
