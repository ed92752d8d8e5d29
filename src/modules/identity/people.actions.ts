import { Refusal } from '@/shared/kernel/errors'
import {
  isEmailTaken,
  insertInvitedUser,
  countOtherAdministrators,
  listUsers,
  replaceRoles,
  touchUser,
} from './person.store'
import { insertLink } from './session.store'
import type { Role } from './person.contract'
import type { UserRow } from './people.contract'
import { askedResetMail, invitationMail, resetMail } from './mail.text'
import { enqueueMail } from '@/shared/server/outbox'
import {
  hashToken,
  inAnonymousTransaction,
  newId,
  newToken,
  type RequestContext,
} from '@/shared/server/request-transaction'
import type { Pool } from '@/shared/server/database'

/** Where links point, and whether they can be mailed: facts of the installation. */
export interface LinkSettings {
  baseUrl: string
  mailIsSet: boolean
}

export interface Invitation {
  userId: string
  link: string | null
  isMailed: boolean
  expiresAt: string
}

export async function inviteUser(
  ctx: RequestContext,
  settings: LinkSettings,
  given: { name: string; email: string; roles: readonly Role[]; area: string | null },
): Promise<Invitation> {
  if (await isEmailTaken(ctx.client, given.email)) throw new Refusal('email_taken')
  const id = newId()
  await insertInvitedUser(ctx.client, { id, ...given })
  return sendLink(ctx, settings, { id, name: given.name, email: given.email, hasEntered: false })
}

/** Another link for somebody: an invitation while nobody accepted, a reset afterwards. */
export async function reissueLink(ctx: RequestContext, settings: LinkSettings, userId: string): Promise<Invitation> {
  const user = (await listUsers(ctx.client, true)).find((row) => row.id === userId && !row.isDisabled)
  if (!user) throw new Refusal('not_found')
  return sendLink(ctx, settings, { id: user.id, name: user.name, email: user.email!, hasEntered: !user.isInvited })
}

async function sendLink(
  ctx: RequestContext,
  settings: LinkSettings,
  to: { id: string; name: string; email: string; hasEntered: boolean },
): Promise<Invitation> {
  const token = newToken()
  const purpose = to.hasEntered ? 'reset' : 'invitation'
  const expiresAt = await insertLink(ctx.client, { userId: to.id, tokenHash: hashToken(token), purpose })
  const link = `${settings.baseUrl}/${purpose === 'reset' ? 'restablecer' : 'invitacion'}#${token}`
  if (!settings.mailIsSet) return { userId: to.id, link, isMailed: false, expiresAt }
  const text =
    purpose === 'reset'
      ? resetMail(ctx.actor.locale, to.name, link)
      : invitationMail(ctx.actor.locale, { name: to.name, by: ctx.actor.name, link })
  await enqueueMail(ctx, { to: to.email, ...text })
  return { userId: to.id, link: null, isMailed: true, expiresAt }
}

/** The reply never tells whether the address is known; without a mail server nothing is sent (the command line resets). */
export async function requestReset(pool: Pool, settings: LinkSettings, email: string): Promise<null> {
  if (!settings.mailIsSet) return null
  const token = newToken()
  const mail = askedResetMail(`${settings.baseUrl}/restablecer#${token}`)
  const id = newId()
  await inAnonymousTransaction(pool, (client) =>
    client.query('select clave.ask_reset($1, $2, $3, $4, $5, $6)', [
      email,
      hashToken(token),
      id,
      mail.subject,
      mail.body,
      `<${id}@clave>`,
    ]),
  )
  return null
}

export async function grantRoles(
  ctx: RequestContext,
  userId: string,
  given: { roles: readonly Role[]; area?: string | null | undefined },
  version: number,
): Promise<UserRow> {
  if (!given.roles.includes('administrator')) await keepAnAdministrator(ctx, userId)
  await getUser(ctx, userId)
  if (!(await touchUser(ctx.client, userId, given.area === undefined ? {} : { area: given.area }, version)))
    throw new Refusal('version_stale')
  await replaceRoles(ctx.client, userId, given.roles)
  return getUser(ctx, userId)
}

export async function setDisabled(
  ctx: RequestContext,
  userId: string,
  isDisabled: boolean,
  version: number,
): Promise<UserRow> {
  if (isDisabled) await keepAnAdministrator(ctx, userId)
  await getUser(ctx, userId)
  if (!(await touchUser(ctx.client, userId, { isDisabled }, version))) throw new Refusal('version_stale')
  return getUser(ctx, userId)
}

async function keepAnAdministrator(ctx: RequestContext, userId: string): Promise<void> {
  const isOne = (await getUser(ctx, userId)).roles.includes('administrator')
  if (isOne && (await countOtherAdministrators(ctx.client, userId)) === 0) throw new Refusal('last_administrator')
}

async function getUser(ctx: RequestContext, userId: string): Promise<UserRow> {
  const user = (await listUsers(ctx.client, true)).find((row) => row.id === userId)
  if (!user) throw new Refusal('not_found')
  return user
}
