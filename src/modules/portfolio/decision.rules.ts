import type { CalendarDate } from '@/shared/kernel/calendar-date'
import type { RefusalCode } from '@/shared/kernel/errors'
import type { ParetoClass } from './pareto.rules'
import { periodsOutsideA, periodsToLeave } from './stickiness.rules'

/**
 * promote: becomes key. keep: stays key though its class changed. exception: key against the class, until a day.
 * leave: stops being key because its class did. release: de-selection, given up although its class would allow more.
 */
export type DecisionKind = 'promote' | 'keep' | 'exception' | 'leave' | 'release'
export interface DecisionWish {
  readonly decision: DecisionKind
  readonly reason: string | null
  readonly isPinned: boolean
  readonly expiresOn: CalendarDate | null
}
export interface DecisionSituation {
  readonly today: CalendarDate
  /** Classes of the account in past runs, latest first; null = it was not in that run. */
  readonly classesLatestFirst: readonly (ParetoClass | null)[]
}
export type DecisionRefusal = Extract<
  RefusalCode,
  'decision_needs_reason' | 'exception_needs_expiry' | 'leaving_needs_two_periods'
>
export interface StandingDecision {
  readonly decision: DecisionKind
  readonly expiresOn: CalendarDate | null
}
export interface SettlingDecision extends StandingDecision {
  readonly isPinned: boolean
  /** Taken on a run over the same period as the present one. */
  readonly isOfThisPeriod: boolean
}
export interface PendingDecision {
  readonly isKey: boolean
  readonly periodsOutside: number
  readonly canLeave: boolean
}

/**
 * Why a decision about a key account cannot be written; null when it can.
 * Rule    pins, exceptions, leaving and de-selection say why; an exception ends on a later day; leaving needs two
 *         consecutive periods outside A, de-selection does not: it is its own step, taken with open eyes.
 * Cost    constant.   Errors  none.   Source  method F1 (people decide), F3 (hysteresis)
 */
export function whyNotDecide(wish: DecisionWish, situation: DecisionSituation): DecisionRefusal | null {
  const needsReason = wish.isPinned || ['exception', 'leave', 'release'].includes(wish.decision)
  if (needsReason && !wish.reason?.trim()) return 'decision_needs_reason'
  if (wish.decision === 'exception' && !(wish.expiresOn && wish.expiresOn > situation.today)) {
    return 'exception_needs_expiry'
  }
  if (wish.decision === 'leave' && periodsOutsideA(situation.classesLatestFirst) < periodsToLeave) {
    return 'leaving_needs_two_periods'
  }
  return null
}

/** Whether the latest decision makes an account key on a day; an exception counts up to its last day. */
export function isKeyOn(standing: StandingDecision | null, day: CalendarDate): boolean {
  if (!standing) return false
  if (standing.decision === 'exception') return standing.expiresOn !== null && standing.expiresOn >= day
  return standing.decision === 'promote' || standing.decision === 'keep'
}

/**
 * Whether the latest decision answers the class that the account has now: a pin does until it is taken back, an exception
 * while it runs, any other in the period of the run it was taken on.
 * Source  method F1 (people decide, the class suggests)
 */
export function isSettled(standing: SettlingDecision | null, day: CalendarDate): boolean {
  if (!standing) return false
  if (standing.isPinned) return true
  if (standing.decision === 'exception') return isKeyOn(standing, day)
  return standing.isOfThisPeriod
}

/** Whether an exception ended and nothing was decided since. */
export function isExpired(standing: StandingDecision | null, day: CalendarDate): boolean {
  return standing?.decision === 'exception' && !isKeyOn(standing, day)
}

/**
 * The decision an account waits for: A but not key, or key but not A, unless people have settled it.
 * Shape   in: is it key today, is it settled (isSettled), its classes latest first. Out: null when class and people agree.
 * Source  method F1, F3
 */
export function pendingDecision(
  account: { readonly isKey: boolean; readonly isSettled: boolean },
  classesLatestFirst: readonly (ParetoClass | null)[],
): PendingDecision | null {
  const periodsOutside = periodsOutsideA(classesLatestFirst)
  const isInA = classesLatestFirst.length > 0 && periodsOutside === 0
  if (isInA === account.isKey || account.isSettled) return null
  return {
    isKey: account.isKey,
    periodsOutside,
    canLeave: account.isKey && periodsOutside >= periodsToLeave,
  }
}
