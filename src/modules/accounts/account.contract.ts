import { z } from 'zod'
import { calendarDate } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId, userId, uuid } from '@/shared/kernel/ids'
import { amountText, currencyCode } from '@/shared/kernel/money'

export const accountStatus = z.enum(['prospect', 'active', 'dormant', 'past', 'proposed'])
export const paretoClass = z.enum(['A', 'B', 'C', 'N'])
export type ParetoClass = z.infer<typeof paretoClass>
export const person = z.object({ id: userId, name: z.string() })

/**
 * One account in a list. For people who may only see its existence (administrator, privacy officer) just
 * id, name, status and manager are present.
 */
export const accountRow = z.object({
  id: accountId,
  name: z.string(),
  status: accountStatus,
  manager: person.nullable(),
  isArchived: z.boolean(),
  sector: z.string().nullable().optional(),
  city: z.string().nullable().optional(),
  isKey: z.boolean().optional(),
  paretoClass: paretoClass.nullable().optional(),
  rank: z.int().nullable().optional(),
  /** Of the positive base of the latest run, in %, two decimals. */
  sharePct: z.string().nullable().optional(),
  /** Net sales of the latest run's window and of the window one year earlier, in the run's currency. */
  net: amountText.nullable().optional(),
  netYearBefore: amountText.nullable().optional(),
  lastSaleOn: calendarDate.nullable().optional(),
})
export type AccountRow = z.infer<typeof accountRow>

export const accountSort = z.enum(['net', 'name', 'growth', 'lastSale', 'rank'])
export const accountView = z.enum(['key', 'mine', 'all', 'unmanaged', 'archived', 'proposed'])
export const listAccountsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts',
  allow: 'account.list',
  query: z.object({
    view: accountView.default('all'),
    search: z.string().trim().max(100).optional(),
    class: paretoClass.optional(),
    manager: userId.optional(),
    sector: z.string().max(80).optional(),
    sort: accountSort.default('net'),
    direction: z.enum(['asc', 'desc']).default('desc'),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  returns: z.object({
    rows: z.array(accountRow),
    nextCursor: z.string().nullable(),
    /** Of the whole filtered list; the sum is null where amounts may not be seen. */
    total: z.int(),
    netSum: amountText.nullable(),
    currency: currencyCode.nullable(),
    windowFrom: z.string().nullable(),
    windowTo: z.string().nullable(),
  }),
  refusals: ['invalid_input'],
})
/** Counts per view tab, filter values and the ribbon (nets of the key accounts and the rest), one call. */
export const accountOverviewEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/overview',
  allow: 'account.list',
  returns: z.object({
    counts: z.record(accountView, z.int()),
    managers: z.array(person.extend({ accounts: z.int() })),
    sectors: z.array(z.string()),
  }),
  refusals: [],
})
export const exportAccountsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/export.xlsx',
  allow: 'list.export',
  query: listAccountsEndpoint.query,
  returns: z.null(),
  replies: 'bytes',
  refusals: [],
  ratePerMinute: 20,
})

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

export const purpose = z.enum([
  'responsible',
  'know_business',
  'solutions',
  'add_value',
  'explore',
  'defend',
  'bonds',
  'communicate_value',
])
export const appointment = z.object({
  id: uuid,
  manager: person,
  sponsor: person.nullable(),
  backup: person.nullable(),
  startsOn: calendarDate,
  endsOn: calendarDate.nullable(),
  mandate: z.string().nullable(),
  purposes: z.array(purpose),
  handoverNotes: z.string().nullable(),
  appointedBy: person.nullable(),
  appointedAt: z.string(),
  version: z.int(),
})
export type Appointment = z.infer<typeof appointment>
export const teamMember = z.object({
  id: uuid,
  person,
  purpose: z.string(),
  startsOn: calendarDate,
  endsOn: calendarDate.nullable(),
  version: z.int(),
})

export const account = accountRow.extend(accountFields.partial().shape).extend({
  status: accountStatus,
  version: z.int(),
  parent: z.object({ id: accountId, name: z.string() }).nullable().optional(),
  members: z.array(z.object({ id: accountId, name: z.string() })).optional(),
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
  refusals: ['name_empty', 'parent_is_itself'],
})
export const updateAccountEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId',
  allow: 'account.update',
  params: one,
  version: true,
  body: accountFields.partial(),
  returns: account,
  refusals: ['not_found', 'version_stale', 'account_archived', 'parent_is_itself'],
})
export const acceptProposalEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/accept',
  allow: 'account.match',
  params: one,
  version: true,
  idempotent: true,
  returns: account,
  refusals: ['not_found', 'version_stale'],
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

