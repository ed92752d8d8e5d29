import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId, uuid } from '@/shared/kernel/ids'

/** Which part of the house an entry comes from; rooms to come add theirs. */
export const timelineField = z.enum(['account', 'people', 'portfolio', 'strategy'])
export type TimelineField = z.infer<typeof timelineField>

/** Something that happened to an account: who, when and to what; never what a text says. */
export const timelineEntry = z.object({
  id: z.int(),
  happenedAt: z.string(),
  field: timelineField,
  topic: z.string(),
  /** Changes of one person to one thing within an hour are one entry. */
  changes: z.int(),
  facts: z.record(z.string(), z.unknown()),
  /** Of whom an appointment or a team speaks. */
  person: z.object({ id: uuid, name: z.string() }).nullable(),
  actor: z.object({ id: uuid, name: z.string() }).nullable(),
})
export type TimelineEntry = z.infer<typeof timelineEntry>

export const timelinePage = z.object({
  /** Newest first. */
  entries: z.array(timelineEntry),
  /** Whether there is more on either side of the page. */
  hasOlder: z.boolean(),
  hasNewer: z.boolean(),
})
export type TimelinePage = z.infer<typeof timelinePage>

const entryNo = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
/** A page of the account's timeline: the newest, or the one before or after an entry. */
export const timelineEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/timeline',
  allow: 'timeline.read',
  params: z.object({ accountId }),
  query: z.object({
    field: timelineField.optional(),
    before: entryNo.optional(),
    after: entryNo.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(40),
  }),
  returns: timelinePage,
  refusals: ['not_found'],
})
