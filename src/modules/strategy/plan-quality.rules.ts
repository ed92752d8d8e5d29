import { daysBetween, type CalendarDate } from '@/shared/kernel/calendar-date'
import { answersOf, worthOfPrompts, type Worth } from './knowledge.rules'
import { blockOrder, structuredAsks } from './plan-asks.rules'
import type { PlanBlock, PlanItem } from './plan-item.contract'
import { hasEvidence, isCurrent, isFilled, isYearOld } from './plan-items.rules'
import type { PlanPrompt } from './plan-prompts.types'

/** One thing a block asks for: a prompt (by its id) or a part of it. */
export interface AskState {
  readonly id: string
  readonly isMet: boolean
  /** null for parts, which are met or not. */
  readonly worth: Worth | null
}
export interface BlockState {
  readonly block: PlanBlock
  readonly asks: readonly AskState[]
  /** 0–100, unrounded. */
  readonly completenessPct: number
  /** Whole days since anything in it was touched; null = never. */
  readonly daysOld: number | null
  /** Not touched for twelve months. */
  readonly isStale: boolean
}
/** 0–100, unrounded; null = n/d. */
export interface PlanQuality {
  readonly completenessPct: number
  readonly freshnessPct: number | null
  readonly confirmedPct: number | null
  readonly evidencePct: number | null
}

/**
 * The index of the plan: what each block has of what it asks for, and how old it is.
 * Shape   in: the prompts asked and all items, any order. Out: the nine blocks in the order of the plan.
 * Rule    Asks met over asks; a prompt is met by an answer that is worth something, stale or not: age is shown apart.
 * Cost    asks × items.   Errors  none.   Source  method RG-10, design 06
 */
export function blockStates(
  prompts: readonly PlanPrompt[],
  items: readonly PlanItem[],
  today: CalendarDate,
): BlockState[] {
  const worth = worthOfPrompts(
    prompts.map((prompt) => prompt.id),
    answersOf(prompts, items),
    today,
  )
  return blockOrder.map((block) => {
    const asked = prompts.filter((prompt) => prompt.block === block).map(({ id }) => promptState(id, worth.get(id)!))
    const parts = structuredAsks[block].map(({ id, isMet }) => ({
      id: `${block}.${id}`,
      isMet: isMet(items),
      worth: null,
    }))
    const asks = [...asked, ...parts]
    return { block, asks, completenessPct: pct(asks.filter((ask) => ask.isMet).length, asks.length)!, ...age(block) }
  })

  function age(block: PlanBlock): Pick<BlockState, 'daysOld' | 'isStale'> {
    const touched = items.filter((item) => item.block === block).map((item) => item.updatedAt.slice(0, 10))
    const last = touched.sort().at(-1)
    if (last === undefined) return { daysOld: null, isStale: false }
    return { daysOld: Math.max(0, daysBetween(last, today)), isStale: isYearOld(last, today) }
  }
}

/**
 * How good the plan is, apart from how healthy the account is.
 * Rule    Completeness: asks met over asks of all blocks. Of the items that say something (passages and SWOT lines
 *         apart, which are written from them): fresh, younger than twelve months and not past their date; confirmed by
 *         the client; with evidence, a source and more than a guess.
 * Cost    linear.   Errors  none.   Source  issue 3 point 12, design 06
 */
export function planQuality(
  blocks: readonly BlockState[],
  items: readonly PlanItem[],
  today: CalendarDate,
): PlanQuality {
  const asks = blocks.flatMap((block) => block.asks)
  const said = items.filter((item) => item.kind !== 'passage' && item.kind !== 'swot' && isFilled(item))
  const shareOfSaid = (holds: (item: PlanItem) => boolean): number | null => pct(said.filter(holds).length, said.length)
  return {
    completenessPct: pct(asks.filter((ask) => ask.isMet).length, asks.length) ?? 0,
    freshnessPct: shareOfSaid((item) => isCurrent(item, today)),
    confirmedPct: shareOfSaid((item) => item.confirmedOn !== null),
    evidencePct: shareOfSaid(hasEvidence),
  }
}

function promptState(id: string, worth: Worth): AskState {
  return { id, isMet: worth === 'current' || worth === 'stale', worth }
}

function pct(part: number, whole: number): number | null {
  return whole === 0 ? null : (part * 100) / whole
}
