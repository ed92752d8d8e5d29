import { z } from 'zod'
import { calendarDate } from '@/shared/kernel/calendar-date'
import { uuid } from '@/shared/kernel/ids'
import { type ContentOf, planItemKind, type PlanItemKind } from './plan-content.contract'

/** The nine blocks of stage 1, in the method's order (R1-01 … R1-12); the ninth is written from the others. */
export const planBlock = z.enum([
  'industry',
  'competition',
  'situation',
  'value',
  'power',
  'goals',
  'whyUs',
  'history',
  'summary',
])
export type PlanBlock = z.infer<typeof planBlock>

export const certainty = z.enum(['fact', 'inference', 'assumption'])
export type Certainty = z.infer<typeof certainty>
/** Who may read it: reserved items only the manager and the directors of the account. */
export const confidentiality = z.enum(['public', 'internal', 'confidential', 'reserved'])
export type Confidentiality = z.infer<typeof confidentiality>

export type { ContentOf, PlanItemKind } from './plan-content.contract'

const line = z.string().trim().max(200)
const day = calendarDate.nullable()

/** What every item says about where it comes from. */
export const evidence = z.object({
  certainty: certainty.nullable(),
  source: line,
  /** Who said it. */
  saidBy: line,
  observedOn: day,
  validUntil: day,
  confirmedOn: day,
  /** Who at the client confirmed it. */
  confirmedBy: line,
  level: confidentiality,
})
export type Evidence = z.infer<typeof evidence>

const editor = z.object({ id: uuid, name: z.string() })
const envelope = evidence.extend({
  id: uuid,
  block: planBlock,
  position: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Null when the example company brought it. */
  updatedBy: editor.nullable(),
  version: z.int(),
})

/** One piece of a plan: an envelope that all share, and the content of its kind. */
export const planItem = envelope.extend({ kind: planItemKind, content: z.record(z.string(), z.unknown()) })
export type PlanEnvelope = z.infer<typeof envelope>
export type PlanItem<K extends PlanItemKind = PlanItemKind> = {
  [Kind in K]: PlanEnvelope & { kind: Kind; content: ContentOf<Kind> }
}[K]

export const planItemInput = z.object({
  id: uuid.optional(),
  kind: planItemKind,
  block: planBlock,
  position: z.int().min(0).max(100_000).optional(),
  content: z.record(z.string().max(40), z.unknown()),
  evidence: evidence.partial().default({}),
  /** The item this one was made from («Llevar a»). */
  from: uuid.optional(),
})
export type PlanItemInput = z.infer<typeof planItemInput>

/** Field by field: what is absent stays. */
export const planItemChange = z.object({
  content: z.record(z.string().max(40), z.unknown()).optional(),
  evidence: evidence.partial().optional(),
  position: z.int().min(0).max(100_000).optional(),
})
export type PlanItemChange = z.infer<typeof planItemChange>
