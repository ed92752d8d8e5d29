import { daysInMonth } from '@/shared/kernel/calendar-date'
import type { DateOrder } from './sales-file.types'

const monthNames: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['ene', 'jan', 'enero', 'january', 'janeiro'],
    ['feb', 'fev', 'febrero', 'february', 'fevereiro'],
    ['mar', 'marzo', 'march', 'março', 'marco'],
    ['abr', 'apr', 'abril', 'april'],
    ['may', 'mai', 'mayo', 'maio'],
    ['jun', 'junio', 'june', 'junho'],
    ['jul', 'julio', 'july', 'julho'],
    ['ago', 'aug', 'agosto', 'august'],
    ['sep', 'set', 'sept', 'septiembre', 'setiembre', 'september', 'setembro'],
    ['oct', 'out', 'octubre', 'october', 'outubro'],
    ['nov', 'noviembre', 'november', 'novembro'],
    ['dic', 'dec', 'dez', 'diciembre', 'december', 'dezembro'],
  ].flatMap((names, i) => names.map((name) => [name, i + 1])),
)

export interface DateParts {
  a: number
  b: number
  c: number
  /** Year first, or the month is a word: the order is not in question. */
  isPlain: boolean
  /** The year has two figures. */
  isShort?: boolean
  day?: string
}

const timeTail = /[T\s]+\d{1,2}:\d{2}.*$/i
const weekday = /^(lun|mar|mi[eé]|jue|vie|s[aá]b|dom|mon|tue|wed|thu|fri|sat|sun)[a-zé]*\.?,?\s+/i
const longestDate = 60
const numeric = /^(\d{1,4})[/.\-\s](\d{1,2})[/.\-\s](\d{1,4})$/

/** Takes a written day apart without deciding its order; null when it is no day at all. */
export function datePartsOf(text: string): DateParts | null {
  if (text.charCodeAt(0) === 1) return serialParts(text.slice(1), 20_000)
  if (text.length > longestDate) return null
  const bare = text.trim().replace(timeTail, '').trim()
  const match = numeric.exec(bare) ?? numeric.exec(bare.replace(weekday, ''))
  if (match) return numericParts(match[1]!, match[2]!, match[3]!)
  if (/^\d{8}$/.test(bare)) return gluedParts(bare)
  if (/^\d{5}([.,]\d+)?$/.test(bare)) return serialParts(bare.replace(',', '.'), 20_000)
  return wordParts(bare) ?? wordParts(bare.replace(weekday, ''))
}

/** «20240131» or «31012024»: the four digits that can be a year are one. */
function gluedParts(text: string): DateParts | null {
  const isYearFirst = /^(19|20|21)/.test(text) && Number(text.slice(4, 6)) <= 12
  if (isYearFirst) return numericParts(text.slice(0, 4), text.slice(4, 6), text.slice(6))
  return numericParts(text.slice(0, 2), text.slice(2, 4), text.slice(4))
}

function numericParts(first: string, second: string, third: string): DateParts | null {
  if (first.length > 2)
    return {
      a: Number(first),
      b: Number(second),
      c: Number(third),
      isPlain: true,
      day: dayOf(Number(first), Number(second), Number(third)) ?? undefined,
    }
  if (third.length === 3 || third.length === 1) return null
  return { a: Number(first), b: Number(second), c: yearOf(third), isPlain: false, isShort: third.length === 2 }
}

/** «4-jul-1996», «4 de julio de 1996», «July 4, 1996», «jul/96» is no day. */
function wordParts(text: string): DateParts | null {
  const words = text
    .toLowerCase()
    .replace(/\bde\b|\bdel\b|[.,]/g, ' ')
    .split(/[\s\-/]+/)
    .filter(Boolean)
  if (words.length !== 3) return null
  const monthAt = words.findIndex((word) => monthNames[word] !== undefined)
  if (monthAt < 0) return null
  const numbers = words.filter((_, i) => i !== monthAt)
  if (!numbers.every((word) => /^\d{1,4}$/.test(word))) return null
  const [year, day] = numbers[0]!.length === 4 ? [numbers[0]!, numbers[1]!] : [numbers[1]!, numbers[0]!]
  return {
    a: 0,
    b: 0,
    c: 0,
    isPlain: true,
    day: dayOf(yearOf(year), monthNames[words[monthAt]!]!, Number(day)) ?? undefined,
  }
}

/** Excel's days since 1899-12-30; the 29 February 1900 that never was lies below any sale. */
function serialParts(text: string, smallest: number): DateParts | null {
  const serial = Math.floor(Number(text))
  if (!Number.isFinite(serial) || serial < smallest || serial > 80_000) return null
  const at = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000)
  return { a: 0, b: 0, c: 0, isPlain: true, day: at.toISOString().slice(0, 10) }
}

function yearOf(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year < 70 ? 2000 + year : 1900 + year
}

function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

/** The day under an order, or null when that order makes it impossible. */
export function dayIn(parts: DateParts, order: DateOrder): string | null {
  if (parts.isPlain) return parts.day ?? null
  if (order === 'ymd' && parts.isShort) return dayOf(2000 + parts.a, parts.b, parts.c % 100)
  if (order === 'mdy') return dayOf(parts.c, parts.a, parts.b)
  return dayOf(parts.c, parts.b, parts.a)
}

/** What one day proves about its column: 13 to 31 in a place can only be the day. */
export function orderEvidence(parts: DateParts): DateOrder | null {
  if (parts.isPlain) return parts.day === undefined ? null : 'ymd'
  if (parts.a > 12 && parts.a <= 31 && parts.b <= 12) return 'dmy'
  if (parts.b > 12 && parts.b <= 31 && parts.a <= 12) return 'mdy'
  return null
}

/** Days with the same text come in runs: each distinct text is read once. */
export class DateReader {
  readonly #order: DateOrder
  readonly #known = new Map<string, string | null>()
  #lastText = ''
  #lastDay: string | null = null
  /** Some day was read that no other order reads. */
  isProven = false
  constructor(order: DateOrder) {
    this.#order = order
  }
  read(text: string): string | null {
    if (text === this.#lastText) return this.#lastDay
    let day = this.#known.get(text)
    if (day === undefined) {
      const parts = datePartsOf(text)
      day = parts ? dayIn(parts, this.#order) : null
      if (parts && orderEvidence(parts) === this.#order) this.isProven = true
      if (this.#known.size > 50_000) this.#known.clear()
      // A copy: the text may be a slice of a long piece of the file.
      this.#known.set(` ${text}`.slice(1), day)
    }
    this.#lastText = text
    this.#lastDay = day
    return day
  }
}
