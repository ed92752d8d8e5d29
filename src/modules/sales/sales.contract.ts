import { z } from 'zod'
import { calendarDate, calendarMonth } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId } from '@/shared/kernel/ids'
import { amountText, currencyCode } from '@/shared/kernel/money'

export const documentKind = z.enum(['invoice', 'creditNote', 'debitNote', 'other'])
const one = z.object({ accountId })

/** `net`, `cost` are absent for those who may see units only (specialists); `cost` is null where nobody knows it. */
export const salesMonth = z.object({
  month: calendarMonth,
  net: amountText.optional(),
  cost: amountText.nullable().optional(),
  units: z.string(),
  documents: z.int(),
})
export const accountSalesEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/sales',
  allow: 'sales.read',
  params: one,
  returns: z.object({
    currency: currencyCode,
    /** True when amounts were brought to the company's currency at each document's own rate. */
    isConverted: z.boolean(),
    /** Other currencies that could not be converted (no rate): they stay apart. */
    apart: z.array(z.object({ currency: currencyCode, net: amountText })),
    /** From 36 months before the last month with sales of the company, oldest first, months without sales included. */
    months: z.array(salesMonth),
    lastMonth: calendarMonth.nullable(),
    /** The twelve months of `lines`: they end with the last full month with sales of the company. */
    linesFrom: calendarMonth.nullable(),
    linesTo: calendarMonth.nullable(),
    /** The mix by product line, largest first; `line` null is what came without one. */
    lines: z.array(
      z.object({
        line: z.string().nullable(),
        net: amountText.optional(),
        netYearBefore: amountText.optional(),
        units: z.string(),
        unitsYearBefore: z.string(),
        cost: amountText.nullable().optional(),
      }),
    ),
    firstSaleOn: calendarDate.nullable(),
    lastSaleOn: calendarDate.nullable(),
    documents: z.int(),
    /** Days since the last invoice, invoices of the latest run's window, and the scores 1–5 against the other accounts (F4). */
    rfm: z
      .object({
        recencyDays: z.int(),
        frequency: z.int(),
        recency: z.int().nullable(),
        frequencyScore: z.int().nullable(),
        monetary: z.int().nullable(),
      })
      .nullable(),
  }),
  refusals: ['not_found'],
})
export const salesDocument = z.object({
  id: z.string(),
  kind: documentKind,
  number: z.string(),
  issuedOn: calendarDate,
  currency: currencyCode,
  /** In the document's own currency; absent for those who may see units only. */
  net: amountText.optional(),
  lines: z.int(),
  salesperson: z.string().nullable(),
})
export const listDocumentsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/documents',
  allow: 'sales.read',
  params: one,
  query: z.object({
    cursor: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(25),
  }),
  returns: z.object({ rows: z.array(salesDocument), nextCursor: z.string().nullable() }),
  refusals: ['not_found', 'invalid_input'],
})
export const documentLinesEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/documents/:documentId',
  allow: 'sales.read',
  params: one.extend({ documentId: z.string().regex(/^\d{1,18}$/) }),
  returns: z.object({
    document: salesDocument,
    lines: z.array(
      z.object({
        line: z.int(),
        productCode: z.string().nullable(),
        productName: z.string().nullable(),
        productLine: z.string().nullable(),
        quantity: z.string().nullable(),
        net: amountText.optional(),
        cost: amountText.nullable().optional(),
      }),
    ),
  }),
  refusals: ['not_found'],
})
