import { bareCell } from './client-key.rules'
import type { Fix } from './sales-file.types'

/** What a person corrected: single rows, or every cell that holds a value. */
export class RowFixes {
  readonly #byRow = new Map<number, Fix[]>()
  readonly #byValue: readonly Fix[]

  constructor(fixes: readonly Fix[]) {
    for (const fix of fixes) {
      if (fix.rowNumber !== undefined) this.#byRow.set(fix.rowNumber, [...(this.#byRow.get(fix.rowNumber) ?? []), fix])
    }
    this.#byValue = fixes.filter((fix) => fix.rowNumber === undefined && fix.from !== undefined)
  }

  /** The row as corrected; null for one left out on purpose. */
  apply(cells: string[], rowNumber: number): string[] | null {
    const own = this.#byRow.get(rowNumber)
    if (!own && this.#byValue.length === 0) return cells
    if (own?.some((fix) => fix.omit)) return null
    let fixed = cells
    for (const fix of [...(own ?? []), ...this.#byValue]) {
      if (fix.column === undefined) continue
      if (fix.rowNumber === undefined && bareCell(cells[fix.column] ?? '') !== fix.from) continue
      if (fix.omit) return null
      if (fixed === cells) fixed = [...cells]
      fixed[fix.column] = fix.to ?? ''
    }
    return fixed
  }
}
