import { detached } from './detached-text'
import { planAnew, type PlannedFile } from './make-plan'
import type { ReadOptions } from './sales-file.types'

const mostOfAKind = 100

export type WitnessKind = 'date' | 'number' | 'kind' | 'state' | 'sum' | 'discount' | 'sign' | 'checkDigit'

/**
 * Rows beyond the sample that say what the sample could not: a day that only the other order reads, a state never seen, a sum
 * that does not come out. At the end the plan is made anew with them; when it comes out otherwise, the file is read again.
 */
export class RowWitnesses {
  readonly #planned: PlannedFile
  readonly #options: ReadOptions
  readonly #counts = new Map<WitnessKind, number>()
  readonly #rows: string[][] = []
  readonly #afterLine: number

  constructor(planned: PlannedFile, options: ReadOptions) {
    this.#planned = planned
    this.#options = options
    this.#afterLine = planned.sampleLines.at(-1) ?? 0
  }

  add(kind: WitnessKind, row: readonly string[], rowNumber: number): void {
    if (rowNumber <= this.#afterLine) return
    const count = this.#counts.get(kind) ?? 0
    if (count >= mostOfAKind) return
    this.#counts.set(kind, count + 1)
    this.#rows.push(row.map(detached))
  }

  /** The plan that the whole file asks for, when it is another. */
  async betterPlan(): Promise<PlannedFile | null> {
    if (this.#rows.length === 0) return null
    const anew = await planAnew(this.#planned, this.#options, this.#rows)
    return decisionsOf(anew) === decisionsOf(this.#planned) ? null : anew
  }
}

/** All of a plan that changes what is read, without its proofs. */
function decisionsOf({ plan, markOf }: PlannedFile): string {
  const { columns, states, dateOrder, sign, discountKind, netRule } = plan
  return JSON.stringify([
    Object.entries(columns).toSorted(),
    plan.header.map((_, column) => markOf(column)),
    [dateOrder, sign, discountKind, netRule].map((detected) => detected?.value),
    [plan.clientBy, plan.clientFrom, plan.stripsCheckDigit, plan.kindFrom, plan.docCodes, plan.excludesOtherTypes],
    [states, plan.taxes, plan.withheld, plan.taxRateColumn, plan.netMinus, plan.isNetPerDocument, plan.width],
  ])
}
