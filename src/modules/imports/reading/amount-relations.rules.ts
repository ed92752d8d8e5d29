import {
  type Agreement,
  type AmountFigures,
  agreementOf,
  discountOf,
  type FigureOf,
  isNearZero,
  isProof,
} from './amount-figures.rules'
import type { DiscountKind } from './sales-file.types'

/** base − discount + exempt parts + taxes − withheld = total; without taxes and parts: gross − discount = net. */
export interface SumRelation {
  base: number
  total: number
  discount: { column: number; kind: DiscountKind } | null
  exempt: readonly number[]
  taxes: readonly number[]
  withheld: readonly number[]
}
export interface ProvenSum extends Agreement {
  relation: SumRelation
}

export interface SumMatter {
  figures: AmountFigures
  amounts: readonly number[]
  /** How surely each amount is named net; breaks ties. */
  nameOf: (column: number) => number
  taxes: readonly number[]
  withheld: readonly number[]
  exempt: readonly number[]
  discount: number | null
}

/** Whether a sum comes out in a row; null when the row adds nothing, so that any total would do. */
export function sumHolds(relation: SumRelation, figure: FigureOf): boolean | null {
  const [base, total] = [figure(relation.base), figure(relation.total)]
  if (Number.isNaN(base) || Number.isNaN(total)) return null
  const { discount } = relation
  const less = discount ? discountOf(base, figure(discount.column), discount.kind) : 0
  let added = -less
  let isMoved = less !== 0
  const add = (columns: readonly number[], sign: 1 | -1): void => {
    for (const column of columns) {
      const part = figure(column)
      if (Number.isNaN(part) || part === 0) continue
      added += sign * part
      isMoved = true
    }
  }
  add(relation.exempt, 1)
  add(relation.taxes, 1)
  add(relation.withheld, -1)
  return isMoved ? isNearZero(base + added - total, total) : null
}

const searchedRows = 1_500

/**
 * The sum that explains most rows: which amount is before tax, which holds it, whether a discount lies between.
 * Rule    Nine rows in ten must come out. Of sums that explain as many rows the simplest wins, then the one whose base is
 *         best named. Cost  pairs of amounts × sets of taxes × meanings of the discount × rows (1 500 at most while searching).
 */
export function bestSum(matter: SumMatter): ProvenSum | null {
  const { figures } = matter
  const step = Math.max(1, Math.ceil(figures.rows / searchedRows))
  let best: { relation: SumRelation; rank: number; agree: number } | null = null
  for (const relation of possibleSums(matter)) {
    const found = agreementOf(figures, (figure) => sumHolds(relation, figure), step)
    if (!isProof(found)) continue
    const rank = -complexityOf(relation) + matter.nameOf(relation.base) / 10
    if (!best || found.agree > best.agree || (found.agree === best.agree && rank > best.rank))
      best = { relation, rank, agree: found.agree }
  }
  if (!best) return null
  const { relation } = best
  return { relation, ...agreementOf(figures, (figure) => sumHolds(relation, figure)) }
}

function complexityOf({ discount, exempt, taxes, withheld }: SumRelation): number {
  return (discount ? 2 : 0) + exempt.length * 3 + taxes.length + withheld.length
}

function* possibleSums({ figures, amounts, taxes, withheld, exempt, discount }: SumMatter): Generator<SumRelation> {
  const filled = (columns: readonly number[]): number[] => columns.filter((column) => figures.isFilled(column))
  const taxSets = setsOf(filled(taxes))
  const exemptSets = exempt.length > 0 ? [[], filled(exempt)] : [[]]
  const withheldSets = filled(withheld).length > 0 ? [[], filled(withheld)] : [[]]
  const discounts =
    discount === null || !figures.isFilled(discount)
      ? [null]
      : [null, ...(['amount', 'percent', 'fraction'] as const).map((kind) => ({ column: discount, kind }))]
  for (const base of amounts) {
    for (const total of amounts) {
      if (base === total) continue
      for (const set of taxSets)
        for (const parts of exemptSets)
          for (const kept of withheldSets)
            for (const less of discounts)
              yield { base, total, discount: less, exempt: parts, taxes: set, withheld: kept }
    }
  }
}

/** Each tax alone, all together, and any of them while they are few. */
function setsOf(columns: readonly number[]): number[][] {
  if (columns.length === 0) return [[]]
  if (columns.length > 4) return [...columns.map((column) => [column]), [...columns]]
  return Array.from({ length: 2 ** columns.length - 1 }, (_, set) =>
    columns.filter((_column, i) => ((set + 1) >> i) & 1),
  )
}
