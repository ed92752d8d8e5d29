import { createHash } from 'node:crypto'
import { Refusal } from '@/shared/kernel/errors'
import type { Client, Pool } from '@/shared/server/database'
import {
  hashToken,
  inAnonymousTransaction,
  newId,
  newToken,
  type RequestContext,
} from '@/shared/server/request-transaction'
import { hashPassword, isPasswordOf } from './password'
import { whyNotPassword } from './password.rules'
import {
  changePasswordHash,
  deleteAllSessions,
  deleteSession,
  findLinkOwner,
  getOwnPasswordHash,
  getSignInState,
  noteSignIn,
  openSession,
  spendLink,
} from './session.store'

export interface Visitor {
  /** Network address and browser, as the request shows them. */
  ip: string
  device: string
}

/** The token of a new session; a wrong address and a wrong password answer alike, in the same time. */
export async function signIn(
  pool: Pool,
  visitor: Visitor,
  given: { email: string; password: string },
): Promise<string> {
  const delayKey = delayKeyOf(given.email, visitor.ip)
  const state = await inAnonymousTransaction(pool, (client) => getSignInState(client, given.email, delayKey))
  if (state.waitSeconds > 0) throw new Refusal('too_many_requests', { waitSeconds: state.waitSeconds })
  const isRight = await isPasswordOf(state.passwordHash, given.password)
  await inAnonymousTransaction(pool, (client) => noteSignIn(client, delayKey, isRight))
  if (!isRight) throw new Refusal('credentials_wrong')
  return inAnonymousTransaction(pool, (client) =>
    startSession(client, visitor, { userId: state.userId!, checkedHash: state.passwordHash! }),
  )
}

/** Per person and network prefix (IPv6 by /64), so that a storm from elsewhere never locks the right person out. */
function delayKeyOf(email: string, ip: string): Buffer {
  const prefix = ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip
  return createHash('sha256').update(`${email} ${prefix}`).digest()
}

async function startSession(
  client: Client,
  visitor: Visitor,
  person: { userId: string; checkedHash: string },
): Promise<string> {
  const token = newToken()
  const opened = await openSession(client, {
    ...person,
    id: newId(),
    tokenHash: hashToken(token),
    device: visitor.device,
  })
  if (!opened) throw new Refusal('credentials_wrong')
  return token
}

export async function completeSetup(
  pool: Pool,
  visitor: Visitor,
  given: { code: string; name: string; email: string; password: string; roles: readonly string[]; locale: string },
): Promise<string> {
  const refusal = whyNotPassword(given.password, given)
  if (refusal) throw new Refusal(refusal)
  const isOpen = await inAnonymousTransaction(pool, isSetupOpen)
  if (!isOpen) throw new Refusal('not_found')
  const passwordHash = await hashPassword(given.password)
  return inAnonymousTransaction(pool, async (client) => {
    const userId = newId()
    const done = await client.query<{ verdict: string }>(
      'select clave.complete_setup($1, $2, $3, $4, $5, $6, $7) as verdict',
      [hashToken(plainCode(given.code)), userId, given.name, given.email, passwordHash, given.locale, given.roles],
    )
    const verdict = done.rows[0]!.verdict
    if (verdict === 'not_found' || verdict === 'setup_code_wrong') throw new Refusal(verdict)
    return startSession(client, visitor, { userId, checkedHash: passwordHash })
  })
}

/** The code as printed may be typed with or without dashes, in any case. */
export function plainCode(code: string): string {
  return code.replace(/[^A-Za-z0-9]/g, '').toUpperCase()
}

export async function isSetupOpen(client: Client): Promise<boolean> {
  const found = await client.query<{ open: boolean }>('select clave.setup_is_open() as open')
  return found.rows[0]!.open
}

export async function acceptInvitation(
  pool: Pool,
  visitor: Visitor,
  given: { token: string; name: string; password: string; locale: string },
): Promise<string> {
  return useLink(pool, 'invitation', given, (client, owner) => startSession(client, visitor, owner))
}

export async function confirmReset(pool: Pool, given: { token: string; password: string }): Promise<void> {
  await useLink(pool, 'reset', { ...given, name: null, locale: null }, async () => undefined)
}

async function useLink<T>(
  pool: Pool,
  purpose: 'invitation' | 'reset',
  given: { token: string; password: string; name: string | null; locale: string | null },
  then: (client: Client, owner: { userId: string; checkedHash: string }) => Promise<T>,
): Promise<T> {
  const tokenHash = hashToken(given.token)
  const owner = await inAnonymousTransaction(pool, (client) => findLinkOwner(client, tokenHash, purpose))
  if (!owner) throw new Refusal('link_invalid')
  const refusal = whyNotPassword(given.password, owner)
  if (refusal) throw new Refusal(refusal)
  const passwordHash = await hashPassword(given.password)
  return inAnonymousTransaction(pool, async (client) => {
    const userId = await spendLink(client, { tokenHash, purpose, passwordHash, name: given.name, locale: given.locale })
    if (!userId) throw new Refusal('link_invalid')
    return then(client, { userId, checkedHash: passwordHash })
  })
}

/** Every other session of the person ends with the old password. */
export async function changePassword(
  ctx: RequestContext,
  given: { current: string; next: string },
  person: { name: string; email: string },
): Promise<null> {
  const refusal = whyNotPassword(given.next, person)
  if (refusal) throw new Refusal(refusal)
  const from = await getOwnPasswordHash(ctx.client)
  if (!(await isPasswordOf(from, given.current))) throw new Refusal('credentials_wrong')
  const changed = await changePasswordHash(ctx.client, {
    from,
    to: await hashPassword(given.next),
    keptSessionId: ctx.actor.sessionId,
  })
  if (!changed) throw new Refusal('credentials_wrong')
  return null
}

export async function revokeSession(ctx: RequestContext, sessionId: string): Promise<null> {
  if (!(await deleteSession(ctx.client, sessionId))) throw new Refusal('not_found')
  return null
}

export async function revokeAllSessions(ctx: RequestContext): Promise<null> {
  await deleteAllSessions(ctx.client, ctx.actor.id)
  return null
}
