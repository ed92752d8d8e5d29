import { z } from 'zod'
import { calendarDate } from '@/shared/kernel/calendar-date'
import { currencyCode } from '@/shared/kernel/money'

/** What a column of a file can mean. */
export const importFields = [
  'docType',
  'docPrefix',
  'docNumber',
  'lineNumber',
  'date',
  'clientTaxId',
  'clientCode',
  'clientName',
  'branch',
  'productCode',
  'productName',
  'productLine',
  'quantity',
  'unitPrice',
  'discount',
  'net',
  'tax',
  'total',
  'cost',
  'currency',
  'exchangeRate',
  'salesperson',
  'city',
  'status',
  'group',
] as const
export const importField = z.enum(importFields)
export type ImportField = z.infer<typeof importField>

export const encoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1', 'cp850'])
export const decimalMark = z.enum([',', '.'])
export const dateOrder = z.enum(['dmy', 'mdy', 'ymd'])
export const signRule = z.enum(['asWritten', 'creditNotesNegated'])
export const netRule = z.enum([
  'column',
  'columnMinusDiscount',
  'computed',
  'totalMinusTax',
  'totalWithoutTax',
  'total',
])
export const discountKind = z.enum(['amount', 'fraction', 'percent'])
export const clientBy = z.enum(['taxId', 'code', 'name'])
export const docKind = z.enum(['invoice', 'creditNote', 'debitNote', 'other'])
export const stateVerdict = z.enum(['valid', 'cancelled', 'excluded'])

export const skipReason = z.enum([
  'blank',
  'repeatedHeader',
  'pageHeading',
  'subtotal',
  'total',
  'footer',
  'cancelled',
  'excluded',
  'omitted',
  'withoutClient',
  'error',
])
export const rowErrorKind = z.enum([
  'impossibleDate',
  'missingDate',
  'badNumber',
  'missingAmount',
  'formulaWithoutValue',
  'amountTooLarge',
  'raggedRow',
  'missingDocument',
])
export type ImportErrorKind = z.infer<typeof rowErrorKind>

/** What a person chose; every key that is absent is detected. Columns count from 0, rows from 1. */
export const importOptions = z
  .object({
    encoding,
    delimiter: z.string().length(1),
    quote: z.enum(['double', 'none']),
    sheet: z.string().max(200),
    headerRow: z.int().min(1).max(100_000),
    decimal: decimalMark,
    dateOrder,
    sign: signRule,
    /** Single fields of the detected map: another column, or null to leave the field without one. */
    columns: z.partialRecord(importField, z.int().min(0).max(16_383).nullable()),
    discountKind,
    netRule,
    taxRatePct: z.number().min(0).max(100),
    states: z.record(z.string().max(200), stateVerdict),
    docKinds: z.record(z.string().max(200), docKind),
    clientBy,
    /** The currency column only informs: every amount is of one currency. */
    oneCurrency: z.boolean(),
    /** Currency of the lines that name none; the company's unless said. */
    currency: currencyCode,
  })
  .partial()
export type ImportOptions = z.infer<typeof importOptions>

/** What a detection rests on: so many values speak for it, of how many looked at (0 of 0: no value says anything). */
export const proof = z.object({ agree: z.number(), of: z.number() })
const detected = <T extends z.ZodType>(
  value: T,
): z.ZodObject<{ value: T; isSupposed: z.ZodBoolean; isChosen: z.ZodBoolean; proof: typeof proof }> =>
  z.object({ value, isSupposed: z.boolean(), isChosen: z.boolean(), proof })
const seen = <T extends z.ZodType>(
  meaning: T,
): z.ZodArray<z.ZodObject<{ written: z.ZodString; meaning: T; rows: z.ZodNumber }>> =>
  z.array(z.object({ written: z.string(), meaning, rows: z.number() }))

/** How the file is being read, every decision with its proof. Null: it does not apply to this file. */
export const inspection = z.object({
  kind: z.enum(['text', 'workbook']),
  encoding: detected(z.string()).nullable(),
  delimiter: detected(z.string()).nullable(),
  quote: z.enum(['double', 'none']),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  headerRow: z.int(),
  decimal: detected(decimalMark),
  dateOrder: detected(dateOrder),
  sign: detected(signRule),
  netRule: detected(netRule),
  discountKind: detected(discountKind).nullable(),
  /** System of origin, by its headings; null when unknown. */
  system: z.string().nullable(),
  currency: z.object({ column: z.int().nullable(), code: currencyCode, isChosen: z.boolean() }),
  clientBy,
  /** Values of the document type and state columns in the rows looked at, with what they are taken for. */
  docTypes: seen(docKind),
  states: seen(stateVerdict),
  taxRatePct: z.number().nullable(),
  isEstimated: z.boolean(),
  /** Rows that `docTypes`, `states` and the reviews of columns speak of, when the file has more; null for all of them. */
  rowsLooked: z.int().nullable(),
  columns: z.array(
    z.object({
      index: z.int(),
      /** Its heading, or its letter where it has none. */
      heading: z.string(),
      field: importField.nullable(),
      state: z.enum(['assigned', 'suggested', 'unused']),
      samples: z.array(z.string()),
      /** Facts over the rows that were looked at, for the «Revisión» column. */
      review: z.object({
        of: z.int(),
        filled: z.int(),
        /** Different values; null when there are more than a thousand. */
        distinct: z.int().nullable(),
        /** The commonest values when they are few. */
        values: z.array(z.object({ value: z.string(), rows: z.int() })),
        /** Values that do not read as this field asks (a date, a number). */
        unreadable: z.int(),
        /** Of a date column that reads well. */
        from: calendarDate.nullable(),
        to: calendarDate.nullable(),
      }),
    }),
  ),
  /** The file's first rows as they stand, titles included. */
  lines: z.array(z.object({ row: z.int(), role: z.enum(['title', 'header', 'row']), cells: z.array(z.string()) })),
})
export type Inspection = z.infer<typeof inspection>
