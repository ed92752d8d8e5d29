import type { CopyText } from './copy-text'
import type { ImportErrorKind } from './import-file.contract'
import type { Omissions } from './row-fix.rules'
import type { RowError } from './reading/sales-file.types'

export const errorColumns = 'row_number, kind, column_no, value, cells'

// A file that is wrong in more rows than this is read wrongly: all are counted, these are kept to be looked at.
export const mostErrorsKept = 100_000
const longestValue = 4_000
const mostWaiting = 2_000

/** The rows that do not come in: counted by kind, kept with their cells for the screen and for the file of errors. */
export class ErrorStage {
  readonly counts: Partial<Record<ImportErrorKind, number>> = {}
  omitted = 0
  #kept = 0
  #waiting: RowError[] = []
  readonly #omissions: Omissions

  constructor(omissions: Omissions) {
    this.#omissions = omissions
  }

  /** False when a person left rows like this one out. */
  add(error: RowError): boolean {
    if (this.#omissions.has(error)) {
      this.omitted++
      return false
    }
    this.counts[error.kind] = (this.counts[error.kind] ?? 0) + 1
    if (this.#kept < mostErrorsKept) {
      this.#kept++
      this.#waiting.push(error)
    }
    return true
  }

  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0)
  }
  get isFull(): boolean {
    return this.#waiting.length >= mostWaiting
  }

  flush(copy: CopyText): void {
    for (const { rowNumber, kind, column, value, cells } of this.#waiting) {
      copy.int(rowNumber).plain(kind).int(column).text(value.slice(0, longestValue)).text(jsonText(cells)).end()
    }
    this.#waiting = []
  }
}

/** Cells as JSON that the database holds: zero characters left out, halves of pairs replaced. */
function jsonText(cells: readonly string[]): string {
  return JSON.stringify(cells.map((cell) => cell.replaceAll('\0', '').toWellFormed()))
}
