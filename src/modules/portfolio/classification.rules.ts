import { daysBetween, type CalendarDate } from '@/shared/kernel/calendar-date'
import { decimal, roundTo, sumOf, type Decimal } from '@/shared/kernel/money'
import { concentrationOf, shareOfTop } from './concentration.rules'
import { summarisePareto, type ParetoShape } from './pareto-summary.rules'
import { classAt, classifyScaled, type ClassCounts, type ClassifiedSales, type ParetoClass } from './pareto.rules'
import { scoreRfm } from './rfm.rules'
import { scaledTexts } from './scaled-nets.rules'
import { stickinessOf, type ClassifiedAccount } from './stickiness.rules'

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
export interface ClassificationRow extends WindowAccount {
  readonly rank: number
  readonly value: string
  readonly yearBefore: string | null
  readonly sharePct: string | null
  readonly paretoClass: ParetoClass
  readonly recencyScore: number | null
  readonly frequencyScore: number | null
  readonly moneyScore: number | null
}
export interface ClassificationFigures {
  readonly classes: ClassCounts
  readonly yearBefore: string | null
  readonly withoutCost: { readonly net: string; readonly clients: number } | null
  readonly top20Clients: number
  readonly top20SharePct: string | null
  readonly hhi: number | null
  readonly effectiveClients: number | null
  readonly gini: number | null
  readonly topSharePct: string | null
  readonly topThreeSharePct: string | null
  readonly isConcentrationWarned: boolean
  readonly shape: ParetoShape | null
  readonly cutSharePct: string | null
  readonly stay: { readonly stayed: number; readonly of: number; readonly weightedPct: string | null } | null
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
  const byId = accounts.toSorted((left, right) => (left.id < right.id ? -1 : 1))
  const values = byId.map((account) => valueOf(account, settings.basis))
  const sales = classifyScaled(scaledTexts(values), { a: settings.cutA, b: settings.cutB })
  const rows = rowsOf(byId, sales, settings)
  const summary = summarisePareto(sales)
  const concentration = concentrationOf(sales)
  const stay = wereA && stickinessOf(wereA, rows.slice(0, sales.counts.A).map(classified))
  return {
    rows,
    base: summary.base.toFixed(),
    net: summary.net.toFixed(),
    figures: {
      classes: sales.counts,
      yearBefore: sumOrNull(rows.map((row) => row.yearBefore)),
      withoutCost: settings.basis === 'margin' ? withoutCost(accounts) : null,
      top20Clients: summary.fifth.clients,
      top20SharePct: percent(summary.fifth.salesPct),
      hhi: concentration.hhi,
      effectiveClients: concentration.effectiveClients,
      gini: concentration.gini,
      topSharePct: percent(concentration.topShare),
      topThreeSharePct: percent(shareOfTop(sales, 3)),
      isConcentrationWarned: concentration.isWarned,
      shape: summary.shape,
      cutSharePct: percent(summary.vital.salesPct),
      stay: stay && { stayed: stay.stayed, of: stay.of, weightedPct: percent(stay.weightedPct) },
    },
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
  const habits = habitsOf(accounts, settings)
  return Array.from(sales.order, (at, place) => {
    const account = accounts[at]!
    const paretoClass = classAt(place, sales.counts)
    const scores = habits.get(account.id)
    return {
      ...account,
      rank: sales.ranks[place]!,
      value: valueOf(account, settings.basis),
      yearBefore: yearBeforeOf(account, settings),
      sharePct: place < sales.positive ? shareAt(place, sales) : null,
      paretoClass,
      recencyScore: scores?.recencyScore ?? null,
      frequencyScore: scores?.frequencyScore ?? null,
      moneyScore: scores?.moneyScore ?? null,
    }
  })
}

function yearBeforeOf(account: WindowAccount, settings: ClassificationSettings): string | null {
  if (!settings.hasYearBefore) return null
  return settings.basis === 'net' ? account.netBefore : account.marginBefore
}

function habitsOf(
  accounts: readonly WindowAccount[],
  { lastDay }: ClassificationSettings,
): Map<string, ReturnType<typeof scoreRfm>[number]> {
  const buyers = accounts.flatMap(({ id, net, invoices, lastInvoiceOn }) =>
    lastInvoiceOn === null
      ? []
      : [{ id, invoices, net: decimal(net), recencyDays: daysBetween(lastInvoiceOn, lastDay) }],
  )
  return new Map(scoreRfm(buyers).map((row) => [row.id, row]))
}

function classified({ id, rank, paretoClass, value }: ClassificationRow): ClassifiedAccount {
  return { id, rank, paretoClass, net: decimal(value) }
}

function withoutCost(accounts: readonly WindowAccount[]): ClassificationFigures['withoutCost'] {
  const missing = accounts
    .map(({ net, costedNet }) => decimal(net).minus(costedNet ?? 0))
    .filter((amount) => !amount.eq(0))
  return missing.length === 0 ? null : { net: sumOf(missing).toFixed(), clients: missing.length }
}

function sumOrNull(amounts: readonly (string | null)[]): string | null {
  const known = amounts.filter((amount) => amount !== null)
  return known.length < amounts.length ? null : sumOf(known).toFixed()
}

/** In whole ten-thousandths of a point, half up: a hundred thousand exact divisions would cost twenty sorts. */
function shareAt(place: number, { sums, base }: ClassifiedSales): string {
  const value = BigInt(sums[place + 1]!) - BigInt(sums[place]!)
  const tenThousandths = (value * 2_000_000n + base) / (2n * base)
  return decimal(tenThousandths.toString()).div(10_000).toFixed()
}

function percent(share: Decimal | null): string | null {
  return share && roundTo(share, 4).toFixed()
}
