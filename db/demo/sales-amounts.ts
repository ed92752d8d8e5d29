import { daysInMonth, monthOf, type CalendarDate, type CalendarMonth } from '@/shared/kernel/calendar-date'
import { apportion, splitAmount, type Chance } from './chance'
import { lastMonth, type SalesBlock } from './sales-plan'

export interface DatedAmount {
  readonly issuedOn: CalendarDate
  readonly net: number
}

const stepPesos = 50
// Packaging is bought before it is needed: much in the last quarter, little after the holidays.
const seasons = [0.86, 0.9, 1, 0.97, 1.02, 1, 1.01, 1.03, 1.04, 1.1, 1.12, 0.95]
/** One return or price note in so many documents. */
const documentsPerReturn = 45

/** The documents of a block: days of its months by season, amounts that sum the block's to the peso, a return now and then. */
export function amountsOf(block: SalesBlock, chance: Chance): DatedAmount[] {
  const least = block.documents >= block.months.length ? 1 : 0
  const perMonth = apportion(block.documents, block.months.map(seasonOf), least)
  const days = block.months.flatMap((month, at) =>
    Array.from({ length: perMonth[at]! }, () => workingDay(month, chance)).sort(),
  )
  const returns = block.amount > 0 ? Math.floor(block.documents / documentsPerReturn) : 0
  const weights = days.map((day, at) => {
    const size = seasonOf(monthOf(day)) * (0.4 + 1.2 * chance() * chance() + 0.4 * chance())
    return isReturn(at, days.length, returns) ? -0.12 * size : size
  })
  return splitAmount(block.amount, weights, stepPesos).map((net, at) => ({ issuedOn: days[at]!, net }))
}

function isReturn(at: number, documents: number, returns: number): boolean {
  if (returns === 0) return false
  const every = Math.floor(documents / returns)
  return at % every === Math.floor(every / 2) && at < every * returns
}

function seasonOf(month: CalendarMonth): number {
  return seasons[Number(month.slice(5)) - 1]!
}

/** Monday to Friday; the closing day of the last month is settled apart. */
function workingDay(month: CalendarMonth, chance: Chance): CalendarDate {
  const days = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5))) - (month === lastMonth ? 1 : 0)
  for (;;) {
    const day = `${month}-${String(1 + Math.floor(chance() * days)).padStart(2, '0')}`
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    if (weekday >= 1 && weekday <= 5) return day
  }
}
