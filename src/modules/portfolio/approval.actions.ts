import type { CalendarDate } from '@/shared/kernel/calendar-date'
import type { BodyOf, ReplyOf } from '@/shared/kernel/endpoint'
import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { approvedEndpoint, approveEndpoint } from './approval.contract'
import { findApproved, findIsOutdated, freezePortfolio, insertApproval } from './approval.store'

/** A signature of the past, told as such. */
export interface PastApproval {
  readonly approvedOn: CalendarDate
  readonly approvedAt: string
}

/** Signs a run, with the decisions and managers of the day, as the portfolio of a period. */
export async function approve(
  ctx: RequestContext,
  input: BodyOf<typeof approveEndpoint>,
  past?: PastApproval,
): Promise<ReplyOf<typeof approveEndpoint>> {
  const isOutdated = await findIsOutdated(ctx.client, input.runId)
  if (isOutdated === undefined) throw new Refusal('not_found')
  if (isOutdated) throw new Refusal('run_outdated')
  const id = ctx.newId()
  const approval = {
    id,
    runId: input.runId,
    period: input.period,
    note: input.note || null,
    approvedBy: ctx.actor.id,
    approvedAt: past?.approvedAt ?? null,
  }
  if (!(await insertApproval(ctx.client, approval))) throw new Refusal('portfolio_already_approved')
  await freezePortfolio(ctx.client, id, { day: past?.approvedOn ?? ctx.today, decidedUntil: past?.approvedAt ?? null })
  return { id }
}

export async function readApproved(ctx: RequestContext, id: string): Promise<ReplyOf<typeof approvedEndpoint>> {
  const portfolio = await findApproved(ctx.client, id)
  if (!portfolio) throw new Refusal('not_found')
  return portfolio
}
