import type { PaperList, PaperPart } from '@/shared/kernel/document'
import { figure, listOf, ofKind, type Pen, tableOf } from './plan-document-pen.rules'
import type { ContentOf } from './plan-item.contract'

export function situationRows(pen: Pen): PaperPart[][] {
  const { say } = pen
  return [
    [sideList(pen, 'good', say('side.good')), sideList(pen, 'bad', say('side.bad'))],
    [quadrant(pen, 'strength'), quadrant(pen, 'weakness')],
    [quadrant(pen, 'opportunity'), quadrant(pen, 'threat')],
    [objectivesTable(pen)],
    [insightsTable(pen)],
  ]
}

export function sideList(pen: Pen, side: 'good' | 'bad', title: string): PaperList {
  const told = ofKind(pen, 'finding').filter(({ content }) => content.side === side)
  return listOf(
    pen,
    title,
    told,
    ({ text }) => text,
    ({ concerns }) => concerns,
  )
}

export function objectivesTable(pen: Pen): PaperPart {
  const { say, words, format } = pen
  const amount = (value: string | null): string => (value === null ? '' : figure(pen, value))
  return tableOf(pen, 'objective', { title: title(pen, 'objectives') }, [
    { title: say('kind.objective'), of: ['text'], weight: 4, text: ({ text }) => text },
    { title: say('field.metric'), of: ['metric'], weight: 2, text: ({ metric }) => metric },
    { title: say('field.unit'), of: ['unit'], weight: 1, text: ({ unit }) => unit },
    {
      title: say('field.baseline'),
      of: ['baseline'],
      weight: 1,
      isNumber: true,
      text: ({ baseline }) => amount(baseline),
    },
    { title: say('field.current'), of: ['current'], weight: 1, isNumber: true, text: ({ current }) => amount(current) },
    { title: say('field.target'), of: ['target'], weight: 1, isNumber: true, text: ({ target }) => amount(target) },
    { title: say('field.dueOn'), of: ['dueOn'], weight: 1.4, text: ({ dueOn }) => (dueOn ? format.day(dueOn) : '') },
    { title: say('field.owner'), of: ['owner'], weight: 2, text: ({ owner }) => owner },
    {
      title: say('field.priority'),
      of: ['priority'],
      weight: 1,
      text: ({ priority }) => (priority ? words.priority[priority] : ''),
    },
  ])
}

export function insightsTable(pen: Pen): PaperPart {
  const { say, words } = pen
  return tableOf(pen, 'insight', { title: title(pen, 'insights') }, [
    { title: say('field.kind'), of: ['row'], weight: 1, text: ({ row }) => words.insight[row] },
    { title: say('field.text'), of: ['text'], weight: 3, text: ({ text }) => text },
    { title: say('field.detail'), of: ['detail'], weight: 3, text: ({ detail }) => detail },
    { title: say('field.owner'), of: ['owner'], weight: 2, text: ({ owner }) => owner },
    {
      title: say('field.priority'),
      of: ['priority'],
      weight: 1,
      text: ({ priority }) => (priority ? words.priority[priority] : ''),
    },
    { title: say('field.state'), of: ['state'], weight: 1, text: ({ state }) => words.state[state] },
  ])
}

/** Heaviest first, those without weight last, as the screen has them. */
function quadrant(pen: Pen, wanted: ContentOf<'swot'>['quadrant']): PaperList {
  const lines = ofKind(pen, 'swot')
    .filter(({ content }) => content.quadrant === wanted)
    .sort((left, right) => (right.content.weight ?? 0) - (left.content.weight ?? 0))
  return listOf(
    pen,
    pen.say(`swot.${wanted}`),
    lines,
    ({ text }) => text,
    ({ weight }) => (weight === null ? '' : `${pen.say('swot.weight')} ${weight}`),
  )
}

/** The client is spoken to, the others are spoken to of him. */
function title({ words, audience }: Pen, part: 'objectives' | 'insights'): string {
  return audience === 'client' ? words.toClient[part] : words.part[part]
}
