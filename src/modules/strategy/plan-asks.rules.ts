import type { PlanBlock, PlanItem, PlanItemKind } from './plan-item.contract'
import { isFilled, itemsOf } from './plan-items.rules'
import { hasSource } from './plan-words.rules'

/** What a block asks for beside its prompts. The screen names it by its id. */
export interface StructuredAsk {
  readonly id: string
  readonly isMet: (items: readonly PlanItem[]) => boolean
}

const filled = <K extends PlanItemKind>(items: readonly PlanItem[], kind: K): PlanItem<K>[] =>
  itemsOf(
    items.filter((item) => item.kind === kind && isFilled(item)),
    kind,
  )
const different = (values: readonly string[]): number => new Set(values).size

const forces = 5
const activities = 9
const provenCriteria = 3
/** Without these four named, nobody can say who will decide. */
const decisions = ['final', 'budget', 'technical', 'veto'] as const

/** The parts of each block, in the order of the plan. */
export const structuredAsks: Readonly<Record<PlanBlock, readonly StructuredAsk[]>> = {
  industry: [
    {
      id: 'forces',
      isMet: (items) => different(filled(items, 'force').map(({ content }) => content.force)) === forces,
    },
    { id: 'conditions', isMet: (items) => filled(items, 'condition').length > 0 },
  ],
  competition: [
    { id: 'stance', isMet: (items) => filled(items, 'stance').length > 0 },
    { id: 'rivals', isMet: (items) => filled(items, 'rival').length > 0 },
  ],
  situation: [
    { id: 'good', isMet: (items) => filled(items, 'finding').some(({ content }) => content.side === 'good') },
    { id: 'bad', isMet: (items) => filled(items, 'finding').some(({ content }) => content.side === 'bad') },
  ],
  value: [
    {
      id: 'activities',
      isMet: (items) => different(filled(items, 'activity').map(({ content }) => content.activity)) === activities,
    },
  ],
  power: decisions.map((decision) => ({
    id: `decision.${decision}`,
    isMet: (items) => filled(items, 'holder').some(({ content }) => content.decision === decision),
  })),
  goals: [
    {
      id: 'sales',
      isMet: (items) =>
        filled(items, 'goal').some(
          ({ content }) => content.metric === 'sales' && content.year2 !== null && content.year3 !== null,
        ),
    },
  ],
  whyUs: [
    {
      id: 'criteria',
      isMet: (items) =>
        filled(items, 'criterion').filter(({ content }) => hasSource(content.proof)).length >= provenCriteria,
    },
  ],
  history: [{ id: 'events', isMet: (items) => filled(items, 'event').length > 0 }],
  summary: [
    {
      id: 'sentence',
      isMet: (items) => filled(items, 'passage').some(({ content }) => content.section === 'sentence'),
    },
  ],
}

/** The order in which a plan is read and answered. */
export const blockOrder = Object.keys(structuredAsks) as readonly PlanBlock[]
