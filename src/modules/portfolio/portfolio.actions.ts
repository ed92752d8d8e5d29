import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import { findPortfolioText } from './portfolio.store'

/** The portfolio of a run, or of the latest, as this person may see it: JSON text. */
export async function readPortfolio(ctx: RequestContext, runId: string | undefined): Promise<string> {
  const text = await findPortfolioText(ctx.client, { runId: runId ?? null, today: ctx.today })
  if (text === null) throw new Refusal('not_found')
  return text
}
