import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { importId, uuid } from '@/shared/kernel/ids'

const one = z.object({ importId })

export const importTemplate = z.object({
  id: uuid,
  name: z.string(),
  system: z.string().nullable(),
  headings: z.array(z.string()),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
})
export const listTemplatesEndpoint = endpoint({
  method: 'GET',
  path: '/imports/templates',
  allow: 'import.read',
  returns: z.array(importTemplate),
  refusals: [],
})
/** Keeps the options in force under the headings of this file: the next file with the same headings starts from them. */
export const saveTemplateEndpoint = endpoint({
  method: 'POST',
  path: '/imports/:importId/template',
  allow: 'import.apply',
  params: one,
  idempotent: true,
  body: z.object({ name: z.string().trim().min(1).max(120) }),
  returns: importTemplate,
  refusals: ['not_found', 'import_not_ready'],
})
export const forgetTemplateEndpoint = endpoint({
  method: 'DELETE',
  path: '/imports/templates/:templateId',
  allow: 'import.apply',
  params: z.object({ templateId: uuid }),
  returns: z.null(),
  refusals: ['not_found'],
})
