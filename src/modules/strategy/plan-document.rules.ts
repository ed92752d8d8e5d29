import type { PaperDocument, PaperFact, PaperPart, PaperSection } from '@/shared/kernel/document'
import type { Plan } from './plan.contract'
import { clientSections } from './plan-document-client.rules'
import { admittedTo } from './plan-document-allow.rules'
import type { PlanAudience } from './plan-document.contract'
import { goalsRows } from './plan-document-goals.rules'
import { answersOf, competitionRows, industryRows } from './plan-document-market.rules'
import { fill, isWritten, type Pen, type PenSource, takePen } from './plan-document-pen.rules'
import { situationRows } from './plan-document-situation.rules'
import { passage, summaryRows } from './plan-document-summary.rules'
import { powerRows, valueRows } from './plan-document-value.rules'
import { historyRows, whyUsRows } from './plan-document-why.rules'
import { blockOrder } from './plan-asks.rules'
import type { Confidentiality, PlanBlock } from './plan-item.contract'
import { blockStates, planQuality } from './plan-quality.rules'
import type { PlanPrompt } from './plan-prompts.types'

export interface DocumentSource {
  readonly plan: Pick<
    Plan,
    'items' | 'sales' | 'benchmarks' | 'startYear' | 'today' | 'versionNo' | 'status' | 'versions'
  >
  readonly audience: PlanAudience
  readonly format: PenSource['format']
  readonly locale: 'es' | 'en'
  readonly account: string
  readonly company: string
  readonly fiscalYearStartMonth: number
  readonly prompts: readonly PlanPrompt[]
  readonly preparedBy: string
  /** Day and time in the company's zone, as they are written. */
  readonly preparedAt: string
}

/**
 * A plan as a document to show, for those who work on it, for the board or for the client.
 * Shape   in: the plan as the person reads it (reserved items sealed). Out: sections with something to say, in the order
 *         of the method; the client's has sections of its own.
 * Rule    Only what admittedTo() leaves is ever seen here, so that no section can tell more. Figures come from the rules
 *         the screen uses and are written by the same helper.
 * Cost    that of the rules.   Errors  none.   Source  issue 3 point 13
 */
export function planDocument(source: DocumentSource): PaperDocument {
  const pen = penFor(source)
  const { words } = pen
  return {
    locale: source.locale,
    title: words.title[source.audience],
    subject: source.account,
    lead: passage(pen, 'sentence'),
    issuer: source.company,
    facts: source.audience === 'client' ? [] : factsOf(source, pen),
    footer: footerOf(source, pen),
    sections: (source.audience === 'client' ? clientSections(pen) : blockSections(pen)).flatMap(writtenSection),
  }
}

/** The plan's own level is that of its most guarded item. */
export function levelOf(items: readonly { readonly level: Confidentiality }[]): Confidentiality {
  return items.some(({ level }) => level === 'confidential') ? 'confidential' : 'internal'
}

function penFor(source: DocumentSource): Pen {
  const { plan, audience } = source
  const isForClient = audience === 'client'
  return takePen({
    audience,
    locale: source.locale,
    format: source.format,
    today: plan.today,
    startYear: plan.startYear,
    fiscalYearStartMonth: source.fiscalYearStartMonth,
    items: admittedTo(audience, plan.items),
    sales: isForClient ? null : plan.sales,
    benchmarks: isForClient ? [] : plan.benchmarks,
    asks: new Map(source.prompts.map((prompt) => [prompt.id, prompt[source.locale].ask])),
  })
}

function blockSections(pen: Pen): PaperSection[] {
  const rows: Readonly<Record<PlanBlock, (pen: Pen) => PaperPart[][]>> = {
    industry: industryRows,
    competition: competitionRows,
    situation: situationRows,
    value: valueRows,
    power: powerRows,
    goals: goalsRows,
    whyUs: whyUsRows,
    history: historyRows,
    summary: summaryRows,
  }
  // The summary is written last and read first.
  const order: readonly PlanBlock[] = ['summary', ...blockOrder.filter((block) => block !== 'summary')]
  return order.map((block) => ({
    title: pen.say(`block.${block}`),
    note: pen.say(`block.${block}.note`),
    rows: [...rows[block](pen), [answersOf(pen, block)]],
  }))
}

function factsOf({ plan, audience, prompts }: DocumentSource, pen: Pen): PaperFact[] {
  const { words, format } = pen
  const quality = planQuality(blockStates(prompts, plan.items, plan.today), plan.items, plan.today)
  const last = plan.versions[0]
  const state = plan.status === 'submitted' ? words.submitted : words.draft
  return [
    { label: words.facts.audience, value: words.audience[audience] },
    { label: words.facts.years, value: `${plan.startYear} – ${plan.startYear + 2}` },
    {
      label: words.facts.version,
      value: [
        `${plan.versionNo}, ${state}`,
        last && fill(words.lastVersion, { no: String(last.versionNo), day: format.day(last.approvedAt) }),
      ]
        .filter(Boolean)
        .join('; '),
    },
    { label: words.facts.quality, value: format.percent(quality.completenessPct, 0) },
  ]
}

function footerOf(source: DocumentSource, pen: Pen): string {
  const prepared = fill(pen.words.prepared, { who: source.preparedBy, when: source.preparedAt })
  if (source.audience === 'client') return [source.company, prepared].join(' · ')
  return [pen.say(`level.${levelOf(pen.items)}`), source.company, prepared].join(' · ')
}

function writtenSection(section: PaperSection): PaperSection[] {
  const rows = section.rows.map((row) => row.filter(isWritten)).filter((row) => row.length > 0)
  return rows.length === 0 ? [] : [{ ...section, rows }]
}
