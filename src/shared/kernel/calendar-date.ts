import { z } from 'zod'

/** A day without time or zone, written `YYYY-MM-DD`, in the proleptic Gregorian calendar, years 1000–9999. */
export type CalendarDate = string
/** A month, written `YYYY-MM`. */
export type CalendarMonth = string

export const calendarDate = z.string().refine(isCalendarDate, 'not a calendar date')
export const calendarMonth = z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/)

export function isCalendarDate(text: string): boolean {
  const match = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function monthOf(day: CalendarDate): CalendarMonth {
  return day.slice(0, 7)
}

export function addMonths(month: CalendarMonth, count: number): CalendarMonth {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Whole months from `from` to `to`; negative when `to` is earlier. */
export function monthsBetween(from: CalendarMonth, to: CalendarMonth): number {
  const index = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
  return index(to) - index(from)
}

export function lastDayOf(month: CalendarMonth): CalendarDate {
  const days = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))
  return `${month}-${String(days).padStart(2, '0')}`
}

/** The day in a zone at an instant; the clock is an argument, never read here. */
export function dayInZone(instant: Date, timeZone: string): CalendarDate {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return parts.format(instant)
}

export function addDays(day: CalendarDate, count: number): CalendarDate {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + count)
  return at.toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
