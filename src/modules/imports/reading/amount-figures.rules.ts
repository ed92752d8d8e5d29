import { parsed, readNumber } from './decimal-text.rules'
import type { DecimalMark } from './sales-file.types'

/** The figure of a column in the row looked at; NaN where the cell holds none. */
export type FigureOf = (column: number) => number

/** The figures of the columns that take part in a proof, read once. For judging only: what is imported is read exactly. */
export class AmountFigures {
  readonly rows: number
  readonly #columns = new Map<number, Float64Array>()
  #row = 0
  /** The figure in the row set by `at`. */
  readonly of: FigureOf = (column) => this.#columns.get(column)?.[this.#row] ?? Number.NaN

  constructor(
    rows: readonly (readonly string[])[],
    columns: Iterable<number>,
    markOf: (column: number) => DecimalMark,
  ) {
    this.rows = rows.length
    for (const column of new Set(columns)) {
      const mark = markOf(column)
      this.#columns.set(
        column,
        Float64Array.from(rows, (row) => figureOf(row[column] ?? '', mark)),
      )
    }
  }

  at(row: number): FigureOf {
    this.#row = row
    return this.of
  }

  /** Whether any row has a figure other than nought in the column. */
  isFilled(column: number): boolean {
    return this.#columns.get(column)?.some((figure) => figure !== 0 && !Number.isNaN(figure)) ?? false
  }
}

export function figureOf(text: string, mark: DecimalMark): number {
  if (readNumber(text, mark) !== 'ok') return Number.NaN
  return Number(parsed.big ?? parsed.mantissa) / 10 ** parsed.scale
}

export interface Agreement {
  agree: number
  of: number
}

/** Nine rows in ten, of at least one that says something. */
export function isProof({ agree, of }: Agreement): boolean {
  return of > 0 && agree >= of * 0.9
}

/** Counts the rows for which a relation holds; rows of which it says null do not count. */
export function agreementOf(
  figures: AmountFigures,
  holds: (figureOf: FigureOf) => boolean | null,
  step = 1,
): Agreement {
  let [agree, of] = [0, 0]
  for (let row = 0; row < figures.rows; row += step) {
    const verdict = holds(figures.at(row))
    if (verdict === null) continue
    of++
    if (verdict) agree++
  }
  return { agree, of }
}

/** Cents lost to rounding, and whole units where amounts have no decimals. */
export function isNearZero(gap: number, size: number): boolean {
  return Math.abs(gap) <= 0.0251 + Math.abs(size) * 1e-7 || (Number.isInteger(size) && Math.abs(gap) <= 1.01)
}

/** What a discount takes off an amount, always towards nought. */
export function discountOf(amount: number, discount: number, kind: 'amount' | 'fraction' | 'percent'): number {
  if (Number.isNaN(discount)) return 0
  const size = Math.abs(discount)
  const taken = kind === 'amount' ? size : Math.abs(amount) * (kind === 'fraction' ? size : size / 100)
  return amount < 0 ? -taken : taken
}
