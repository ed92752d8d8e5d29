import type { RefusalCode } from '@/shared/kernel/errors'
import type { PlanLink } from './plan.contract'
import type { PlanItem } from './plan-item.contract'

/**
 * Whether a plan may be signed: its circumstances and its interests each stand on a finding (R1-00b).
 * Shape   in: the living items and their links. Out: null, or the code that says why not.
 * Rule    for both passages: words, and a link from or to at least one answered finding.
 * Source  method R1-00b
 */
export function whyNotApproved(items: readonly PlanItem[], links: readonly PlanLink[]): RefusalCode | null {
  const findings = new Set(
    items.filter((item) => item.kind === 'finding' && !item.content.isUnknown && item.content.text).map(({ id }) => id),
  )
  const stands = (section: 'circumstances' | 'interests'): boolean =>
    items.some(
      (item) =>
        item.kind === 'passage' &&
        item.content.section === section &&
        item.content.text !== '' &&
        links.some(({ from, to }) => (to === item.id && findings.has(from)) || (from === item.id && findings.has(to))),
    )
  return stands('circumstances') && stands('interests') ? null : 'plan_without_findings'
}
