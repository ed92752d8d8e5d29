import { decimalEvidence } from './decimal-text.rules'
import type { DecimalMark, Detected } from './sales-file.types'

export interface DecimalDecision {
  overall: Detected<DecimalMark>
  byColumn: ReadonlyMap<number, DecimalMark>
}

interface MarkVotes {
  comma: number
  dot: number
  /** «1.234» and «1,234»: thousands, or three decimals. */
  dotThree: number
  commaThree: number
  /** Up to three figures without a mark, and more than three. */
  short: number
  long: number
}

/**
 * The decimal mark of each column of figures.
 * Rule    A column's own evidence first («1.234,5», «0,12»), then the file's. «1.234» alone says thousands where whole numbers
 *         below a thousand stand unmarked beside it and none above; three decimals where longer ones stand unmarked. What is
 *         still open follows the headings: Spanish ones separate thousands by dots, a file cut by semicolons has decimal commas.
 * Shape   in: rows, columns of figures. out: the file's mark with its proof, and the columns that differ or prove their own.
 * Cost    cells.   Errors  none.   Source  issue 2 §2
 */
export function decideDecimal(
  rows: readonly (readonly string[])[],
  columns: Iterable<number>,
  hints: { delimiter: string | null; isSpanish: boolean },
): DecimalDecision {
  const votes = new Map([...new Set(columns)].map((column) => [column, votesOf(rows, column)]))
  const all = [...votes.values()]
  const sum = (field: keyof MarkVotes): number => all.reduce((total, vote) => total + vote[field], 0)
  const [comma, dot] = [sum('comma'), sum('dot')]
  const three = threeFigures({
    dotThree: sum('dotThree'),
    commaThree: sum('commaThree'),
    short: sum('short'),
    long: sum('long'),
  })
  const value =
    comma !== dot ? (comma > dot ? ',' : '.') : (three ?? likelyMark(hints, sum('dotThree'), sum('commaThree')))
  const byColumn = new Map<number, DecimalMark>()
  for (const [column, vote] of votes) {
    if (vote.comma !== vote.dot) byColumn.set(column, vote.comma > vote.dot ? ',' : '.')
    else if (comma === dot && vote.dotThree + vote.commaThree > 0) byColumn.set(column, threeFigures(vote) ?? value)
  }
  const isOpen = comma === dot && sum('dotThree') + sum('commaThree') > 0
  return { overall: { value, agree: Math.max(comma, dot), of: comma + dot, supposed: isOpen }, byColumn }
}

function votesOf(rows: readonly (readonly string[])[], column: number): MarkVotes {
  const vote: MarkVotes = { comma: 0, dot: 0, dotThree: 0, commaThree: 0, short: 0, long: 0 }
  for (const row of rows) {
    const cell = row[column]
    if (!cell || cell.charCodeAt(0) === 1) continue
    const evidence = decimalEvidence(cell)
    if (evidence === ',') vote.comma++
    else if (evidence === '.') vote.dot++
    else {
      const bare = cell.replace(/[^\d.,]/g, '')
      if (/^\d{1,3}\.\d{3}$/.test(bare)) vote.dotThree++
      else if (/^\d{1,3},\d{3}$/.test(bare)) vote.commaThree++
      else if (/^[1-9]\d{0,2}$/.test(bare)) vote.short++
      else if (/^[1-9]\d{3,}$/.test(bare)) vote.long++
    }
  }
  return vote
}

/** «1.234» beside «190» and never «1234»: thousands. Beside «1234»: three decimals. */
function threeFigures({ dotThree, commaThree, short, long }: Omit<MarkVotes, 'comma' | 'dot'>): DecimalMark | null {
  if (dotThree > 0 === commaThree > 0) return null
  const [asThousands, asDecimal]: [DecimalMark, DecimalMark] = dotThree > 0 ? [',', '.'] : ['.', ',']
  if (long > 0) return asDecimal
  return short > 0 ? asThousands : null
}

function likelyMark(
  { delimiter, isSpanish }: { delimiter: string | null; isSpanish: boolean },
  dotThree: number,
  commaThree: number,
): DecimalMark {
  if (dotThree > 0 && commaThree === 0) return isSpanish ? ',' : '.'
  if (commaThree > 0 && dotThree === 0) return isSpanish && delimiter === ';' ? ',' : '.'
  return isSpanish && delimiter === ';' ? ',' : '.'
}
