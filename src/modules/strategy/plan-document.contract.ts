import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId } from '@/shared/kernel/ids'

/** Whom a document is for: those who work on the account, the company's board, the client. */
export const planAudience = z.enum(['internal', 'board', 'client'])
export type PlanAudience = z.infer<typeof planAudience>
/** Slides to edit, pages to send, or a page to read in the browser and print. */
export const planDocumentFormat = z.enum(['pptx', 'pdf', 'html'])
export type PlanDocumentFormat = z.infer<typeof planDocumentFormat>

/**
 * The plan as a file to show. A right of those who read the whole plan: whoever sees only shared blocks has none. Each
 * one is in the audit: who, for whom, in which form.
 */
export const planDocumentEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/strategy/document',
  allow: 'report.build',
  params: z.object({ accountId }),
  query: z.object({ format: planDocumentFormat, audience: planAudience, language: z.enum(['es', 'en']) }),
  returns: z.null(),
  replies: 'bytes',
  ratePerMinute: 30,
  refusals: ['not_found', 'unavailable'],
})
