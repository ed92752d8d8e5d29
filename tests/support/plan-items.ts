import type {
  ContentOf,
  PlanBlock,
  PlanEnvelope,
  PlanItem,
  PlanItemKind,
} from '../../src/modules/strategy/plan-item.contract'

const blank: { readonly [K in PlanItemKind]: ContentOf<K> } = {
  finding: { promptId: null, text: '', isUnknown: false, side: null, concerns: '' },
  play: { dimension: 'segment', name: '', weightPct: null },
  force: { force: 'rivalry', intensity: null, trend: null, evidence: '' },
  condition: { factor: '', trend: null, impact: null, isFavourable: null },
  stance: { strategy: null, advantages: '' },
  rival: { name: '', sharePct: null, moves: '', troubles: null },
  model: { topic: 'other', name: '', value: '', unit: '', year: null },
  activity: { activity: 'operations', importance: null, performance: null, ourImpact: null, pain: '', unit: '' },
  swot: { quadrant: 'strength', text: '', weight: null },
  insight: { row: 'goal', text: '', detail: '', owner: '', priority: null, state: 'open' },
  objective: {
    text: '',
    metric: '',
    unit: '',
    baseline: null,
    current: null,
    target: null,
    dueOn: null,
    owner: '',
    priority: null,
  },
  cell: {
    unit: '',
    line: '',
    spend: null,
    spendLow: null,
    spendHigh: null,
    attainablePct: null,
    current: null,
    competitor: '',
    contractEndsOn: null,
    isNotApplicable: false,
  },
  holder: {
    decision: 'final',
    name: '',
    post: '',
    influence: null,
    introducer: '',
    message: '',
    nextStep: '',
    nextStepOn: null,
    route: 'none',
  },
  goal: {
    metric: 'sales',
    name: '',
    unit: '',
    lastYear: null,
    year1: null,
    year2: null,
    year3: null,
    actual: null,
    low: null,
    high: null,
    agreedOn: null,
    agreedWith: '',
  },
  criterion: { name: '', weightPct: null, client: { us: null, rivals: {} }, ours: { us: null, rivals: {} }, proof: '' },
  event: { kind: 'achievement', text: '', year: null, amount: null, lesson: '' },
  passage: { section: 'sentence', text: '' },
}

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
    content: { ...blank[kind], ...content },
  }
  return item as unknown as PlanItem<K>
}

/** A reserved item as it reaches those who have not opened it: without content. */
export function sealedItem(kind: PlanItemKind): PlanItem {
  return { ...planItemOf(kind, {}, { level: 'reserved' }), content: {} } as unknown as PlanItem
}
