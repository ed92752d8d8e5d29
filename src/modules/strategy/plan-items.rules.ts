import type { CalendarDate } from '@/shared/kernel/calendar-date'
import type { PlanItem, PlanItemKind } from './plan-item.contract'
import { hasSource, hasSubstance } from './plan-words.rules'

/** The items of a kind that can be read: a reserved one comes sealed, without content, and is left out. */
export function itemsOf<K extends PlanItemKind>(items: readonly PlanItem[], kind: K): PlanItem<K>[] {
  // The compiler does not narrow a union by a kind that is itself a parameter.
  return items.filter((item) => item.kind === kind && !isSealed(item)) as unknown as PlanItem<K>[]
}

export function isSealed(item: PlanItem): boolean {
  return Object.keys(item.content).length === 0
}

/** The day an item speaks of: when it was observed, else when it was last written (in UTC). */
export function datedOn(item: Pick<PlanItem, 'observedOn' | 'updatedAt'>): CalendarDate {
  return item.observedOn ?? item.updatedAt.slice(0, 10)
}

/** Whether a day lies a year or more back. A 29 February is a year old on 1 March. */
export function isYearOld(day: CalendarDate, today: CalendarDate): boolean {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` <= today
}

/** Younger than twelve months and not past its own date. */
export function isCurrent(
  item: Pick<PlanItem, 'observedOn' | 'updatedAt' | 'validUntil'>,
  today: CalendarDate,
): boolean {
  return !isYearOld(datedOn(item), today) && !isExpired(item, today)
}

/** Valid through its last day. */
export function isExpired(item: Pick<PlanItem, 'validUntil'>, today: CalendarDate): boolean {
  return item.validUntil !== null && item.validUntil < today
}

/** Whether it stands on a named source and is more than a guess. */
export function hasEvidence(item: Pick<PlanItem, 'source' | 'certainty'>): boolean {
  return hasSource(item.source) && (item.certainty === 'fact' || item.certainty === 'inference')
}

/**
 * Whether an item says what its kind is for: an empty row, a gap and filler do not.
 * Shape   in: any item; a sealed one is not filled.   Errors  none.
 */
export function isFilled(item: PlanItem): boolean {
  if (isSealed(item)) return false
  switch (item.kind) {
    case 'finding':
      return !item.content.isUnknown && hasSubstance(item.content.text)
    case 'play':
      return item.content.name !== '' && item.content.weightPct !== null
    case 'force':
      return item.content.intensity !== null
    case 'condition':
      return item.content.factor !== ''
    case 'stance':
      return item.content.strategy !== null
    case 'rival':
    case 'holder':
      return item.content.name !== ''
    case 'model':
      return item.content.name !== '' && item.content.value !== ''
    case 'activity':
      return item.content.importance !== null && item.content.performance !== null && item.content.ourImpact !== null
    case 'swot':
    case 'insight':
    case 'objective':
    case 'event':
      return item.content.text !== ''
    case 'cell':
      return [item.content.spend, item.content.spendLow, item.content.spendHigh, item.content.current].some(
        (amount) => amount !== null,
      )
    case 'goal':
      return item.content.year1 !== null
    case 'criterion':
      return item.content.name !== '' && item.content.client.us !== null
    case 'passage':
      return hasSubstance(item.content.text)
  }
}
