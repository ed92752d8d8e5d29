import { blankContent } from './plan-blank.rules'
import type { PlanAudience } from './plan-document.contract'
import type { Confidentiality, ContentOf, Evidence, PlanItem, PlanItemKind } from './plan-item.contract'
import { isSealed } from './plan-items.rules'

type Fields = { readonly [K in PlanItemKind]?: readonly (keyof ContentOf<K> & string)[] }
/** What one audience may be told: what is not named here does not reach its documents. */
interface Allowance {
  readonly levels: readonly Confidentiality[]
  readonly evidence: readonly (keyof Evidence)[]
  readonly content: Fields
}

const openLevels = ['public', 'internal', 'confidential'] as const

/** Every kind and field, named one by one: a field that is added to a plan stays out until somebody writes it here. */
export const documentAllowance: Readonly<Record<PlanAudience, Allowance>> = {
  internal: {
    levels: openLevels,
    evidence: ['certainty', 'source', 'saidBy', 'observedOn', 'validUntil', 'confirmedOn', 'confirmedBy'],
    content: {
      finding: ['promptId', 'text', 'side', 'concerns'],
      play: ['dimension', 'name', 'weightPct'],
      force: ['force', 'intensity', 'trend', 'evidence'],
      condition: ['factor', 'trend', 'impact', 'isFavourable'],
      stance: ['strategy', 'advantages'],
      rival: ['name', 'sharePct', 'moves', 'troubles'],
      model: ['topic', 'name', 'value', 'unit', 'year'],
      activity: ['activity', 'importance', 'performance', 'ourImpact', 'pain', 'unit'],
      swot: ['quadrant', 'text', 'weight'],
      insight: ['row', 'text', 'detail', 'owner', 'priority', 'state'],
      objective: ['text', 'metric', 'unit', 'baseline', 'current', 'target', 'dueOn', 'owner', 'priority'],
      cell: [
        'unit',
        'line',
        'spend',
        'spendLow',
        'spendHigh',
        'attainablePct',
        'current',
        'competitor',
        'contractEndsOn',
        'isNotApplicable',
      ],
      holder: ['decision', 'name', 'post', 'influence', 'introducer', 'message', 'nextStep', 'nextStepOn', 'route'],
      goal: [
        'metric',
        'name',
        'unit',
        'lastYear',
        'year1',
        'year2',
        'year3',
        'actual',
        'low',
        'high',
        'agreedOn',
        'agreedWith',
      ],
      criterion: ['name', 'weightPct', 'client', 'ours', 'proof'],
      event: ['kind', 'text', 'year', 'amount', 'lesson'],
      passage: ['section', 'text'],
    },
  },
  // The board decides on figures: no names of people at the client, no routes to them, no sources that name anybody.
  board: {
    levels: openLevels,
    evidence: ['certainty', 'validUntil', 'confirmedOn'],
    content: {
      finding: ['promptId', 'text', 'side'],
      play: ['dimension', 'name', 'weightPct'],
      force: ['force', 'intensity', 'trend', 'evidence'],
      condition: ['factor', 'trend', 'impact', 'isFavourable'],
      stance: ['strategy', 'advantages'],
      rival: ['name', 'sharePct', 'moves', 'troubles'],
      model: ['topic', 'name', 'value', 'unit', 'year'],
      activity: ['activity', 'importance', 'performance', 'ourImpact', 'unit'],
      swot: ['quadrant', 'text', 'weight'],
      objective: ['text', 'metric', 'unit', 'baseline', 'current', 'target', 'dueOn', 'priority'],
      cell: [
        'unit',
        'line',
        'spend',
        'spendLow',
        'spendHigh',
        'attainablePct',
        'current',
        'competitor',
        'contractEndsOn',
        'isNotApplicable',
      ],
      holder: ['decision', 'route'],
      goal: ['metric', 'name', 'unit', 'lastYear', 'year1', 'year2', 'year3', 'actual', 'low', 'high', 'agreedOn'],
      criterion: ['name', 'weightPct', 'client', 'ours', 'proof'],
      event: ['kind', 'text', 'year', 'amount', 'lesson'],
      passage: ['section', 'text'],
    },
  },
  // The client reads of himself and of what was agreed with him; nothing we think of him, his people or our rivals.
  client: {
    levels: ['public', 'internal'],
    evidence: ['confirmedOn'],
    content: {
      finding: ['text', 'side'],
      play: ['dimension', 'name', 'weightPct'],
      condition: ['factor', 'trend'],
      insight: ['row', 'text'],
      objective: ['text', 'metric', 'unit', 'baseline', 'current', 'target', 'dueOn'],
      goal: ['metric', 'name', 'unit', 'year1', 'year2', 'year3', 'agreedOn'],
      criterion: ['name', 'proof'],
      event: ['kind', 'text', 'year'],
      passage: ['section', 'text'],
    },
  },
}

