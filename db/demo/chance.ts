/** Numbers from 0 to 1 that look like chance and are always the same for a seed (mulberry32). */
export type Chance = () => number

export function chanceFrom(seed: number): Chance {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pick<T>(chance: Chance, among: readonly T[]): T {
  return among[Math.floor(chance() * among.length)]!
}

/** Whole numbers in the proportion of the weights that sum exactly `total`, each at least `least`. */
export function apportion(total: number, weights: readonly number[], least: number): number[] {
  const sum = weights.reduce((one, other) => one + other, 0)
  const spare = total - least * weights.length
  const exact = weights.map((weight) => (weight * spare) / sum)
  const parts = exact.map(Math.floor)
  let missing = spare - parts.reduce((one, other) => one + other, 0)
  const byRemainder = exact
    .map((value, at) => [value - parts[at]!, at] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1])
  for (const [, at] of byRemainder) {
    if (missing-- <= 0) break
    parts[at]!++
  }
  return parts.map((part) => part + least)
}

/** Splits a whole amount in the proportion of signed weights; steps of `step`, the rest on the heaviest. */
export function splitAmount(amount: number, weights: readonly number[], step: number): number[] {
  const sum = weights.reduce((one, other) => one + other, 0)
  const parts = weights.map((weight) => Math.round((amount * weight) / sum / step) * step)
  const heaviest = weights.indexOf(Math.max(...weights))
  parts[heaviest]! += amount - parts.reduce((one, other) => one + other, 0)
  return parts
}
