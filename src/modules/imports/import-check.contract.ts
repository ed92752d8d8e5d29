import { z } from 'zod'
import { calendarDate, calendarMonth } from '@/shared/kernel/calendar-date'
import { amountText, currencyCode } from '@/shared/kernel/money'
import { rowErrorKind, skipReason } from './import-file.contract'

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
      /** Amounts of the rows that a person left out. */
      omittedNet: amountText,
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
