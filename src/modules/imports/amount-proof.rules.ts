import { parsed, readNumber, toScaled } from './decimal-text.rules'
import type { ColumnMap, DecimalMark, Detected, DiscountKind, NetRule } from './sales-file.types'

export interface AmountCandidate {
  column: number
  field: 'net' | 'total'
  /** How surely its heading names the field. */
  strength: number
}

export interface AmountDecision {
  net: number | null
  total: number | null
  rule: Detected<NetRule>
  /** The relation that proves it, as a name the screen knows; null when headings alone decide. */
  relation: AmountRelation | null
  discountKind: Detected<DiscountKind> | null
}
export type AmountRelation =
  'quantityPrice' | 'quantityPriceLessDiscount' | 'netPlusTax' | 'grossLessDiscount' | 'taxInside'

export interface AmountMatter {
  rows: readonly (readonly string[])[]
  columns: ColumnMap
  candidates: readonly AmountCandidate[]
  markOf: (column: number) => DecimalMark
  headingOf: (column: number) => string
  /** The system of origin lists totals with tax only. */
  isTaxedSystem: boolean
}

/** One row's figures; null where the cell holds none. */
interface Terms {
  quantity: number | null
  price: number | null
  discount: number | null
  tax: number | null
  amounts: (number | null)[]
}

/**
 * Which amount is net, and what the discount is, by the arithmetic of the rows.
 * Shape   in: rows, columns, candidates for the net. out: the columns chosen, the rule, the relation and how many rows agree.
 * Rule    X + tax = Y makes X net and Y a total; X = quantity × price − discount (amount, fraction or percent) makes X net
 *         whatever its heading says; X − discount = Z makes Z net. Without an amount the net is computed. A total whose
 *         heading speaks of tax, alone, asks for the rate. What nothing proves is supposed.
 * Cost    rows × candidates².   Errors  none.   Source  issue 2 §2, data/README.md
 */
export function decideAmounts(matter: AmountMatter): AmountDecision {
  const { columns, candidates, headingOf } = matter
  const terms = termsOf(matter)
  const kinds = columns.discount === undefined ? null : discountKinds(terms, headingOf(columns.discount))
  const taxed = bestPair(candidates, terms, (row, x, y) => (row.tax === null || row.tax === 0 ? null : x + row.tax - y))
  const products = candidates.map((candidate, i) => proveProduct(candidate, i, terms)).filter((proof) => holds(proof))
  const product = products.sort((a, b) => rankOf(b) - rankOf(a) || b.agree - a.agree)[0]
  if (taxed) return fromTaxPair(taxed, product, candidates, kinds)
  const cut = bestPair(candidates, terms, (row, x, z) =>
    row.discount === null || row.discount === 0 ? null : x - Math.abs(row.discount) - z,
  )
  if (cut && (!product || product.form === 'gross')) {
    return decision(matter, cut.right, 'column', cut, 'grossLessDiscount', amountKind(cut))
  }
  if (product) return fromProduct(matter, product, terms, kinds)
  return fromHeadings(matter, terms, kinds)
}

function termsOf({ rows, columns, candidates, markOf }: AmountMatter): Terms[] {
  const read = (row: readonly string[], column: number | undefined): number | null => {
    if (column === undefined || readNumber(row[column] ?? '', markOf(column)) !== 'ok') return null
    return Number(parsed.big ?? parsed.mantissa) / 10 ** parsed.scale
  }
  return rows.map((row) => ({
    quantity: read(row, columns.quantity),
    price: read(row, columns.unitPrice),
    discount: read(row, columns.discount),
    tax: read(row, columns.tax),
    amounts: candidates.map(({ column }) => read(row, column)),
  }))
}

interface Agreement {
  agree: number
  of: number
}

function holds({ agree, of }: Agreement): boolean {
  return of > 0 && agree >= of * 0.9
}

function isNearZero(gap: number, size: number): boolean {
  return Math.abs(gap) <= 0.0251 + Math.abs(size) * 1e-7 || (Number.isInteger(size) && Math.abs(gap) <= 1.01)
}

interface Pair extends Agreement {
  left: number
  right: number
}

/** The pair of amounts for which `gap` is nothing in nine rows of ten; rows where it says null do not count. */
function bestPair(
  candidates: readonly AmountCandidate[],
  terms: readonly Terms[],
  gap: (row: Terms, left: number, right: number) => number | null,
): Pair | null {
  let best: Pair | null = null
  for (let left = 0; left < candidates.length; left++) {
    for (let right = 0; right < candidates.length; right++) {
      if (left === right) continue
      let [agree, of] = [0, 0]
      for (const row of terms) {
        const [x, y] = [row.amounts[left]!, row.amounts[right]!]
        if (x === null || y === null) continue
        const difference = gap(row, x, y)
        if (difference === null) continue
        of++
        if (isNearZero(difference, y)) agree++
      }
      const strength = (pair: Pair): number =>
        candidates[pair.left]!.strength + (candidates[pair.left]!.field === 'net' ? 1 : 0)
      const pair = { left, right, agree, of }
      if (holds(pair) && (!best || agree > best.agree || (agree === best.agree && strength(pair) > strength(best))))
        best = pair
    }
  }
  return best
}

