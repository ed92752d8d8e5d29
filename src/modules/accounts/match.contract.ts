import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId, uuid } from '@/shared/kernel/ids'
import { amountText, currencyCode } from '@/shared/kernel/money'
import { calendarDate } from '@/shared/kernel/calendar-date'
import { person } from './account-list.contract'

/** One of two clients that look alike, with what helps to tell them apart. */
export const matchSide = z.object({
  id: accountId,
  name: z.string(),
  legalName: z.string().nullable(),
  taxId: z.string().nullable(),
  code: z.string().nullable(),
  city: z.string().nullable(),
  manager: person.nullable(),
  isKey: z.boolean(),
  isArchived: z.boolean(),
  /** Net sales of the latest run's window, in its currency. */
  net: amountText.nullable(),
  documents: z.int(),
  firstSaleOn: calendarDate.nullable(),
  lastSaleOn: calendarDate.nullable(),
})
export const matchCandidate = z.object({
  id: uuid,
  similarityPct: z.int(),
  reason: z.enum(['similar_name', 'same_name_other_tax_id', 'same_code_other_name', 'same_tax_id']),
  left: matchSide,
  right: matchSide,
  currency: currencyCode.nullable(),
})
/** The doubts that wait, the likeliest first. */
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
  body: z.object({
    decision: z.enum(['same', 'different']),
    /** Which of the two stays when they are the same; the left one unless said. */
    keep: z.enum(['left', 'right']).default('left'),
  }),
  returns: z.object({ mergeId: uuid.nullable() }),
  refusals: ['not_found', 'match_already_decided'],
})
/** Takes back «different»: the doubt waits again. (A merge has its own undo.) */
export const reopenMatchEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/matches/:matchId/reopen',
  allow: 'account.match',
  params: z.object({ matchId: uuid }),
  idempotent: true,
  returns: z.null(),
  refusals: ['not_found'],
})
/** Merges this account into another without a doubt in between: its sales, appointments and names pass to that one. */
export const mergeAccountEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/merge',
  allow: 'account.merge',
  params: z.object({ accountId }),
  idempotent: true,
  body: z.object({ intoId: accountId }),
  returns: z.object({ mergeId: uuid }),
  refusals: ['not_found', 'merge_same_account'],
})
export const undoMergeEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/merges/:mergeId/undo',
  allow: 'account.merge',
  params: z.object({ mergeId: uuid }),
  idempotent: true,
  returns: z.null(),
  refusals: ['not_found', 'merge_already_undone', 'merge_built_on'],
})
