import { largestFirst, scaledTexts, type ScaledNets } from './scaled-nets.rules'

export interface BuyingHabit {
  /** Whole days since the last invoice; less is better. */
  readonly recencyDays: number
  /** Invoices, not credit notes. */
  readonly invoices: number
  /** Exact decimal, one currency. */
  readonly net: string
}
/** 1–5; null with fewer than ten accounts, when only the raw values say something. */
export interface RfmScores {
  readonly recencyScore: number | null
  readonly frequencyScore: number | null
  readonly moneyScore: number | null
}

const fewestToScore = 10

/**
 * Recency, frequency, money: each account against the others.
 * Shape   in: accounts, any order. Out: their scores, same order.
 * Rule    mid-rank percentile p = (less + ½·equal)/n, equal counts the account itself;
 *         score = min(5, ⌊5·(2·less + equal)/(2n)⌋ + 1); recency reversed.
 * Cost    linear; n log n under 2,048 accounts.   Errors  none.   Source  method F4
 */
export function scoreRfm(accounts: readonly BuyingHabit[]): RfmScores[] {
  const whole = (values: number[]): ScaledNets => ({ kind: 'safe', places: 0, values: Float64Array.from(values) })
  const recency = midRankScores(whole(accounts.map((account) => -account.recencyDays)))
  const frequency = midRankScores(whole(accounts.map((account) => account.invoices)))
  const money = midRankScores(scaledTexts(accounts.map((account) => account.net)))
  return accounts.map((_, at) => ({
    recencyScore: recency?.[at] ?? null,
    frequencyScore: frequency?.[at] ?? null,
    moneyScore: money?.[at] ?? null,
  }))
}

/** Scores 1–5 of amounts, in their order; null when they are too few to compare. */
export function midRankScores(amounts: ScaledNets): Uint8Array | null {
  const { values } = amounts
  const n = values.length
  if (n < fewestToScore) return null
  const scores = new Uint8Array(n)
  const order = largestFirst(amounts)
  for (let start = 0, end = 0; start < n; start = end) {
    const value = values[order[start]!]
    for (end = start + 1; end < n && values[order[end]!] === value;) end++
    const [less, equal] = [n - end, end - start]
    const score = Math.min(5, Math.floor((5 * (2 * less + equal)) / (2 * n)) + 1)
    for (let place = start; place < end; place++) scores[order[place]!] = score
  }
  return scores
}
