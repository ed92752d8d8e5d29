import { daysInMonth } from '@/shared/kernel/calendar-date'
import { datePartsOf, dayIn } from './reading/date-text.rules'
import { readNumber } from './reading/decimal-text.rules'
import type { ImportErrorKind } from './import-file.contract'
import type { DateOrder, DecimalMark } from './reading/sales-file.types'

export interface Proposal {
  value: string
  why: 'lastDayOfMonth' | 'letterForDigit' | 'spaceInNumber' | 'twoDigitYear'
}

// What fingers and scanners write for a digit.
const digitFor: Readonly<Record<string, string>> = { O: '0', o: '0', Q: '0', l: '1', I: '1', S: '5', B: '8', Z: '2' }

/**
 * What a value that does not read most likely should say; null when nothing is likely.
 * Shape   in: the kind of error, the value as written, how the file writes days and decimals. out: a value that reads.
 * Rule    A day past the end of its month becomes its last day; letters that look like digits become them; blanks inside a
 *         number go; a year such as 0026 or 126 is one of this century. Only a proposal that reads is made.
 * Source  issue 2 §2 «error rows by kind, fixable in place»
 */
export function proposalFor(
  error: { kind: ImportErrorKind; value: string },
  format: { dateOrder: DateOrder; decimal: DecimalMark },
): Proposal | null {
  const value = error.value.trim()
  if (value === '' || value.length > 60) return null
  if (error.kind === 'impossibleDate') return dayProposal(value, format.dateOrder)
  if (error.kind === 'badNumber') return numberProposal(value, format.decimal)
  return null
}

const threeNumbers = /^(\d{1,4})([/.\-\s])(\d{1,2})\2(\d{1,4})$/

function dayProposal(value: string, order: DateOrder): Proposal | null {
  const spelled = withDigits(value)
  const reads = (text: string): boolean => {
    const parts = datePartsOf(text)
    return parts !== null && dayIn(parts, order) !== null
  }
  if (spelled !== value && reads(spelled)) return { value: spelled, why: 'letterForDigit' }
  const match = threeNumbers.exec(spelled)
  if (!match) return null
  const [, first, mark, second, third] = match as unknown as [string, string, string, string, string]
  const isYearFirst = first.length > 2
  const year = isYearFirst ? first : third
  if (/^(?:00|1|0)\d{2}$/.test(year)) {
    const mended = `20${year.slice(-2)}`
    const text = (isYearFirst ? [mended, second, third] : [first, second, mended]).join(mark)
    return reads(text) ? { value: text, why: 'twoDigitYear' } : null
  }
  const isMonthFirst = !isYearFirst && order === 'mdy'
  const [month, day] = isYearFirst ? [second, third] : isMonthFirst ? [first, second] : [second, first]
  const last = lastDay(year, Number(month))
  if (last === null || Number(day) <= last || Number(day) > 31) return null
  const written = isYearFirst
    ? [first, second, String(last)]
    : isMonthFirst
      ? [first, String(last), third]
      : [String(last), second, third]
  const text = written.join(mark)
  return reads(text) ? { value: text, why: 'lastDayOfMonth' } : null
}

function lastDay(year: string, month: number): number | null {
  if (month < 1 || month > 12) return null
  return daysInMonth(year.length <= 2 ? 2000 + Number(year) : Number(year), month)
}

function numberProposal(value: string, decimal: DecimalMark): Proposal | null {
  const reads = (text: string): boolean => readNumber(text, decimal) === 'ok'
  const joined = value.replace(/\s+/g, '')
  if (joined !== value && reads(joined)) return { value: joined, why: 'spaceInNumber' }
  const spelled = withDigits(joined)
  if (spelled !== joined && /\d/.test(joined) && reads(spelled)) return { value: spelled, why: 'letterForDigit' }
  return null
}

/** Letters beside digits that look like one; words stay words. */
function withDigits(text: string): string {
  return text.replace(/(?<=[\d.,/-]|^)[OoQlISBZ]+(?=[\d.,/-]|$)/g, (letters) =>
    [...letters].map((letter) => digitFor[letter]!).join(''),
  )
}
