import { z } from 'zod'
import { calendarMonth } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId, runId, uuid } from '@/shared/kernel/ids'
import { amountText, currencyCode } from '@/shared/kernel/money'
import { paretoClass } from './run.contract'

/** «2026-I», «Mayo 2026»: what the company calls the time its portfolio is for. */
export const period = z.string().trim().min(4).max(40)

/** The run, the decisions and the managers as they stood when a director signed. */
export const approvedPortfolio = z.object({
  id: uuid,
  period: z.string(),
  runId,
  from: calendarMonth,
  to: calendarMonth,
  currency: currencyCode,
  note: z.string().nullable(),
  approvedAt: z.string(),
  approvedBy: z.string(),
  /** Of those the reader may see. */
  keyAccounts: z.int(),
})
export type ApprovedPortfolio = z.infer<typeof approvedPortfolio>
export const approvedAccount = z.object({
  id: accountId,
  name: z.string(),
  paretoClass: paretoClass.nullable(),
  rank: z.int().nullable(),
  value: amountText.nullable(),
  isKey: z.boolean(),
  manager: z.string().nullable(),
})

export const approveEndpoint = endpoint({
  method: 'POST',
  path: '/portfolio/approve',
  allow: 'portfolio.approve',
  idempotent: true,
  body: z.object({ runId, period, note: z.string().trim().max(2000).nullable().default(null) }),
  returns: z.object({ id: uuid }),
  refusals: ['run_outdated', 'portfolio_already_approved', 'not_found'],
})
/** Newest first. */
export const listApprovedEndpoint = endpoint({
  method: 'GET',
  path: '/portfolio/approved',
  allow: 'portfolio.read',
  returns: z.array(approvedPortfolio),
  refusals: [],
})
/** With the accounts that were key and, beside them, class A; largest first. A manager sees his own. */
export const approvedEndpoint = endpoint({
  method: 'GET',
  path: '/portfolio/approved/:portfolioId',
  allow: 'portfolio.read',
  params: z.object({ portfolioId: uuid }),
  returns: approvedPortfolio.extend({ accounts: z.array(approvedAccount) }),
  refusals: ['not_found'],
})
