import { decimal } from '@/shared/kernel/money'
import type { ContentOf, PlanItem } from './plan-item.contract'
import type { CellFault, CellRow } from './whitespace.contract'

export type RowEffect = 'added' | 'changed' | 'same'
type RowEvidence = Pick<PlanItem, 'certainty' | 'source' | 'observedOn'>

/**
 * What is wrong with the rows of a sheet as a whole; with one fault none is written.
 * Shape   in: rows in the order of the sheet. Out: faults in that order, empty when all may be written.
 * Rule    Each row names a line, no two name the same unit and line, and the lowest spend is not over the highest.
 * Cost    rows.   Errors  none.   Source  method R1-05
 */
export function faultsOfRows(rows: readonly CellRow[]): CellFault[] {
  const seen = new Set<string>()
  return rows.flatMap((row, at): CellFault[] => {
    const faults: CellFault[] = []
    const place = placeOf(row)
    if (row.line.trim() === '') faults.push({ row: at, column: 'line', reason: 'line_missing' })
    else if (seen.has(place)) faults.push({ row: at, column: 'line', reason: 'repeated' })
    seen.add(place)
    if (row.spendLow && row.spendHigh && decimal(row.spendLow).gt(row.spendHigh))
      faults.push({ row: at, column: 'spendLow', reason: 'range' })
    return faults
  })
}

/** The cell that a row speaks of: the first of its unit and line, as the matrix counts them. */
export function cellOfRow(
  row: Pick<CellRow, 'unit' | 'line'>,
  cells: readonly PlanItem<'cell'>[],
): PlanItem<'cell'> | undefined {
  const place = placeOf(row)
  return [...cells]
    .sort((left, right) => left.position - right.position || (left.id < right.id ? -1 : 1))
    .find(({ content }) => placeOf(content) === place)
}

/** A cell with what a row says over what was there; columns that the row has not stay. */
export function rowOnCell(
  { version: _version, certainty, source, observedOn, ...content }: CellRow,
  before: { content: ContentOf<'cell'>; evidence: RowEvidence },
): { content: ContentOf<'cell'>; evidence: RowEvidence } {
  const { evidence } = before
  return {
    content: { ...before.content, ...content, unit: before.content.unit, line: before.content.line },
    evidence: {
      certainty: certainty === undefined ? evidence.certainty : certainty,
      source: source ?? evidence.source,
      observedOn: observedOn === undefined ? evidence.observedOn : observedOn,
    },
  }
}

/** Whether a row would add a cell, change one, or say what the cell says already. */
export function effectOfRow(row: CellRow, cell: PlanItem<'cell'> | undefined): RowEffect {
  if (!cell) return 'added'
  const after = rowOnCell(row, { content: cell.content, evidence: cell })
  const isSame =
    amounts.every((name) => isSameAmount(cell.content[name], after.content[name])) &&
    words.every((name) => cell.content[name] === after.content[name]) &&
    cell.content.isNotApplicable === after.content.isNotApplicable &&
    cell.content.attainablePct === after.content.attainablePct &&
    cell.certainty === after.evidence.certainty &&
    cell.source === after.evidence.source &&
    cell.observedOn === after.evidence.observedOn
  return isSame ? 'same' : 'changed'
}

const amounts = ['spend', 'spendLow', 'spendHigh', 'current'] as const
const words = ['competitor', 'contractEndsOn'] as const

/** «1500» and «1500.00» are one amount. */
function isSameAmount(left: string | null, right: string | null): boolean {
  return left === null || right === null ? left === right : decimal(left).eq(right)
}

function placeOf({ unit, line }: Pick<CellRow, 'unit' | 'line'>): string {
  const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()
  return JSON.stringify([plain(unit), plain(line)])
}
