import type { PlanItem } from './plan-item.contract'
import { isSealed } from './plan-items.rules'
import { wordsOf } from './plan-words.rules'

const shingle = 3
const warnedShare = 0.8

export interface OtherStrategy {
  readonly accountId: string
  readonly text: string
}
export interface RepeatedStrategy {
  readonly accountId: string
  /** 0–1: how much of our text stands in theirs. */
  readonly share: number
}

/**
 * How much of a text stands in another.
 * Shape   in: two texts. Out: 0–1; null when ours has fewer than three words.
 * Rule    A word stands in the other text when it is part of three words in a row that do: ten words changed in a
 *         hundred leave 0.9. It has a direction: a short copy of a long text is all copied, the long one is not.
 * Cost    linear.   Errors  none.   Source  method R1-00a
 */
export function repeatedShare(own: string, other: string): number | null {
  return shareIn(wordsOf(own), shinglesOf(wordsOf(other)))
}

/**
 * The other strategy that ours repeats most, where it is 80 % of our text or more; null = it is our own.
 * Shape   in: texts of strategyText.   Cost  linear.   Errors  none.   Source  method R1-00a
 */
export function repeatedStrategy(own: string, others: readonly OtherStrategy[]): RepeatedStrategy | null {
  const words = wordsOf(own)
  let most: RepeatedStrategy | null = null
  for (const { accountId, text } of others) {
    const share = shareIn(words, shinglesOf(wordsOf(text)))
    if (share !== null && share >= warnedShare && share > (most?.share ?? 0)) most = { accountId, share }
  }
  return most
}

/** What people wrote in a plan, as it is compared with others; the summary is left out, for it is written from the rest. */
export function strategyText(items: readonly PlanItem[]): string {
  return items.flatMap((item) => (isSealed(item) ? [] : writtenIn(item))).join('\n')
}

function writtenIn(item: PlanItem): string[] {
  switch (item.kind) {
    case 'finding':
    case 'swot':
    case 'objective':
      return [item.content.text]
    case 'insight':
      return [item.content.text, item.content.detail]
    case 'passage':
      return item.content.section === 'summary' ? [] : [item.content.text]
    case 'force':
      return [item.content.evidence]
    case 'stance':
      return [item.content.advantages]
    case 'rival':
      return [item.content.moves]
    case 'activity':
      return [item.content.pain]
    case 'holder':
      return [item.content.message]
    case 'event':
      return [item.content.text, item.content.lesson]
    case 'criterion':
      return [item.content.proof]
    case 'play':
    case 'condition':
    case 'model':
    case 'cell':
    case 'goal':
      return []
  }
}

function shareIn(words: readonly string[], known: ReadonlySet<string>): number | null {
  if (words.length < shingle) return null
  const stands = new Uint8Array(words.length)
  for (let at = 0; at + shingle <= words.length; at++) {
    if (known.has(words.slice(at, at + shingle).join(' '))) stands.fill(1, at, at + shingle)
  }
  return stands.reduce((sum, one) => sum + one, 0) / words.length
}

function shinglesOf(words: readonly string[]): Set<string> {
  const shingles = new Set<string>()
  for (let at = 0; at + shingle <= words.length; at++) shingles.add(words.slice(at, at + shingle).join(' '))
  return shingles
}
