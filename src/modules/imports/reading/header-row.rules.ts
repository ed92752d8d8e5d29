import { datePartsOf } from './date-text.rules'
import { headingKey } from './heading-key.rules'
import { fieldOf, systemOf } from './heading.rules'

export interface HeaderRow {
  /** Zero-based row of the header; the lower one of two. */
  at: number
  /** The heading of each column, of both rows where two make the header. */
  header: string[]
  /** The upper row of two, as written. */
  upper: string[] | null
}

const searchedRows = 80
const comparedRows = 400

/**
 * The header: the row that names most fields, among the first; in doubt the later (group headings stand above).
 * Rule    Two rows make one header when the lower leaves columns unnamed that the upper names, or names two alike. A file
 *         without known words falls back on the first row of words above rows of figures or days.
 * Shape   in: the first rows. out: the header, or null.   Cost  rows × columns.
 */
export function findHeader(rows: readonly string[][]): HeaderRow | null {
  const widest = rows.slice(0, comparedRows).reduce((most, row) => Math.max(most, row.filter(isFilled).length), 1)
  let best = { at: -1, score: 0 }
  rows.slice(0, searchedRows).forEach((row, at) => {
    const score = scoreOf(row, widest)
    if (score > best.score) best = { at, score }
  })
  const at = best.at >= 0 ? best.at : rows.slice(0, searchedRows).findIndex((_, i) => looksLikeHeader(rows, i, widest))
  if (at < 0) return null
  return joined(rows, at) ?? { at, header: rows[at]!.map((cell) => cell.trim()), upper: null }
}

function scoreOf(row: readonly string[], widest: number): number {
  const filled = row.filter(isFilled)
  const figures = filled.filter(isFigure).length
  if (filled.length < 2 || figures > filled.length / 3) return 0
  const names = knownHeadings(row) + Math.min(8, systemOf(row)?.matched ?? 0)
  return names >= 2 ? names + (filled.length / widest) * 0.9 - figures : 0
}

export function knownHeadings(row: readonly string[]): number {
  const found = new Set<string>()
  for (const cell of row) {
    if (cell.length > 60) continue
    const match = fieldOf(cell, null)
    if (match && !match.isGuess) found.add(match.field)
  }
  return found.size
}

function isFilled(cell: string): boolean {
  return cell.trim() !== ''
}

function isFigure(cell: string): boolean {
  return cell.charCodeAt(0) === 1 || /^[\d.,\s$%()-]+$/.test(cell)
}

function isValue(cell: string): boolean {
  return isFilled(cell) && (isFigure(cell) || datePartsOf(cell) !== null)
}

/** Words, each different, with figures or days below most of two columns. */
function looksLikeHeader(rows: readonly string[][], at: number, widest: number): boolean {
  const filled = rows[at]!.filter(isFilled)
  if (filled.length < Math.max(2, widest * 0.6) || filled.some(isValue)) return false
  if (new Set(filled.map(headingKey)).size !== filled.length) return false
  const below = rows.slice(at + 1, at + 6).filter((row) => row.filter(isFilled).length >= Math.max(2, widest * 0.5))
  const valued = rows[at]!.filter((cell, column) => isFilled(cell) && below.some((row) => isValue(row[column] ?? '')))
  return below.length > 0 && valued.length >= 2
}

/** Two rows of headings read as one: «Valor» over «Neto» is «Valor Neto»; null when one row is enough. */
function joined(rows: readonly string[][], at: number): HeaderRow | null {
  const below = rows[at + 1]
  if (below && isHeadingRow(below) && namesMore(rows[at]!, below)) return pair(rows[at]!, below, at + 1)
  const above = at > 0 ? rows[at - 1] : undefined
  return above && isHeadingRow(above) && namesMore(above, rows[at]!) ? pair(above, rows[at]!, at) : null
}

function isHeadingRow(row: readonly string[]): boolean {
  const filled = row.filter(isFilled)
  return filled.length >= 2 && !filled.some(isValue) && filled.every((cell) => cell.length <= 60)
}

function namesMore(upper: readonly string[], lower: readonly string[]): boolean {
  const together = pair(upper, lower, 0).header
  const ofTogether = knownHeadings(together)
  if (ofTogether <= Math.max(knownHeadings(upper), knownHeadings(lower))) return false
  const isGap = upper.some((cell, column) => isFilled(cell) && !isFilled(lower[column] ?? ''))
  const keys = lower.filter(isFilled).map(headingKey)
  return isGap || new Set(keys).size < keys.length
}

/** A merged heading reaches right over columns that the upper row leaves blank and the lower one names. */
function pair(upper: readonly string[], lower: readonly string[], at: number): HeaderRow {
  let reaching = ''
  const header = Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const [top, own] = [(upper[column] ?? '').trim(), (lower[column] ?? '').trim()]
    if (top !== '') reaching = top
    if (own === '') {
      reaching = ''
      return top
    }
    const both = `${reaching} ${own}`.trim()
    const match = fieldOf(both, null)
    return match && (!match.isGuess || fieldOf(own, null) === null) ? both : own
  })
  return { at, header, upper: upper.map((cell) => cell.trim()) }
}
