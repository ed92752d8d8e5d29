import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import { Reply } from '@/shared/server/route'
import { requireRight, rightsOn } from './account-right'
import type { Account, AccountFields } from './account.contract'
import { type AccountKeys, keysOf, whyNotNamed } from './account.rules'
import {
  findAccount,
  findInDirectory,
  findLastChange,
  findStanding,
  insertAccount,
  isInSight,
  isOutOfSight,
  isUnder,
  setArchived,
  setStatus,
  updateAccount,
} from './account.store'
import { findAppointmentOn } from './appointment.store'
import { noteLookAlikes } from './match.actions'
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

/** A director creates at once (201); a manager proposes (202) and learns nothing about clients that are there already. */
export async function proposeAccount(
  ctx: RequestContext,
  given: Partial<AccountFields> & { name: string },
): Promise<Reply> {
  const isProposal = !ctx.actor.roles.includes('director')
  const refusal = whyNotNamed(given.name)
  if (refusal) throw new Refusal(refusal)
  if (given.parentId && !(await isInSight(ctx.client, given.parentId))) throw new Refusal('parent_unknown')
  const id = ctx.newId()
  const status = isProposal ? 'proposed' : (given.status ?? 'prospect')
  const keys = { taxIdKey: null, codeKey: null, ...keysOf(given) } as AccountKeys
  await withinSight(() => insertAccount(ctx.client, { fields: given, id, status, createdBy: ctx.actor.id, keys }))
  if (!isProposal) await noteLookAlikes(ctx, id)
  return new Reply(isProposal ? 202 : 201, JSON.stringify({ id, isProposal }), {
    'content-type': 'application/json; charset=utf-8',
  })
}

export async function saveAccount(
  ctx: RequestContext,
  id: string,
  change: Partial<AccountFields>,
  version: number,
): Promise<Account> {
  const rights = await rightsOn(ctx, id)
  rights.require('account.update')
  const before = await readAccount(ctx, id)
  if (before.version !== version) throw await staleVersion(ctx, id)
  if (before.isArchived) throw new Refusal('account_archived')
  // A proposal becomes a client when a director accepts it, not by editing its state.
  if (change.status !== undefined && before.status === 'proposed') throw new Refusal('forbidden')
  await requireFitting(ctx, id, change)
  const keys = keysOf(change)
  if (
    Object.keys(change).length > 0 &&
    !(await withinSight(() => updateAccount(ctx.client, id, change, keys, version)))
  )
    throw await staleVersion(ctx, id)
  if (Object.keys(keys).length > 0 && rights.may('account.match') && before.status !== 'proposed')
    await noteLookAlikes(ctx, id)
  return readAccount(ctx, id)
}

/** Somebody was quicker: the account as it is now, and whose hand it was. */
async function staleVersion(ctx: RequestContext, id: string): Promise<Refusal> {
  const current = await readAccount(ctx, id)
  const change = await findLastChange(ctx.client, id)
  return new Refusal('version_stale', {
    current,
    changedBy: change?.name ?? null,
    changedAt: change?.happenedAt ?? null,
  })
}

async function requireFitting(ctx: RequestContext, id: string, change: Partial<AccountFields>): Promise<void> {
  const refusal = whyNotNamed(change.name)
  if (refusal) throw new Refusal(refusal)
  if (!change.parentId) return
  if (change.parentId === id) throw new Refusal('parent_is_itself')
  if (!(await isInSight(ctx.client, change.parentId))) throw new Refusal('parent_unknown')
  if (await isUnder(ctx.client, change.parentId, id)) throw new Refusal('parent_is_itself')
}

/** The wall lets nobody move an account out of his own sight: a director of an area, into another. */
async function withinSight<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isOutOfSight(error)) throw new Refusal('area_out_of_sight')
    throw error
  }
}

export async function archiveAccount(ctx: RequestContext, id: string, version: number): Promise<Account> {
  await requireRight(ctx, 'account.archive', id)
  const standing = await findStanding(ctx.client, id)
  if (standing?.isArchived) throw new Refusal('account_archived')
  if (!(await setArchived(ctx.client, id, true, version))) throw await staleVersion(ctx, id)
  return readAccount(ctx, id)
}

export async function restoreAccount(ctx: RequestContext, id: string, version: number): Promise<Account> {
  await requireRight(ctx, 'account.restore', id)
  const standing = await findStanding(ctx.client, id)
  if (!standing?.isArchived) throw new Refusal('account_not_archived')
  if (!(await setArchived(ctx.client, id, false, version))) throw await staleVersion(ctx, id)
  return readAccount(ctx, id)
}

/** A proposal becomes a prospect; from then on imports know it, and clients that look alike are put before a person. */
export async function acceptProposal(ctx: RequestContext, id: string, version: number): Promise<Account> {
  await requireRight(ctx, 'account.match', id)
  const standing = await findStanding(ctx.client, id)
  if (standing?.status !== 'proposed') throw new Refusal('not_found')
  if (standing.isArchived) throw new Refusal('account_archived')
  if (!(await setStatus(ctx.client, id, 'prospect', version))) throw await staleVersion(ctx, id)
  await noteLookAlikes(ctx, id)
  return readAccount(ctx, id)
}
