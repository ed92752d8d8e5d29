import Big from 'big.js'
import { z } from 'zod'

/** Exact decimal. Money has four places at most on the wire and in the database (numeric(19,4)). */
export type Decimal = Big
export const zero: Decimal = new Big(0)

Big.DP = 20
Big.RM = Big.roundHalfUp // big.js: half away from zero
Big.NE = -40
Big.PE = 40

/** A decimal as text, at most four places, never in scientific notation: how every amount travels. */
export const amountText = z.string().regex(/^-?\d{1,15}(\.\d{1,4})?$/)
export const currencyCode = z.string().regex(/^[A-Z]{3}$/)
export type CurrencyCode = string

export function decimal(text: string | number | Big): Decimal {
  return new Big(text)
}

export function sumOf(amounts: Iterable<Big | string>): Decimal {
  let total = zero
  for (const amount of amounts) total = total.plus(amount)
  return total
}

/** Half away from zero: the one rounding rule of the product. */
export function roundTo(amount: Big, places: number): Decimal {
  return amount.round(places, Big.roundHalfUp)
}

/** `part` as a percentage of `whole`, rounded; null when the whole is not positive. */
export function shareOf(part: Big, whole: Big, places = 1): Decimal | null {
  return whole.gt(0) ? roundTo(part.times(100).div(whole), places) : null
}
