import { findColleague } from '@/modules/identity/identity.door'
import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import { requireRight } from './account-right'
import { findStanding } from './account.store'
import type { TeamMember, TeamMemberChange, TeamMemberInput } from './team.contract'
import { whyNotTheseDays } from './team.rules'
import {
  findTeamMember,
  holdTeam,
  insertTeamMember,
  listTeamDays,
  removeTeamMember,
  updateTeamMember,
} from './team.store'

/** A specialist joins the team: from that day he sees the account, without its amounts. */
export async function addTeamMember(
  ctx: RequestContext,
  accountId: string,
  input: TeamMemberInput,
): Promise<TeamMember> {
  await requireRight(ctx, 'team.manage', accountId)
  if ((await findStanding(ctx.client, accountId))?.isArchived) throw new Refusal('account_archived')
  if (!(await findColleague(ctx.client, input.userId))?.roles.includes('specialist'))
    throw new Refusal('not_a_specialist')
  await holdTeam(ctx.client, accountId)
  const refusal = whyNotTheseDays(input, await listTeamDays(ctx.client, accountId, input.userId, null))
  if (refusal) throw new Refusal(refusal)
  const id = ctx.newId()
  await insertTeamMember(ctx.client, { ...input, id, accountId })
  return getTeamMember(ctx, accountId, id)
}

export async function changeTeamMember(
  ctx: RequestContext,
  accountId: string,
  id: string,
  change: TeamMemberChange & { version: number },
): Promise<TeamMember> {
  await requireRight(ctx, 'team.manage', accountId)
  await holdTeam(ctx.client, accountId)
  const before = await getTeamMember(ctx, accountId, id)
  const days = { startsOn: before.startsOn, endsOn: change.endsOn === undefined ? before.endsOn : change.endsOn }
  const refusal = whyNotTheseDays(days, await listTeamDays(ctx.client, accountId, before.person.id, id))
  if (refusal) throw new Refusal(refusal)
  if (!(await updateTeamMember(ctx.client, id, change, change.version)))
    throw new Refusal('version_stale', { current: before })
  return getTeamMember(ctx, accountId, id)
}

/** Takes him off as if he had never been on it; to keep his days, his end is set instead. */
export async function dropTeamMember(
  ctx: RequestContext,
  accountId: string,
  id: string,
  version: number,
): Promise<null> {
  await requireRight(ctx, 'team.manage', accountId)
  const before = await getTeamMember(ctx, accountId, id)
  if (!(await removeTeamMember(ctx.client, id, version))) throw new Refusal('version_stale', { current: before })
  return null
}

async function getTeamMember(ctx: RequestContext, accountId: string, id: string): Promise<TeamMember> {
  const found = await findTeamMember(ctx.client, accountId, id)
  if (!found) throw new Refusal('not_found')
  return found
}
