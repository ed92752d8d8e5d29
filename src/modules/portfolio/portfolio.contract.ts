import { z } from 'zod'
import { calendarMonth } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId, runId, userId, uuid } from '@/shared/kernel/ids'
import { amountText, currencyCode } from '@/shared/kernel/money'
import { paretoClass, run } from './run.contract'

/**
 * One account of the run, packed as an array to keep 5,000 of them small and read as written by the database:
 * [accountId, name, value, class, previousClass|null, previousRank|null, yearBefore|null, isKey 0|1, managerId|null,
 * pinned 0|1, rank, sharePct|null]
 * Ordered by value, largest first; equal values share the smallest rank. sharePct is of the positive sales, n/d for N.
 */
export const portfolioRow = z.tuple([
  accountId,
  z.string(),
  amountText,
  paretoClass,
  paretoClass.nullable(),
  z.int().nullable(),
  amountText.nullable(),
  z.int(),
  userId.nullable(),
  z.int(),
  z.int(),
  z.string().nullable(),
])
export type PortfolioRow = z.infer<typeof portfolioRow>

/** Sums are of the run's basis and currency; percentages unrounded to four places, null where there is nothing to divide. */
export const portfolioTotals = z.object({
  base: amountText,
  net: amountText,
  /** Same months a year earlier; null when they are not recorded. */
  yearBefore: amountText.nullable(),
  /** Sales in currencies without a rate: never added. */
  apart: z.array(z.object({ currency: currencyCode, net: amountText })),
  withoutClient: amountText,
  /** Basis margin: net sales of lines whose cost is unknown, which no margin counts. */
  withoutCost: z.object({ net: amountText, clients: z.int() }).nullable(),
  top20Clients: z.int(),
  top20SharePct: z.string().nullable(),
  hhi: z.number().nullable(),
  effectiveClients: z.number().nullable(),
  topSharePct: z.string().nullable(),
  topThreeSharePct: z.string().nullable(),
  /** One client, or few, weigh so much that losing one would hurt. */
  isConcentrationWarned: z.boolean(),
  shape: z.enum(['hyperconcentrated', 'typical', 'dispersed']).nullable(),
  stay: z.object({ stayed: z.int(), of: z.int(), weightedPct: z.string().nullable() }).nullable(),
})
/** Was A, or is key, and sold nothing in the window. */
export const goneAccount = z.object({
  id: accountId,
  name: z.string(),
  previousClass: paretoClass.nullable(),
  previousRank: z.int().nullable(),
  previousValue: amountText.nullable(),
  isKey: z.boolean(),
  managerId: userId.nullable(),
})
export const portfolio = z.object({
  run: run.nullable(),
  previousRun: run.pick({ id: true, from: true, to: true, createdAt: true }).nullable(),
  /** A manager sees his own accounts only, a director of an area those of the area: totals of the company are then null. */
  scope: z.enum(['company', 'own']),
  totals: portfolioTotals.nullable(),
  rows: z.array(portfolioRow),
  gone: z.array(goneAccount),
  /** Months with sales, first and last. */
  salesFrom: calendarMonth.nullable(),
  salesTo: calendarMonth.nullable(),
  /** The latest signature over the same window. */
  approval: z
    .object({
      id: uuid,
      runId,
      period: z.string(),
      approvedAt: z.string(),
      approvedBy: z.string(),
      keyAccounts: z.int(),
    })
    .nullable(),
})
export type Portfolio = z.infer<typeof portfolio>

/** The screen's first call: rows as the database wrote them. Without `run`, the latest. */
export const portfolioEndpoint = endpoint({
  method: 'GET',
  path: '/portfolio',
  allow: 'portfolio.read',
  query: z.object({ run: runId.optional() }),
  returns: portfolio,
  refusals: ['not_found'],
})
/** Fewer accounts than this are not told as a group: the sum would speak of one of them. */
export const fewestInGroup = 3

/** Sums of the latest run by a property of the accounts; groups of fewer than three accounts are told together as «rest». */
export const aggregateEndpoint = endpoint({
  method: 'GET',
  path: '/portfolio/aggregate',
  allow: 'portfolio.aggregate',
  query: z.object({ by: z.enum(['paretoClass', 'sector', 'city', 'manager']) }),
  returns: z.object({
    currency: currencyCode.nullable(),
    groups: z.array(z.object({ key: z.string().nullable(), accounts: z.int(), value: amountText })),
    /** Null when the small groups together have fewer than three accounts, too. */
    rest: z.object({ groups: z.int(), accounts: z.int(), value: amountText }).nullable(),
  }),
  refusals: [],
})
export const exportPortfolioEndpoint = endpoint({
  method: 'GET',
  path: '/portfolio/export.xlsx',
  allow: 'portfolio.export',
  query: z.object({ run: runId.optional() }),
  returns: z.null(),
  replies: 'bytes',
  refusals: ['no_sales', 'not_found'],
  ratePerMinute: 20,
})
