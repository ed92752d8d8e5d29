import { Refusal } from '@/shared/kernel/errors'
import type { AmountRelation } from './amount-proof.rules'
import { BrokenRows } from './delimited.rules'
import { given } from './detected.rules'
import { type OpenedFile, openFile, readRows, type RowSource, textHead } from './file-rows'
import { knownHeadings } from './header-row.rules'
import { headingKey } from './heading-key.rules'
import { detectLayout, type Layout } from './layout.rules'
import { type Cut, planSample } from './sample-plan'
import type { DecimalMark, Plan, ReadOptions } from './sales-file.types'
import { taxIdProof } from './tax-id-proof'
import { decoderFor, detectEncoding } from './text-encoding'
import { inspectWorkbook } from './workbook'

/** Rows from the beginning that decide how a file is read. */
export const sampleRows = 20_000
const headBytes = 262_144

export interface PlannedFile {
  file: OpenedFile
  source: RowSource
  plan: Plan
  markOf: (column: number) => DecimalMark
  /** What proves the amounts, to be held against every row; null when headings alone decide. */
  relation: AmountRelation | null
  /** The rows that were looked at, as cut, with their line numbers: raw material of the preview. */
  sample: string[][]
  sampleLines: number[]
  isClosedC: boolean
  cut: Cut
}

/** Looks at the beginning of a file and decides how to read all of it; what the options say is not detected. */
export async function planFile(path: string, options: ReadOptions): Promise<PlannedFile> {
  const file = await openFile(path)
  const { source, ...cut } = await planSource(file, options)
  const { rows, lines } = await takeSample(file, source)
  const sheet = source.kind === 'workbook' ? source.sheet : null
  const looked = { file, source, sample: rows, sampleLines: lines, cut: { ...cut, sheet } }
  return planAnew(looked, options, [])
}

/** The plan once more, with rows from further down that the first ones did not foresee. */
export async function planAnew(
  looked: Pick<PlannedFile, 'file' | 'source' | 'sample' | 'sampleLines' | 'cut'>,
  options: ReadOptions,
  witnesses: string[][],
): Promise<PlannedFile> {
  const sample = { rows: looked.sample, lines: looked.sampleLines, witnesses }
  const planned = planSample(sample, looked.cut, options, null)
  const isSure = planned.hasNamedClient || planned.plan.clientFrom === 'headingRows'
  const proven = isSure ? planned : planSample(sample, looked.cut, options, await taxIdProof())
  return { ...looked, ...proven, isClosedC: proven.plan.states.isClosedC }
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

/** The sheet from which sales can be read; of several the one whose headings are best known, then the first. */
async function likeliestSheet(file: OpenedFile, sheets: readonly string[]): Promise<string> {
  let best = { sheet: sheets[0]!, score: -1 }
  for (const sheet of sheets.slice(0, 20)) {
    const score = await scoreOfSheet(file, sheet)
    if (score > best.score) best = { sheet, score }
  }
  return best.sheet
}

async function scoreOfSheet(file: OpenedFile, sheet: string): Promise<number> {
  try {
    const { rows, lines } = await takeSample(file, { kind: 'workbook', sheet }, 200)
    const cut = { encoding: given('xlsx'), delimiter: null, quote: 'double' as const, sheet, sheets: [] }
    const { plan } = planSample({ rows, lines, witnesses: [] }, cut, {}, null)
    return (whyUnusable(plan) === null ? 1_000 : 0) + knownHeadings(plan.header) * 10 + rows.length / 200
  } catch (error) {
    if (error instanceof Refusal) return 0
    throw error
  }
}

/** What a plan lacks to read sales by it; null when nothing. */
export function whyUnusable(plan: Plan): 'no_date_column' | 'no_client_column' | 'no_amount_column' | null {
  const { columns, netRule } = plan
  if (columns.date === undefined) return 'no_date_column'
  const hasClient = [columns.clientTaxId, columns.clientCode, columns.clientName].some((column) => column !== undefined)
  if (!hasClient && plan.clientFrom !== 'headingRows') return 'no_client_column'
  const canCompute = columns.quantity !== undefined && columns.unitPrice !== undefined
  const hasAmount = columns.net !== undefined || columns.total !== undefined
  return (netRule.value === 'computed' ? canCompute : hasAmount) ? null : 'no_amount_column'
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
