import type { ContentOf } from '../plan-content.contract'
import type { PlanItem } from '../plan-item.contract'

export type GoalMetric = ContentOf<'goal'>['metric']
export type GoalFields = ContentOf<'goal'>
/** How a metric is written: money in the company's scale, a percentage, a score, one of five stages, a place, or as named. */
export type MetricKind = 'money' | 'percent' | 'score' | 'stage' | 'place' | 'free'

/** In the order of the grid. */
export const kindOfMetric: Readonly<Record<GoalMetric, MetricKind>> = {
  sales: 'money',
  margin: 'percent',
  shareOfWallet: 'percent',
  satisfaction: 'score',
  coverage: 'percent',
  value: 'money',
  opportunities: 'money',
  relationship: 'stage',
  position: 'place',
  other: 'free',
}
export const goalMetrics = Object.keys(kindOfMetric) as readonly GoalMetric[]

export function inGridOrder(goals: readonly PlanItem<'goal'>[]): PlanItem<'goal'>[] {
  return goals.toSorted(
    (left, right) =>
      goalMetrics.indexOf(left.content.metric) - goalMetrics.indexOf(right.content.metric) ||
      left.position - right.position,
  )
}

/** A new row of the grid; `lastYear` where the imports measure it. */
export function newGoal(metric: GoalMetric, currency: string, lastYear: string | null): GoalFields {
  const kind = kindOfMetric[metric]
  return {
    metric,
    name: '',
    unit: kind === 'money' ? currency : kind === 'percent' ? '%' : '',
    lastYear,
    year1: null,
    year2: null,
    year3: null,
    actual: null,
    low: null,
    high: null,
    agreedOn: null,
    agreedWith: '',
  }
}
