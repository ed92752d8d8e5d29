import type { ContentOf } from './plan-content.contract'
import type { PlanItem } from './plan-item.contract'
import type { PlanDifference } from './plan-version.contract'

/** What an item says beside its content, and whose change is a difference. */
const evidenceFields = [
  'certainty',
  'source',
  'saidBy',
  'observedOn',
  'validUntil',
  'confirmedOn',
  'confirmedBy',
  'level',
] as const

/**
 * What differs between two states of a plan.
 * Shape   in: items of both, any order. Out: one row per item added, removed or changed; removed ones first, then in the
 *         order of `after`. Where an item stands in its block is no difference.
 * Cost    one pass over each
 * Source  issue «versions», point 11
 */
export function differencesOf(before: readonly PlanItem[], after: readonly PlanItem[]): PlanDifference[] {
  const old = new Map(before.map((item) => [item.id, item]))
  const now = new Set(after.map((item) => item.id))
  const removed = before
    .filter((item) => !now.has(item.id))
    .map((item) => ({ kind: 'removed' as const, before: item, after: null, fields: [] }))
  const others = after.flatMap((item): PlanDifference[] => {
    const earlier = old.get(item.id)
    if (!earlier) return [{ kind: 'added', before: null, after: item, fields: [] }]
    const fields = changedFields(earlier, item)
    return fields.length > 0 ? [{ kind: 'changed', before: earlier, after: item, fields }] : []
  })
  return [...removed, ...others]
}

function changedFields(before: PlanItem, after: PlanItem): string[] {
  const [old, now] = [before.content as Record<string, unknown>, after.content as Record<string, unknown>]
  const content = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (name) => inOrder(old[name]) !== inOrder(now[name]),
  )
  return [...content, ...evidenceFields.filter((name) => before[name] !== after[name])]
}

/** Text that is equal when the values are, however their keys are ordered; absent and null say the same. */
function inOrder(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/**
 * The goals of a plan that goes on `years` later: what was year 1 is last year, and so on; nothing is agreed any more.
 * Shape   in: all items. Out: only the goals, as they have to be saved. Everything else keeps its words and its age.
 * Source  issue «versions», point 11; R1-09
 */
export function nextYearItems(items: readonly PlanItem[], years: number): PlanItem<'goal'>[] {
  const step = (content: ContentOf<'goal'>): ContentOf<'goal'> => ({
    ...content,
    lastYear: content.year1,
    year1: content.year2,
    year2: content.year3,
    year3: null,
    actual: null,
    low: null,
    high: null,
    agreedOn: null,
    agreedWith: '',
  })
  return items
    .filter((item): item is PlanItem<'goal'> => item.kind === 'goal')
    .map((item) => {
      let content = item.content
      for (let i = 0; i < Math.min(years, 4); i++) content = step(content)
      return { ...item, content }
    })
}
