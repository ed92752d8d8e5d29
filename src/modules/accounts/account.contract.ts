import { z } from 'zod'
import { calendarDate } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId } from '@/shared/kernel/ids'
import { accountRow, accountStatus } from './account-list.contract'
import { appointment } from './appointment.contract'
import { teamMember } from './team.contract'

const text = (max: number): z.ZodNullable<z.ZodString> => z.string().trim().max(max).nullable()
export const accountFields = z.object({
  name: z.string().trim().min(1).max(200),
  legalName: text(200),
  taxId: text(40),
  code: text(60),
  sector: text(80),
  city: text(80),
  country: text(2),
  website: text(200),
  notes: text(4000),
  status: z.enum(['prospect', 'active', 'dormant', 'past']),
  clientSince: calendarDate.nullable(),
  parentId: accountId.nullable(),
  area: text(80),
})
export type AccountFields = z.infer<typeof accountFields>

const namedAccount = z.object({ id: accountId, name: z.string() })
export const account = accountRow.extend(accountFields.partial().shape).extend({
  name: z.string(),
  status: accountStatus,
  version: z.int(),
  /** Null too when the parent company is out of the person's sight; `members` are those in sight. */
  parent: namedAccount.nullable().optional(),
  members: z.array(namedAccount).optional(),
  appointment: appointment.nullable().optional(),
  team: z.array(teamMember).optional(),
  /** The latest decision that holds (portfolio). */
  category: z.enum(['strategic', 'promise', 'established', 'efficient']).nullable().optional(),
  /** What the person may do here, by key of authorization.csv. */
  rights: z.record(z.string(), z.string()),
})
export type Account = z.infer<typeof account>

const one = z.object({ accountId })
export const getAccountEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId',
  allow: 'account.read',
  params: one,
  returns: account,
  refusals: ['not_found'],
})
/** A director creates at once (201, status as given); a manager proposes (202, status `proposed`, nothing about duplicates is revealed). */
export const proposeAccountEndpoint = endpoint({
  method: 'POST',
  path: '/accounts',
  allow: 'account.propose',
  idempotent: true,
  body: accountFields.partial().required({ name: true }),
  returns: z.object({ id: accountId, isProposal: z.boolean() }),
  refusals: ['name_empty', 'parent_unknown', 'area_out_of_sight'],
})
/** A stale version answers 412 with the account as it is now in `details.current`, and who saved it when (`changedBy`, `changedAt`). */
export const updateAccountEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId',
  allow: 'account.update',
  params: one,
  version: true,
  body: accountFields.partial(),
  returns: account,
  refusals: [
    'not_found',
    'version_stale',
    'account_archived',
    'name_empty',
    'parent_is_itself',
    'parent_unknown',
    'area_out_of_sight',
  ],
})
export const acceptProposalEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/accept',
  allow: 'account.match',
  params: one,
  version: true,
  idempotent: true,
  returns: account,
  refusals: ['not_found', 'version_stale', 'account_archived'],
})
export const archiveAccountEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/archive',
  allow: 'account.archive',
  params: one,
  version: true,
  idempotent: true,
  returns: account,
  refusals: ['not_found', 'version_stale', 'account_archived'],
})
export const restoreAccountEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/restore',
  allow: 'account.restore',
  params: one,
  version: true,
  idempotent: true,
  returns: account,
  refusals: ['not_found', 'version_stale', 'account_not_archived'],
})
