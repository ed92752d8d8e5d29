import { type Agreement, AmountFigures, type FigureOf } from './amount-figures.rules'
import {
  holdsTax,
  productHolds,
  type ProductMatter,
  type ProductRelation,
  proveProduct,
  type ProvenProduct,
  proveTaxedProduct,
} from './amount-product.rules'
import { bestSum, type ProvenSum, sumHolds, type SumMatter, type SumRelation } from './amount-relations.rules'
import { proven } from './detected.rules'
import { likelyDiscountKind } from './discount-kind.rules'
import { headingKey } from './heading-key.rules'
import { saysGross, saysTaxed } from './heading-roles.rules'
import type { ColumnMap, DecimalMark, Detected, DiscountKind, NetRule } from './sales-file.types'

export interface AmountCandidate {
  column: number
  field: 'net' | 'total'
  /** How surely its heading names the field. */
  strength: number
}

/** Columns that take part in the sums beside a sale's own. */
export interface AmountColumns {
  taxes: readonly number[]
  withheld: readonly number[]
  exempt: readonly number[]
  taxRate: number | null
  debit: number | null
  credit: number | null
}

export interface AmountMatter {
  rows: readonly (readonly string[])[]
  columns: ColumnMap
  candidates: readonly AmountCandidate[]
  others: AmountColumns
  markOf: (column: number) => DecimalMark
  headingOf: (column: number) => string
  /** The system of origin lists totals with tax only. */
  isTaxedSystem: boolean
}

export type AmountRelation = { kind: 'sum'; relation: SumRelation } | { kind: 'product'; relation: ProductRelation }

export interface AmountDecision {
  net: number | null
  total: number | null
  rule: Detected<NetRule>
  /** What proves it, to be held against every row of the file; null when headings alone decide. */
  relation: AmountRelation | null
  discountKind: Detected<DiscountKind> | null
  /** Taken off the total, under `totalMinusTax`; the first is the tax itself. */
  taxes: readonly number[]
  withheld: readonly number[]
  taxRate: number | null
}

/** Whether a relation holds in a row; null when the row does not speak of it. */
export function relationHolds({ kind, relation }: AmountRelation, figure: FigureOf): boolean | null {
  return kind === 'sum' ? sumHolds(relation, figure) : productHolds(relation, figure)
}

/**
 * Which amount is net, and what the discount is, by the arithmetic of the rows.
 * Shape   in: rows, columns, candidates for the net. out: the columns chosen, the rule, the relation and how many rows agree.
 * Rule    X + taxes = Y makes X net and Y a total, a discount between them is taken off, exempt parts make the net Y − taxes;
 *         X = quantity × price − discount (amount, fraction or percent) makes X net whatever its heading says; X − discount
 *         = Z makes Z net. Without an amount the net is computed. A total whose heading speaks of tax, alone, asks for the
 *         rate. What nothing proves is supposed.
 * Cost    rows × candidates² × meanings.   Errors  none.   Source  issue 2 §2, data/README.md
 */
export function decideAmounts(matter: AmountMatter): AmountDecision {
  return new AmountJudge(matter).decide()
}

class AmountJudge {
  readonly #matter: AmountMatter
  readonly #figures: AmountFigures
  readonly #amounts: readonly number[]
  readonly #product: ProductMatter
  readonly #kinds: Detected<DiscountKind> | null

