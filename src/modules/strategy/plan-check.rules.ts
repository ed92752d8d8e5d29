import type { PlanLink } from './plan.contract'
import type { ContentOf, PlanItem } from './plan-item.contract'
import { isFilled, isSealed, itemsOf } from './plan-items.rules'

type Decision = ContentOf<'holder'>['decision']
export type PlanRemark =
  | { readonly code: 'section_missing' | 'section_without_findings'; readonly section: LinkedSection }
  | { readonly code: 'objective_without_metric' | 'target_without_route'; readonly itemId: string }
  | { readonly code: 'decision_without_holder'; readonly decision: Decision }

/** The sections that say why this strategy is for this client and no other. */
const linkedSections = ['circumstances', 'interests'] as const
export type LinkedSection = (typeof linkedSections)[number]
const decisions: readonly Decision[] = [
  'final',
  'budget',
  'technical',
  'user',
  'purchasing',
  'influencer',
  'gatekeeper',
  'guide',
  'veto',
]
const targetInfluence = 4

/**
 * Whether a plan may be signed: null, or the code that says why not.
 * Rule    Its circumstances and its interests are written, and each stands on an answered finding: a strategy that no
 *         finding supports would do for any client. A link holds in both directions; a sealed finding counts.
 * Errors  none.   Source  method R1-00b
 */
export function whyNotApproved(items: readonly PlanItem[], links: readonly PlanLink[]): 'plan_without_findings' | null {
  const stands = (section: LinkedSection): boolean => findingsOfSection(section, items, links) > 0
  return linkedSections.every(stands) ? null : 'plan_without_findings'
}

/**
 * What the plan still lacks, beside what its blocks ask for.
 * Shape   in: all items and links. Out: remarks in the order of the rules; none stops the plan.
 * Rule    Circumstances and interests written, each with a finding (R1-00b); an objective without metric is a draft
 *         (RP-2c); a kind of decision without a name is a gap (R1-06); a person of influence 4 or 5 without a route is
 *         flagged (R1-07).
 * Errors  none.   Source  method R1-00b, RP-2c, R1-06, R1-07
 */
export function planRemarks(items: readonly PlanItem[], links: readonly PlanLink[]): PlanRemark[] {
  const sections = linkedSections.flatMap((section): PlanRemark[] => {
    if (passagesOf(section, items).length === 0) return [{ code: 'section_missing', section }]
    return findingsOfSection(section, items, links) === 0 ? [{ code: 'section_without_findings', section }] : []
  })
  const drafts = itemsOf(items, 'objective').filter(isDraftObjective)
  const unreached = itemsOf(items, 'holder').filter(isUnreachedTarget)
  return [
    ...sections,
    ...drafts.map(({ id }): PlanRemark => ({ code: 'objective_without_metric', itemId: id })),
    ...decisionsWithoutHolder(items).map((decision): PlanRemark => ({ code: 'decision_without_holder', decision })),
    ...unreached.map(({ id }): PlanRemark => ({ code: 'target_without_route', itemId: id })),
  ]
}

/** A client's objective is a draft until it can be measured. */
export function isDraftObjective({ content }: PlanItem<'objective'>): boolean {
  return content.metric.trim() === ''
}

/** Kinds of decision that nobody is known to hold: each shows as a gap. */
export function decisionsWithoutHolder(items: readonly PlanItem[]): Decision[] {
  const held = new Set(
    itemsOf(items, 'holder')
      .filter(isFilled)
      .map(({ content }) => content.decision),
  )
  return decisions.filter((decision) => !held.has(decision))
}

/** Somebody who weighs, and no way to him is known. */
export function isUnreachedTarget({ content }: PlanItem<'holder'>): boolean {
  return content.route === 'none' && content.influence !== null && content.influence >= targetInfluence
}

/** How many different answered findings support what is written in a section. */
export function findingsOfSection(
  section: LinkedSection,
  items: readonly PlanItem[],
  links: readonly PlanLink[],
): number {
  const passages = new Set(passagesOf(section, items).map(({ id }) => id))
  const findings = new Set(items.filter(isAnsweredFinding).map(({ id }) => id))
  const linked = links.flatMap(({ from, to }) => {
    if (passages.has(from) && findings.has(to)) return [to]
    return passages.has(to) && findings.has(from) ? [from] : []
  })
  return new Set(linked).size
}

function isAnsweredFinding(item: PlanItem): boolean {
  return item.kind === 'finding' && (isSealed(item) || (!item.content.isUnknown && item.content.text !== ''))
}

function passagesOf(section: LinkedSection, items: readonly PlanItem[]): PlanItem<'passage'>[] {
  return itemsOf(items, 'passage').filter(({ content }) => content.section === section && content.text !== '')
}
