import type { ImportCheck } from './import-check.contract'
import type { ClientsFound } from './client-numbers.types'
import { nameOf } from './client-doubts'
import type { ErrorStage } from './error-stage'
import type { ImportFigures } from './import-figures'
import type { StageReview } from './reading.store'
import type { PreviewLine, SalesStage } from './sales-stage'
import { scaledText } from './reading/decimal-text.rules'
import type { Plan, ReadResult } from './reading/sales-file.types'

/** What a person sees before anything is written: counts, totals, and what would change. */
export function checkOf(found: {
  result: ReadResult
  figures: ImportFigures
  errors: ErrorStage
  clients: ClientsFound
  stage: SalesStage
  review: StageReview
}): ImportCheck {
  const { result, figures, errors, clients, review } = found
  const { used, skipped } = result.rows
  const ready = used + (skipped.withoutClient ?? 0)
  warnOfWholeFile(result.plan, figures, ready)
  return {
    rows: { ...result.rows, skipped: withOmitted(skipped, errors.omitted) },
    ready,
    withWarning: figures.withWarning,
    warnings: figures.warnings,
    withError: errors.total,
    errors: errors.counts,
    period: result.firstDay && result.lastDay ? { from: result.firstDay, to: result.lastDay } : null,
    documents: review.documents,
    lines: review.lines,
    changedDocuments: review.changedDocuments,
    clients: {
      new: clients.fresh.length,
      known: Math.max(0, review.inFile - clients.fresh.length),
      doubtful: new Set(clients.doubts.map(({ client }) => client.key)).size,
      withSalesBefore: review.withSalesBefore,
      withSalesAfter: review.withSalesAfter,
    },
    currencies: figures.currencies(),
    months: figures.months(),
    isEstimated: result.plan.isEstimated,
    preview: previewOf(found.stage.preview, result, clients),
  }
}

/** An estimated net, or a format that nothing proves, is a remark on every row. */
function warnOfWholeFile(plan: Plan, figures: ImportFigures, ready: number): void {
  const isSupposed = [plan.decimal, plan.dateOrder].some(({ supposed, of }) => supposed && of > 0)
  if (plan.isEstimated) figures.warn('estimatedNet', ready)
  if (isSupposed) figures.warn('supposedFormat', ready)
  if (plan.isEstimated || isSupposed) figures.withWarning = ready
}

/** The reader counts a row that a person left out for its error as an error still. */
function withOmitted(skipped: ReadResult['rows']['skipped'], omitted: number): ImportCheck['rows']['skipped'] {
  if (omitted === 0) return skipped
  const error = (skipped.error ?? 0) - omitted
  const { error: read, ...rest } = skipped
  return { ...rest, ...(error > 0 ? { error } : {}), omitted: (skipped.omitted ?? 0) + omitted }
}

function previewOf(
  lines: readonly PreviewLine[],
  { clients }: ReadResult,
  { fresh }: ClientsFound,
): ImportCheck['preview'] {
  const newNos = new Set(fresh.map(({ writtenNo }) => writtenNo))
  return lines.map(({ row, client, date, number, document, productLine, net, cost }) => ({
    row,
    client: client < 0 ? null : nameOf(clients[client]!),
    isNewClient: newNos.has(document.accountNo),
    date,
    kind: document.kind,
    document: number.slice(0, 200),
    productLine: productLine === '' ? null : productLine.slice(0, 200),
    net: scaledText(net),
    cost: cost === null ? null : scaledText(cost),
    marginPct: cost === null || net === 0 ? null : (((net - cost) * 100) / net).toFixed(1),
    currency: document.currency,
  }))
}
