import type { ContentOf, PlanItem } from './plan-item.contract'
import { hasSource } from './plan-words.rules'

export type ModelTopic = ContentOf<'model'>['topic']
export const modelTopics: readonly ModelTopic[] = [
  'lines',
  'revenueMix',
  'customers',
  'footprint',
  'ownership',
  'ratio',
  'other',
]

/** The sheet as it is read: by topic, facts of one name together, the latest year first (RP-2a). */
export function inSheetOrder(facts: readonly PlanItem<'model'>[]): PlanItem<'model'>[] {
  return facts.toSorted(
    (left, right) =>
      modelTopics.indexOf(left.content.topic) - modelTopics.indexOf(right.content.topic) ||
      left.content.name.localeCompare(right.content.name, 'es') ||
      (right.content.year ?? 0) - (left.content.year ?? 0) ||
      left.position - right.position,
  )
}

/**
 * Whether a fact of the business model says where it comes from and of when it is.
 * Rule    A source that names something, and the year it speaks of or the day it was seen. An empty row lacks nothing.
 * Errors  none.   Source  method RP-2a
 */
export function isFactGrounded({ content, source, observedOn }: PlanItem<'model'>): boolean {
  if (content.name === '' && content.value === '') return true
  return hasSource(source) && (content.year !== null || observedOn !== null)
}
