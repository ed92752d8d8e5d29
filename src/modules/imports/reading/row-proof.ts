import { figureOf } from './amount-figures.rules'
import { relationHolds } from './amount-proof.rules'
import type { DateReader } from './date-text.rules'
import type { AmountReader } from './line-amounts'
import type { PlannedFile } from './make-plan'
import type { RowWitnesses } from './row-witnesses'
import type { Detected, DocKind, Plan } from './sales-file.types'

/** Holds every row against what the sample proved, and keeps what the first rows could not foresee. */
export class RowProof {
  readonly #planned: PlannedFile
  readonly #witnesses: RowWitnesses
  readonly #amounts: AmountReader
  readonly #dates: DateReader
  readonly #sums = { agree: 0, of: 0 }
  readonly #signs = { agree: 0, of: 0 }
  #rows = 0
  #row: readonly string[] = []

  constructor(planned: PlannedFile, parts: { witnesses: RowWitnesses; amounts: AmountReader; dates: DateReader }) {
    this.#planned = planned
    this.#witnesses = parts.witnesses
    this.#amounts = parts.amounts
    this.#dates = parts.dates
  }

  add(row: readonly string[], rowNumber: number, kind: DocKind): void {
    this.#rows++
    const { plan, relation, markOf } = this.#planned
    if (relation !== null) {
      this.#row = row
      const verdict = relationHolds(relation, this.#figure)
      if (verdict !== null) this.#sums.of++
      if (verdict) this.#sums.agree++
      if (verdict === false) this.#witnesses.add('sum', row, rowNumber)
    }
    const { discount } = plan.columns
    if (
      discount !== undefined &&
      (plan.discountKind?.of ?? 0) === 0 &&
      isSaid(figureOf(row[discount] ?? '', markOf(discount)))
    )
      this.#witnesses.add('discount', row, rowNumber)
    if (kind === 'creditNote' && this.#amounts.net !== 0) {
      const isTurned = plan.sign.value === 'creditNotesNegated'
      this.#signs.of++
      if (this.#amounts.isWrittenNegative === isTurned) this.#witnesses.add('sign', row, rowNumber)
      else this.#signs.agree++
    }
  }

  /**
   * The plan with its proofs over all rows: the sample found the rules, the whole file says how far they hold.
   * Shape   in: days that could not be read, amounts that only the other decimal mark reads. out: the plan, decisions unchanged.
   */
  proven(errors: { impossibleDates: number; contradictingMarks: number }): Plan {
    const { plan, relation } = this.#planned
    const { decimal, dateOrder, sign, netRule, discountKind } = plan
    const { telling } = this.#amounts
    const isOfRelation = relation !== null && discountKind !== null && discountKind.of === netRule.of
    return {
      ...plan,
      decimal: withProof(decimal, { agree: telling, of: telling + errors.contradictingMarks }, telling > 0),
      dateOrder: withProof(
        dateOrder,
        { agree: this.#rows, of: this.#rows + errors.impossibleDates },
        this.#dates.isProven,
      ),
      sign: withProof(sign, this.#signs, this.#signs.agree === this.#signs.of),
      netRule: held(netRule, this.#sums),
      discountKind: isOfRelation ? held(discountKind, this.#sums) : discountKind,
    }
  }

  readonly #figure = (column: number): number => figureOf(this.#row[column] ?? '', this.#planned.markOf(column))
}

/** What a person said has no proof, and what no row speaks of keeps its own. `isSure`: nothing is supposed any more. */
function withProof<T>(found: Detected<T>, { agree, of }: { agree: number; of: number }, isSure: boolean): Detected<T> {
  if (of === 0 || isSaidByPerson(found)) return found
  return { ...found, agree: found.supposed && !isSure ? found.agree : agree, of, supposed: found.supposed && !isSure }
}

function held<T>(found: Detected<T>, { agree, of }: { agree: number; of: number }): Detected<T> {
  return of === 0 ? found : { ...found, agree, of, supposed: found.supposed || agree < of * 0.9 }
}

function isSaidByPerson({ agree, of, supposed }: Detected<unknown>): boolean {
  return agree === 0 && of === 0 && !supposed
}

function isSaid(figure: number): boolean {
  return figure !== 0 && !Number.isNaN(figure)
}
