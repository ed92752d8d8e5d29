import type { ContentOf } from '../plan-content.contract'
import type { PlanItem } from '../plan-item.contract'

export type InsightRow = ContentOf<'insight'>['row']

/** From what the client wants to what solves it, as the board reads. */
export const insightRows: readonly InsightRow[] = ['goal', 'pressure', 'initiative', 'obstacle', 'solution']

const weight = { high: 0, medium: 1, low: 2 } as const

/**
 * The cards of each row: what is open before what is done or dropped, then by priority, then as they were written. A card
 * without priority comes after the low ones.
 */
export function cardsByRow(cards: readonly PlanItem<'insight'>[]): Readonly<Record<InsightRow, PlanItem<'insight'>[]>> {
  const rank = ({ content }: PlanItem<'insight'>): number =>
    (content.state === 'open' ? 0 : 10) + (content.priority === null ? 3 : weight[content.priority])
  const inOrder = [...cards].sort((left, right) => rank(left) - rank(right) || left.position - right.position)
  const of = (row: InsightRow): PlanItem<'insight'>[] => inOrder.filter(({ content }) => content.row === row)
  return {
    goal: of('goal'),
    pressure: of('pressure'),
    initiative: of('initiative'),
    obstacle: of('obstacle'),
    solution: of('solution'),
  }
}

/** The cards of the board that are tied to one, whichever end the link began at. */
export function tiedTo(
  card: PlanItem<'insight'>,
  cards: readonly PlanItem<'insight'>[],
  links: readonly { readonly from: string; readonly to: string }[],
): PlanItem<'insight'>[] {
  const tied = new Set(links.flatMap(({ from, to }) => (from === card.id ? [to] : to === card.id ? [from] : [])))
  return cards.filter(({ id }) => tied.has(id))
}
