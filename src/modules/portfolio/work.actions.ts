import type { RequestContext } from '@/shared/server/request-transaction'
import { lastRankByPlace, listCandidates, nearCutFrom, type CutOfA } from './candidate.rules'
import { capacityHours, loadOf, suggestBalancingMove, suggestManagers, type EntrustedAccount } from './capacity.rules'
import { getCapacity } from './capacity.store'
import { isExpired, isKeyOn, isSettled, pendingDecision } from './decision.rules'
import type { PortfolioWork } from './work.contract'
import { findCut, findWork, type QuestionRow, type WorkRows } from './work.store'

const noCut: CutOfA = { counts: { A: 0, B: 0, C: 0, N: 0 }, smallestOfA: null }

/** What waits for the director: who carries how much, who has no manager, who could be key, what must be decided. */
export async function readWork(ctx: RequestContext): Promise<PortfolioWork> {
  const settings = await getCapacity(ctx.client)
  const run = await findCut(ctx.client)
  const cut = run ?? noCut
  const rows = await findWork(ctx.client, {
    runId: run?.runId ?? null,
    today: ctx.today,
    nearFrom: nearCutFrom(cut)?.toFixed() ?? null,
    lastRank: lastRankByPlace(cut),
  })
  const year = { hoursPerAccount: settings.hoursPerKeyAccount, capacityHours: capacityHours(settings) }
  return {
    ...year,
    ...assignmentOf(rows, year),
    candidates: listCandidates(rows.outside, cut).slice(0, mostCandidates),
    pending: rows.questions.flatMap((row) => questionOf(row, ctx.today)),
  }
}

const mostCandidates = 100

function assignmentOf(
  { managers, keyAccounts }: WorkRows,
  year: { hoursPerAccount: number; capacityHours: number },
): Pick<PortfolioWork, 'managers' | 'unassigned' | 'balance'> {
  const hours = year.hoursPerAccount
  const named = new Map(keyAccounts.map((account) => [account.id, account.name]))
  const portfolios = managers.map(({ id, isActive, keyAccounts: all }) => {
    const accounts = keyAccounts
      .filter((account) => account.managerId === id)
      .map((account) => ({ id: account.id, hours }))
    const otherHours = (all - accounts.length) * hours
    return { id, capacityHours: isActive ? year.capacityHours : 0, accounts, otherHours }
  })
  const unassigned: EntrustedAccount[] = keyAccounts
    .filter((account) => account.managerId === null)
    .map(({ id }) => ({ id, hours }))
  const plan = suggestManagers(unassigned, portfolios)
  const shown = ({ id }: EntrustedAccount): { id: string; name: string; hours: number } => ({
    id,
    name: named.get(id)!,
    hours,
  })
  return {
    managers: portfolios.map((portfolio, at) => {
      const { usedHours, loadPct } = loadOf(portfolio)
      const { name, isActive } = managers[at]!
      return { ...portfolio, name, isActive, usedHours, loadPct, accounts: portfolio.accounts.map(shown) }
    }),
    unassigned: unassigned.map((account, at) => ({
      ...shown(account),
      suggestedManagerId: plan.suggestions[at]?.managerId ?? null,
      loadAfterPct: plan.suggestions[at]?.loadAfterPct ?? null,
    })),
    balance: suggestBalancingMove(plan.managers),
  }
}

function questionOf(row: QuestionRow, today: string): PortfolioWork['pending'] {
  const { id, name, paretoClass, standing, classesLatestFirst } = row
  const account = { isKey: isKeyOn(standing, today), isSettled: isSettled(standing, today) }
  const pending = pendingDecision(account, classesLatestFirst)
  const hasExpired = isExpired(standing, today)
  if (!pending && !hasExpired) return []
  return [
    {
      id,
      name,
      paretoClass,
      reason: hasExpired ? 'expired' : account.isKey ? 'outside' : 'enters',
      isKey: account.isKey,
      periodsOutside: pending?.periodsOutside ?? 0,
      canLeave: pending?.canLeave ?? false,
      expiredOn: hasExpired ? standing!.expiresOn : null,
    },
  ]
}
