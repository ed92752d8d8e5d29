import type { AmountFigures } from './amount-figures.rules'
import type { Detected, DiscountKind } from './sales-file.types'

/**
 * What a discount is when no amount proves it.
 * Rule    A fraction never passes one; a discount larger than its line, or a few round figures up to a hundred over and over,
 *         are percentages; a heading that says «valor» or «%» is believed.
 * Shape   in: the figures, the columns, the discount's heading. out: the kind, supposed unless its size or heading says it.
 * Cost    rows.   Errors  none.   Source  issue 2 §2
 */
export function likelyDiscountKind(
  figures: AmountFigures,
  columns: { discount: number; quantity?: number; unitPrice?: number },
  heading: string,
): Detected<DiscountKind> {
  const sizes: number[] = []
  let isLargerThanLine = false
  for (let row = 0; row < figures.rows; row++) {
    const figure = figures.at(row)
    const size = Math.abs(figure(columns.discount))
    if (Number.isNaN(size) || size === 0) continue
    sizes.push(size)
    if (columns.quantity === undefined || columns.unitPrice === undefined) continue
    if (size > Math.abs(figure(columns.quantity) * figure(columns.unitPrice)) + 0.01) isLargerThanLine = true
  }
  const found = { agree: sizes.length, of: sizes.length }
  const largest = sizes.reduce((left, right) => Math.max(left, right), 0)
  if (/^(valor|vr|vlr|monto|importe|total)\b/i.test(heading.trim()) && largest > 1)
    return { value: 'amount', ...found, supposed: false }
  if (sizes.length > 0 && largest <= 1) return { value: 'fraction', ...found, supposed: sizes.length < 3 }
  if (largest > 100) return { value: 'amount', ...found, supposed: false }
  if (/%|porc|percent|tasa|pct/i.test(heading)) return { value: 'percent', ...found, supposed: false }
  if (sizes.length > 0 && (isLargerThanLine || areRound(sizes))) return { value: 'percent', ...found, supposed: true }
  return { value: 'amount', ...found, supposed: sizes.length > 0 }
}

function areRound(sizes: readonly number[]): boolean {
  return (
    sizes.length >= 5 &&
    new Set(sizes).size <= Math.max(3, sizes.length / 5) &&
    sizes.every((size) => (size * 2) % 1 === 0)
  )
}
