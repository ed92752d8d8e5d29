import { z } from 'zod'
import { calendarDate, calendarMonth } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId, userId } from '@/shared/kernel/ids'
import { amountText, currencyCode } from '@/shared/kernel/money'

export const accountStatus = z.enum(['prospect', 'active', 'dormant', 'past', 'proposed'])
export const paretoClass = z.enum(['A', 'B', 'C', 'N'])
export type ParetoClass = z.infer<typeof paretoClass>
export const person = z.object({ id: userId, name: z.string() })

/**
 * One account in a list. For people who may only see its existence (administrator, privacy officer) just
 * id, name, status, manager and isArchived are present; for a specialist no rank, share or amount is.
 */
export const accountRow = z.object({
  id: accountId,
  name: z.string(),
  status: accountStatus,
  manager: person.nullable(),
  isArchived: z.boolean(),
  sector: z.string().nullable().optional(),
  city: z.string().nullable().optional(),
  isKey: z.boolean().optional(),
  paretoClass: paretoClass.nullable().optional(),
  rank: z.int().nullable().optional(),
  /** Of the positive base of the latest run, in %, two decimals. */
  sharePct: z.string().nullable().optional(),
  /** Net sales of the latest run's window and of the window one year earlier, in the run's currency. */
  net: amountText.nullable().optional(),
  netYearBefore: amountText.nullable().optional(),
  lastSaleOn: calendarDate.nullable().optional(),
})
export type AccountRow = z.infer<typeof accountRow>

export const accountSort = z.enum(['net', 'name', 'growth', 'lastSale', 'rank'])
export const accountView = z.enum(['key', 'mine', 'all', 'unmanaged', 'archived', 'proposed'])
/** What narrows the list. `search` finds every word, without accents, also inside a word; tax ids in any writing. */
export const accountFilters = z.object({
  view: accountView.default('all'),
  search: z.string().trim().max(100).optional(),
  class: paretoClass.optional(),
  manager: userId.optional(),
  sector: z.string().max(80).optional(),
})
export type AccountFilters = z.infer<typeof accountFilters>
/** What has no figure to sort by comes last, by name, in either direction. */
export const accountOrder = z.object({
  sort: accountSort.default('net'),
  direction: z.enum(['asc', 'desc']).default('desc'),
})
export type AccountOrder = z.infer<typeof accountOrder>

export const listAccountsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts',
  allow: 'account.list',
  query: accountFilters.extend(accountOrder.shape).extend({
    cursor: z.string().max(1200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  returns: z.object({
    rows: z.array(accountRow),
    nextCursor: z.string().nullable(),
    /** Of the latest run: what `net` and `netYearBefore` are in and cover. Null before the first run. */
    currency: currencyCode.nullable(),
    windowFrom: calendarMonth.nullable(),
    windowTo: calendarMonth.nullable(),
  }),
  refusals: ['invalid_input'],
})
/** Count and sum of the whole filtered list, for its last row: asked once per filter, not once per page. */
export const accountTotalEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/total',
  allow: 'account.list',
  query: accountFilters,
  returns: z.object({
    total: z.int(),
    /** Null where amounts may not be seen, and before the first run. */
    netSum: amountText.nullable(),
    netYearBeforeSum: amountText.nullable(),
    currency: currencyCode.nullable(),
  }),
  refusals: [],
})
/** Counts per view tab and the values of the filters. */
export const accountOverviewEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/overview',
  allow: 'account.list',
  returns: z.object({
    counts: z.record(accountView, z.int()),
    managers: z.array(person.extend({ accounts: z.int() })),
    sectors: z.array(z.string()),
    /** Doubtful matches that wait for this person; 0 for those who do not decide them. */
    doubts: z.int(),
  }),
  refusals: [],
})
/** The list as the person sees it, every page of it, in the person's language. A POST: an address is too short for many ids. */
export const exportAccountsEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/export.xlsx',
  allow: 'list.export',
  body: accountFilters.extend(accountOrder.shape).extend({
    /** These alone: the rows a person ticked. */
    only: z.array(accountId).min(1).max(20_000).optional(),
  }),
  returns: z.null(),
  replies: 'bytes',
  refusals: [],
  ratePerMinute: 20,
})
export const searchEndpoint = endpoint({
  method: 'GET',
  path: '/search',
  allow: 'search.global',
  query: z.object({ text: z.string().trim().min(1).max(100) }),
  returns: z.object({
    accounts: z.array(
      accountRow.pick({
        id: true,
        name: true,
        status: true,
        sector: true,
        city: true,
        manager: true,
        isKey: true,
        paretoClass: true,
      }),
    ),
  }),
  refusals: [],
})
