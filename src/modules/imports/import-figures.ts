import { ExactSum, scaledText } from './decimal-text.rules'

interface CurrencySums {
  rows: number
  net: ExactSum
  converted: ExactSum
  convertedAbroad: bigint
  isConverted: boolean
  withoutClientRows: number
  withoutClientNet: ExactSum
  errorNet: ExactSum
}
interface MonthSums {
  rows: number
  net: ExactSum
}
export type WarningKind =
  'withoutClient' | 'futureDate' | 'zeroAmount' | 'withoutRate' | 'withoutDocument' | 'estimatedNet' | 'supposedFormat'

/** The sums that a person compares with the ledger before anything is written; kept while the lines go by. */
export class ImportFigures {
  readonly warnings: Partial<Record<WarningKind, number>> = {}
  withWarning = 0
  readonly #currencies = new Map<string, CurrencySums>()
  readonly #months = new Map<string, MonthSums>()
  #lastCurrency = ''
  #lastSums: CurrencySums | null = null
  #lastMonth = ''
  #lastCell: MonthSums | null = null

  /** `converted`: in the company's currency, null without rate. */
  add(line: {
    currency: string
    date: string
    net: number
    converted: number | bigint | null
    hasClient: boolean
  }): void {
    const sums = this.#sumsOf(line.currency)
    sums.rows++
    sums.net.add(line.net)
    if (line.converted === null) sums.isConverted = false
    else if (typeof line.converted === 'bigint') sums.convertedAbroad += line.converted
    else sums.converted.add(line.converted)
    if (!line.hasClient) {
      sums.withoutClientRows++
      sums.withoutClientNet.add(line.net)
    }
    if (this.#lastCell === null || !line.date.startsWith(this.#lastMonth) || line.currency !== this.#lastCurrency)
      this.#lastCell = this.#monthOf(line.date.slice(0, 7), line.currency)
    this.#lastCell.rows++
    this.#lastCell.net.add(line.net)
  }

  addError(currency: string, net: number): void {
    this.#sumsOf(currency).errorNet.add(net)
  }

  warn(kind: WarningKind, rows = 1): void {
    this.warnings[kind] = (this.warnings[kind] ?? 0) + rows
  }

  #sumsOf(currency: string): CurrencySums {
    if (this.#lastSums !== null && currency === this.#lastCurrency) return this.#lastSums
    let sums = this.#currencies.get(currency)
    if (!sums) {
      sums = {
        rows: 0,
        net: new ExactSum(),
        converted: new ExactSum(),
        convertedAbroad: 0n,
        isConverted: true,
        withoutClientRows: 0,
        withoutClientNet: new ExactSum(),
        errorNet: new ExactSum(),
      }
      this.#currencies.set(currency, sums)
    }
    this.#lastCurrency = currency
    this.#lastSums = sums
    this.#lastCell = null
    return sums
  }

  #monthOf(month: string, currency: string): MonthSums {
    const key = `${month} ${currency}`
    let cell = this.#months.get(key)
    if (!cell) this.#months.set(key, (cell = { rows: 0, net: new ExactSum() }))
    this.#lastMonth = month
    return cell
  }

  currencies(): {
    currency: string
    rows: number
    net: string
    netConverted: string | null
    withoutClient: { rows: number; net: string }
    errorNet: string
  }[] {
    return [...this.#currencies]
      .map(([currency, sums]) => ({
        currency,
        rows: sums.rows,
        net: scaledText(sums.net.value()),
        netConverted: sums.isConverted ? scaledText(sums.converted.value() + sums.convertedAbroad) : null,
        withoutClient: { rows: sums.withoutClientRows, net: scaledText(sums.withoutClientNet.value()) },
        errorNet: scaledText(sums.errorNet.value()),
      }))
      .sort((a, b) => b.rows - a.rows || (a.currency < b.currency ? -1 : 1))
  }

  months(): { month: string; currency: string; rows: number; net: string }[] {
    return [...this.#months]
      .map(([key, { rows, net }]) => ({
        month: key.slice(0, 7),
        currency: key.slice(8),
        rows,
        net: scaledText(net.value()),
      }))
      .sort((a, b) => (a.month + a.currency < b.month + b.currency ? -1 : 1))
  }
}
