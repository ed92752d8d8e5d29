import { datePartsOf, dayIn, orderEvidence } from './date-text.rules'
import type { DateOrder, Detected } from './sales-file.types'

/**
 * The order of day, month and year, from the whole column.
 * Rule    13 to 31 in a place can only be the day; the order that reads most days wins. Two-figure years first («24/01/31»)
 *         are known by first figures that hardly change. Where the column proves nothing, dots or Spanish headings mean day
 *         first; else the order in which the days stand sorted; else month first: shown as supposed.
 * Shape   in: the cells, whether the headings are Spanish. out: the order and how many cells it reads.
 * Cost    cells.   Errors  none.   Source  issue 2 §2
 */
export function decideDateOrder(cells: readonly string[], isSpanish: boolean): Detected<DateOrder> {
  const votes = { dmy: 0, mdy: 0, ymd: 0 }
  let [written, dotted] = [0, 0]
  const [firsts, thirds] = [new Set<number>(), new Set<number>()]
  for (const cell of cells) {
    const parts = cell === '' ? null : datePartsOf(cell)
    if (!parts) continue
    written++
    if (/^\d{1,2}\.\d{1,2}\./.test(cell.trim())) dotted++
    const evidence = orderEvidence(parts)
    if (evidence) votes[evidence]++
    if (parts.isPlain || !parts.isShort) continue
    firsts.add(parts.a)
    thirds.add(parts.c % 100)
  }
  if (votes.ymd > 0 && votes.ymd === written) return { value: 'ymd', agree: written, of: written, supposed: false }
  if (isYearFirst(firsts, thirds)) return { value: 'ymd', agree: written, of: written, supposed: false }
  if (votes.dmy !== votes.mdy) {
    const value = votes.dmy > votes.mdy ? 'dmy' : 'mdy'
    return { value, agree: readableDays(cells, value), of: written, supposed: false }
  }
  const isDayFirst = isSpanish || dotted > written / 2 || (isSorted(cells, 'dmy') && !isSorted(cells, 'mdy'))
  return { value: isDayFirst ? 'dmy' : 'mdy', agree: 0, of: written, supposed: written > 0 }
}

/** Years hardly change over a file while days do. */
function isYearFirst(firsts: ReadonlySet<number>, thirds: ReadonlySet<number>): boolean {
  return firsts.size > 0 && firsts.size <= 3 && thirds.size > 12 && [...firsts].every((first) => first >= 10)
}

function readableDays(cells: readonly string[], order: DateOrder): number {
  return cells.reduce((count, cell) => {
    const parts = cell === '' ? null : datePartsOf(cell)
    return parts !== null && dayIn(parts, order) !== null ? count + 1 : count
  }, 0)
}

function isSorted(cells: readonly string[], order: DateOrder): boolean {
  const days = cells.flatMap((cell) => {
    const parts = cell === '' ? null : datePartsOf(cell)
    return (parts && dayIn(parts, order)) ?? []
  })
  const rises = days.every((day, i) => i === 0 || days[i - 1]! <= day)
  return (rises || days.every((day, i) => i === 0 || days[i - 1]! >= day)) && new Set(days).size > 1
}
