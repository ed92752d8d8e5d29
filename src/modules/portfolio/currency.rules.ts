import type { CurrencyCode } from '@/shared/kernel/money'

export interface CurrencyInWindow {
  readonly currency: CurrencyCode
  /** Each document of it has a rate to the company's currency, or is in it. */
  readonly isRated: boolean
  readonly net: string
}
export interface CurrencyChoice {
  readonly currency: CurrencyCode
  readonly isConverted: boolean
  /** The only one whose amounts count; null = all, converted. */
  readonly only: CurrencyCode | null
  /** Currencies that no amount of the run counts. */
  readonly apart: readonly { readonly currency: CurrencyCode; readonly net: string }[]
}

/**
 * The one currency of a classification: amounts of two are never added.
 * Shape   in: the currencies of the window, the one with most lines first.
 * Rule    the company's, each document at its own rate, when all have one; else the currency with most lines, the others
 *         apart.
 * Cost    linear.   Errors  none.   Source  method §3, general
 */
export function chooseCurrency(found: readonly CurrencyInWindow[], companyCurrency: CurrencyCode): CurrencyChoice {
  const first = found[0]
  if (!first || found.every((one) => one.isRated)) {
    const isConverted = found.some((one) => one.currency !== companyCurrency)
    return { currency: companyCurrency, isConverted, only: null, apart: [] }
  }
  const apart = found.slice(1).map(({ currency, net }) => ({ currency, net }))
  return { currency: first.currency, isConverted: false, only: first.currency, apart }
}
