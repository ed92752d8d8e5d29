import { toScaled } from './decimal-text.rules'
import type { DiscountKind } from './sales-file.types'

export interface Exact {
  m: bigint
  s: number
}

/**
 * quantity × price less its discount, exactly.
 * Shape   in: value = m / 10^s. out: the same form, unrounded. A discount always goes towards nought.
 * Source  issue 2 §2: rounded once per line, to four places, by whoever stores it
 */
export function computedNet(quantity: Exact, price: Exact, discount: Exact | null, kind: DiscountKind): Exact {
  const gross = { m: quantity.m * price.m, s: quantity.s + price.s }
  if (!discount || discount.m === 0n) return gross
  const absolute = discount.m < 0n ? -discount.m : discount.m
  if (kind === 'amount') {
    const scale = Math.max(gross.s, discount.s)
    const grossUnits = gross.m * 10n ** BigInt(scale - gross.s)
    const lessUnits = absolute * 10n ** BigInt(scale - discount.s)
    return { m: gross.m < 0n ? grossUnits + lessUnits : grossUnits - lessUnits, s: scale }
  }
  const whole = 10n ** BigInt(discount.s + (kind === 'percent' ? 2 : 0))
  return { m: gross.m * (whole - absolute), s: gross.s + discount.s + (kind === 'percent' ? 2 : 0) }
}

/** The fast way for plain figures: null when it would not be exact. */
export function quickProduct(
  leftMantissa: number,
  leftScale: number,
  rightMantissa: number,
  rightScale: number,
): number | null {
  const product = leftMantissa * rightMantissa
  if (Math.abs(product) > Number.MAX_SAFE_INTEGER || leftScale + rightScale > 15) return null
  return toScaled(product, leftScale + rightScale, null)
}
