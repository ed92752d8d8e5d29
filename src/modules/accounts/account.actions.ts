import { Refusal } from '@/shared/kernel/errors'
import { codeKey, nameKey, taxIdKey } from '@/shared/kernel/account-key'
import type { RequestContext } from '@/shared/server/request-transaction'
import { requireRight, rightsOn } from './account-right'
import type { Account, AccountFields } from './account.contract'
import {
  type AccountKeys,
  findAccount,
  findInDirectory,
  insertAccount,
  setArchived,
  setStatus,
  updateAccount,
} from './account.store'
import { findAppointmentOn } from './appointment.store'
import { listTeam } from './team.store'

/** The account as this person may see it: whole, or name, state and manager for those who only need to know it exists. */
export async function readAccount(ctx: RequestContext, id: string): Promise<Account> {
  const rights = await rightsOn(ctx, id)
  if (rights.require('account.read') === 'M') {
    const known = await findInDirectory(ctx.client, id)
    if (!known) throw new Refusal('not_found')
    return { ...known, rights: rights.shown() }
  }
  const account = await findAccount(ctx.client, id, ctx.today)
  if (!account) throw new Refusal('not_found')
  const appointment = await findAppointmentOn(ctx.client, id, ctx.today)
  const team = await listTeam(ctx.client, id, ctx.today)
  const whole: Account = { ...account, appointment: appointment ?? null, team, rights: rights.shown() }
  return rights.may('portfolio.position') ? whole : withoutAmounts(whole)
}

/** Specialists work on the account without its amounts, rank and share. */
function withoutAmounts({
  net: _net,
  netYearBefore: _before,
  rank: _rank,
  sharePct: _share,
  ...rest
}: Account): Account {
  return rest
}

/** A director creates at once; a manager proposes, and learns nothing about clients that are there already. */
export async function proposeAccount(
  ctx: RequestContext,
  given: Partial<AccountFields> & { name: string },
): Promise<{ id: string; isProposal: boolean }> {
  const isProposal = !ctx.actor.roles.includes('director')
  const id = ctx.newId()
  const status = isProposal ? 'proposed' : (given.status ?? 'prospect')
  await insertAccount(
    ctx.client,
    { ...given, id, status: status as AccountFields['status'], createdBy: ctx.actor.id },
    { ...keysOf(given), nameKey: nameKey(given.name) } as AccountKeys,
  )
  return { id, isProposal }
}

export async function saveAccount(
  ctx: RequestContext,
  id: string,
  change: Partial<AccountFields>,
  version: number,
): Promise<Account> {
  await requireRight(ctx, 'account.update', id)
  const before = await findAccount(ctx.client, id, ctx.today)
  if (!before) throw new Refusal('not_found')
  if (before.isArchived) throw new Refusal('account_archived')
  if (change.parentId && (change.parentId === id || before.members?.some((member) => member.id === change.parentId)))
    throw new Refusal('parent_is_itself')
  if (Object.keys(change).length === 0) return readAccount(ctx, id)
  if (!(await updateAccount(ctx.client, id, change, keysOf(change), version)))
    throw new Refusal('version_stale', { current: before })
  return readAccount(ctx, id)
}

/** The keys by which imports recognise the client follow what people type. */
function keysOf(fields: Partial<AccountFields>): Partial<AccountKeys> {
  return {
    ...(fields.name === undefined ? {} : { nameKey: nameKey(fields.name) }),
    ...(fields.taxId === undefined ? {} : { taxIdKey: fields.taxId ? taxIdKey(fields.taxId) : null }),
    ...(fields.code === undefined ? {} : { codeKey: fields.code ? codeKey(fields.code) : null }),
  }
}

export async function archiveAccount(ctx: RequestContext, id: string, version: number): Promise<Account> {
  await requireRight(ctx, 'account.archive', id)
  const account = await readAccount(ctx, id)
  if (account.isArchived) throw new Refusal('account_archived')
  if (!(await setArchived(ctx.client, id, true, version))) throw new Refusal('version_stale')
  return readAccount(ctx, id)
}

export async function restoreAccount(ctx: RequestContext, id: string, version: number): Promise<Account> {
  await requireRight(ctx, 'account.restore', id)
  const account = await readAccount(ctx, id)
  if (!account.isArchived) throw new Refusal('account_not_archived')
  if (!(await setArchived(ctx.client, id, false, version))) throw new Refusal('version_stale')
  return readAccount(ctx, id)
}

export async function acceptProposal(ctx: RequestContext, id: string, version: number): Promise<Account> {
  const account = await readAccount(ctx, id)
  if (account.status !== 'proposed') throw new Refusal('not_found')
  if (!(await setStatus(ctx.client, id, 'prospect', version))) throw new Refusal('version_stale')
  return readAccount(ctx, id)
}
