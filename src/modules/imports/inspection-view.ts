import type { Inspection } from './import-file.contract'
import { bareCell } from './reading/client-key.rules'
import { DateReader } from './reading/date-text.rules'
import { readNumber } from './reading/decimal-text.rules'
import { headingOrLetter, type PlannedFile, sampleRows } from './reading/make-plan'
import { docKindIn } from './reading/document-kind.rules'
import { stateVerdict } from './reading/document-state.rules'
import { reportRow } from './reading/row-verdict.rules'
import type { Detected, Field, Plan, ReadOptions } from './reading/sales-file.types'

const shownLines = 20
const mostDistinct = 1_000
const fewValues = 6
const amountFields: readonly Field[] = [
  'quantity',
  'unitPrice',
  'discount',
  'net',
  'tax',
  'total',
  'cost',
  'exchangeRate',
]

/** What a person sees of how a file is read: every decision with its proof, every column with what the sample says of it. */
export function inspectionOf(planned: PlannedFile, options: ReadOptions, companyCurrency: string): Inspection {
  const { plan } = planned
  const rows = bodyOf(planned)
  const isChosen = (name: keyof ReadOptions): boolean => options[name] !== undefined
  return {
    kind: planned.file.kind,
    encoding: planned.file.kind === 'text' ? shown(plan.encoding, isChosen('encoding')) : null,
    delimiter: plan.delimiter ? shown(plan.delimiter, isChosen('delimiter')) : null,
    quote: plan.quote,
    sheet: plan.sheet,
    sheets: plan.sheets,
    headerRow: plan.headerRow,
    decimal: shown(plan.decimal, isChosen('decimal')),
    dateOrder: shown(plan.dateOrder, isChosen('dateOrder')),
    sign: shown(plan.sign, isChosen('sign')),
    netRule: shown(plan.netRule, isChosen('netRule')),
    discountKind: plan.discountKind ? shown(plan.discountKind, isChosen('discountKind')) : null,
    system: plan.system,
    currency: {
      column: options.oneCurrency ? null : (plan.columns.currency ?? null),
      code: options.currency ?? companyCurrency,
      isChosen: isChosen('currency'),
    },
    clientBy: plan.clientBy,
    docTypes: meanings(
      rows,
      plan.columns.docType,
      (text) => options.docKinds?.[text] ?? docKindIn(text, plan.docCodes),
    ),
    states: meanings(
      rows,
      plan.columns.status,
      (text) =>
        options.states?.[text] ?? stateVerdict(text, plan.header[plan.columns.status!] ?? '', plan.states) ?? 'valid',
    ),
    taxRatePct: plan.taxRatePct,
    isEstimated: plan.isEstimated,
    rowsLooked: planned.sample.length < sampleRows ? null : rows.length,
    columns: columnsOf(planned, rows),
    lines: linesOf(planned),
  }
}

/** The same once the file was read to its end: its proofs are those of all rows. */
export function withWholeFile(seen: Inspection, plan: Plan): Inspection {
  const proven = <T>(detected: Detected<T>, { isChosen }: { isChosen: boolean }): ReturnType<typeof shown<T>> =>
    shown(detected, isChosen)
  return {
    ...seen,
    decimal: proven(plan.decimal, seen.decimal),
    dateOrder: proven(plan.dateOrder, seen.dateOrder),
    sign: proven(plan.sign, seen.sign),
    netRule: proven(plan.netRule, seen.netRule),
    discountKind: plan.discountKind && seen.discountKind ? proven(plan.discountKind, seen.discountKind) : null,
  }
}

function shown<T>(
  { value, agree, of, supposed }: Detected<T>,
  isChosen: boolean,
): { value: T; isSupposed: boolean; isChosen: boolean; proof: { agree: number; of: number } } {
  return { value, isSupposed: supposed && !isChosen, isChosen, proof: { agree, of } }
}

/** The sample's rows below the header that look like sales: no title, total or blank among them. */
function bodyOf({ plan, sample, sampleLines }: PlannedFile): string[][] {
  return sample.filter(
    (row, i) => sampleLines[i]! > plan.headerRow && reportRow(row, plan.columns, plan.header) === null,
  )
}

function meanings<T>(
  rows: readonly string[][],
  column: number | undefined,
  meaningOf: (text: string) => T,
): { written: string; meaning: T; rows: number }[] {
  if (column === undefined) return []
  const counts = new Map<string, number>()
  for (const row of rows) {
    const text = bareCell(row[column] ?? '').slice(0, 200)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 50)
    .map(([written, count]) => ({ written, meaning: meaningOf(written), rows: count }))
}

function columnsOf(planned: PlannedFile, rows: readonly string[][]): Inspection['columns'] {
  const { plan } = planned
  const width = Math.max(plan.header.length, ...rows.slice(0, 200).map((row) => row.length))
  return Array.from({ length: width }, (_, index) => {
    const field = fieldAt(plan, index)
    return {
      index,
      heading: headingOrLetter(plan.header, index).slice(0, 200),
      field,
      state: field === null ? 'unused' : plan.guessed.includes(field) ? 'suggested' : 'assigned',
      samples: samplesOf(rows, index),
      review: reviewOf(planned, rows, index, field),
    }
  })
}

function fieldAt(plan: Plan, index: number): Field | null {
  return (Object.keys(plan.columns) as Field[]).find((field) => plan.columns[field] === index) ?? null
}

function samplesOf(rows: readonly string[][], column: number): string[] {
  const found = new Set<string>()
  for (const row of rows) {
    const text = bareCell(row[column] ?? '')
    if (text !== '') found.add(text.slice(0, 120))
    if (found.size === 3) break
  }
  return [...found]
}

function reviewOf(
  planned: PlannedFile,
  rows: readonly string[][],
  column: number,
  field: Field | null,
): Inspection['columns'][number]['review'] {
  const dates = field === 'date' ? new DateReader(planned.plan.dateOrder.value) : null
  const isAmount = field !== null && amountFields.includes(field)
  const mark = planned.markOf(column)
  const counts = new Map<string, number>()
  let [filled, unreadable] = [0, 0]
  let [from, to]: [string | null, string | null] = [null, null]
  for (const row of rows) {
    const text = row[column] ?? ''
    if (text.trim() === '') continue
    filled++
    if (counts.size <= mostDistinct) counts.set(text, (counts.get(text) ?? 0) + 1)
    if (isAmount && readNumber(text, mark) === 'bad') unreadable++
    const day = dates?.read(text)
    if (day === null) unreadable++
    else if (day !== undefined) {
      if (from === null || day < from) from = day
      if (to === null || day > to) to = day
    }
  }
  const isMany = counts.size > mostDistinct
  const values = counts.size <= fewValues ? [...counts].sort((a, b) => b[1] - a[1]) : []
  return {
    of: rows.length,
    filled,
    distinct: isMany ? null : counts.size,
    values: values.map(([value, count]) => ({ value: bareCell(value).slice(0, 120), rows: count })),
    unreadable,
    from,
    to,
  }
}

function linesOf({ plan, sample, sampleLines }: PlannedFile): Inspection['lines'] {
  return sample.slice(0, shownLines).map((cells, i) => {
    const row = sampleLines[i]!
    const role = row < plan.headerRow ? 'title' : row === plan.headerRow ? 'header' : 'row'
    return { row, role, cells: cells.slice(0, 200).map((cell) => bareCell(cell).slice(0, 400)) }
  })
}