export const listAppointmentsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/appointments',
  allow: 'account.read',
  params: one,
  returns: z.array(appointment),
  refusals: ['not_found'],
})
export const appointManagerInput = z.object({
  managerId: userId,
  startsOn: calendarDate,
  sponsorId: userId.nullable().default(null),
  backupId: userId.nullable().default(null),
  mandate: z.string().trim().max(4000).nullable().default(null),
  purposes: z.array(purpose).max(8).default([]),
  handoverNotes: z.string().trim().max(8000).nullable().default(null),
})
export type AppointManagerInput = z.infer<typeof appointManagerInput>
/** Ends the appointment that runs on `startsOn` the day before and opens the new one; an overlap that this cannot solve is refused. */
export const appointManagerEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/appointments',
  allow: 'appointment.assign',
  params: one,
  idempotent: true,
  body: appointManagerInput,
  returns: appointment,
  refusals: ['not_found', 'appointment_overlaps', 'appointment_before_start', 'not_a_manager', 'account_archived'],
})
export const updateAppointmentEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId/appointments/:appointmentId',
  allow: 'appointment.assign',
  version: true,
  params: one.extend({ appointmentId: uuid }),
  body: z
    .object({
      sponsorId: userId.nullable(),
      backupId: userId.nullable(),
      mandate: z.string().trim().max(4000).nullable(),
      purposes: z.array(purpose).max(8),
      handoverNotes: z.string().trim().max(8000).nullable(),
      endsOn: calendarDate.nullable(),
    })
    .partial(),
  returns: appointment,
  refusals: ['not_found', 'version_stale', 'appointment_before_start', 'appointment_overlaps'],
})
/** Takes back an appointment made by mistake (undo): the predecessor's runs on again. */
export const undoAppointmentEndpoint = endpoint({
  method: 'DELETE',
  path: '/accounts/:accountId/appointments/:appointmentId',
  allow: 'appointment.assign',
  version: true,
  params: one.extend({ appointmentId: uuid }),
  returns: z.null(),
  refusals: ['not_found', 'version_stale'],
})
export const addTeamMemberEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/team',
  allow: 'team.manage',
  params: one,
  idempotent: true,
  body: z.object({
    userId,
    purpose: z.string().trim().min(1).max(400),
    startsOn: calendarDate,
    endsOn: calendarDate.nullable().default(null),
  }),
  returns: teamMember,
  refusals: ['not_found', 'appointment_before_start'],
})
export const removeTeamMemberEndpoint = endpoint({
  method: 'DELETE',
  path: '/accounts/:accountId/team/:memberId',
  allow: 'team.manage',
  params: one.extend({ memberId: uuid }),
  version: true,
  returns: z.null(),
  refusals: ['not_found', 'version_stale'],
})

export const matchCandidate = z.object({
  id: uuid,
  similarityPct: z.int(),
  reason: z.enum(['similar_name', 'same_name_other_tax_id', 'same_code_other_name']),
  left: account.pick({ id: true, name: true, taxId: true, code: true, city: true, net: true }),
  right: account.pick({ id: true, name: true, taxId: true, code: true, city: true, net: true }),
})
export const listMatchesEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/matches',
  allow: 'account.match',
  returns: z.array(matchCandidate),
  refusals: [],
})
/** `same` merges right into left (with undo); `different` is remembered for the next import. */
export const decideMatchEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/matches/:matchId',
  allow: 'account.merge',
  params: z.object({ matchId: uuid }),
  idempotent: true,
  body: z.object({ decision: z.enum(['same', 'different']) }),
  returns: z.object({ mergeId: uuid.nullable() }),
  refusals: ['not_found'],
})
export const undoMergeEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/merges/:mergeId/undo',
  allow: 'account.merge',
  params: z.object({ mergeId: uuid }),
  idempotent: true,
  returns: z.null(),
  refusals: ['not_found', 'merge_already_undone'],
})
export const searchEndpoint = endpoint({
  method: 'GET',
  path: '/search',
  allow: 'search.global',
  query: z.object({ text: z.string().trim().min(1).max(100) }),
  returns: z.object({
    accounts: z.array(
      accountRow.pick({
        id: true,
        name: true,
        sector: true,
        city: true,
        manager: true,
        isKey: true,
        paretoClass: true,
      }),
    ),
  }),
  refusals: [],
})
