import { z } from 'zod'
import { calendarDate } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { importId, userId, uuid } from '@/shared/kernel/ids'
import { amountText, currencyCode } from '@/shared/kernel/money'
import { importCheck } from './import-check.contract'
import { importOptions, inspection } from './import-file.contract'

/**
 * The path of an import: empty → uploading → preparing → prepared → applying → applied → undone.
 * `inspected`: the file was understood but lacks something (see `refusal`), so a person has to say it in the options.
 * `failed`: it cannot go on (see `refusal`); changing the options of a file that was received tries again.
 */
export const importStatus = z.enum([
  'empty',
  'uploading',
  'inspected',
  'preparing',
  'prepared',
  'applying',
  'applied',
  'undone',
  'cancelled',
  'failed',
])
export type ImportStatus = z.infer<typeof importStatus>

/**
 * `done` of `total` in bytes of the file (upload, survey, read), else in steps. One file is read at a time: `queue` says with
 * `done` how many are before this one.
 */
export const importProgress = z.object({
  phase: z.enum(['upload', 'queue', 'survey', 'read', 'match', 'compare', 'apply']),
  done: z.number(),
  total: z.number(),
})
export type ImportProgress = z.infer<typeof importProgress>

export const ledger = z.object({ currency: currencyCode, total: amountText })

export const importRow = z.object({
  id: importId,
  fileName: z.string(),
  bytes: z.number(),
  status: importStatus,
  /** sha-256 of the file, hexadecimal; null until it is whole here. */
  fileHash: z.string().nullable(),
  createdBy: z.object({ id: userId, name: z.string() }).nullable(),
  createdAt: z.string(),
  appliedAt: z.string().nullable(),
  appliedBy: z.object({ id: userId, name: z.string() }).nullable(),
  undoneAt: z.string().nullable(),
  /** What it wrote, or would write. Null before the check. */
  rows: z.int().nullable(),
  documents: z.object({ new: z.int(), changed: z.int(), alreadyThere: z.int() }).nullable(),
  totals: z.array(z.object({ currency: currencyCode, net: amountText })),
  period: z.object({ from: calendarDate, to: calendarDate }).nullable(),
  canUndo: z.boolean(),
  /** Last moment for undoing; null when it is not applied. */
  undoUntil: z.string().nullable(),
  /** Newer imports that replaced documents of this one: undo them first. */
  dependents: z.array(z.object({ id: importId, fileName: z.string(), appliedAt: z.string(), documents: z.int() })),
})
export type ImportRow = z.infer<typeof importRow>

export const importState = importRow.extend({
  /** Grows with every change of the options, so that a screen knows which answer belongs to which choice. */
  revision: z.int(),
  progress: importProgress.nullable(),
  inspection: inspection.nullable(),
  options: importOptions,
  fixCount: z.int(),
  template: z.object({ id: uuid, name: z.string() }).nullable(),
  /** An import of the same file (same hash) that is applied already. */
  sameFileAs: z.object({ id: importId, fileName: z.string(), appliedAt: z.string() }).nullable(),
  check: importCheck.nullable(),
  ledger: ledger.nullable(),
  /** ledger − ready rows − error rows that can be read, in the ledger's currency. Null without ledger total. */
  unexplained: amountText.nullable(),
  refusal: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
})
export type ImportState = z.infer<typeof importState>

const one = z.object({ importId })

export const createImportEndpoint = endpoint({
  method: 'POST',
  path: '/imports',
  allow: 'sales.import',
  idempotent: true,
  body: z.object({
    fileName: z.string().trim().min(1).max(255),
    bytes: z
      .number()
      .int()
      .min(0)
      .max(2 ** 40),
  }),
  returns: importState,
  refusals: ['file_empty', 'payload_too_large'],
})
/** The file itself as it is (application/octet-stream), at most 2 GB; progress is the browser's. 30 s of silence ends it. */
export const uploadFileEndpoint = endpoint({
  method: 'PUT',
  path: '/imports/:importId/file',
  allow: 'sales.import',
  params: one,
  accepts: 'bytes',
  returns: importState,
  refusals: [
    'not_found',
    'import_not_ready',
    'payload_too_large',
    'file_empty',
    'upload_interrupted',
    'storage_full',
    'unsupported_media',
  ],
})
export const getImportEndpoint = endpoint({
  method: 'GET',
  path: '/imports/:importId',
  allow: 'import.read',
  params: one,
  returns: importState,
  refusals: ['not_found'],
})
/** Light enough to ask every half second while something runs. */
export const importProgressEndpoint = endpoint({
  method: 'GET',
  path: '/imports/:importId/progress',
  allow: 'import.read',
  params: one,
  returns: z.object({ status: importStatus, revision: z.int(), progress: importProgress.nullable() }),
  refusals: ['not_found'],
})
/** The whole set of choices (what is absent is detected again); inspects and prepares anew. */
export const setOptionsEndpoint = endpoint({
  method: 'PUT',
  path: '/imports/:importId/options',
  allow: 'import.apply',
  params: one,
  body: importOptions,
  returns: importState,
  refusals: ['not_found', 'import_not_ready'],
})
export const setLedgerEndpoint = endpoint({
  method: 'PUT',
  path: '/imports/:importId/ledger',
  allow: 'import.apply',
  params: one,
  body: z.object({ ledger: ledger.nullable() }),
  returns: importState,
  refusals: ['not_found'],
})

export const cancelImportEndpoint = endpoint({
  method: 'POST',
  path: '/imports/:importId/cancel',
  allow: 'import.apply',
  params: one,
  idempotent: true,
  returns: importState,
  refusals: ['not_found', 'import_already_applied'],
})
/** Writes everything or nothing; answers when it is on disk. `revision` is the one the person saw. */
export const applyImportEndpoint = endpoint({
  method: 'POST',
  path: '/imports/:importId/apply',
  allow: 'import.apply',
  params: one,
  idempotent: true,
  body: z.object({ revision: z.int() }),
  returns: importState,
  refusals: [
    'not_found',
    'import_not_ready',
    'import_already_applied',
    'import_changed_meanwhile',
    'nothing_to_import',
  ],
})
/** `import_has_dependents` lists them under `details.dependents`, newest first. */
export const undoImportEndpoint = endpoint({
  method: 'POST',
  path: '/imports/:importId/undo',
  allow: 'import.undo',
  params: one,
  idempotent: true,
  returns: importState,
  refusals: ['not_found', 'import_not_applied', 'import_undo_too_late', 'import_has_dependents'],
})
/** Newest first; cancelled and empty ones are left out. */
export const listImportsEndpoint = endpoint({
  method: 'GET',
  path: '/imports',
  allow: 'import.read',
  query: z.object({
    cursor: z
      .string()
      .regex(/^\d{1,9}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  returns: z.object({ rows: z.array(importRow), nextCursor: z.string().nullable() }),
  refusals: [],
})
