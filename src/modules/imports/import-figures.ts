import { scaledText } from './reading/decimal-text.rules'
import type { MonthCell } from './month-stage'

interface CurrencySums {
  rows: number
  net: bigint
  converted: bigint
  isConverted: boolean
  withoutClientRows: number
  withoutClientNet: bigint
  errorNet: bigint
  omittedNet: bigint
}
export type WarningKind =
  'withoutClient' | 'futureDate' | 'zeroAmount' | 'withoutRate' | 'withoutDocument' | 'estimatedNet' | 'supposedFormat'

/** The sums that a person compares with the ledger before anything is written. */
export class ImportFigures {
  readonly warnings: Partial<Record<WarningKind, number>> = {}
  withWarning = 0
  readonly #currencies = new Map<string, CurrencySums>()
  readonly #months = new Map<string, { rows: number; net: bigint }>()
  readonly #companyCurrency: string

  constructor(companyCurrency: string) {
    this.#companyCurrency = companyCurrency
  }

  add({ accountNo, currency, month, rows, net, unrated, rated }: MonthCell): void {
    const [sums, sold] = [this.#sumsOf(currency), net.value()]
    sums.rows += rows
    sums.net += sold
    sums.converted += currency === this.#companyCurrency ? sold : rated
    if (unrated > 0) sums.isConverted = false
    if (accountNo === 0) {
      sums.withoutClientRows += rows
      sums.withoutClientNet += sold
    }
    const key = `${month} ${currency}`
    const cell = this.#months.get(key)
    if (!cell) this.#months.set(key, { rows, net: sold })
    else {
      cell.rows += rows
      cell.net += sold
    }
  }

  /** What a row with an error would have brought; null when its amount cannot be read. */
  addError(currency: string, net: number | null): void {
    if (net !== null) this.#sumsOf(currency).errorNet += BigInt(net)
  }

  /** The same of a row that a person left out. */
  addOmitted(currency: string, net: number | null): void {
    if (net !== null) this.#sumsOf(currency).omittedNet += BigInt(net)
  }

  warn(kind: WarningKind, rows = 1): void {
    this.warnings[kind] = (this.warnings[kind] ?? 0) + rows
  }

  #sumsOf(currency: string): CurrencySums {
    let sums = this.#currencies.get(currency)
    if (!sums) {
      sums = {
        rows: 0,
        net: 0n,
        converted: 0n,
        isConverted: true,
        withoutClientRows: 0,
        withoutClientNet: 0n,
        errorNet: 0n,
        omittedNet: 0n,
      }
      this.#currencies.set(currency, sums)
    }
    return sums
  }

  currencies(): {
    currency: string
    rows: number
    net: string
    netConverted: string | null
    withoutClient: { rows: number; net: string }
    errorNet: string
    omittedNet: string
  }[] {
    return [...this.#currencies]
      .map(([currency, sums]) => ({
        currency,
        rows: sums.rows,
        net: scaledText(sums.net),
        netConverted: sums.isConverted ? scaledText(sums.converted) : null,
        withoutClient: { rows: sums.withoutClientRows, net: scaledText(sums.withoutClientNet) },
        errorNet: scaledText(sums.errorNet),
        omittedNet: scaledText(sums.omittedNet),
      }))
      .sort((a, b) => b.rows - a.rows || (a.currency < b.currency ? -1 : 1))
  }

  months(): { month: string; currency: string; rows: number; net: string }[] {
    return [...this.#months]
      .map(([key, { rows, net }]) => ({ month: key.slice(0, 7), currency: key.slice(8), rows, net: scaledText(net) }))
      .sort((a, b) => (a.month + a.currency < b.month + b.currency ? -1 : 1))
  }
}
