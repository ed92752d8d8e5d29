/**
 * Numbers taken from the database ahead of need, because lines come faster than questions can be asked. When a burst empties
 * the pool it lends negative numbers, which `settle` exchanges for real ones at the end.
 */
export class NumberPool {
  readonly #free: number[] = []
  readonly #lent: number[] = []
  readonly #reserve: (count: number) => Promise<number[]>
  readonly #low: number
  readonly #fill: number

  constructor(reserve: (count: number) => Promise<number[]>, levels: { low: number; fill: number }) {
    this.#reserve = reserve
    this.#low = levels.low
    this.#fill = levels.fill
  }

  take(): number {
    const next = this.#free.pop()
    if (next !== undefined) return next
    this.#lent.push(-this.#lent.length - 1)
    return this.#lent.at(-1)!
  }

  get isLow(): boolean {
    return this.#free.length < this.#low
  }

  async refill(): Promise<void> {
    if (!this.isLow) return
    const fresh = await this.#reserve(this.#fill)
    // The last is taken first: numbers then rise in the order of the file.
    this.#free.unshift(...fresh.toReversed())
  }

  /** Lent number → real number. */
  async settle(): Promise<Map<number, number>> {
    const real = this.#lent.length === 0 ? [] : await this.#reserve(this.#lent.length)
    return new Map(this.#lent.map((lent, i) => [lent, real[i]!]))
  }
}
