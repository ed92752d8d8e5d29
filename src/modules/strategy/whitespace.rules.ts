import { decimal, zero, type Decimal } from '@/shared/kernel/money'
import type { LineBenchmark, PlanSales } from './plan.contract'
import type { PlanItem } from './plan-item.contract'
import { bestSpend, type Spend } from './share-of-wallet.rules'
import { totalsOf, type WhitespaceTotals } from './whitespace-totals.rules'

export type CellState = 'bought' | 'partial' | 'uncovered' | 'notApplicable' | 'withCompetitor'

/** Amounts by the year, in the currency of the account; null = n/d. */
export interface WhitespaceCell {
  /** null = nobody wrote it: it comes from the invoices. */
  readonly itemId: string | null
  readonly unit: string
  readonly line: string
  readonly state: CellState
  readonly spend: Spend
  readonly current: Decimal | null
  readonly attainablePct: number | null
  readonly attainableFrom: 'peers' | 'hand' | null
  /** Comparable accounts that buy the line, also where they are too few to speak. */
  readonly peers: number
  readonly potential: Decimal | null
  /** 0–1: its potential beside the largest of the matrix. */
  readonly heat: number
}
export interface WhitespaceRow extends WhitespaceTotals {
  /** '' = the whole account. */
  readonly unit: string
  /** One for each line, in their order; null where nothing is known. */
  readonly cells: readonly (WhitespaceCell | null)[]
}
export interface WhitespaceColumn extends WhitespaceTotals {
  readonly line: string
  /** Net of twelve months; null without sales of the line. */
  readonly invoiced: Decimal | null
}
export interface Whitespace {
  readonly rows: readonly WhitespaceRow[]
  readonly columns: readonly WhitespaceColumn[]
  readonly total: WhitespaceTotals
  /** Items that repeat the unit and line of an earlier one: they are in no sum. */
  readonly duplicates: readonly string[]
}

/** Fewer accounts than these are not a market. */
const fewestPeers = 5
type Draft = Omit<WhitespaceCell, 'heat'>

/**
 * Where we could sell more: the client's units by our lines.
 * Shape   in: the cells people wrote; net sales of twelve months by line (empty for those who see no amounts); the
 *         share that comparable accounts give us, by line. Out: rows in the order of the cells, the whole account last;
 *         columns by sales, then by name.
 * Units   one currency, amounts of a year.
 * Rule    Potential = max(0, spend × attainable − current); attainable is the peers' 75th percentile from five of them
 *         on, else what was set by hand, else n/d. What the invoices say of a line and no cell claims goes to its one
 *         cell without figure, else to the whole account. Spend 200, current 30, attainable 40 %: 50.
 * Cost    cells × lines.   Errors  none.   Source  method F7, R1-05
 */
export function whitespaceOf(
  cells: readonly PlanItem<'cell'>[],
  sales: PlanSales['lines'],
  benchmarks: readonly LineBenchmark[],
): Whitespace {
  const { kept, duplicates } = withoutDuplicates(cells)
  const invoiced = new Map(sales.map(({ line, net }) => [keyOf(line), decimal(net)]))
  const lines = linesOf(kept, sales)
  const drafts = lines.flatMap((line) =>
    draftsOfLine(
      line,
      kept.filter((cell) => keyOf(cell.content.line) === keyOf(line)),
      invoiced.get(keyOf(line)) ?? null,
      benchmarks.find((benchmark) => keyOf(benchmark.line) === keyOf(line)),
    ),
  )
  const largest = drafts.reduce((most, { potential }) => (potential?.gt(most) ? potential : most), zero)
  const all = drafts.map((draft) => ({ ...draft, heat: heatOf(draft.potential, largest) }))
  return {
    rows: unitsOf(kept, all).map((unit) => {
      const own = all.filter((cell) => keyOf(cell.unit) === keyOf(unit))
      return { unit, cells: lines.map((line) => own.find((cell) => cell.line === line) ?? null), ...totalsOf(own) }
    }),
    columns: lines.map((line) => ({
      line,
      invoiced: invoiced.get(keyOf(line)) ?? null,
      ...totalsOf(all.filter((cell) => cell.line === line)),
    })),
    total: totalsOf(all),
    duplicates,
  }
}

function draftsOfLine(
  line: string,
  cells: readonly PlanItem<'cell'>[],
  invoiced: Decimal | null,
  benchmark: LineBenchmark | undefined,
): Draft[] {
  const claimed = cells.reduce((sum, { content }) => sum.plus(content.current ?? zero), zero)
  const rest = invoiced?.minus(claimed) ?? null
  const taker = rest?.gt(0) ? takerOf(cells) : null
  const drafts = cells.map((cell) => {
    const { unit, current } = cell.content
    const sold = cell === taker ? rest : current === null ? null : decimal(current)
    return draftOf({ itemId: cell.id, unit, line }, cell.content, sold, benchmark)
  })
  if (!rest?.gt(0) || taker) return drafts
  return [...drafts, draftOf({ itemId: null, unit: '', line }, null, rest, benchmark)]
}

