import { blankContent } from '../../src/modules/strategy/plan-blank.rules'
import type {
  ContentOf,
  PlanBlock,
  PlanEnvelope,
  PlanItem,
  PlanItemKind,
} from '../../src/modules/strategy/plan-item.contract'

const blocks: Readonly<Record<PlanItemKind, PlanBlock>> = {
  finding: 'situation',
  play: 'industry',
  force: 'industry',
  condition: 'industry',
  stance: 'competition',
  rival: 'competition',
  model: 'industry',
  activity: 'value',
  swot: 'situation',
  insight: 'situation',
  objective: 'situation',
  cell: 'value',
  holder: 'power',
  goal: 'goals',
  criterion: 'whyUs',
  event: 'history',
  passage: 'summary',
}

let made = 0

/** An item of a plan with what a test says of it; the rest is blank, written on 2026-05-01. */
export function planItemOf<K extends PlanItemKind>(
  kind: K,
  content: Partial<ContentOf<K>>,
  rest: Partial<PlanEnvelope> = {},
): PlanItem<K> {
  made++
  const item = {
    id: `${kind}-${made}`,
    block: blocks[kind],
    position: made,
    createdAt: '2026-05-01T15:00:00.000Z',
    updatedAt: '2026-05-01T15:00:00.000Z',
    updatedBy: { id: 'person-1', name: 'Valentina Ríos' },
    version: 1,
    certainty: null,
    source: '',
    saidBy: '',
    observedOn: null,
    validUntil: null,
    confirmedOn: null,
    confirmedBy: '',
    level: 'internal',
    ...rest,
    kind,
    content: { ...blankContent[kind], ...content },
  }
  return item as unknown as PlanItem<K>
}

/** A reserved item as it reaches those who have not opened it: without content. */
export function sealedItem(kind: PlanItemKind): PlanItem {
  return { ...planItemOf(kind, {}, { level: 'reserved' }), content: {} } as unknown as PlanItem
}
