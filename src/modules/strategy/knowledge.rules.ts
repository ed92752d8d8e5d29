import type { CalendarDate } from '@/shared/kernel/calendar-date'
import type { PlanItem } from './plan-item.contract'
import { isCurrent, isFilled, isSealed } from './plan-items.rules'
import type { PlanPrompt } from './plan-prompts.types'
import { hasSource, hasSubstance, wordsOf } from './plan-words.rules'

/** One answer to a prompt, of stage 1 or 2. */
export interface Answer {
  readonly promptId: string
  /** null = answered by a table, which is not compared with other answers. */
  readonly text: string | null
  readonly source: string
  readonly isUnknown: boolean
  readonly observedOn: CalendarDate | null
  readonly updatedAt: string
  readonly validUntil: CalendarDate | null
}
/** What one prompt is worth; `stale` was worth something, the last four never did. */
export type Worth = 'current' | 'stale' | 'unsourced' | 'repeated' | 'short' | 'unknown' | 'unanswered'

export interface Knowledge {
  readonly prompts: number
  /** Worth something, whatever their age. */
  readonly answered: number
  readonly stale: number
  /** 0–100, unrounded; null = n/d without prompts. */
  readonly pct: number | null
}

/** A finding told as «va bien» or «no va bien» answers the prompt that asks for it. */
const promptBySide = { good: 'Q2.a', bad: 'Q2.b' } as const

/**
 * How much is known of an account.
 * Shape   in: every prompt asked (stages 1 and 2), any answers. Out: counts, and the index in %.
 * Rule    Prompts whose best answer is current, over all prompts. Filler is worth nothing: fewer than three different
 *         words, a text that also answers another prompt (all its copies), no source. Stale from twelve months on, or
 *         past its own date. 10 of 40 answered, 2 of them stale: 20 %.
 * Cost    linear.   Errors  none.   Source  method RG-01
 */
export function knowledgeOf(promptIds: readonly string[], answers: readonly Answer[], today: CalendarDate): Knowledge {
  const worth = worthOfPrompts(promptIds, answers, today)
  const count = (wanted: Worth): number => [...worth.values()].filter((one) => one === wanted).length
  const [current, stale] = [count('current'), count('stale')]
  return {
    prompts: worth.size,
    answered: current + stale,
    stale,
    pct: worth.size === 0 ? null : (current * 100) / worth.size,
  }
}

/** The index of a portfolio: every account's prompts together, so that an empty account weighs as much as a full one. */
export function joinKnowledge(accounts: readonly Knowledge[]): Knowledge {
  const sum = (pick: (account: Knowledge) => number): number =>
    accounts.reduce((total, account) => total + pick(account), 0)
  const [prompts, answered, stale] = [sum((a) => a.prompts), sum((a) => a.answered), sum((a) => a.stale)]
  return { prompts, answered, stale, pct: prompts === 0 ? null : ((answered - stale) * 100) / prompts }
}

const best: readonly Worth[] = ['current', 'stale', 'unsourced', 'repeated', 'short', 'unknown', 'unanswered']

/** What each prompt is worth: that of its best answer. */
export function worthOfPrompts(
  promptIds: readonly string[],
  answers: readonly Answer[],
  today: CalendarDate,
): Map<string, Worth> {
  const worth = new Map<string, Worth>(promptIds.map((id) => [id, 'unanswered']))
  const copied = copiedTexts(answers)
  for (const answer of answers) {
    const before = worth.get(answer.promptId)
    if (before === undefined) continue
    const now = worthOf(answer, copied, today)
    if (best.indexOf(now) < best.indexOf(before)) worth.set(answer.promptId, now)
  }
  return worth
}

/** The answers that a plan holds for these prompts: findings, and tables for the prompts that they answer. */
export function answersOf(prompts: readonly PlanPrompt[], items: readonly PlanItem[]): Answer[] {
  return items.flatMap((item) => {
    if (isSealed(item)) return []
    if (item.kind === 'finding') {
      const { promptId, side, text, isUnknown } = item.content
      const answered = promptId ?? (side === null ? null : promptBySide[side])
      return answered === null ? [] : [answerFrom(item, answered, text, isUnknown)]
    }
    if (!isFilled(item)) return []
    return prompts
      .filter((prompt) => prompt.answeredBy.includes(item.kind))
      .map((prompt) => answerFrom(item, prompt.id, null, false))
  })
}

function answerFrom(item: PlanItem, promptId: string, text: string | null, isUnknown: boolean): Answer {
  const { source, observedOn, updatedAt, validUntil } = item
  return { promptId, text, isUnknown, source, observedOn, updatedAt, validUntil }
}

function worthOf(answer: Answer, copied: ReadonlySet<string>, today: CalendarDate): Worth {
  if (answer.isUnknown) return 'unknown'
  if (answer.text !== null && !hasSubstance(answer.text)) return 'short'
  if (answer.text !== null && copied.has(keyOf(answer.text))) return 'repeated'
  if (!hasSource(answer.source)) return 'unsourced'
  return isCurrent(answer, today) ? 'current' : 'stale'
}

/** Texts that stand under more than one prompt. */
function copiedTexts(answers: readonly Answer[]): Set<string> {
  const promptByText = new Map<string, string>()
  const copied = new Set<string>()
  for (const { text, promptId } of answers) {
    if (text === null) continue
    const key = keyOf(text)
    const first = promptByText.get(key)
    if (first === undefined) promptByText.set(key, promptId)
    else if (first !== promptId) copied.add(key)
  }
  return copied
}

function keyOf(text: string): string {
  return wordsOf(text).join(' ')
}
