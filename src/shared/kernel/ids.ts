import { z } from 'zod'

/** UUIDv7: time-ordered, made in Node so that PostgreSQL 15 serves as well as 18. */
export function uuidv7(nowMs: number, randomBytes: Uint8Array): string {
  if (randomBytes.length < 10) throw new RangeError('uuidv7 needs 10 random bytes')
  const bytes = new Uint8Array(16)
  let rest = nowMs
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes.set(randomBytes.subarray(0, 10), 6)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export const uuid = z.uuid()
export const userId = z.uuid()
export const accountId = z.uuid()
export const importId = z.uuid()
export const runId = z.uuid()
export type UserId = z.infer<typeof userId>
export type AccountId = z.infer<typeof accountId>
export type ImportId = z.infer<typeof importId>
export type RunId = z.infer<typeof runId>
