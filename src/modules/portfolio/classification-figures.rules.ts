import { decimal, roundTo, sumOf, type Decimal } from '@/shared/kernel/money'
import type { ClassificationSettings, ClassificationRow, WindowAccount } from './classification.rules'
import { concentrationOf, shareOfTop } from './concentration.rules'
import { summarisePareto, type ParetoShape } from './pareto-summary.rules'
import type { ClassCounts, ClassifiedSales } from './pareto.rules'
import { scaledTexts, sumOfScaled } from './scaled-nets.rules'
import { stickinessOf, type ClassifiedAccount } from './stickiness.rules'

/** Percentages to four places, amounts as exact text; null = n/d. */
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

/**
 * The figures of a whole run.
 * Shape   in: its classified sales and rows (largest first); the accounts that were A in the run it is compared with.
 * Rule    the year before is n/d as soon as one account's is; what has no known cost counts only by margin.
 * Cost    linear.   Errors  none.   Source  method F1, F2, F3, F5
 */
export function figuresOf(
  run: { sales: ClassifiedSales; rows: readonly ClassificationRow[]; accounts: readonly WindowAccount[] },
  settings: ClassificationSettings,
  wereA: readonly ClassifiedAccount[] | null,
): ClassificationFigures {
  const { sales, rows } = run
  const { fifth, vital, shape } = summarisePareto(sales)
  const concentration = concentrationOf(sales)
  const stay = wereA && stickinessOf(wereA, rows.slice(0, sales.counts.A).map(classified))
  return {
    classes: sales.counts,
    yearBefore: sumOrNull(rows.map((row) => row.yearBefore)),
    withoutCost: settings.basis === 'margin' ? withoutCost(run.accounts) : null,
    top20Clients: fifth.clients,
    top20SharePct: percent(fifth.salesPct),
    hhi: concentration.hhi,
    effectiveClients: concentration.effectiveClients,
    gini: concentration.gini,
    topSharePct: percent(concentration.topShare),
    topThreeSharePct: percent(shareOfTop(sales, 3)),
    isConcentrationWarned: concentration.isWarned,
    shape,
    cutSharePct: percent(vital.salesPct),
    stay: stay && { stayed: stay.stayed, of: stay.of, weightedPct: percent(stay.weightedPct) },
  }
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
  return known.length < amounts.length ? null : sumOfScaled(scaledTexts(known)).toFixed()
}

function percent(share: Decimal | null): string | null {
  return share && roundTo(share, 4).toFixed()
}
