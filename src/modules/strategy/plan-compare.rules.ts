import { blockOrder } from './plan-asks.rules'
import type { ContentOf, Evidence, PlanItem } from './plan-item.contract'
import { isSealed, itemsOf } from './plan-items.rules'
import type { PlanDifference } from './plan-version.contract'

const evidenceFields: readonly (keyof Evidence)[] = [
  'certainty',
  'source',
  'saidBy',
  'observedOn',
  'validUntil',
  'confirmedOn',
  'confirmedBy',
  'level',
]

/**
 * What differs between two states of a plan.
 * Shape   in: the items of both, any order. Out: one difference for each item that was added, removed or changed, in the
 *         order of the plan; `fields` names what changed in its content and evidence, in alphabetical order.
 * Rule    Items are the same by id. Their place, editor and version do not count. Where one of the two is sealed, its
 *         content cannot be compared and only its evidence is. A field that one state does not know yet equals null.
 * Cost    linear.   Errors  none.   Source  issue 3 point 11
 */
export function differencesOf(before: readonly PlanItem[], after: readonly PlanItem[]): PlanDifference[] {
  const old = new Map(before.map((item) => [item.id, item]))
  const kept = new Set(after.map(({ id }) => id))
  const now = after.flatMap((item): PlanDifference[] => {
    const was = old.get(item.id)
    if (!was) return [{ kind: 'added', before: null, after: item, fields: [] }]
    const fields = changedFields(was, item)
    return fields.length === 0 ? [] : [{ kind: 'changed', before: was, after: item, fields }]
  })
  const gone = before
    .filter(({ id }) => !kept.has(id))
    .map((item): PlanDifference => ({ kind: 'removed', before: item, after: null, fields: [] }))
  return [...now, ...gone].sort(byPlace)
}

/** Names of the fields of content and evidence, and «block», in which two states of an item differ. */
export function changedFields(before: PlanItem, after: PlanItem): string[] {
  const fields: string[] = evidenceFields.filter((field) => !isSame(before[field], after[field]))
  if (before.block !== after.block) fields.push('block')
  if (!isSealed(before) && !isSealed(after)) {
    const [was, is] = [before.content, after.content] as [Record<string, unknown>, Record<string, unknown>]
    const names = new Set([...Object.keys(was), ...Object.keys(is)])
    for (const name of names) if (!isSame(was[name], is[name])) fields.push(name)
  }
  return fields.sort()
}

/**
 * The goals of a plan that moves on by years: the only items that change with the year.
 * Shape   in: all items; how many years. Out: the goals as they have to be saved, in their order; a sealed one is left.
 * Rule    In the grid each year moves one column to the left, what was reached and the scenarios are cleared, and the
 *         client has not agreed yet. Everything else stays, with its dates: answers keep their age.
 * Errors  RangeError when years is not a whole number of at least one.   Source  issue 3 point 11, R1-09
 */
export function nextYearItems(items: readonly PlanItem[], years: number): PlanItem<'goal'>[] {
  if (!Number.isInteger(years) || years < 1) throw new RangeError(`a plan moves on by whole years, not ${years}`)
  return itemsOf(items, 'goal').map((item) => ({
    ...item,
    content: { ...item.content, ...movedOn(item.content, years) },
  }))
}

function movedOn(goal: ContentOf<'goal'>, years: number): Partial<ContentOf<'goal'>> {
  const columns = [goal.lastYear, goal.year1, goal.year2, goal.year3]
  const at = (column: number): string | null => columns[column + years] ?? null
  return {
    lastYear: at(0),
    year1: at(1),
    year2: at(2),
    year3: at(3),
    actual: null,
    low: null,
    high: null,
    agreedOn: null,
    agreedWith: '',
  }
}

function isSame(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right)
}

/** Text in which the order of a record's keys leaves no trace. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  )
}

function byPlace(left: PlanDifference, right: PlanDifference): number {
  const [one, other] = [(left.after ?? left.before)!, (right.after ?? right.before)!]
  return (
    blockOrder.indexOf(one.block) - blockOrder.indexOf(other.block) ||
    one.position - other.position ||
    (one.id < other.id ? -1 : 1)
  )
}
