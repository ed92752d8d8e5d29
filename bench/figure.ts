/** One line of `npm run bench`: a ratio taken in one run (or a value with its unit in the name), and what it may be. */
export interface Figure {
  readonly name: string
  readonly ratio?: number
  readonly value?: number
  readonly budget: number
  /** More is better. */
  readonly atLeast?: true
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
