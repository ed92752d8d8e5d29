import { describe, expect, test } from 'vitest'
import { Format } from '@/shared/kernel/format'
import { fullPlan, fullPlanSales } from '@tests/support/full-plan'
import { planItemOf } from '@tests/support/plan-items'
import { contentByKind, planItemKind, type PlanItemKind } from './plan-content.contract'
import type { PlanAudience } from './plan-document.contract'
import { type DocumentSource, planDocument } from './plan-document.rules'
import type { ContentOf, Evidence, PlanEnvelope, PlanItem } from './plan-item.contract'
import { blankContent } from './plan-blank.rules'

const kinds = planItemKind.options
const sourceOf = (
  audience: PlanAudience,
  items: readonly PlanItem[],
  more: Partial<DocumentSource> = {},
): DocumentSource => ({
  plan: {
    items: [...items],
    sales: null,
    benchmarks: [],
    startYear: 2026,
    today: '2026-05-14',
    versionNo: 5,
    status: 'draft',
    versions: [],
  },
  audience,
  format: new Format('es', 'CO'),
  locale: 'es',
  account: 'Lácteos Valdorado',
  company: 'Envases Altavía',
  fiscalYearStartMonth: 1,
  prompts: [],
  preparedBy: 'Valentina Ríos',
  preparedAt: '14/05/2026 10:42',
  ...more,
})
const textOf = (audience: PlanAudience, items: readonly PlanItem[]): string =>
  JSON.stringify(planDocument(sourceOf(audience, items)))

// Years and scores cannot be told apart by their digits; every other field carries a value found nowhere else.
const year = 2031
let next = 41_000
interface Canaries {
  readonly content: Record<string, unknown>
  readonly seen: ReadonlyMap<string, string>
}

/** The content of a kind with a value of its own in each field, and how it would read on paper. */
function canariesOf(kind: PlanItemKind): Canaries {
  const seen = new Map<string, string>()
  const blank = blankContent[kind] as Record<string, unknown>
  const shape = contentByKind[kind].shape as Record<string, { safeParse(value: unknown): { success: boolean } }>
  const content: Record<string, unknown> = { ...blank }
  for (const [name, field] of Object.entries(shape)) {
    const word = `kanarie ${kind} ${name}`
    // The low end of a spend lies under the figure itself, else it is not a range.
    const amount = String(name === 'spendLow' ? next++ - 900 : next++)
    const written = new Format('es', 'CO').number(amount)
    if (name === 'client' || name === 'ours') {
      const [us, rival] = name === 'client' ? [7.3, 6.3] : [7.9, 6.9]
      content[name] = { us, rivals: { [`kanarie rival ${name}`]: rival } }
      seen.set(name, `kanarie rival ${name}`)
      seen.set(`${name}.us`, `"${us}"`.replace('.', ','))
      seen.set(`${name}.rival`, `"${rival}"`.replace('.', ','))
    } else if (field.safeParse(word).success) {
      content[name] = word
      seen.set(name, word)
    } else if (field.safeParse(amount).success) {
      content[name] = amount
      seen.set(name, written)
    } else if (field.safeParse('2033-03-03').success) {
      const day = `2033-${String(3 + (next % 9)).padStart(2, '0')}-${String(10 + (next % 17))}`
      content[name] = day
      seen.set(name, day.split('-').reverse().join('/'))
    } else if (field.safeParse(year).success) content[name] = year
    else if (field.safeParse(33.3).success) {
      content[name] = 33.3
      seen.set(name, '33,3')
    } else if (field.safeParse(4).success) content[name] = 4
  }
  return { content, seen }
}
const evidence = {
  certainty: 'inference',
  source: 'kanarie de la fuente',
  saidBy: 'kanarie de quien lo dijo',
  observedOn: '2025-11-21',
  validUntil: '2027-11-22',
  confirmedBy: 'kanarie de quien confirmó',
} as const
const evidenceSeen: Readonly<Record<keyof typeof evidence, string>> = {
  certainty: 'Inferencia',
  source: 'kanarie de la fuente',
  saidBy: 'kanarie de quien lo dijo',
  observedOn: '21/11/2025',
  validUntil: '22/11/2027',
  confirmedBy: 'kanarie de quien confirmó',
}
/** What an item must be so that its kind can reach an audience at all. */
const reaching: { readonly [K in PlanItemKind]?: Partial<ContentOf<K>> } = {
  finding: { side: 'good', promptId: null },
  insight: { row: 'goal' },
  event: { kind: 'achievement' },
  passage: { section: 'charter' },
  goal: { metric: 'satisfaction' },
}

