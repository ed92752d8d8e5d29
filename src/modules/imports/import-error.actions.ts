import { Refusal } from '@/shared/kernel/errors'
import {
  type ExportCell,
  type ExportColumn,
  fileReply,
  writeDelimited,
  writeWorkbook,
} from '@/shared/server/export-workbook'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { Enter, Reply } from '@/shared/server/route'
import { proposalFor } from './error-proposal.rules'
import { getImport, prepareAnew } from './import.actions'
import { type ErrorRow, listErrorRows } from './import-error.store'
import { errorHeading, errorReason, errorSheetName } from './import-error.text'
import type { FixErrorsInput } from './import-error.contract'
import type { ImportErrorKind, Inspection } from './import-file.contract'
import type { ImportRoom } from './import-room'
import { findImportState } from './import-state.store'
import type { ImportState } from './import.contract'
import type { ImportRecord } from './import.store'
import { withFixes } from './row-fix.rules'
import type { StoredFix } from './row-fix.types'

type Format = Pick<Inspection, 'dateOrder' | 'decimal'>
interface ErrorPage {
  rows: (ErrorRow & { heading: string; proposal: ReturnType<typeof proposalFor> })[]
  counts: Partial<Record<ImportErrorKind, number>>
  nextCursor: string | null
}

/** A page of the rows that do not come in, each with what it most likely should say. */
export async function listErrors(
  ctx: RequestContext,
  asked: { id: string; kind?: ImportErrorKind; cursor?: string; limit: number },
): Promise<ErrorPage> {
  const state = await findImportState(ctx.client, asked.id)
  if (!state) throw new Refusal('not_found')
  const { inspection } = state
  const found = await listErrorRows(ctx.client, {
    id: asked.id,
    kind: asked.kind,
    afterRow: asked.cursor === undefined ? 0 : Number(asked.cursor),
    limit: asked.limit + 1,
  })
  const rows = found.slice(0, asked.limit)
  return {
    rows: rows.map((row) => ({
      ...row,
      heading: inspection?.columns[row.column]?.heading ?? '',
      proposal: inspection ? proposalFor(row, formatOf(inspection)) : null,
    })),
    counts: state.check?.errors ?? {},
    nextCursor: found.length > asked.limit ? String(rows.at(-1)!.row) : null,
  }
}

/** Corrections on top of the earlier ones; the file is read again with them. */
export async function fixErrors(
  ctx: RequestContext,
  room: ImportRoom,
  { id, fixes }: { id: string } & FixErrorsInput,
): Promise<ImportState> {
  const own = await getImport(ctx, id)
  const added: StoredFix[] = []
  for (const fix of fixes) added.push(...(await storedFixes(ctx, own, fix)))
  return prepareAnew(ctx, room, { id, fixes: withFixes(own.fixes, added) })
}

async function storedFixes(
  ctx: RequestContext,
  own: ImportRecord,
  fix: FixErrorsInput['fixes'][number],
): Promise<StoredFix[]> {
  if ('acceptProposals' in fix) return acceptedProposals(ctx, own, fix.kind)
  if ('kind' in fix) return [{ kind: fix.kind, omit: true }]
  if ('row' in fix)
    return ['omit' in fix ? { row: fix.row, omit: true } : { row: fix.row, column: fix.column, to: fix.value }]
  if ('omit' in fix) return [{ column: fix.column, from: fix.from, omit: true }]
  if (fix.from !== '') return [{ column: fix.column, from: fix.from, to: fix.value }]
  // An empty cell is right in many rows (a subtotal has no date): only those that are wrong for it are meant.
  const rows = await allErrors(ctx, own.id, undefined)
  return rows
    .filter(({ column, value }) => column === fix.column && value === '')
    .map(({ row, column }) => ({ row, column, to: fix.value }))
}

// Beyond so many different values each row gets a correction of its own, which a reading finds faster.
const mostValues = 200

async function acceptedProposals(ctx: RequestContext, own: ImportRecord, kind: ImportErrorKind): Promise<StoredFix[]> {
  if (!own.inspection) throw new Refusal('import_not_ready')
  const format = formatOf(own.inspection)
  const proposed = (await allErrors(ctx, own.id, kind)).flatMap((row) => {
    const proposal = proposalFor(row, format)
    return proposal ? [{ ...row, to: proposal.value }] : []
  })
  const values = new Map(
    proposed.map(({ column, value, to }) => [`${column} ${value}`, { column, from: value, to } satisfies StoredFix]),
  )
  if (values.size <= mostValues) return [...values.values()]
  return proposed.map(({ row, column, to }) => ({ row, column, to }))
}

const pageRows = 5_000

async function allErrors(ctx: RequestContext, id: string, kind: ImportErrorKind | undefined): Promise<ErrorRow[]> {
  const rows: ErrorRow[] = []
  for (;;) {
    const page = await listErrorRows(ctx.client, { id, kind, afterRow: rows.at(-1)?.row ?? 0, limit: pageRows })
    rows.push(...page)
    if (page.length < pageRows) return rows
  }
}

function formatOf({ dateOrder, decimal }: Format): { dateOrder: 'dmy' | 'mdy' | 'ymd'; decimal: ',' | '.' } {
  return { dateOrder: dateOrder.value, decimal: decimal.value }
}

/** The original rows with the reason in front, page by page: whoever loses the right meanwhile gets no more of them. */
export async function downloadErrors(
  enter: Enter,
  asked: { id: string; kind?: ImportErrorKind; format: 'csv' | 'xlsx' },
): Promise<Reply> {
  const { headings, locale, day } = await enter(async (ctx) => ({
    headings: ((await getImport(ctx, asked.id)).inspection?.columns ?? []).map(({ heading }) => heading),
    locale: ctx.actor.locale,
    day: ctx.today,
  }))
  const words = errorHeading[locale]
  const columns: ExportColumn[] = [
    { heading: words.row, kind: 'integer', width: 8 },
    { heading: words.reason, kind: 'text', width: 32 },
    { heading: words.column, kind: 'text', width: 18 },
    ...headings.map((heading): ExportColumn => ({ heading, kind: 'text', width: 16 })),
  ]
  const rows = errorCells(enter, asked, (row) => [
    String(row.row),
    errorReason[locale][row.kind],
    headings[row.column] ?? '',
    ...headings.map((_, at) => row.cells[at] ?? ''),
  ])
  const bytes =
    asked.format === 'xlsx'
      ? writeWorkbook([{ name: errorSheetName[locale], columns, rows }])
      : writeDelimited({ columns, rows }, locale)
  return fileReply({ name: locale === 'es' ? 'errores' : 'errors', day, format: asked.format }, bytes)
}

async function* errorCells(
  enter: Enter,
  asked: { id: string; kind?: ImportErrorKind },
  cellsOf: (row: ErrorRow) => ExportCell[],
): AsyncGenerator<ExportCell[]> {
  let afterRow = 0
  for (;;) {
    const page = await enter((ctx) =>
      listErrorRows(ctx.client, { id: asked.id, kind: asked.kind, afterRow, limit: 1_000 }),
    )
    for (const row of page) yield cellsOf(row)
    if (page.length < 1_000) return
    afterRow = page.at(-1)!.row
  }
}
