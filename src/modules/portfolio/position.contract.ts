import { z } from 'zod'
import { calendarMonth } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId } from '@/shared/kernel/ids'
import { amountText, currencyCode } from '@/shared/kernel/money'
import { paretoClass } from './run.contract'

/**
 * Rank and share of one account in the latest run. What speaks of the others (clients, cutSharePct, bars) is null for
 * those who see their own accounts only.
 */
export const position = z.object({
  rank: z.int().nullable(),
  sharePct: z.string().nullable(),
  paretoClass: paretoClass.nullable(),
  value: amountText.nullable(),
  currency: currencyCode.nullable(),
  from: calendarMonth.nullable(),
  to: calendarMonth.nullable(),
  /** In a run that counts groups as one, the parent under which this account is counted. */
  countedUnder: z.string().nullable(),
  clients: z.int().nullable(),
  /** What class A brings together. */
  cutSharePct: z.string().nullable(),
  /** [value, class] of the 200 largest with sales, and what the smaller ones sum: the ribbon. */
  bars: z.array(z.tuple([amountText, paretoClass])).nullable(),
  restValue: amountText.nullable(),
})
export type Position = z.infer<typeof position>

export const positionEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/position',
  allow: 'portfolio.position',
  params: z.object({ accountId }),
  returns: position,
  refusals: ['not_found'],
})
