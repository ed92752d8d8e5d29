/** What an amount did against the same span a year before; null = n/d (method F5). */
export type YearChange = { kind: 'rate'; pct: number } | { kind: 'new' } | null

/**
 * For display only, one decimal: the sums themselves come exact from the server.
 * Rule (v1 − v0)/v0 for v0 > 0; «new» for v0 = 0 and v1 > 0; else n/d.
 */
export function yearChange(now: string | null | undefined, before: string | null | undefined): YearChange {
  if (now === null || now === undefined || before === null || before === undefined) return null
  const [v1, v0] = [Number(now), Number(before)]
  if (v0 > 0) return { kind: 'rate', pct: ((v1 - v0) / v0) * 100 }
  return v0 === 0 && v1 > 0 ? { kind: 'new' } : null
}
