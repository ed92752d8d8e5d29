import type { PlanItemInput } from '../../src/modules/strategy/plan-item.contract'
import type { ContentOf, PlanItemKind } from '../../src/modules/strategy/plan-content.contract'
import type { Evidence, PlanBlock } from '../../src/modules/strategy/plan-item.contract'

/** A piece of the example's plan; `from` names the one it was made of, by its label. */
export interface DemoPlanItem extends Omit<PlanItemInput, 'from' | 'id' | 'position'> {
  readonly label?: string
  readonly from?: string
}
export interface DemoPlan {
  readonly clientKey: string
  readonly items: readonly DemoPlanItem[]
  /** Written after the first version was signed: what the working plan has more. */
  readonly later: readonly DemoPlanItem[]
}

// Short names for the pieces, so that the plan reads as a plan.
export const report: Partial<Evidence> = {
  certainty: 'fact',
  source: 'informe de gestión 2025',
  observedOn: '2026-04-20',
}
export const confirmed: Partial<Evidence> = { ...report, confirmedOn: '2026-01-22', confirmedBy: 'Felipe Ocampo' }
export const visit: Partial<Evidence> = {
  certainty: 'inference',
  source: 'visita a planta',
  saidBy: 'E. Cuervo',
  observedOn: '2026-05-11',
}

export function item<K extends PlanItemKind>(
  kind: K,
  block: PlanBlock,
  content: ContentOf<K>,
  evidence: Partial<Evidence> = {},
  more: { label?: string; from?: string } = {},
): DemoPlanItem {
  return { kind, block, content, evidence, ...more }
}

export const answer = (promptId: string, block: PlanBlock, text: string, evidence = report): DemoPlanItem =>
  item('finding', block, { promptId, text, isUnknown: false, side: null, concerns: '' }, evidence)
export const finding = (side: 'good' | 'bad', text: string, evidence: Partial<Evidence>, label: string): DemoPlanItem =>
  item('finding', 'situation', { promptId: null, text, isUnknown: false, side, concerns: '' }, evidence, { label })
export const play = (dimension: 'line' | 'channel', name: string, weightPct: number): DemoPlanItem =>
  item('play', 'industry', { dimension, name, weightPct }, confirmed)
export const force = (
  name: ContentOf<'force'>['force'],
  intensity: number,
  trend: 'up' | 'flat',
  evidence: string,
): DemoPlanItem =>
  item(
    'force',
    'industry',
    { force: name, intensity, trend, evidence },
    { certainty: 'inference', source: 'análisis del equipo' },
  )
export const condition = (
  factor: string,
  trend: 'up' | 'flat',
  impact: number,
  isFavourable: boolean | null,
): DemoPlanItem =>
  item(
    'condition',
    'industry',
    { factor, trend, impact, isFavourable },
    { certainty: 'fact', source: 'boletín sectorial' },
  )
export const activity = (
  name: ContentOf<'activity'>['activity'],
  [importance, performance, ourImpact]: readonly [number, number, number],
  pain = '',
): DemoPlanItem =>
  item('activity', 'value', { activity: name, importance, performance, ourImpact, pain, unit: '' }, visit)
export const swot = (
  quadrant: ContentOf<'swot'>['quadrant'],
  text: string,
  weight: number,
  from?: string,
): DemoPlanItem => item('swot', 'situation', { quadrant, text, weight }, {}, from ? { from } : {})
export const cell = (line: string, spend: string, competitor: string, attainablePct: number | null): DemoPlanItem =>
  item(
    'cell',
    'value',
    {
      unit: '',
      line,
      spend,
      spendLow: null,
      spendHigh: null,
      attainablePct,
      current: null,
      competitor,
      contractEndsOn: competitor ? '2026-11-30' : null,
      isNotApplicable: false,
    },
    { certainty: 'inference', source: 'estimación con compras del cliente', observedOn: '2026-03-10' },
  )
export const goal = (
  metric: ContentOf<'goal'>['metric'],
  unit: string,
  years: readonly [string | null, string, string, string],
  actual: string | null,
  agreed: boolean,
): DemoPlanItem =>
  item('goal', 'goals', {
    metric,
    name: '',
    unit,
    lastYear: years[0],
    year1: years[1],
    year2: years[2],
    year3: years[3],
    actual,
    low: null,
    high: null,
    agreedOn: agreed ? '2026-01-22' : null,
    agreedWith: agreed ? 'Felipe Ocampo' : '',
  })
export const criterion = (
  name: string,
  weightPct: number,
  [us, polisabana, cartamil]: readonly [number, number, number],
  proof: string,
  evidence: Partial<Evidence>,
): DemoPlanItem =>
  item(
    'criterion',
    'whyUs',
    {
      name,
      weightPct,
      client: { us, rivals: { Polisabana: polisabana, Cartamil: cartamil } },
      ours: { us: Math.min(10, us + 1), rivals: { Polisabana: polisabana, Cartamil: cartamil } },
      proof,
    },
    evidence,
  )
export const event = (
  kind: ContentOf<'event'>['kind'],
  year: number,
  text: string,
  lesson: string,
  amount: string | null = null,
): DemoPlanItem =>
  item(
    'event',
    'history',
    { kind, text, year, amount, lesson },
    { certainty: 'fact', source: 'archivo de la cuenta', observedOn: '2025-03-14' },
  )
export const holder = (
  decision: ContentOf<'holder'>['decision'],
  name: string,
  post: string,
  influence: number,
  nextStep: string,
): DemoPlanItem =>
  item(
    'holder',
    'power',
    {
      decision,
      name,
      post,
      influence,
      introducer: nextStep ? 'Felipe Ocampo' : '',
      message: '',
      nextStep,
      nextStepOn: nextStep ? '2026-06-03' : null,
      route: nextStep ? 'walking' : 'known',
    },
    visit,
  )
export const passage = (section: ContentOf<'passage'>['section'], text: string, from?: string): DemoPlanItem =>
  item('passage', 'summary', { section, text }, {}, from ? { from } : {})
