import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId } from '@/shared/kernel/ids'
import { cellContent } from './plan-content.contract'
import { evidence } from './plan-item.contract'

const one = z.object({ accountId })

/** A row of a sheet: the cell it speaks of, and what it says of it; a column that the sheet has not stays as it was. */
export const cellRow = cellContent
  .partial()
  .required({ unit: true, line: true })
  .extend({
    ...evidence.pick({ certainty: true, source: true, observedOn: true }).partial().shape,
    /** The version of the cell that the person saw; null where there was none. */
    version: z.int().min(1).nullable(),
  })
export type CellRow = z.infer<typeof cellRow>

export const mostCellRows = 500

/** What was wrong with the rows, in `details.faults` of `cells_refused`: nothing of the sheet was written. */
export const cellFault = z.object({
  /** Place among the rows sent, from 0. */
  row: z.int(),
  column: z.enum(['line', 'spendLow']),
  reason: z.enum(['line_missing', 'repeated', 'range']),
})
export type CellFault = z.infer<typeof cellFault>

/** The matrix as a workbook: what the person sees of it, and nothing reserved. */
export const exportWhitespaceEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/strategy/whitespace.xlsx',
  allow: 'strategy.read',
  params: one,
  returns: z.null(),
  replies: 'bytes',
  refusals: ['not_found'],
  ratePerMinute: 60,
})

/** Writes the cells of a sheet, all of them or none. */
export const importCellsEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/strategy/whitespace',
  allow: 'strategy.write',
  params: one,
  idempotent: true,
  body: z.object({ rows: z.array(cellRow).min(1).max(mostCellRows) }),
  returns: z.object({ added: z.int(), changed: z.int(), same: z.int() }),
  refusals: [
    'not_found',
    'forbidden',
    'invalid_input',
    'version_stale',
    'cells_refused',
    'plan_too_long',
    'plan_submitted',
  ],
})
