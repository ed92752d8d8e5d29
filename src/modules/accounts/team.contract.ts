import { z } from 'zod'
import { calendarDate } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId, userId, uuid } from '@/shared/kernel/ids'
import { person } from './account-list.contract'

/** A specialist on the account's team: what for, and from when to when (open-ended when null). */
export const teamMember = z.object({
  id: uuid,
  person,
  purpose: z.string(),
  startsOn: calendarDate,
  endsOn: calendarDate.nullable(),
  version: z.int(),
})
export type TeamMember = z.infer<typeof teamMember>

const one = z.object({ accountId })
const oneMember = one.extend({ memberId: uuid })
export const teamMemberInput = z.object({
  userId,
  purpose: z.string().trim().min(1).max(400),
  startsOn: calendarDate,
  endsOn: calendarDate.nullable().default(null),
})
export type TeamMemberInput = z.infer<typeof teamMemberInput>
export const addTeamMemberEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/team',
  allow: 'team.manage',
  params: one,
  idempotent: true,
  body: teamMemberInput,
  returns: teamMember,
  refusals: ['not_found', 'team_ends_before_start', 'not_a_specialist', 'already_on_team', 'account_archived'],
})
export const teamMemberChange = z
  .object({ purpose: z.string().trim().min(1).max(400), endsOn: calendarDate.nullable() })
  .partial()
export type TeamMemberChange = z.infer<typeof teamMemberChange>
export const updateTeamMemberEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId/team/:memberId',
  allow: 'team.manage',
  params: oneMember,
  version: true,
  body: teamMemberChange,
  returns: teamMember,
  refusals: ['not_found', 'version_stale', 'team_ends_before_start', 'already_on_team'],
})
/** Takes a specialist off the team as if he had never been on it; to keep his days, set `endsOn` instead. */
export const removeTeamMemberEndpoint = endpoint({
  method: 'DELETE',
  path: '/accounts/:accountId/team/:memberId',
  allow: 'team.manage',
  params: oneMember,
  version: true,
  returns: z.null(),
  refusals: ['not_found', 'version_stale'],
})