interface ProductProof extends Agreement {
  index: number
  candidate: AmountCandidate
  form: 'none' | 'gross' | DiscountKind
}

/** A discount explained beats none; a heading that says net breaks the tie. */
function rankOf(proof: ProductProof): number {
  return (proof.form === 'gross' ? 0 : 2) + (proof.candidate.field === 'net' ? 1 : 0) + proof.candidate.strength / 10
}

/** Tries each meaning of the discount on one amount column; keeps the one that explains most rows. */
function proveProduct(candidate: AmountCandidate, index: number, terms: readonly Terms[]): ProductProof {
  const forms = ['amount', 'fraction', 'percent', 'gross'] as const
  const agree: Record<(typeof forms)[number], number> = { amount: 0, fraction: 0, percent: 0, gross: 0 }
  let [of, withDiscount] = [0, 0]
  for (const { quantity, price, discount, amounts } of terms) {
    const amount = amounts[index]!
    if (amount === null || quantity === null || price === null) continue
    of++
    const d = Math.abs(discount ?? 0)
    if (d !== 0) withDiscount++
    const gross = Math.abs(quantity * price)
    const tolerance =
      0.0151 + Math.abs(quantity) * 0.00051 + gross * 1e-9 + (Number.isInteger(amount) && gross > 1000 ? 0.5 : 0)
    const near = (expected: number): boolean => Math.abs(Math.abs(amount) - Math.abs(expected)) <= tolerance
    if (near(gross - d)) agree.amount++
    if (d <= 1 && near(gross * (1 - d))) agree.fraction++
    if (d <= 100 && near(gross * (1 - d / 100))) agree.percent++
    if (near(gross)) agree.gross++
  }
  const form = forms.reduce((left, right) => (agree[right] > agree[left] ? right : left))
  return { candidate, index, form: withDiscount === 0 ? 'none' : form, agree: agree[form], of }
}

function proven<T>(value: T, { agree, of }: Agreement): Detected<T> {
  return { value, agree, of, supposed: false }
}

function amountKind(proof: Agreement): Detected<DiscountKind> {
  return proven('amount', proof)
}

function decision(
  { candidates }: AmountMatter,
  index: number,
  rule: NetRule,
  proof: Agreement,
  relation: AmountRelation | null,
  discountKind: Detected<DiscountKind> | null,
): AmountDecision {
  const total = candidates.find(({ field }, i) => field === 'total' && i !== index)?.column ?? null
  return { net: candidates[index]!.column, total, rule: proven(rule, proof), relation, discountKind }
}

function fromTaxPair(
  pair: Pair,
  product: ProductProof | undefined,
  candidates: readonly AmountCandidate[],
  kinds: Detected<DiscountKind> | null,
): AmountDecision {
  const isDiscountProven = product && product.index === pair.left && product.form !== 'none' && product.form !== 'gross'
  return {
    net: candidates[pair.left]!.column,
    total: candidates[pair.right]!.column,
    rule: proven('column', pair),
    relation: 'netPlusTax',
    discountKind: isDiscountProven ? proven(product.form as DiscountKind, product) : kinds,
  }
}

const usualRates = [4, 5, 7, 8, 10, 10.5, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 25, 27]

/** Tax over amount is r for an amount before tax and r/(1+r) for one that holds it: the usual rates tell which. */
function holdsTax(terms: readonly Terms[], index: number): Agreement | null {
  let [inside, outside, of] = [0, 0, 0]
  for (const { tax, amounts } of terms) {
    const amount = amounts[index]!
    if (tax === null || amount === null || tax === 0 || Math.abs(amount) < 10) continue
    of++
    const pct = (tax / amount) * 100
    if (usualRates.some((rate) => Math.abs(rate - pct) < 0.06)) outside++
    if (usualRates.some((rate) => Math.abs(rate - (100 * pct) / (100 - pct)) < 0.06)) inside++
  }
  return of > 0 && inside > outside && inside >= of * 0.9 ? { agree: inside, of } : null
}

function fromProduct(
  matter: AmountMatter,
  proof: ProductProof,
  terms: readonly Terms[],
  kinds: Detected<DiscountKind> | null,
): AmountDecision {
  const inside = holdsTax(terms, proof.index)
  if (inside && proof.form !== 'gross') {
    const found = decision(matter, proof.index, 'totalMinusTax', inside, 'taxInside', kinds)
    return { ...found, net: null, total: matter.candidates[proof.index]!.column }
  }
  if (proof.form === 'gross') return decision(matter, proof.index, 'columnMinusDiscount', proof, 'quantityPrice', kinds)
  if (proof.form === 'none') return decision(matter, proof.index, 'column', proof, 'quantityPrice', kinds)
  return decision(matter, proof.index, 'column', proof, 'quantityPriceLessDiscount', proven(proof.form, proof))
}

