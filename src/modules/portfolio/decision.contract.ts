import { z } from 'zod'
import { calendarDate } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId, uuid } from '@/shared/kernel/ids'

export const decisionKind = z.enum(['promote', 'keep', 'exception', 'leave', 'release'])

export const decisionInput = z.object({
  accountId,
  decision: decisionKind,
  reason: z.string().trim().max(2000).nullable().default(null),
  isPinned: z.boolean().default(false),
  expiresOn: calendarDate.nullable().default(null),
})
export type DecisionInput = z.infer<typeof decisionInput>

export const decision = z.object({
  id: uuid,
  accountId,
  decision: decisionKind,
  reason: z.string().nullable(),
  isPinned: z.boolean(),
  expiresOn: calendarDate.nullable(),
  decidedBy: z.string(),
  decidedAt: z.string(),
  version: z.int(),
})
export type Decision = z.infer<typeof decision>

/** Several at once («convertir las 16 de clase A en clave»), one for each account; all or none. */
export const decideEndpoint = endpoint({
  method: 'POST',
  path: '/portfolio/decisions',
  allow: 'decision.write',
  idempotent: true,
  body: z.object({ decisions: z.array(decisionInput).min(1).max(500) }),
  returns: z.array(decision),
  refusals: [
    'not_found',
    'account_archived',
    'decision_repeated',
    'decision_needs_reason',
    'exception_needs_expiry',
    'leaving_needs_two_periods',
  ],
})
/** Undo: takes the decisions back as long as no later one stands on them; all or none. */
export const undoDecisionsEndpoint = endpoint({
  method: 'POST',
  path: '/portfolio/decisions/undo',
  allow: 'decision.write',
  idempotent: true,
  body: z.object({ ids: z.array(uuid).min(1).max(500) }),
  returns: z.null(),
  refusals: ['not_found', 'decision_superseded'],
})
/** Newest first; those taken back are not in it. */
export const listDecisionsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/decisions',
  allow: 'portfolio.position',
  params: z.object({ accountId }),
  returns: z.array(decision),
  refusals: ['not_found'],
})
