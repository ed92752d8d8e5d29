import { Refusal } from '@/shared/kernel/errors'
import { fileReply, writeWorkbook } from '@/shared/server/export-workbook'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { Reply } from '@/shared/server/route'
import { readPlanFor } from './plan.actions'
import type { Plan } from './plan.contract'
import { cellContent } from './plan-content.contract'
import type { PlanItem } from './plan-item.contract'
import { beginWriting, mostItems, noEvidence } from './plan-item.actions'
import { countPlanItems, insertPlanItem, listPlanItems, updatePlanItem } from './plan-item.store'
import { itemsOf } from './plan-items.rules'
import { findAccountName, recordWhitespaceExport } from './whitespace.store'
import type { CellRow } from './whitespace.contract'
import { cellOfRow, effectOfRow, faultsOfRows, rowOnCell, type RowEffect } from './whitespace-rows.rules'
import { sheetText } from './whitespace-sheet.text'
import { whitespaceSheets } from './whitespace-sheets'

/** The matrix as the person sees it, as a workbook; who took it is in the audit. */
export async function exportWhitespace(ctx: RequestContext, accountId: string): Promise<Reply> {
  const plan = JSON.parse(await readPlanFor(ctx, accountId)) as Plan
  const name = await findAccountName(ctx.client, accountId)
  if (name === undefined) throw new Refusal('not_found')
  await recordWhitespaceExport(ctx.client, accountId)
  const text = sheetText[ctx.actor.locale]
  const sheets = whitespaceSheets(plan, name, text)
  return fileReply({ name: text.file, day: ctx.today, format: 'xlsx' }, writeWorkbook(sheets))
}

/**
 * The rows of a sheet over the cells that are there: one fault, or one cell that somebody changed since, and nothing is
 * written.
 */
export async function importCells(
  ctx: RequestContext,
  accountId: string,
  rows: readonly CellRow[],
): Promise<Record<RowEffect, number>> {
  await beginWriting(ctx, accountId, 'item')
  const faults = faultsOfRows(rows)
  if (faults.length > 0) throw new Refusal('cells_refused', { faults })
  const cells = itemsOf(await listPlanItems(ctx.client, accountId), 'cell')
  let free = mostItems - (await countPlanItems(ctx.client, accountId))
  const done: Record<RowEffect, number> = { added: 0, changed: 0, same: 0 }
  for (const row of rows) {
    const cell = cellOfRow(row, cells)
    if ((cell?.version ?? null) !== row.version) throw new Refusal('version_stale')
    const effect = effectOfRow(row, cell)
    done[effect]++
    if (effect === 'added' && --free < 0) throw new Refusal('plan_too_long')
    if (effect === 'added') await addCell(ctx, accountId, row)
    if (cell && effect === 'changed') await changeCell(ctx, row, cell)
  }
  return done
}

async function addCell(ctx: RequestContext, accountId: string, row: CellRow): Promise<void> {
  const { content, evidence } = rowOnCell(row, {
    content: { ...blankCell, unit: row.unit, line: row.line },
    evidence: noEvidence,
  })
  await insertPlanItem(ctx.client, {
    id: ctx.newId(),
    accountId,
    kind: 'cell',
    block: 'value',
    position: undefined,
    content: cellContent.parse(content),
    evidence: { ...noEvidence, ...evidence },
  })
}

async function changeCell(ctx: RequestContext, row: CellRow, cell: PlanItem<'cell'>): Promise<void> {
  const { content, evidence } = rowOnCell(row, { content: cell.content, evidence: cell })
  const change = { id: cell.id, position: cell.position, content, evidence: { ...cell, ...evidence } }
  if (!(await updatePlanItem(ctx.client, change, cell.version))) throw new Refusal('version_stale')
}

const blankCell = {
  spend: null,
  spendLow: null,
  spendHigh: null,
  attainablePct: null,
  current: null,
  competitor: '',
  contractEndsOn: null,
  isNotApplicable: false,
}
