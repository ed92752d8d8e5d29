import { approve, classify, decide, saveScorecard } from '@/modules/portfolio/portfolio.door'
import { runInput } from '@/modules/portfolio/run.contract'
import { monthOf } from '@/shared/kernel/calendar-date'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { DemoDecision, DemoKey, DemoWorld } from '../../../db/demo/demo-world.types'

// Colombia keeps one hour all year.
const atHour = (day: string, hour: string): string => `${day}T${hour}:00-05:00`

/**
 * The example's half year of portfolio work, in the order in which it happened and through the room's own door, so that
 * its rules hold here too: nobody leaves before his second period outside.
 */
export async function replayPast(
  ctx: RequestContext,
  world: DemoWorld,
  accountIds: ReadonlyMap<DemoKey, string>,
): Promise<void> {
  const runIds = new Map<string, string>()
  for (const [at, run] of world.runs.entries()) {
    const isLatest = monthOf(run.ranOn) === monthOf(world.today)
    const window = isLatest ? { window: 'months12' } : { window: 'range', from: run.from, to: run.to }
    const made = await classify(ctx, runInput.parse(window), {
      createdAt: atHour(run.ranOn, '08:15'),
      comparedWith: run.comparedWith === null ? null : runIds.get(run.comparedWith)!,
    })
    runIds.set(run.ranOn, made.id)
    const until = world.runs[at + 1]?.ranOn ?? '9999-12-31'
    await decideBetween(ctx, world.decisions, { from: run.ranOn, until }, accountIds)
    for (const approval of world.approvals.filter(({ ranOn }) => ranOn === run.ranOn)) {
      await approve(
        ctx,
        { runId: made.id, period: approval.period, note: approval.note },
        { approvedOn: approval.approvedOn, approvedAt: atHour(approval.approvedOn, '17:30') },
      )
    }
  }
  for (const { clientKey, ...scores } of world.scorecards) {
    await saveScorecard(ctx, accountIds.get(clientKey)!, scores, 0)
  }
}

async function decideBetween(
  ctx: RequestContext,
  decisions: readonly DemoDecision[],
  { from, until }: { from: string; until: string },
  accountIds: ReadonlyMap<DemoKey, string>,
): Promise<void> {
  const own = decisions.filter(({ decidedOn }) => decidedOn >= from && decidedOn < until)
  for (const day of [...new Set(own.map(({ decidedOn }) => decidedOn))].sort()) {
    const wishes = own
      .filter(({ decidedOn }) => decidedOn === day)
      .map(({ clientKey, decision, reason }) => ({
        accountId: accountIds.get(clientKey)!,
        decision,
        reason,
        isPinned: false,
        expiresOn: null,
      }))
    await decide(ctx, wishes, { decidedOn: day, decidedAt: atHour(day, '09:00') })
  }
}
