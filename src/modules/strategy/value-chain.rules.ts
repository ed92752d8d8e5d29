import type { ContentOf, PlanItem } from './plan-item.contract'
import { itemsOf } from './plan-items.rules'

export type Activity = ContentOf<'activity'>['activity']
export interface ActivityCell {
  readonly activity: Activity
  /** One for each unit of the client it was scored in; none = not scored yet. */
  readonly scored: readonly ScoredActivity[]
}
export interface ScoredActivity {
  readonly item: PlanItem<'activity'>
  readonly isSuggested: boolean
}
export interface ValueChain {
  readonly support: readonly ActivityCell[]
  readonly primary: readonly ActivityCell[]
  readonly suggested: number
}

const supportActivities: readonly Activity[] = ['infrastructure', 'talent', 'technology', 'procurement']
const primaryActivities: readonly Activity[] = ['inbound', 'operations', 'outbound', 'marketing', 'service']

/**
 * Whether an activity is worth an opportunity: it matters most, it goes badly, and we can move it.
 * Rule    Importance 5, performance 2 or less, our impact 3 or more; what is not scored suggests nothing.
 * Errors  none.   Source  method RP-2d
 */
export function isSuggested({
  importance,
  performance,
  ourImpact,
}: Pick<ContentOf<'activity'>, 'importance' | 'performance' | 'ourImpact'>): boolean {
  return importance === 5 && performance !== null && performance <= 2 && ourImpact !== null && ourImpact >= 3
}

/**
 * The client's value chain as it is drawn: four support and five primary activities, each there also when empty.
 * Shape   in: all items. Out: within an activity, by its place in the plan.
 * Cost    items × 9.   Errors  none.   Source  method RP-2d
 */
export function valueChainOf(items: readonly PlanItem[]): ValueChain {
  const activities = itemsOf(items, 'activity').sort((left, right) => left.position - right.position)
  const cellOf = (activity: Activity): ActivityCell => ({
    activity,
    scored: activities
      .filter(({ content }) => content.activity === activity)
      .map((item) => ({ item, isSuggested: isSuggested(item.content) })),
  })
  return {
    support: supportActivities.map(cellOf),
    primary: primaryActivities.map(cellOf),
    suggested: activities.filter(({ content }) => isSuggested(content)).length,
  }
}