  constructor(matter: AmountMatter) {
    this.#matter = matter
    const { columns, candidates, others } = matter
    this.#amounts = candidates.map(({ column }) => column)
    const { quantity = null, unitPrice: price = null, discount = null } = columns
    const taking = [quantity, price, discount, others.taxRate, ...this.#amounts, ...others.taxes, ...others.withheld]
    this.#figures = new AmountFigures(
      matter.rows,
      [...taking, ...others.exempt].filter((column) => column !== null),
      matter.markOf,
    )
    this.#product = { figures: this.#figures, quantity, price, discount }
    this.#kinds =
      discount === null ? null : likelyDiscountKind(this.#figures, { ...columns, discount }, matter.headingOf(discount))
  }

  decide(): AmountDecision {
    const taxed = this.#others.taxes.some((tax) => this.#figures.isFilled(tax)) ? bestSum(this.#sums()) : null
    const products = this.#matter.candidates.flatMap((candidate) => {
      const proof = proveProduct(this.#product, candidate.column)
      return proof ? [{ candidate, proof }] : []
    })
    const product = products.toSorted((a, b) => rankOf(b) - rankOf(a) || b.proof.agree - a.proof.agree)[0]?.proof
    if (taxed) return this.#fromTaxedSum(taxed, product)
    const cut = bestSum({ ...this.#sums(), taxes: [], withheld: [], exempt: [] })
    if (cut && (!product || product.relation.form === 'gross'))
      return this.#decision('column', cut.relation.total, cut, { kind: 'sum', relation: cut.relation }, kindOf(cut))
    if (product) return this.#fromProduct(product)
    return this.#fromTaxedProduct() ?? this.#fromHeadings()
  }

  get #others(): AmountColumns {
    return this.#matter.others
  }

  #sums(): SumMatter {
    const { candidates, others, columns } = this.#matter
    const nameOf = (column: number): number => {
      const named = candidates.find((candidate) => candidate.column === column)
      return named ? named.strength + (named.field === 'net' ? 1 : 0) : 0
    }
    return { ...others, figures: this.#figures, amounts: this.#amounts, nameOf, discount: columns.discount ?? null }
  }

  #fromTaxedSum(sum: ProvenSum, product: ProvenProduct | undefined): AmountDecision {
    const { relation } = sum
    const proof: AmountRelation = { kind: 'sum', relation }
    if (relation.exempt.length > 0) {
      const found = this.#decision('totalMinusTax', null, sum, proof, this.#kinds)
      return { ...found, total: relation.total, taxes: relation.taxes, withheld: relation.withheld }
    }
    const ofBase = product?.relation.amount === relation.base ? product : undefined
    const kind = kindOf(sum) ?? (ofBase ? kindOfForm(ofBase) : null) ?? this.#kinds
    const rule: NetRule = relation.discount ? 'columnMinusDiscount' : 'column'
    return { ...this.#decision(rule, relation.base, sum, proof, kind), total: relation.total }
  }

  #fromProduct(proof: ProvenProduct): AmountDecision {
    const { relation } = proof
    const { amount, form } = relation
    const because: AmountRelation = { kind: 'product', relation }
    const inside = form === 'gross' ? null : holdsTax(this.#figures, amount, this.#taxesOfTotal())
    if (inside) {
      const found = this.#decision('totalMinusTax', null, inside, because, kindOfForm(proof) ?? this.#kinds)
      return { ...found, total: amount, taxes: this.#taxesOfTotal() }
    }
    // A price after discount: the amount is named net and the discount only informs.
    const isNetPrice = form === 'gross' && /\b(neto|neta|net)\b/.test(headingKey(this.#matter.headingOf(amount)))
    if (isNetPrice) {
      const found = this.#decision('column', amount, proof, because, this.#kinds)
      return { ...found, rule: { ...found.rule, supposed: true } }
    }
    return this.#decision(
      form === 'gross' ? 'columnMinusDiscount' : 'column',
      amount,
      proof,
      because,
      kindOfForm(proof) ?? this.#kinds,
    )
  }

  /** The only amounts hold their tax, as quantity × price proves: the net is computed. */
  #fromTaxedProduct(): AmountDecision | null {
    for (const { column } of this.#matter.candidates) {
      const proof = proveTaxedProduct(this.#product, column)
      if (!proof) continue
      const kind = proof.discountKind && proven(proof.discountKind, proof)
      return { ...this.#decision('computed', null, proof, null, kind ?? this.#kinds), total: column }
    }
    return null
  }

  #fromHeadings(): AmountDecision {
    const { candidates, columns, headingOf } = this.#matter
    const named = (field: 'net' | 'total'): number | null =>
      candidates.filter((one) => one.field === field).toSorted((a, b) => b.strength - a.strength)[0]?.column ?? null
    const [net, total] = [named('net'), named('total')]
    const rows = this.#figures.rows
    const decide = (rule: NetRule, agree: number, supposed: boolean): AmountDecision => ({
      ...this.#decision(rule, net, { agree, of: rows }, null, this.#kinds),
      total,
      rule: { value: rule, agree, of: rows, supposed },
    })
    const hasProduct = columns.quantity !== undefined && columns.unitPrice !== undefined
    const isTaxed = (column: number): boolean => saysTaxed(headingOf(column))
    if (net !== null && !isTaxed(net) && !this.#isBeforeDiscount(net))
      return decide('column', 0, total !== null || hasProduct)
    const amount = total ?? net
    if (amount === null) return decide('computed', hasProduct ? rows : 0, !hasProduct)
    const gross = [net, total].find((column) => column !== null && !isTaxed(column) && this.#isBeforeDiscount(column))
    if (gross !== undefined) return { ...decide('columnMinusDiscount', 0, true), net: gross, total: null }
    const taxes = this.#taxesOfTotal()
    if (taxes.length > 0) return { ...decide('totalMinusTax', 0, false), total: amount, net: null, taxes }
    if (this.#others.taxRate !== null && this.#figures.isFilled(this.#others.taxRate))
      return { ...decide('totalMinusTax', 0, true), total: amount, net: null, taxRate: this.#others.taxRate }
    return decide(this.#matter.isTaxedSystem || isTaxed(amount) ? 'totalWithoutTax' : 'total', 0, true)
  }

  /** A heading that says gross, with a discount beside it. */
  #isBeforeDiscount(column: number): boolean {
    return this.#kinds !== null && this.#kinds.of > 0 && saysGross(this.#matter.headingOf(column))
  }

  /** The taxes that a total holds: a column that adds up the others stands for them. */
  #taxesOfTotal(): number[] {
    const taxes = this.#others.taxes.filter((tax) => this.#figures.isFilled(tax))
    if (taxes.length < 2) return taxes.length > 0 ? taxes : this.#others.taxes.slice(0, 1)
    const sum = taxes.find((tax) => {
      for (let row = 0; row < this.#figures.rows; row++) {
        const figure = this.#figures.at(row)
        const rest = taxes.reduce((all, other) => (other === tax ? all : all + (figure(other) || 0)), 0)
        if (Math.abs((figure(tax) || 0) - rest) > 0.02) return false
      }
      return true
    })
    return sum === undefined ? taxes : [sum]
  }

  #decision(
    value: NetRule,
    net: number | null,
    { agree, of }: Agreement,
    relation: AmountRelation | null,
    discountKind: Detected<DiscountKind> | null,
  ): AmountDecision {
    const total =
      this.#matter.candidates.find(({ field, column }) => field === 'total' && column !== net)?.column ?? null
    const rule = { value, agree, of, supposed: false }
    return { net, total, rule, relation, discountKind, taxes: [], withheld: [], taxRate: null }
  }
}

/** A discount explained beats none; a heading that says net breaks the tie. */
function rankOf({ candidate, proof }: { candidate: AmountCandidate; proof: ProvenProduct }): number {
  return (proof.relation.form === 'gross' ? 0 : 2) + (candidate.field === 'net' ? 1 : 0) + candidate.strength / 10
}

function kindOf(sum: ProvenSum): Detected<DiscountKind> | null {
  return sum.relation.discount && proven(sum.relation.discount.kind, sum)
}

function kindOfForm(proof: ProvenProduct): Detected<DiscountKind> | null {
  const { form } = proof.relation
  return form === 'none' || form === 'gross' ? null : proven(form, proof)
}
