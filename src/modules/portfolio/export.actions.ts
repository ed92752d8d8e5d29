import { Refusal } from '@/shared/kernel/errors'
import { fileReply, writeWorkbook } from '@/shared/server/export-workbook'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { Reply } from '@/shared/server/route'
import { classesSheet, clientsSheet, matrixSheet, movementSheet, movementsOf, parametersSheet } from './export-sheets'
import { findRunToExport, listAccountsToExport, listGone, recordExport } from './export.store'
import { exportText } from './export.text'

/** The portfolio of a run, or of the latest, as a workbook: clients, classes, movement, matrix and how the run was made. */
export async function exportPortfolio(ctx: RequestContext, runId: string | undefined): Promise<Reply> {
  const exported = await findRunToExport(ctx.client, runId ?? null)
  if (!exported) throw new Refusal(runId ? 'not_found' : 'no_sales')
  const accounts = await listAccountsToExport(ctx.client, exported.run.id, ctx.today)
  const gone = await listGone(ctx.client, exported.run.id)
  await recordExport(ctx.client, exported.run.id, accounts.length)
  const text = exportText[ctx.actor.locale]
  const movements = movementsOf(accounts, gone)
  const names = new Map([...accounts, ...gone].map(({ id, name }) => [id, name]))
  const sheets = [
    clientsSheet(accounts, exported, text),
    classesSheet(accounts, exported, text),
    movementSheet(movements, names, text),
    matrixSheet(movements, text),
    parametersSheet(exported, text, ctx.timeZone),
  ]
  return fileReply({ name: text.file, day: ctx.today, format: 'xlsx' }, writeWorkbook(sheets))
}
