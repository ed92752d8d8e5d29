import { z } from 'zod'
import { calendarDate } from '@/shared/kernel/calendar-date'
import { amountText } from '@/shared/kernel/money'

const line = z.string().trim().max(200)
const text = z.string().trim().max(4000)
const oneToFive = z.int().min(1).max(5).nullable()
const zeroToTen = z.number().min(0).max(10).multipleOf(0.1).nullable()
const share = z.number().min(0).max(100).multipleOf(0.1).nullable()
const amount = amountText.nullable()
const day = calendarDate.nullable()
const year = z.int().min(1900).max(2200).nullable()
const trend = z.enum(['up', 'flat', 'down']).nullable()

/** An answer to a guiding question, or a finding of its own in «va bien / no va bien» (R1-04). */
export const findingContent = z.object({
  promptId: line.nullable(),
  text,
  /** «No sé todavía»: shown as a gap, never as an answer. */
  isUnknown: z.boolean(),
  side: z.enum(['good', 'bad']).nullable(),
  /** Whom it hurts or serves, as told. */
  concerns: line,
})
/** Where the client plays (R1-02): a segment, territory, channel or line of its own, with its weight in its sales. */
export const playContent = z.object({
  dimension: z.enum(['segment', 'territory', 'channel', 'line']),
  name: line,
  weightPct: share,
})
/** One of the five forces (RP-2e). */
export const forceContent = z.object({
  force: z.enum(['rivalry', 'entrants', 'substitutes', 'buyers', 'suppliers']),
  intensity: oneToFive,
  trend,
  evidence: text,
})
/** A condition of the client's market (RP-2b). */
export const conditionContent = z.object({
  factor: line,
  trend,
  impact: oneToFive,
  isFavourable: z.boolean().nullable(),
})
/** How the client competes (R1-03): one generic strategy. */
export const stanceContent = z.object({
  strategy: z.enum(['cost', 'differentiation', 'focus']).nullable(),
  advantages: text,
})
/** A competitor of the client. */
export const rivalContent = z.object({ name: line, sharePct: share, moves: text, troubles: oneToFive })
/** A fact of the business model sheet (RP-2a): a ratio, a figure of a year, or words. */
export const modelContent = z.object({
  topic: z.enum(['lines', 'revenueMix', 'customers', 'footprint', 'ownership', 'ratio', 'other']),
  name: line,
  value: line,
  unit: line,
  year,
})
/** One of the nine activities of the client's value chain (RP-2d). */
export const activityContent = z.object({
  activity: z.enum([
    'infrastructure',
    'talent',
    'technology',
    'procurement',
    'inbound',
    'operations',
    'outbound',
    'marketing',
    'service',
  ]),
  importance: oneToFive,
  performance: oneToFive,
  ourImpact: z.int().min(0).max(5).nullable(),
  pain: text,
  unit: line,
})
export const swotContent = z.object({
  quadrant: z.enum(['strength', 'weakness', 'opportunity', 'threat']),
  text: line,
  weight: oneToFive,
})
/** A card of the client's insight board. */
export const insightContent = z.object({
  row: z.enum(['goal', 'pressure', 'initiative', 'obstacle', 'solution']),
  text: line,
  detail: text,
  owner: line,
  priority: z.enum(['low', 'medium', 'high']).nullable(),
  state: z.enum(['open', 'done', 'dropped']),
})
/** What the client wants to reach (RP-2c); a draft until it has a metric. */
export const objectiveContent = z.object({
  text: line,
  metric: line,
  unit: line,
  baseline: amount,
  current: amount,
  target: amount,
  dueOn: day,
  owner: line,
  priority: z.enum(['low', 'medium', 'high']).nullable(),
})
/** A cell of the whitespace matrix (R1-05): what a unit of the client spends in one of our lines, by the year. */
export const cellContent = z.object({
  unit: line,
  line,
  spend: amount,
  spendLow: amount,
  spendHigh: amount,
  /** Set by hand where fewer than five peers speak. */
  attainablePct: share,
  current: amount,
  competitor: line,
  contractEndsOn: day,
  isNotApplicable: z.boolean(),
})
/** Who holds a kind of decision, and the way to him (R1-06, R1-07). Stage 2 takes the names over. */
export const holderContent = z.object({
  decision: z.enum(['final', 'budget', 'technical', 'user', 'purchasing', 'influencer', 'gatekeeper', 'guide', 'veto']),
  name: line,
  post: line,
  influence: oneToFive,
  introducer: line,
  message: text,
  nextStep: line,
  nextStepOn: day,
  route: z.enum(['none', 'known', 'walking', 'reached']),
})
/** A row of the three-year grid (R1-09); `year1` is the plan's first year. */
export const goalContent = z.object({
  metric: z.enum([
    'sales',
    'margin',
    'shareOfWallet',
    'satisfaction',
    'relationship',
    'coverage',
    'value',
    'opportunities',
    'position',
    'other',
  ]),
  name: line,
  unit: line,
  lastYear: amount,
  year1: amount,
  year2: amount,
  year3: amount,
  /** To date, where Clave does not measure it. */
  actual: amount,
  low: amount,
  high: amount,
  agreedOn: day,
  agreedWith: line,
})
/** One criterion of «why us» (R1-10), in the client's eyes and in ours. */
export const criterionContent = z.object({
  name: line,
  weightPct: share,
  client: z.object({ us: zeroToTen, rivals: z.record(line, zeroToTen) }),
  ours: z.object({ us: zeroToTen, rivals: z.record(line, zeroToTen) }),
  proof: line,
})
/** Something that happened between us and the client (R1-12). */
export const eventContent = z.object({
  kind: z.enum(['advantage', 'achievement', 'lostOpportunity', 'problem', 'solution', 'other']),
  text: line,
  year,
  amount,
  lesson: text,
})
/** A passage people write themselves; the summary proposes its words from the blocks. */
export const passageContent = z.object({
  section: z.enum(['sentence', 'charter', 'summary', 'circumstances', 'interests', 'reasons', 'stop', 'winBack']),
  text,
})

export const contentByKind = {
  finding: findingContent,
  play: playContent,
  force: forceContent,
  condition: conditionContent,
  stance: stanceContent,
  rival: rivalContent,
  model: modelContent,
  activity: activityContent,
  swot: swotContent,
  insight: insightContent,
  objective: objectiveContent,
  cell: cellContent,
  holder: holderContent,
  goal: goalContent,
  criterion: criterionContent,
  event: eventContent,
  passage: passageContent,
} as const

export const planItemKind = z.enum([
  'finding',
  'play',
  'force',
  'condition',
  'stance',
  'rival',
  'model',
  'activity',
  'swot',
  'insight',
  'objective',
  'cell',
  'holder',
  'goal',
  'criterion',
  'event',
  'passage',
])
export type PlanItemKind = z.infer<typeof planItemKind>
export type ContentOf<K extends PlanItemKind> = z.infer<(typeof contentByKind)[K]>
