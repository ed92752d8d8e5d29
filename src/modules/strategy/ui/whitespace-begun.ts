import { type Decimal, zero } from '@/shared/kernel/money'
import type { AmountScale } from '@/shared/ui/format'
import type { PlanItem } from '../plan-item.contract'
import type { Whitespace, WhitespaceCell } from '../whitespace.rules'
import { totalsOf } from '../whitespace-totals.rules'

/** A place of the matrix, with what is known of it. */
export interface CellPlace {
  readonly unit: string
  readonly line: string
  readonly cell: WhitespaceCell | null
  /** What the invoices say of the whole line; null without sales. */
  readonly invoiced: Decimal | null
}

/**
 * The matrix with the units and lines that somebody named and has not filled yet: they are drawn so that their cells can
 * be written, and stay in the plan from the first one on.
 */
export function withBegun(
  matrix: Whitespace,
  begun: { readonly units: readonly string[]; readonly lines: readonly string[] },
): Whitespace {
  const lines = begun.lines.filter((line) => !matrix.columns.some((column) => isSame(column.line, line)))
  const units = begun.units.filter((unit) => !matrix.rows.some((row) => isSame(row.unit, unit)))
  const nothing = totalsOf([])
  const columns = [...matrix.columns, ...lines.map((line) => ({ line, invoiced: null, ...nothing }))]
  const blank = columns.map(() => null)
  const named = matrix.rows.filter(({ unit }) => unit !== '')
  const whole = matrix.rows.filter(({ unit }) => unit === '')
  const rows = [...named, ...units.map((unit) => ({ unit, cells: blank, ...nothing })), ...whole]
  return {
    ...matrix,
    columns,
    rows: rows.map((row) => ({ ...row, cells: columns.map((_, at) => row.cells[at] ?? null) })),
  }
}

/** Whether a name may begin a unit or a line: it says something, and none is called so. */
export function isNew(name: string, taken: readonly string[]): boolean {
  return name.trim() !== '' && !taken.some((other) => isSame(other, name))
}

/** The cells that people wrote for a unit, however they spelt it. */
export function cellsOfUnit(cells: readonly PlanItem<'cell'>[], unit: string): PlanItem<'cell'>[] {
  return cells.filter(({ content }) => isSame(content.unit, unit))
}

export function keyOfPlace(unit: string, line: string): string {
  return `cell:${JSON.stringify([unit, line])}`
}

/** The place that a drawer was opened for; null when it is of another part, or its unit and line are gone. */
export function placedAt(matrix: Whitespace, key: string | null): CellPlace | null {
  if (!key?.startsWith('cell:')) return null
  for (const row of matrix.rows)
    for (const [at, { line, invoiced }] of matrix.columns.entries())
      if (keyOfPlace(row.unit, line) === key) return { unit: row.unit, line, cell: row.cells[at] ?? null, invoiced }
  return null
}

/** In millions when any amount of the matrix is that large. */
export function scaleOf(matrix: Whitespace): AmountScale {
  const amounts = matrix.columns.flatMap((column) => [column.spend, column.current, column.potential])
  const largest = amounts.reduce<Decimal>((most, amount) => (amount?.gt(most) ? amount : most), zero)
  return largest.gte(1e9) ? 'millions' : 'units'
}

function isSame(left: string, right: string): boolean {
  const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()
  return plain(left) === plain(right)
}
