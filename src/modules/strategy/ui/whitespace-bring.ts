import type { PlanItem } from '../plan-item.contract'
import type { CellRow } from '../whitespace.contract'
import { cellOfRow, effectOfRow, faultsOfRows, type RowEffect } from '../whitespace-rows.rules'
import { sheetText } from '../whitespace-sheet.text'
import type { GridReason, GridRows } from './whitespace-grid'

export interface BroughtFault {
  readonly row: number
  readonly column: string
  readonly reason: GridReason | 'line_missing' | 'repeated' | 'range'
}
/** What a sheet would do to the matrix, before anything is sent. */
export interface Brought {
  readonly rows: readonly CellRow[]
  readonly effects: Readonly<Record<RowEffect, number>>
  /** In the order of the sheet; with one of them nothing is sent. */
  readonly faults: readonly BroughtFault[]
  readonly trouble: GridRows['trouble']
}

/** Sets the rows of a sheet beside the cells of the plan, each with the version that is seen now. */
export function broughtOf(read: GridRows, cells: readonly PlanItem<'cell'>[], locale: 'es' | 'en'): Brought {
  const rows = read.rows.map(({ cell }): CellRow => ({ ...cell, version: cellOfRow(cell, cells)?.version ?? null }))
  const effects: Record<RowEffect, number> = { added: 0, changed: 0, same: 0 }
  for (const row of rows) effects[effectOfRow(row, cellOfRow(row, cells))]++
  const whole = faultsOfRows(rows).map(({ row, column, reason }): BroughtFault => ({
    row: read.rows[row]!.row,
    column: sheetText[locale].columns[column],
    reason,
  }))
  const faults = [...read.faults, ...whole].sort((left, right) => left.row - right.row)
  return { rows, effects, faults, trouble: read.trouble }
}
