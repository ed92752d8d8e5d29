import {
  type Agreement,
  type AmountFigures,
  agreementOf,
  discountOf,
  type FigureOf,
  isProof,
} from './amount-figures.rules'
import type { DiscountKind } from './sales-file.types'

/** quantity × price, less the discount where there is one. `gross`: the discount is not taken off yet. */
export interface ProductRelation {
  quantity: number
  price: number
  discount: number | null
  amount: number
  form: 'none' | 'gross' | DiscountKind
}
export interface ProvenProduct extends Agreement {
  relation: ProductRelation
}

export interface ProductMatter {
  figures: AmountFigures
  quantity: number | null
  price: number | null
  discount: number | null
}

const forms = ['amount', 'percent', 'fraction', 'gross'] as const

/** Whether the product comes out in a row; null when a figure is missing. */
export function productHolds(
  { quantity, price, discount, amount, form }: ProductRelation,
  figure: FigureOf,
): boolean | null {
  const [q, p, x] = [figure(quantity), figure(price), figure(amount)]
  if (Number.isNaN(q) || Number.isNaN(p) || Number.isNaN(x)) return null
  const gross = Math.abs(q * p)
  const d = discount === null || form === 'none' || form === 'gross' ? 0 : discountOf(gross, figure(discount), form)
  return Math.abs(Math.abs(x) - Math.abs(gross - d)) <= toleranceOf(q, gross, x)
}

/** Half a cent of each figure: prices are often shown rounder than they are. */
function toleranceOf(quantity: number, gross: number, amount: number): number {
  const rounding = Number.isInteger(amount) && gross > 1000 ? 0.5 : 0
  return 0.0151 + Math.abs(quantity) * 0.00051 + gross * 1e-9 + rounding
}

/** Tries each meaning of the discount on one amount; keeps the one that explains most rows. */
export function proveProduct(matter: ProductMatter, amount: number): ProvenProduct | null {
  const { figures, quantity, price, discount } = matter
  if (quantity === null || price === null) return null
  const hasDiscount = discount !== null && figures.isFilled(discount)
  const tried = (hasDiscount ? forms : (['none'] as const)).map((form) => {
    const relation: ProductRelation = { quantity, price, discount, amount, form }
    return { relation, ...agreementOf(figures, (figure) => productHolds(relation, figure)) }
  })
  const best = tried.reduce((left, right) => (right.agree > left.agree ? right : left))
  return isProof(best) ? best : null
}

const usualRates = [3, 4, 5, 7, 8, 10, 10.5, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 23, 25, 27]

/** The amount is quantity × price less the discount, times one and a usual tax: it holds its tax. */
export function proveTaxedProduct(
  matter: ProductMatter,
  amount: number,
): (Agreement & { discountKind: DiscountKind | null }) | null {
  const { figures, quantity, price, discount } = matter
  if (quantity === null || price === null) return null
  const kinds = discount !== null && figures.isFilled(discount) ? (['amount', 'percent', 'fraction'] as const) : [null]
  const tried = kinds.map((kind) => ({
    discountKind: kind,
    ...agreementOf(figures, (figure) => {
      const gross = Math.abs(figure(quantity) * figure(price))
      const net = gross - (kind && discount !== null ? discountOf(gross, figure(discount), kind) : 0)
      const x = Math.abs(figure(amount))
      if (Number.isNaN(net) || Number.isNaN(x) || net < 10) return null
      const pct = (x / net - 1) * 100
      const slack = 0.06 + 100 / net
      return pct > 1 && usualRates.some((rate) => Math.abs(rate - pct) < slack)
    }),
  }))
  const best = tried.reduce((left, right) => (right.agree > left.agree ? right : left))
  return isProof(best) ? best : null
}

/** Tax over amount is r for an amount before tax and r/(1+r) for one that holds it: the usual rates tell which. */
export function holdsTax(figures: AmountFigures, amount: number, taxes: readonly number[]): Agreement | null {
  const rateOf = (figure: FigureOf): number | null => {
    const x = figure(amount)
    const tax = taxes.reduce((sum, column) => sum + (figure(column) || 0), 0)
    return Number.isNaN(x) || tax === 0 || Math.abs(x) < 10 ? null : (tax / x) * 100
  }
  const isUsual = (pct: number): boolean => usualRates.some((rate) => Math.abs(rate - pct) < 0.06)
  const outside = agreementOf(figures, (figure) => {
    const pct = rateOf(figure)
    return pct === null ? null : isUsual(pct)
  })
  const inside = agreementOf(figures, (figure) => {
    const pct = rateOf(figure)
    return pct === null ? null : isUsual((100 * pct) / (100 - pct))
  })
  return isProof(inside) && inside.agree > outside.agree ? inside : null
}