/** «kind.field» of every canary of one kind that comes through. */
function through(
  audience: PlanAudience,
  kind: PlanItemKind,
  rest: Partial<PlanEnvelope>,
  content: Record<string, unknown> = {},
): string[] {
  const canaries = canariesOf(kind)
  const item = planItemOf(kind, { ...canaries.content, ...reaching[kind], ...content } as never, {
    ...evidence,
    ...rest,
  }) as PlanItem
  const text = textOf(audience, [item])
  const found = [...canaries.seen].filter(([name, seen]) => !(name in (reaching[kind] ?? {})) && text.includes(seen))
  return [
    ...found.map(([name]) => `${kind}.${name}`),
    ...(Object.keys(evidenceSeen) as (keyof Evidence & keyof typeof evidence)[])
      .filter((name) => text.includes(evidenceSeen[name]))
      .map((name) => `${kind}:${name}`),
  ].sort()
}
const allThrough = (
  audience: PlanAudience,
  rest: Partial<PlanEnvelope>,
  content: Record<string, unknown> = {},
): string[] => kinds.flatMap((kind) => through(audience, kind, rest, content)).sort()

const named = (lists: Readonly<Record<string, string>>): string[] =>
  Object.entries(lists).flatMap(([kind, names]) => names.split(' ').map((name) => `${kind}.${name}`))
const withEvidence = (names: readonly string[], told: readonly string[], alsoOf: readonly string[] = []): string[] => {
  // A passage is written from the rest and has no evidence of its own on paper.
  const grounded = [...new Set([...names.map((name) => name.split('.')[0]!), ...alsoOf])].filter(
    (kind) => kind !== 'passage',
  )
  return [...names, ...grounded.flatMap((kind) => told.map((name) => `${kind}:${name}`))]
}

// Written out here once more, apart from the allowlist: a field that is added to it by mistake stops this test.
const clientReads = named({
  finding: 'text',
  play: 'name weightPct',
  condition: 'factor',
  insight: 'text',
  objective: 'text metric unit baseline current target dueOn',
  goal: 'name unit year1 year2 year3 agreedOn',
  criterion: 'name proof',
  event: 'text',
  passage: 'text',
}).sort()
const boardReads = withEvidence(
  named({
    finding: 'text',
    play: 'name weightPct',
    force: 'evidence',
    condition: 'factor',
    stance: 'advantages',
    rival: 'name sharePct moves',
    model: 'name value unit',
    activity: 'unit',
    swot: 'text',
    objective: 'text metric unit baseline current target dueOn',
    cell: 'unit line spend spendLow spendHigh attainablePct current competitor contractEndsOn',
    goal: 'name unit lastYear year1 year2 year3 actual low high agreedOn',
    criterion: 'name proof client client.us client.rival ours ours.us ours.rival',
    event: 'text amount lesson',
    passage: 'text',
  }),
  ['certainty', 'validUntil'],
  // Which decisions are covered, without the names.
  ['holder'],
).sort()
const internalReads = withEvidence(
  named({
    finding: 'text concerns',
    play: 'name weightPct',
    force: 'evidence',
    condition: 'factor',
    stance: 'advantages',
    rival: 'name sharePct moves',
    model: 'name value unit',
    activity: 'unit pain',
    swot: 'text',
    insight: 'text detail owner',
    objective: 'text metric unit baseline current target dueOn owner',
    cell: 'unit line spend spendLow spendHigh attainablePct current competitor contractEndsOn',
    holder: 'name post introducer message nextStep nextStepOn',
    goal: 'name unit lastYear year1 year2 year3 actual low high agreedOn agreedWith',
    criterion: 'name proof client client.us client.rival ours ours.us ours.rival',
    event: 'text amount lesson',
    passage: 'text',
  }),
  ['certainty', 'source', 'saidBy', 'observedOn', 'validUntil', 'confirmedBy'],
).sort()

