import type { PlanLink } from './plan.contract'
import type { ContentOf, PlanItem } from './plan-item.contract'
import { isFilled, itemsOf } from './plan-items.rules'

export type Quadrant = ContentOf<'swot'>['quadrant']
export interface SwotLine {
  readonly item: PlanItem<'swot'>
  readonly findings: number
}
/** A line the plan could have: the item it would come from keeps its link when it is accepted. */
export interface SwotProposal {
  readonly quadrant: Quadrant
  readonly from: PlanItem<'finding'> | PlanItem<'condition'>
}
export interface Swot {
  readonly lines: Readonly<Record<Quadrant, readonly SwotLine[]>>
  readonly proposals: readonly SwotProposal[]
}

/** From this impact on a condition is worth a line. */
const highImpact = 4

/**
 * The SWOT as it stands, and what findings and market conditions would add to it.
 * Shape   in: all items and links. Out: lines by quadrant, heaviest first, those without weight last; proposals in the
 *         order of the plan.
 * Rule    «Va bien» proposes a strength, «no va bien» a weakness; a condition of impact 4 or 5 a threat when it falls or
 *         is against the client, unless it favours it. What is linked to a line already is not proposed again.
 * Cost    items + links.   Errors  none.   Source  method R1-04, RP-2b
 */
export function swotOf(items: readonly PlanItem[], links: readonly PlanLink[]): Swot {
  const lines = itemsOf(items, 'swot')
  const findings = new Set(itemsOf(items, 'finding').map(({ id }) => id))
  const neighbours = neighboursOf(links)
  const count = (id: string): number => [...(neighbours.get(id) ?? [])].filter((other) => findings.has(other)).length
  const inQuadrant = (quadrant: Quadrant): SwotLine[] =>
    lines
      .filter(({ content }) => content.quadrant === quadrant)
      .sort((left, right) => weightOf(right) - weightOf(left) || left.position - right.position)
      .map((item) => ({ item, findings: count(item.id) }))
  const carried = new Set(lines.flatMap(({ id }) => [...(neighbours.get(id) ?? [])]))
  return {
    lines: {
      strength: inQuadrant('strength'),
      weakness: inQuadrant('weakness'),
      opportunity: inQuadrant('opportunity'),
      threat: inQuadrant('threat'),
    },
    proposals: [...proposedFindings(items), ...proposedThreats(items)].filter(({ from }) => !carried.has(from.id)),
  }
}

function proposedFindings(items: readonly PlanItem[]): SwotProposal[] {
  return itemsOf(items, 'finding').flatMap((from) => {
    if (from.content.side === null || !isFilled(from)) return []
    return [{ quadrant: from.content.side === 'good' ? ('strength' as const) : ('weakness' as const), from }]
  })
}

function proposedThreats(items: readonly PlanItem[]): SwotProposal[] {
  return itemsOf(items, 'condition')
    .filter(({ content: { impact, trend, isFavourable } }) => {
      const isAgainst = isFavourable === false || (trend === 'down' && isFavourable === null)
      return isAgainst && impact !== null && impact >= highImpact
    })
    .map((from) => ({ quadrant: 'threat', from }))
}

const dofaCountries = ['CO', 'VE']
/** What the four quadrants are called in a country. */
export function swotName(country: string, locale: 'es' | 'en'): 'SWOT' | 'DAFO' | 'DOFA' | 'FODA' {
  if (locale === 'en') return 'SWOT'
  if (country === 'ES') return 'DAFO'
  return dofaCountries.includes(country) ? 'DOFA' : 'FODA'
}

function neighboursOf(links: readonly PlanLink[]): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>()
  const add = (from: string, to: string): unknown =>
    neighbours.get(from)?.add(to) ?? neighbours.set(from, new Set([to]))
  for (const { from, to } of links) {
    add(from, to)
    add(to, from)
  }
  return neighbours
}

function weightOf({ content }: PlanItem<'swot'>): number {
  return content.weight ?? 0
}
