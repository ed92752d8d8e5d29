import type { ImportErrorKind } from './import-file.contract'

/** A correction as it is kept: of a cell, a row, all rows with a value, or all of a kind. */
export type StoredFix =
  | { row: number; column: number; to: string }
  | { row: number; omit: true }
  | { column: number; from: string; to: string }
  | { column: number; from: string; omit: true }
  | { kind: ImportErrorKind; omit: true }