const noEvidence: Evidence = {
  certainty: null,
  source: '',
  saidBy: '',
  observedOn: null,
  validUntil: null,
  confirmedOn: null,
  confirmedBy: '',
  level: 'internal',
}

/**
 * The items of a plan as one audience may read them.
 * Shape   in: all items, any audience. Out: those it is told of, in their order, each field it is not told of blank.
 * Rule    The allowlist above. A reserved item is in no document. The client is told what is public, and of what is
 *         internal only what he confirmed or agreed to.
 * Cost    linear.   Errors  none.   Source  issue 3 point 13, method RP-6c
 */
export function admittedTo(audience: PlanAudience, items: readonly PlanItem[]): PlanItem[] {
  const { levels, evidence, content } = documentAllowance[audience]
  return items
    .filter((item) => !isSealed(item) && levels.includes(item.level) && content[item.kind] !== undefined)
    .filter((item) => audience !== 'client' || isForClient(item))
    .map((item) => {
      const kept = {
        ...item,
        ...noEvidence,
        ...picked(item, evidence),
        level: item.level,
        updatedBy: null,
        content: { ...blankContent[item.kind], ...picked(item.content, content[item.kind]!) },
      }
      return kept as unknown as PlanItem
    })
}

/** Whether documents for this audience have a place for a field: columns of others are not drawn. */
export function isToldTo<K extends PlanItemKind>(
  audience: PlanAudience,
  kind: K,
  field: keyof ContentOf<K> & string,
): boolean {
  return (documentAllowance[audience].content[kind] as readonly string[] | undefined)?.includes(field) ?? false
}

const sharedMetrics: readonly ContentOf<'goal'>['metric'][] = [
  'sales',
  'satisfaction',
  'coverage',
  'value',
  'opportunities',
]
const sharedRows: readonly ContentOf<'insight'>['row'][] = ['goal', 'pressure', 'initiative', 'solution']
const sharedEvents: readonly ContentOf<'event'>['kind'][] = ['achievement', 'advantage', 'solution']
const sharedSections: readonly ContentOf<'passage'>['section'][] = ['sentence', 'charter', 'reasons']
const sharedBlocks: readonly PlanItem['block'][] = ['industry', 'situation']
/** What we say of ourselves leaves only when somebody called it public: that the client agrees does not make it his. */
const publicOnly: readonly PlanItemKind[] = ['criterion', 'passage']

function isForClient(item: PlanItem): boolean {
  const isAgreed = item.kind === 'goal' ? item.content.agreedOn !== null : item.confirmedOn !== null
  if (item.level !== 'public' && (!isAgreed || publicOnly.includes(item.kind))) return false
  switch (item.kind) {
    case 'finding':
      return sharedBlocks.includes(item.block)
    case 'insight':
      return sharedRows.includes(item.content.row)
    case 'goal':
      return sharedMetrics.includes(item.content.metric)
    case 'event':
      return sharedEvents.includes(item.content.kind)
    case 'passage':
      return sharedSections.includes(item.content.section)
    default:
      return true
  }
}

function picked(from: object, names: readonly string[]): Record<string, unknown> {
  const values = from as Readonly<Record<string, unknown>>
  return Object.fromEntries(names.map((name) => [name, values[name]]))
}
