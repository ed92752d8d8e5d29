/**
 * A quantity as the database keeps it (numeric(19, 6)), in millionths.
 * Shape   in: exact decimal text, or '' for none. out: a whole number; a bigint beyond 2^53; null when there is none, or when
 *         it has more than thirteen digits before the point: then it is a number of something else.
 * Rule    Places beyond the sixth are rounded half away from zero, as the database rounds them.
 */
export function quantityMillionths(text: string): number | bigint | null {
  if (text === '') return null
  const point = text.indexOf('.')
  if (point < 0 && text.length <= 9) return Number(text) * 1_000_000
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,30}))?$/.exec(text)
  if (!match) return null
  const places = match[3] ?? ''
  const whole = BigInt(match[2]! + places.slice(0, 6).padEnd(6, '0'))
  const rounded = places.charCodeAt(6) >= fiveCode ? whole + 1n : whole
  const signed = match[1] === '-' ? -rounded : rounded
  return rounded <= safe ? Number(signed) : signed
}

const fiveCode = 53
const safe = BigInt(Number.MAX_SAFE_INTEGER)

/** Millionths as exact decimal text. */
export function quantityText(millionths: bigint): string {
  const absolute = millionths < 0n ? -millionths : millionths
  const places = (absolute % 1_000_000n).toString().padStart(6, '0')
  return `${millionths < 0n ? '-' : ''}${absolute / 1_000_000n}.${places}`
}
