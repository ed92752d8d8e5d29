import { randomBytes } from 'node:crypto'
import type { Pool } from '@/shared/server/database'
import { hashToken, inAnonymousTransaction } from '@/shared/server/request-transaction'

// No I, O, 0 or 1: the code is read from a terminal and typed. 26 letters of 32 = 130 bits.
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A new one-time code while nobody is in; it lasts thirty minutes, and a restart prints another. */
export async function offerSetupCode(pool: Pool): Promise<string | null> {
  const plain = Array.from(randomBytes(26), (byte) => letters[byte % letters.length]).join('')
  const isOpen = await inAnonymousTransaction(pool, async (client) => {
    const done = await client.query<{ open: boolean }>('select clave.offer_setup_code($1) as open', [hashToken(plain)])
    return done.rows[0]!.open
  })
  return isOpen ? plain.replace(/(.{5})(?=.)/g, '$1-') : null
}
