import { computedNet, type Exact, quickProduct } from './computed-net.rules'
import { formulaCell, parsed, readNumber, scaledFromBig, toScaled } from './decimal-text.rules'
import type { DecimalMark, DocKind, Plan, RowErrorKind } from './sales-file.types'

/** Reads the amounts of one row by the plan's rule, exactly; the results stay in its fields until the next row. */
export class AmountReader {
  net = 0
  cost: number | null = null
  quantity = ''
  /** The net as written, before a credit note was turned. */
  isWrittenNegative = false
  /** Amounts that only their column's decimal mark reads as they were read. */
  telling = 0
  readonly #plan: Plan
  readonly #markOf: (column: number) => DecimalMark
  readonly #problem: { kind: RowErrorKind; column: number } = { kind: 'badNumber', column: 0 }

  constructor(plan: Plan, markOf: (column: number) => DecimalMark) {
    this.#plan = plan
    const marks = plan.header.map((_, column) => markOf(column))
    this.#markOf = (column) => marks[column] ?? markOf(column)
  }

  /**
   * Null when all is well. `isCounted`: the row belongs to a document whose amount was taken from a line above.
   */
  read(row: readonly string[], kind: DocKind, isCounted = false): { kind: RowErrorKind; column: number } | null {
    const { columns, sign } = this.#plan
    this.quantity = ''
    if (columns.quantity !== undefined) {
      const verdict = readNumber(row[columns.quantity] ?? '', this.#markOf(columns.quantity))
      if (verdict === 'bad') return this.#say('badNumber', columns.quantity)
      if (verdict === 'ok') this.quantity = exactText()
    }
    this.net = 0
    const problem = isCounted ? null : this.#readNet(row)
    if (problem) return problem
    this.isWrittenNegative = this.net < 0
    if (Number.isNaN(this.net))
      return this.#say('amountTooLarge', columns.net ?? columns.total ?? columns.quantity ?? 0)
    this.cost = null
    if (columns.cost !== undefined) {
      const verdict = readNumber(row[columns.cost] ?? '', this.#markOf(columns.cost))
      if (verdict === 'bad') return this.#say('badNumber', columns.cost)
      if (verdict === 'ok') this.cost = scaled()
      if (Number.isNaN(this.cost)) return this.#say('amountTooLarge', columns.cost)
    }
    if (sign.value === 'creditNotesNegated' && kind === 'creditNote') {
      this.#turnNet()
      if (this.cost !== null && this.cost > 0) this.cost = -this.cost
      if (this.quantity !== '' && !this.quantity.startsWith('-') && this.quantity !== '0')
        this.quantity = `-${this.quantity}`
    }
    return null
  }

  /** The net of a row that does not come in, whatever else is wrong with it; null when it cannot be read. */
  netAlone(row: readonly string[], kind: DocKind, isCounted: boolean): number | null {
    this.net = 0
    if ((!isCounted && this.#readNet(row)) || Number.isNaN(this.net)) return null
    if (this.#plan.sign.value === 'creditNotesNegated' && kind === 'creditNote') this.#turnNet()
    return this.net
  }

  #turnNet(): void {
    if (this.net !== 0) this.net = -this.net
  }

  /** A rate or another figure as exact text; '' when there is none. */
  exact(text: string, column: number): string {
    return readNumber(text, this.#markOf(column)) === 'ok' ? exactText() : ''
  }

  /** Whether a text that is no number under its column's mark is one under the other. */
  readsWithOtherMark(text: string, column: number): boolean {
    return readNumber(text, this.#markOf(column) === ',' ? '.' : ',') === 'ok'
  }

  #readNet(row: readonly string[]): { kind: RowErrorKind; column: number } | null {
    const { columns, netRule, taxRatePct, netMinus } = this.#plan
    switch (netRule.value) {
      case 'column':
        return netMinus === null ? this.#column(row, columns.net!) : this.#creditLessDebit(row, netMinus)
      case 'columnMinusDiscount':
        return this.#columnMinusDiscount(row)
      case 'computed':
        return this.#computed(row)
      case 'total':
        return this.#column(row, columns.total ?? columns.net!)
      case 'totalMinusTax':
        return this.#totalMinusTax(row)
      case 'totalWithoutTax':
        return this.#withoutRate(row, taxRatePct)
    }
  }

  #withoutRate(row: readonly string[], ratePct: number | null): { kind: RowErrorKind; column: number } | null {
    const { columns } = this.#plan
    const problem = this.#column(row, columns.total ?? columns.net!)
    if (problem || ratePct === null || Number.isNaN(this.net)) return problem
    this.net = quotient(BigInt(this.net) * 1_000_000n, 1_000_000n + BigInt(Math.round(ratePct * 10_000)))
    return null
  }

  #column(row: readonly string[], column: number): { kind: RowErrorKind; column: number } | null {
    const text = row[column] ?? ''
    const verdict = readNumber(text, this.#markOf(column))
    if (verdict !== 'ok')
      return this.#say(verdict === 'empty' || text.startsWith(formulaCell) ? 'missingAmount' : 'badNumber', column)
    if (parsed.tells) this.telling++
    this.net = scaled()
    return null
  }

  /** A ledger writes one of the two. */
  #creditLessDebit(row: readonly string[], debit: number): { kind: RowErrorKind; column: number } | null {
    const credit = this.#plan.columns.net!
    const isBlank = (row[credit] ?? '').trim() === '' && (row[debit] ?? '').trim() === ''
    if (isBlank) return this.#say('missingAmount', credit)
    return this.#add(row, [credit], 1) ?? this.#add(row, [debit], -1)
  }

  #totalMinusTax(row: readonly string[]): { kind: RowErrorKind; column: number } | null {
    const { columns, taxes, withheld, taxRateColumn } = this.#plan
    if (taxRateColumn !== null) return this.#withoutRowsRate(row, taxRateColumn)
    const problem =
      this.#column(row, columns.total ?? columns.net!) ?? this.#add(row, taxes, -1) ?? this.#add(row, withheld, 1)
    return problem
  }

  /** The rate stands in the row: a fraction, or a percentage with or without its sign. */
  #withoutRowsRate(row: readonly string[], column: number): { kind: RowErrorKind; column: number } | null {
    const text = row[column] ?? ''
    const verdict = readNumber(text, this.#markOf(column))
    if (verdict === 'bad') return this.#say('badNumber', column)
    const written = verdict === 'ok' ? parsed.mantissa / 10 ** parsed.scale : 0
    return this.#withoutRate(row, Math.abs(written) < 1 ? written * 100 : written)
  }

  #add(
    row: readonly string[],
    columns: readonly number[],
    sign: 1 | -1,
  ): { kind: RowErrorKind; column: number } | null {
    for (const column of columns) {
      const verdict = readNumber(row[column] ?? '', this.#markOf(column))
      if (verdict === 'bad') return this.#say('badNumber', column)
      if (verdict === 'ok') this.net += sign * scaled()
    }
    return null
  }

  #columnMinusDiscount(row: readonly string[]): { kind: RowErrorKind; column: number } | null {
    const { columns, discountKind } = this.#plan
    const problem = this.#column(row, columns.net!)
    if (problem || columns.discount === undefined) return problem
    const verdict = readNumber(row[columns.discount] ?? '', this.#markOf(columns.discount))
    if (verdict === 'bad') return this.#say('badNumber', columns.discount)
    if (verdict === 'ok' && parsed.mantissa !== 0) {
      const net = computedNet({ m: BigInt(this.net), s: 4 }, { m: 1n, s: 0 }, exact(), discountKind?.value ?? 'amount')
      this.net = scaledFromBig(net.m, net.s)
    }
    return null
  }

  #computed(row: readonly string[]): { kind: RowErrorKind; column: number } | null {
    const { columns, discountKind } = this.#plan
    const [quantityAt, priceAt, discountAt] = [columns.quantity!, columns.unitPrice!, columns.discount]
    const quantityVerdict = readNumber(row[quantityAt] ?? '', this.#markOf(quantityAt))
    if (quantityVerdict !== 'ok')
      return this.#say(quantityVerdict === 'empty' ? 'missingAmount' : 'badNumber', quantityAt)
    const [quantityMantissa, quantityScale, quantityBig] = [parsed.mantissa, parsed.scale, parsed.big]
    const priceVerdict = readNumber(row[priceAt] ?? '', this.#markOf(priceAt))
    if (priceVerdict !== 'ok') return this.#say(priceVerdict === 'empty' ? 'missingAmount' : 'badNumber', priceAt)
    if (parsed.tells) this.telling++
    const [priceMantissa, priceScale, priceBig] = [parsed.mantissa, parsed.scale, parsed.big]
    let discount: Exact | null = null
    if (discountAt !== undefined) {
      const verdict = readNumber(row[discountAt] ?? '', this.#markOf(discountAt))
      if (verdict === 'bad') return this.#say('badNumber', discountAt)
      if (verdict === 'ok' && parsed.mantissa !== 0) {
        discount = exact()
      }
    }
    const quick =
      discount || quantityBig !== null || priceBig !== null
        ? null
        : quickProduct(quantityMantissa, quantityScale, priceMantissa, priceScale)
    if (quick !== null) this.net = quick
    else {
      const quantity = { m: quantityBig ?? BigInt(quantityMantissa), s: quantityScale }
      const net = computedNet(
        quantity,
        { m: priceBig ?? BigInt(priceMantissa), s: priceScale },
        discount,
        discountKind?.value ?? 'amount',
      )
      this.net = scaledFromBig(net.m, net.s)
    }
    return null
  }

  #say(kind: RowErrorKind, column: number): { kind: RowErrorKind; column: number } {
    this.#problem.kind = kind
    this.#problem.column = column
    return this.#problem
  }
}

function scaled(): number {
  return toScaled(parsed.mantissa, parsed.scale, parsed.big)
}

function exact(): Exact {
  return { m: parsed.big ?? BigInt(parsed.mantissa), s: parsed.scale }
}

/** The last number read, as exact decimal text. */
function exactText(): string {
  if (parsed.scale === 0) return parsed.big === null ? String(parsed.mantissa) : parsed.big.toString()
  const value = parsed.big ?? BigInt(parsed.mantissa)
  const digits = (value < 0n ? -value : value).toString().padStart(parsed.scale + 1, '0')
  const text = `${value < 0n ? '-' : ''}${digits.slice(0, -parsed.scale)}.${digits.slice(-parsed.scale)}`
  return text.replace(/\.?0+$/, '') || '0'
}

function quotient(value: bigint, unit: bigint): number {
  const absolute = value < 0n ? -value : value
  const rounded = Number((absolute * 2n + unit) / (unit * 2n))
  return value < 0n ? -rounded : rounded
}
