import { AmountFigures } from './amount-figures.rules'
import { proveProduct } from './amount-product.rules'
import type { DecimalMark } from './sales-file.types'

export interface FactorMatter {
  rows: readonly (readonly string[])[]
  /** Candidates in the order of their headings, surest first. */
  quantities: readonly number[]
  prices: readonly number[]
  discount: number | null
  amounts: readonly number[]
  markOf: (column: number) => DecimalMark
}

/**
 * Which of several quantities and prices make the amounts («Cant. pedida» beside «Cant. facturada», «Precio lista» beside «Precio»).
 * Shape   in: rows and candidates. out: the pair that explains most rows, a discount explained before none; null when there
 *         is nothing to choose, or no pair explains the rows.
 * Cost    quantities × prices × amounts × meanings × rows.   Errors  none.   Source  issue 2 §2
 */
export function likeliestFactors(matter: FactorMatter): { quantity: number; unitPrice: number } | null {
  const { rows, quantities, prices, discount, amounts, markOf } = matter
  if (quantities.length * prices.length < 2) return null
  const taking = [...quantities, ...prices, ...amounts, ...(discount === null ? [] : [discount])]
  const figures = new AmountFigures(rows, taking, markOf)
  let best: { quantity: number; unitPrice: number; rank: number } | null = null
  for (const quantity of quantities)
    for (const price of prices)
      for (const amount of amounts) {
        const proof = proveProduct({ figures, quantity, price, discount }, amount)
        if (!proof) continue
        const rank = proof.agree * (proof.relation.form === 'gross' ? 1 : 2)
        if (!best || rank > best.rank) best = { quantity, unitPrice: price, rank }
      }
  return best && { quantity: best.quantity, unitPrice: best.unitPrice }
}
