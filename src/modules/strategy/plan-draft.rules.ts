import type { CalendarDate } from '@/shared/kernel/calendar-date'
import { compareWithRivals } from './comparison.rules'
import { draftWords, type DraftWords } from './plan-draft-words.rules'
import type { PlanItem, PlanItemKind } from './plan-item.contract'
import { isFilled, itemsOf } from './plan-items.rules'
import { isDraftObjective } from './plan-check.rules'
import { isSuggested } from './value-chain.rules'

export interface DraftSource {
  readonly account: string
  readonly items: readonly PlanItem[]
  /** The plan's first year. */
  readonly startYear: number
  readonly today: CalendarDate
  readonly locale: 'es' | 'en'
  /** An amount as the reader's language writes it, its unit with it. */
  readonly amount: (amount: string, unit: string) => string
}

/** As many of each as a reader takes in at once. */
const few = 2
const some = 3

/**
 * The strategy in one sentence, as the plan's own facts would say it.
 * Shape   Out: one sentence; '' when the plan has neither an objective that can be measured nor a reason to buy.
 * Rule    Objectives by priority, reasons won with proof in the client's eyes, sales from last year to year 3. Parts
 *         without facts are left out; confidential and reserved items never enter, for the sentence is read by more.
 * Errors  none.   Source  method §7.4, issue 3 point 10
 */
export function draftSentence(source: DraftSource): string {
  const words = draftWords[source.locale]
  const objectives = openTo(source, 'objective')
    .filter((item) => !isDraftObjective(item))
    .sort((left, right) => priorityOf(right) - priorityOf(left))
    .slice(0, few)
    .map(({ content }) => quoted(content.text, source.locale))
  const reasons = compared(source).reasons.slice(0, few)
  if (objectives.length === 0 && reasons.length === 0) return ''
  const sales = openTo(source, 'goal').find(({ content }) => content.metric === 'sales')?.content
  const parts = [
    fill(words.sentence.start, { account: source.account }),
    objectives.length > 0 && fill(words.sentence.helping, { objectives: list(objectives, words) }),
    reasons.length > 0 && fill(words.sentence.reasons, { reasons: list(reasons.map(lowered), words) }),
    sales?.lastYear &&
      sales.year3 &&
      fill(words.sentence.sales, {
        from: source.amount(sales.lastYear, sales.unit),
        to: source.amount(sales.year3, sales.unit),
        year: String(source.startYear + 2),
      }),
  ]
  return `${parts.filter(Boolean).join(' ')}.`
}

/**
 * The executive summary: a paragraph for each block that has something to say, in the order of the plan.
 * Shape   Out: paragraphs parted by an empty line; '' for an empty plan.
 * Rule    As draftSentence.   Errors  none.   Source  issue 3 point 10
 */
export function draftSummary(source: DraftSource): string {
  const words = draftWords[source.locale]
  const say = (sentence: keyof DraftWords['summary'], name: string, facts: readonly string[]): string =>
    facts.length === 0 ? '' : fill(words.summary[sentence], { [name]: list(facts, words), account: source.account })
  const found = (side: 'good' | 'bad'): string[] =>
    openTo(source, 'finding')
      .filter(({ content }) => content.side === side)
      .slice(0, some)
      .map(({ content }) => unended(content.text))
  const { reasons, losses } = compared(source)
  const paragraphs = [
    [say('plays', 'plays', playsOf(source)), forceOf(source, words)],
    [
      say(
        'stance',
        'stance',
        openTo(source, 'stance')
          .slice(0, 1)
          .map(({ content }) => words.stance[content.strategy!]),
      ),
      say(
        'rivals',
        'rivals',
        openTo(source, 'rival')
          .slice(0, some)
          .map(({ content }) => content.name),
      ),
    ],
    [say('good', 'findings', found('good')), say('bad', 'findings', found('bad'))],
    [say('value', 'activities', suggestedOf(source, words))],
    [
      say(
        'power',
        'holders',
        openTo(source, 'holder').map(({ content }) => `${content.name} (${words.decision[content.decision]})`),
      ),
    ],
    [say('sales', 'goals', goalsOf(source))],
    [say('reasons', 'reasons', reasons.map(lowered)), say('losses', 'losses', losses.map(lowered))],
    [say('history', 'events', eventsOf(source))],
  ]
  return paragraphs
    .map((sentences) => sentences.filter(Boolean).join(' '))
    .filter(Boolean)
    .join('\n\n')
}

/** Filled items that any reader of the plan may read. */
function openTo<K extends PlanItemKind>({ items }: DraftSource, kind: K): PlanItem<K>[] {
  const open = items.filter((item) => item.kind === kind && isOpen(item) && isFilled(item))
  return itemsOf(open, kind).sort((left, right) => left.position - right.position)
}

function isOpen({ level }: PlanItem): boolean {
  return level !== 'confidential' && level !== 'reserved'
}

function compared(source: DraftSource): { reasons: readonly string[]; losses: readonly string[] } {
  return compareWithRivals(openTo(source, 'criterion'), 'client', source.today)
}

function playsOf(source: DraftSource): string[] {
  return openTo(source, 'play')
    .sort((left, right) => right.content.weightPct! - left.content.weightPct!)
    .slice(0, some)
    .map(({ content }) => `${content.name} (${source.amount(String(content.weightPct!), '%')})`)
}

function forceOf(source: DraftSource, words: DraftWords): string {
  const [strongest] = openTo(source, 'force').sort((left, right) => right.content.intensity! - left.content.intensity!)
  if (!strongest) return ''
  const { force, intensity } = strongest.content
  return fill(words.summary.force, { force: words.force[force], intensity: String(intensity) })
}

function suggestedOf(source: DraftSource, words: DraftWords): string[] {
  const suggested = openTo(source, 'activity').filter(({ content }) => isSuggested(content))
  return [...new Set(suggested.map(({ content }) => words.activity[content.activity]))]
}

function goalsOf(source: DraftSource): string[] {
  const sales = openTo(source, 'goal').find(({ content }) => content.metric === 'sales')?.content
  if (!sales) return []
  return [sales.year1, sales.year2, sales.year3].flatMap((amount, at) =>
    amount === null ? [] : [`${source.amount(amount, sales.unit)} (${source.startYear + at})`],
  )
}

function eventsOf(source: DraftSource): string[] {
  return openTo(source, 'event')
    .sort((left, right) => (right.content.year ?? 0) - (left.content.year ?? 0))
    .slice(0, some)
    .map(({ content: { year, text } }) => (year === null ? unended(text) : `${unended(text)} (${year})`))
}

function priorityOf({ content }: PlanItem<'objective'>): number {
  return content.priority === null ? 0 : { low: 1, medium: 2, high: 3 }[content.priority]
}

/** «a y b», «a; b y c», for facts have commas of their own; «e» before the sound of an i. */
function list(facts: readonly string[], { and }: DraftWords): string {
  const last = facts.at(-1) ?? ''
  if (facts.length < 2) return last
  const joiner = and === 'y' && /^[«“]?h?[ií](?![ae])/iu.test(last) ? 'e' : and
  return `${facts.slice(0, -1).join('; ')} ${joiner} ${last}`
}

function quoted(text: string, locale: 'es' | 'en'): string {
  return locale === 'es' ? `«${unended(text)}»` : `“${unended(text)}”`
}

function unended(text: string): string {
  return text.trim().replace(/[.;\s]+$/, '')
}

/** A name within a sentence begins small, unless it is all capitals or has more of them. */
function lowered(name: string): string {
  return /^\p{Lu}[^\p{Lu}]*$/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

function fill(template: string, facts: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => facts[name] ?? '')
}
