import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { importId } from '@/shared/kernel/ids'
import { rowErrorKind } from './import-file.contract'
import { importState } from './import.contract'

const one = z.object({ importId })

export const importError = z.object({
  /** Line of the file (or row of the sheet), from 1. */
  row: z.int(),
  kind: rowErrorKind,
  /** From 0; −1 when the whole row is wrong. */
  column: z.int(),
  heading: z.string(),
  value: z.string(),
  cells: z.array(z.string()),
  /** What it most likely should say. */
  proposal: z
    .object({ value: z.string(), why: z.enum(['lastDayOfMonth', 'letterForDigit', 'spaceInNumber', 'twoDigitYear']) })
    .nullable(),
  /** Rows with the same kind, column and value, this one included. */
  alike: z.int(),
})
export const listErrorsEndpoint = endpoint({
  method: 'GET',
  path: '/imports/:importId/errors',
  allow: 'import.read',
  params: one,
  query: z.object({
    kind: rowErrorKind.optional(),
    cursor: z
      .string()
      .regex(/^\d{1,9}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  returns: z.object({
    rows: z.array(importError),
    counts: z.partialRecord(rowErrorKind, z.int()),
    nextCursor: z.string().nullable(),
  }),
  refusals: ['not_found'],
})
export const fixErrorsInput = z.object({
  fixes: z
    .array(
      z.union([
        /** One cell of one row. */
        z.object({ row: z.int().min(1), column: z.int().min(0), value: z.string().max(400) }),
        z.object({ row: z.int().min(1), omit: z.literal(true) }),
        /** Every error row with this value in this column. */
        z.object({ column: z.int().min(0), from: z.string().max(4000), value: z.string().max(400) }),
        z.object({ column: z.int().min(0), from: z.string().max(4000), omit: z.literal(true) }),
        /** All of a kind at once: take what is proposed, or leave the rows out. */
        z.object({ kind: rowErrorKind, acceptProposals: z.literal(true) }),
        z.object({ kind: rowErrorKind, omit: z.literal(true) }),
      ]),
    )
    .min(1)
    .max(500),
})
export type FixErrorsInput = z.infer<typeof fixErrorsInput>
/** Prepares again with the corrections on top of the earlier ones. */
export const fixErrorsEndpoint = endpoint({
  method: 'POST',
  path: '/imports/:importId/fixes',
  allow: 'import.apply',
  params: one,
  idempotent: true,
  body: fixErrorsInput,
  returns: importState,
  refusals: ['not_found', 'import_not_ready'],
})
export const forgetFixesEndpoint = endpoint({
  method: 'DELETE',
  path: '/imports/:importId/fixes',
  allow: 'import.apply',
  params: one,
  returns: importState,
  refusals: ['not_found', 'import_not_ready'],
})
/** The original rows with the reason in front; safe to open in a spreadsheet. */
export const downloadErrorsEndpoint = endpoint({
  method: 'GET',
  path: '/imports/:importId/errors/file',
  allow: 'import.read',
  params: one,
  query: z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx'), kind: rowErrorKind.optional() }),
  returns: z.null(),
  replies: 'bytes',
  refusals: ['not_found'],
  ratePerMinute: 30,
})
