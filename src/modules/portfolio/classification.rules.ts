import { daysBetween, type CalendarDate } from '@/shared/kernel/calendar-date'
import { decimal } from '@/shared/kernel/money'
import { figuresOf, type ClassificationFigures } from './classification-figures.rules'
import { classAt, classifyScaled, orderByIdWithinTies, type ClassifiedSales, type ParetoClass } from './pareto.rules'
import { scoreRfm, type RfmScores } from './rfm.rules'
import { scaledTexts } from './scaled-nets.rules'
import type { ClassifiedAccount } from './stickiness.rules'

/** What one account brought in a window, in one currency; exact decimals as text. */
export interface WindowAccount {
  readonly id: string
  readonly net: string
  /** Null = no line of it has a known cost. */
  readonly margin: string | null
  readonly netBefore: string | null
  readonly marginBefore: string | null
  /** The part of `net` whose cost is known. */
  readonly costedNet: string | null
  readonly invoices: number
  readonly lastInvoiceOn: CalendarDate | null
}
export interface ClassificationSettings {
  readonly basis: 'net' | 'margin'
  readonly cutA: number
  readonly cutB: number
  readonly lastDay: CalendarDate
  /** The same months of the year before are recorded. */
  readonly hasYearBefore: boolean
}
export interface ClassificationRow extends RfmScores {
  readonly id: string
  readonly rank: number
  readonly value: string
  readonly sharePct: string | null
  readonly paretoClass: ParetoClass
  readonly yearBefore: string | null
  readonly net: string
  readonly netBefore: string | null
  readonly invoices: number
  readonly lastInvoiceOn: CalendarDate | null
}
export interface Classification {
  readonly rows: readonly ClassificationRow[]
  readonly base: string
  readonly net: string
  readonly figures: ClassificationFigures
}

/**
 * One run: every account's class, rank and habit, and the figures of the whole.
 * Shape   in: accounts with sales in the window, any order; the accounts that were A in the run it is compared with, null
 *         without one. Out: rows largest first, equal ones by id.
 * Units   one currency; value is net sales or gross margin, by the basis, never mixed; shares in % to four places.
 * Rule    a margin counts lines with a known cost; an account without any is 0 and so N. Recency counts from the last
 *         invoice to the window's last day; who has no invoice in it gets no scores.
 * Cost    linear; n log n under 2,048 accounts.   Errors  RangeError when cuts are not 0 < a < b ≤ 100.
 * Source  method F1, F2, F3, F4, F5
 */
export function classifyWindow(
  accounts: readonly WindowAccount[],
  settings: ClassificationSettings,
  wereA: readonly ClassifiedAccount[] | null,
): Classification {
  const values = accounts.map((account) => valueOf(account, settings.basis))
  const sales = classifyScaled(scaledTexts(values), { a: settings.cutA, b: settings.cutB })
  orderByIdWithinTies(sales, accounts)
  const rows = rowsOf(accounts, sales, settings)
  const unit = decimal(10).pow(sales.places)
  return {
    rows,
    base: decimal(sales.base.toString()).div(unit).toFixed(),
    net: decimal(sales.net.toString()).div(unit).toFixed(),
    figures: figuresOf({ sales, rows, accounts }, settings, wereA),
  }
}

/** Whether any sale of the window has a known cost: without one there is no margin to classify by. */
export function hasCosts(accounts: readonly WindowAccount[]): boolean {
  return accounts.some((account) => account.costedNet !== null)
}

function valueOf(account: WindowAccount, basis: ClassificationSettings['basis']): string {
  return basis === 'net' ? account.net : (account.margin ?? '0')
}

function rowsOf(
  accounts: readonly WindowAccount[],
  sales: ClassifiedSales,
  settings: ClassificationSettings,
): ClassificationRow[] {
  const habits = habitsOf(accounts, settings.lastDay)
  return Array.from(sales.order, (at, place) => {
    const account = accounts[at]!
    const { recencyScore, frequencyScore, moneyScore } = habits[at]!
    return {
      id: account.id,
      rank: sales.ranks[place]!,
      value: valueOf(account, settings.basis),
      sharePct: place < sales.positive ? shareAt(place, sales) : null,
      paretoClass: classAt(place, sales.counts),
      yearBefore: yearBeforeOf(account, settings),
      net: account.net,
      netBefore: settings.hasYearBefore ? account.netBefore : null,
      invoices: account.invoices,
      lastInvoiceOn: account.lastInvoiceOn,
      recencyScore,
      frequencyScore,
      moneyScore,
    }
  })
}

function yearBeforeOf(account: WindowAccount, settings: ClassificationSettings): string | null {
  if (!settings.hasYearBefore) return null
  return settings.basis === 'net' ? account.netBefore : account.marginBefore
}

const unscored: RfmScores = { recencyScore: null, frequencyScore: null, moneyScore: null }

/** Scores in the order of the accounts. Many share a day: each is counted once. */
function habitsOf(accounts: readonly WindowAccount[], lastDay: CalendarDate): RfmScores[] {
  const daysSince = new Map<CalendarDate, number>()
  const recencyOf = (day: CalendarDate): number => {
    const known = daysSince.get(day) ?? daysBetween(day, lastDay)
    daysSince.set(day, known)
    return known
  }
  const buyers = accounts.flatMap(({ net, invoices, lastInvoiceOn }) =>
    lastInvoiceOn === null ? [] : [{ invoices, net, recencyDays: recencyOf(lastInvoiceOn) }],
  )
  const scores = scoreRfm(buyers).values()
  return accounts.map(({ lastInvoiceOn }) => (lastInvoiceOn === null ? unscored : scores.next().value!))
}

/** In whole ten-thousandths of a point, half up, as text: a hundred thousand decimal divisions cost ten times as much. */
function shareAt(place: number, { sums, base }: ClassifiedSales): string {
  const value = BigInt(sums[place + 1]!) - BigInt(sums[place]!)
  const digits = ((value * 2_000_000n + base) / (2n * base)).toString().padStart(5, '0')
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`
}
