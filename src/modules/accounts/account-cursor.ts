import { z } from 'zod'
import { isCalendarDate } from '@/shared/kernel/calendar-date'
import { Refusal } from '@/shared/kernel/errors'
import type { AccountOrder } from './account-list.contract'

/** Where the next page begins: after this row, in this stretch of the list. */
export interface AccountCursor {
  readonly stretch: 'ranked' | 'unranked' | 'directory'
  /** The sort key of the last row shown, as text. */
  readonly key: string
  readonly id: string
}

const shape = z.tuple([z.enum(['ranked', 'unranked', 'directory']), z.string().max(400), z.uuid()])
const isKeyOf: Readonly<Record<AccountOrder['sort'], (key: string) => boolean>> = {
  net: isDecimal,
  growth: isDecimal,
  rank: (key) => /^\d{1,9}$/.test(key),
  lastSale: isCalendarDate,
  name: () => true,
}

export function writeCursor({ stretch, key, id }: AccountCursor): string {
  return Buffer.from(JSON.stringify([stretch, key, id])).toString('base64url')
}

/** A cursor that we did not write is refused, whatever is in it. */
export function readCursor(text: string, sort: AccountOrder['sort']): AccountCursor {
  try {
    const [stretch, key, id] = shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    if (stretch !== 'ranked' || isKeyOf[sort](key)) return { stretch, key, id }
  } catch {
    // Falls through to the one answer for all of them.
  }
  throw new Refusal('invalid_input')
}

function isDecimal(key: string): boolean {
  return /^-?\d{1,30}(\.\d{1,30})?$/.test(key)
}