/**
 * Without an amount to compare with: a fraction never passes one; a discount larger than its line is no amount; a few
 * round figures up to a hundred, over and over, are percentages.
 */
function discountKinds(terms: readonly Terms[], heading: string): Detected<DiscountKind> {
  const values = terms.filter((term) => term.discount !== null && term.discount !== 0)
  const sizes = values.map((term) => Math.abs(term.discount!))
  const largest = Math.max(0, ...sizes)
  const found = { agree: values.length, of: values.length }
  if (/^(valor|vr|vlr|monto|importe|total)\b/i.test(heading.trim()) && largest > 1)
    return { value: 'amount', ...found, supposed: false }
  if (values.length > 0 && largest <= 1) return { value: 'fraction', ...found, supposed: values.length < 3 }
  const isSpoken = /%|porc|percent|tasa|pct/i.test(heading)
  if (largest > 100) return { value: 'amount', ...found, supposed: false }
  if (isSpoken) return { value: 'percent', ...found, supposed: false }
  const isLargerThanLine = values.some(
    (term) => term.price !== null && Math.abs(term.discount!) > Math.abs((term.quantity ?? 0) * term.price) + 0.01,
  )
  const areRound =
    values.length >= 5 &&
    new Set(sizes).size <= Math.max(3, values.length / 5) &&
    sizes.every((size) => (size * 2) % 1 === 0)
  if (values.length > 0 && (isLargerThanLine || areRound)) return { value: 'percent', ...found, supposed: true }
  return { value: 'amount', ...found, supposed: values.length > 0 }
}

/** Headings that say the amount holds its tax. */
const taxedWords =
  /(con|incl\w*|mas|\+)\s+(de\s+|el\s+)?(iva|igv|itbis|impuesto|tax)|(iva|igv|itbis|impuestos?|tax(es)?)\s+incl|with tax|inc tax|tax incl/i

function fromHeadings(
  matter: AmountMatter,
  terms: readonly Terms[],
  kinds: Detected<DiscountKind> | null,
): AmountDecision {
  const { candidates, columns, headingOf } = matter
  const byStrength = (field: 'net' | 'total'): number | null =>
    candidates.filter((candidate) => candidate.field === field).sort((a, b) => b.strength - a.strength)[0]?.column ??
    null
  const [net, total] = [byStrength('net'), byStrength('total')]
  const decide = (rule: NetRule, agree: number, of: number, supposed: boolean): AmountDecision => ({
    net,
    total,
    rule: { value: rule, agree, of, supposed },
    relation: null,
    discountKind: kinds,
  })
  const hasProduct = columns.quantity !== undefined && columns.unitPrice !== undefined
  const isTaxed = (column: number): boolean => taxedWords.test(plain(headingOf(column)))
  if (net !== null && !isTaxed(net)) return decide('column', 0, terms.length, total !== null || hasProduct)
  if (total !== null && columns.tax !== undefined) return decide('totalMinusTax', 0, terms.length, false)
  if (hasProduct && (total === null || isSteadyMultiple(terms, candidates, total)))
    return decide('computed', terms.length, terms.length, total !== null)
  if (total !== null)
    return decide(matter.isTaxedSystem || isTaxed(total) ? 'totalWithoutTax' : 'total', 0, terms.length, true)
  return decide('computed', 0, 0, true)
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[.(),]/g, ' ')
}

/** The total is a steady multiple of quantity × price, as a tax makes it. */
function isSteadyMultiple(terms: readonly Terms[], candidates: readonly AmountCandidate[], column: number): boolean {
  const index = candidates.findIndex((candidate) => candidate.column === column)
  const ratios = terms.flatMap(({ quantity, price, amounts }) => {
    const [amount, gross] = [amounts[index]!, (quantity ?? 0) * (price ?? 0)]
    return amount !== null && gross !== 0 ? [amount / gross] : []
  })
  return ratios.length > 0 && ratios.filter((ratio) => ratio > 1.005 && ratio < 1.35).length > ratios.length * 0.8
}

/** quantity × price less its discount, exactly, rounded once to four places. */
export function computedNet(
  quantity: { m: bigint; s: number },
  price: { m: bigint; s: number },
  discount: { m: bigint; s: number } | null,
  kind: DiscountKind,
): { m: bigint; s: number } {
  const gross = { m: quantity.m * price.m, s: quantity.s + price.s }
  if (!discount || discount.m === 0n) return gross
  if (kind === 'amount') {
    const scale = Math.max(gross.s, discount.s)
    const size = (value: { m: bigint; s: number }): bigint => value.m * 10n ** BigInt(scale - value.s)
    const less = gross.m < 0n && discount.m > 0n ? -size(discount) : size(discount)
    return { m: size(gross) - less, s: scale }
  }
  const whole = 10n ** BigInt(discount.s + (kind === 'percent' ? 2 : 0))
  const absolute = discount.m < 0n ? -discount.m : discount.m
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
