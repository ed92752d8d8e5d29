import { z } from 'zod'
import { calendarMonth } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { runId } from '@/shared/kernel/ids'
import { currencyCode } from '@/shared/kernel/money'

export const basis = z.enum(['net', 'margin'])
export const windowKind = z.enum(['months12', 'months24', 'months36', 'range', 'all'])
export const paretoClass = z.enum(['A', 'B', 'C', 'N'])

/** In %, with one decimal at most; a < b. */
const cut = z.number().multipleOf(0.1)

export const runInput = z.object({
  basis: basis.default('net'),
  window: windowKind.default('months12'),
  /** First and last month; only for «range». */
  from: calendarMonth.optional(),
  to: calendarMonth.optional(),
  cutA: cut.min(1).max(94.9).default(80),
  cutB: cut.min(50).max(100).default(95),
  groupParents: z.boolean().default(false),
})
export type RunInput = z.infer<typeof runInput>

export const run = z.object({
  id: runId,
  basis,
  window: windowKind,
  from: calendarMonth,
  to: calendarMonth,
  cutA: z.number(),
  cutB: z.number(),
  groupParents: z.boolean(),
  currency: currencyCode,
  /** Amounts were brought to the company's currency at each document's own rate. */
  isConverted: z.boolean(),
  /** A figure of the company: null for those who see their own accounts only. */
  documents: z.int().nullable(),
  createdAt: z.string(),
  createdBy: z.string().nullable(),
  /** Sales changed after it was computed: a new run is due. */
  isOutdated: z.boolean(),
})
export type Run = z.infer<typeof run>

/** The latest hundred, newest first. */
export const listRunsEndpoint = endpoint({
  method: 'GET',
  path: '/portfolio/runs',
  allow: 'portfolio.read',
  returns: z.array(run),
  refusals: [],
})
export const classifyEndpoint = endpoint({
  method: 'POST',
  path: '/portfolio/runs',
  allow: 'classification.run',
  idempotent: true,
  body: runInput,
  returns: run,
  refusals: ['no_sales', 'no_costs', 'cuts_not_ordered', 'window_invalid'],
})
