import type { PaperList, PaperPart, PaperSection } from '@/shared/kernel/document'
import { goalsTable } from './plan-document-goals.rules'
import { conditionsTable, playsRows } from './plan-document-market.rules'
import { ofKind, type Pen } from './plan-document-pen.rules'
import { insightsTable, objectivesTable, sideList } from './plan-document-situation.rules'
import { passagePart } from './plan-document-summary.rules'
import { eventsTable } from './plan-document-why.rules'

/** What is read together with the client: his aims, his market, what was agreed, what we bring. */
export function clientSections(pen: Pen): PaperSection[] {
  const { section, part } = pen.words
  const rows: readonly (readonly [string, PaperPart[][]])[] = [
    [section.agreement, [[passagePart(pen, 'charter')], [passagePart(pen, 'reasons')]]],
    [section.objectives, [[objectivesTable(pen)], [insightsTable(pen)]]],
    [
      section.market,
      [
        [conditionsTable(pen)],
        ...playsRows(pen),
        [sideList(pen, 'good', part.goingWell), sideList(pen, 'bad', part.toImprove)],
        [confirmedAnswers(pen)],
      ],
    ],
    [section.goals, [[goalsTable(pen, section.goals)]]],
    [section.contribution, [[bringList(pen)]]],
    [section.history, [[eventsTable(pen)]]],
  ]
  return rows.map(([title, parts]) => ({ title, note: '', rows: parts }))
}

function confirmedAnswers(pen: Pen): PaperList {
  const told = ofKind(pen, 'finding').filter(({ content }) => content.side === null && content.text !== '')
  return {
    kind: 'list',
    title: pen.words.part.answers,
    items: told.map(({ content }) => ({ text: content.text, note: '' })),
  }
}

function bringList(pen: Pen): PaperList {
  const told = ofKind(pen, 'criterion').filter(({ content }) => content.name !== '')
  return {
    kind: 'list',
    title: pen.words.part.whatWeBring,
    items: told.map(({ content }) => ({ text: content.name, note: content.proof })),
  }
}