describe('a canary in every field of every kind', () => {
  test('the client reads what is public, of the fields that are his', () => {
    expect(allThrough('client', { level: 'public' })).toEqual(clientReads)
  })

  test('of what is internal he reads what he confirmed, and neither our words on ourselves nor a goal without his agreement', () => {
    const ours = ['criterion.name', 'criterion.proof', 'passage.text']
    expect(allThrough('client', { level: 'internal', confirmedOn: '2026-01-22' }, { agreedOn: null })).toEqual(
      clientReads.filter((name) => !ours.includes(name) && !name.startsWith('goal.')),
    )
  })

  test('a goal agreed with him is his', () => {
    expect(through('client', 'goal', { level: 'internal' })).toEqual(
      clientReads.filter((name) => name.startsWith('goal.')),
    )
  })

  test.each(['internal', 'confidential', 'reserved'] as const)(
    'what is %s and unconfirmed never reaches him',
    (level) => {
      expect(allThrough('client', { level }, { agreedOn: null })).toEqual([])
    },
  )

  test.each(['confidential', 'reserved'] as const)('what is %s not even confirmed or agreed', (level) => {
    expect(allThrough('client', { level, confirmedOn: '2026-01-22' })).toEqual([])
  })

  test.each(['public', 'internal', 'confidential'] as const)(
    'the board reads no names of people and no sources (%s)',
    (level) => {
      expect(allThrough('board', { level })).toEqual(boardReads)
    },
  )

  test.each(['public', 'internal', 'confidential'] as const)(
    'those who work on the account read all of it (%s)',
    (level) => {
      expect(allThrough('internal', { level })).toEqual(internalReads)
    },
  )

  test.each(['internal', 'board', 'client'] as const)(
    'a reserved item is in no document, opened or not (%s)',
    (audience) => {
      const rest = { level: 'reserved', confirmedOn: '2026-01-22' } as const
      expect(allThrough(audience, rest)).toEqual([])
    },
  )
})

describe('figures', () => {
  const measured = { ...sourceOf('board', fullPlan()).plan, sales: fullPlanSales() }
  const rowsUnder = (title: string): string[] =>
    planDocument(sourceOf('board', fullPlan(), { plan: measured }))
      .sections.flatMap((section) => section.rows.flat())
      .flatMap((part) => (part.kind === 'table' && part.title === title ? part.rows : []))
      .map((row) => row.cells.map(({ text }) => text).join(' | '))

  test('sales and margin are those of the imports, and the year that runs says how far it goes', () => {
    expect(rowsUnder('Metas a tres años')[0]).toBe(
      'Ventas netas | COP millones | 6.531,0 | 7.200,0 | 2.149,0 | 7.950,0 | 8.800,0 | 22/01/2026',
    )
    expect(rowsUnder('Ventas por año').at(-1)).toMatch(/^2026 a abr \| 2\.149,0 \| /)
  })

  test('the comparison ends in the sides of F17', () => {
    expect(rowsUnder('Frente a comparables, visto por el cliente').at(-1)).toBe('Total |  | 6,85 | 5,60 | 6,20 |  | ')
  })

  test('a plan without sales on record says nothing of the year so far', () => {
    const text = textOf('board', [planItemOf('goal', { metric: 'sales', unit: 'COP', year1: '1000' })])
    expect(text).toContain('1.000')
    expect(text).not.toContain('A la fecha')
  })
})
