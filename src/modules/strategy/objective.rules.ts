import { decimal } from '@/shared/kernel/money'
import type { ContentOf } from './plan-item.contract'

/**
 * How much of the way from where it began to what it wants a client's objective has gone.
 * Shape   in: baseline, today and target as exact text. Out: %, 0–100, unrounded; null = n/d.
 * Units   all three in the objective's own unit; a target below the baseline is reached by going down.
 * Rule    (today − baseline) / (target − baseline), held within 0 and 100; n/d while one of the three is not known, or
 *         where the target is the baseline itself. From 4.6 to 3.0, today 3.8: 50 %.
 * Errors  none.   Source  method RP-2c
 */
export function objectiveProgressPct({
  baseline,
  current,
  target,
}: Pick<ContentOf<'objective'>, 'baseline' | 'current' | 'target'>): number | null {
  if (baseline === null || current === null || target === null) return null
  const way = decimal(target).minus(baseline)
  if (way.eq(0)) return null
  const gone = decimal(current).minus(baseline).times(100).div(way).toNumber()
  return Math.min(100, Math.max(0, gone))
}
