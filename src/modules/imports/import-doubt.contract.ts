import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId, importId } from '@/shared/kernel/ids'
import { amountText, currencyCode } from '@/shared/kernel/money'
import { importState } from './import.contract'

const one = z.object({ importId })

export const doubtReason = z.enum(['similar_name', 'same_name_other_tax_id', 'same_code_other_name'])
const fileClient = z.object({
  key: z.string(),
  name: z.string(),
  taxId: z.string(),
  code: z.string(),
  city: z.string(),
  rows: z.int(),
  net: amountText,
  currency: currencyCode,
})
/** Both sides of a doubt. Without a decision the client comes in as a new account and the doubt waits in the accounts' queue. */
export const clientDoubt = z.object({
  client: fileClient,
  candidate: z.object({
    accountId,
    name: z.string(),
    taxId: z.string().nullable(),
    code: z.string().nullable(),
    city: z.string().nullable(),
  }),
  similarityPct: z.int(),
  reason: doubtReason,
  decision: z.enum(['same', 'different']).nullable(),
})
export const listDoubtsEndpoint = endpoint({
  method: 'GET',
  path: '/imports/:importId/clients',
  allow: 'import.read',
  params: one,
  returns: z.object({ doubts: z.array(clientDoubt) }),
  refusals: ['not_found'],
})
/** Remembered for the imports to come when this one is applied; prepares again, for a client's documents may be known ones. */
export const decideDoubtsEndpoint = endpoint({
  method: 'PUT',
  path: '/imports/:importId/clients',
  allow: 'import.apply',
  params: one,
  body: z.object({
    decisions: z
      .array(z.object({ key: z.string().max(400), accountId, decision: z.enum(['same', 'different']).nullable() }))
      .min(1)
      .max(2000),
  }),
  returns: importState,
  refusals: ['not_found', 'import_not_ready'],
})