/** The cell that the unclaimed invoices of a line belong to: that of the whole account, else the only open one. */
function takerOf(cells: readonly PlanItem<'cell'>[]): PlanItem<'cell'> | null {
  const open = cells.filter(({ content }) => content.current === null && !content.isNotApplicable)
  const whole = open.find(({ content }) => keyOf(content.unit) === '')
  return whole ?? (open.length === 1 && !cells.some(({ content }) => keyOf(content.unit) === '') ? open[0]! : null)
}

function draftOf(
  place: Pick<Draft, 'itemId' | 'unit' | 'line'>,
  content: PlanItem<'cell'>['content'] | null,
  current: Decimal | null,
  benchmark: LineBenchmark | undefined,
): Draft {
  const amount = (text: string | null | undefined): Decimal | null => (text ? decimal(text) : null)
  const spend = { spend: amount(content?.spend), low: amount(content?.spendLow), high: amount(content?.spendHigh) }
  const attainable = attainableOf(content?.attainablePct ?? null, benchmark)
  const isNotApplicable = content?.isNotApplicable ?? false
  const potential = isNotApplicable ? null : potentialOf(bestSpend(spend), current, attainable.attainablePct)
  return {
    ...place,
    state: isNotApplicable
      ? 'notApplicable'
      : stateOf(current, potential, content?.competitor !== undefined && content.competitor !== ''),
    spend,
    current,
    ...attainable,
    peers: benchmark?.accounts ?? 0,
    potential,
  }
}

function attainableOf(
  byHand: number | null,
  benchmark: LineBenchmark | undefined,
): Pick<Draft, 'attainablePct' | 'attainableFrom'> {
  if (benchmark && benchmark.sharePct !== null && benchmark.accounts >= fewestPeers) {
    return { attainablePct: benchmark.sharePct, attainableFrom: 'peers' }
  }
  return { attainablePct: byHand, attainableFrom: byHand === null ? null : 'hand' }
}

/** What is left to win, in the unit of the amounts; a net credit leaves no more than buying nothing. */
export function potentialOf(
  spend: Decimal | null,
  current: Decimal | null,
  attainablePct: number | null,
): Decimal | null {
  if (spend === null || attainablePct === null) return null
  const left = spend
    .times(decimal(attainablePct))
    .div(100)
    .minus(current?.gt(0) ? current : zero)
  return left.gt(0) ? left : zero
}

function stateOf(current: Decimal | null, potential: Decimal | null, hasCompetitor: boolean): CellState {
  if (!current?.gt(0)) return hasCompetitor ? 'withCompetitor' : 'uncovered'
  return potential === null ? (hasCompetitor ? 'partial' : 'bought') : potential.gt(0) ? 'partial' : 'bought'
}

function heatOf(potential: Decimal | null, largest: Decimal): number {
  return potential === null || largest.eq(0) ? 0 : potential.div(largest).toNumber()
}

function withoutDuplicates(cells: readonly PlanItem<'cell'>[]): { kept: PlanItem<'cell'>[]; duplicates: string[] } {
  const inOrder = [...cells].sort((left, right) => left.position - right.position || (left.id < right.id ? -1 : 1))
  const byPlace = new Map<string, PlanItem<'cell'>>()
  const duplicates: string[] = []
  for (const cell of inOrder) {
    const place = JSON.stringify([keyOf(cell.content.unit), keyOf(cell.content.line)])
    if (byPlace.has(place)) duplicates.push(cell.id)
    else byPlace.set(place, cell)
  }
  return { kept: [...byPlace.values()], duplicates }
}

function linesOf(cells: readonly PlanItem<'cell'>[], sales: PlanSales['lines']): string[] {
  const bySales = [...sales].sort((left, right) => decimal(right.net).cmp(left.net)).map(({ line }) => line)
  const written = cells.map(({ content }) => content.line).sort((left, right) => left.localeCompare(right, 'es'))
  return firstOfEach([...bySales, ...written])
}

function unitsOf(cells: readonly PlanItem<'cell'>[], all: readonly WhitespaceCell[]): string[] {
  const units = firstOfEach(cells.map(({ content }) => content.unit)).filter((unit) => keyOf(unit) !== '')
  return all.some((cell) => keyOf(cell.unit) === '') ? [...units, ''] : units
}

function firstOfEach(names: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const name of names) if (!byKey.has(keyOf(name))) byKey.set(keyOf(name), name)
  return [...byKey.values()]
}

/** «Rionegro» and «rionegro » are one unit; signs stay, for lines may differ by them alone. */
function keyOf(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}
