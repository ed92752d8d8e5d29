import { z } from 'zod'
import { calendarDate, calendarMonth } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId, importId, userId, uuid } from '@/shared/kernel/ids'
import { amountText, currencyCode } from '@/shared/kernel/money'
import { importOptions, inspection, rowErrorKind, skipReason } from './import-file.contract'

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

/** `done` of `total` in bytes of the file (upload, survey, read), else in steps. */
export const importProgress = z.object({
  phase: z.enum(['upload', 'survey', 'read', 'match', 'compare', 'apply']),
  done: z.number(),
  total: z.number(),
})
export type ImportProgress = z.infer<typeof importProgress>

/** Lines that come in, but that a person should look at. */
export const warningKind = z.enum([
  'withoutClient',
  'futureDate',
  'zeroAmount',
  'withoutRate',
  'withoutDocument',
  'estimatedNet',
  'supposedFormat',
])

export const importCheck = z.object({
  rows: z.object({ read: z.int(), used: z.int(), skipped: z.partialRecord(skipReason, z.int()) }),
  /** Rows that come in: used + those without client. `withWarning` is part of them. */
  ready: z.int(),
  withWarning: z.int(),
  warnings: z.partialRecord(warningKind, z.int()),
  withError: z.int(),
  errors: z.partialRecord(rowErrorKind, z.int()),
  period: z.object({ from: calendarDate, to: calendarDate }).nullable(),
  documents: z.object({ new: z.int(), changed: z.int(), alreadyThere: z.int() }),
  lines: z.object({ new: z.int(), changed: z.int(), alreadyThere: z.int() }),
  /** The first documents that would be replaced, with what they say now and what they would say. */
  changedDocuments: z.array(
    z.object({
      kind: z.string(),
      number: z.string(),
      issuedOn: calendarDate,
      netBefore: amountText,
      net: amountText,
      currency: currencyCode,
    }),
  ),
  clients: z.object({
    new: z.int(),
    known: z.int(),
    doubtful: z.int(),
    /** Accounts with sales before and after this import. */
    withSalesBefore: z.int(),
    withSalesAfter: z.int(),
  }),
  /** All that comes in, already-there included: what is compared with the ledger. Largest first. */
  currencies: z.array(
    z.object({
      currency: currencyCode,
      rows: z.int(),
      net: amountText,
      /** In the company's currency at the documents' own rates; null when some document has no rate. */
      netConverted: amountText.nullable(),
      withoutClient: z.object({ rows: z.int(), net: amountText }),
      /** Amounts of the error rows that could still be read. */
      errorNet: amountText,
    }),
  ),
  months: z.array(z.object({ month: calendarMonth, currency: currencyCode, rows: z.int(), net: amountText })),
  isEstimated: z.boolean(),
  preview: z.array(
    z.object({
      row: z.int(),
      client: z.string().nullable(),
      /** Not known before this import. */
      isNewClient: z.boolean(),
      date: calendarDate,
      kind: z.enum(['invoice', 'creditNote', 'debitNote', 'other']),
      document: z.string(),
      productLine: z.string().nullable(),
      net: amountText,
      cost: amountText.nullable(),
      marginPct: z.string().nullable(),
      currency: currencyCode,
    }),
  ),
})
export type ImportCheck = z.infer<typeof importCheck>

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
  refusals: ['not_found', 'import_not_ready', 'payload_too_large', 'file_empty', 'unsupported_media'],
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
    cursor: z.string().max(40).optional(),
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
    cursor: z.string().max(40).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  returns: z.object({ rows: z.array(importRow), nextCursor: z.string().nullable() }),
  refusals: [],
})

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
