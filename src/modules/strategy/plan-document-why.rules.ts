import type { PaperChart, PaperPart, PaperTable } from '@/shared/kernel/document'
import { roundTo } from '@/shared/kernel/money'
import { yearsOfSales, type YearOfSales } from './history.rules'
import { compareWithRivals, type Comparison, type ComparisonView } from './comparison.rules'
import { evidenceLine, figure, fill, ofKind, type Pen, plainCell, tableOf } from './plan-document-pen.rules'
import type { PlanItem } from './plan-item.contract'

export function whyUsRows(pen: Pen): PaperPart[][] {
  const criteria = ofKind(pen, 'criterion')
  const client = compareWithRivals(criteria, 'client', pen.today)
  return [
    [comparisonTable(pen, criteria, 'client')],
    [
      scoresChart(pen, client),
      reasonsList(pen, pen.words.part.reasons, client.reasons),
      reasonsList(pen, pen.words.part.losses, client.losses),
    ],
    [comparisonTable(pen, criteria, 'ours')],
  ]
}

export function historyRows(pen: Pen): PaperPart[][] {
  return [[yearsChart(pen), yearsTable(pen)], [eventsTable(pen)]]
}

export function eventsTable(pen: Pen): PaperPart {
  const { say, words } = pen
  const events = ofKind(pen, 'event').sort((left, right) => (right.content.year ?? 0) - (left.content.year ?? 0))
  return tableOf(pen, 'event', { title: words.part.events, items: events }, [
    { title: say('field.year'), of: ['year'], weight: 1, text: ({ year }) => (year === null ? '' : String(year)) },
    { title: say('field.kind'), of: ['kind'], weight: 1.6, text: ({ kind }) => words.event[kind] },
    { title: say('field.text'), of: ['text'], weight: 4, text: ({ text }) => text },
    {
      title: say('field.amount'),
      of: ['amount'],
      weight: 1.4,
      isNumber: true,
      text: ({ amount }) => (amount === null ? '' : figure(pen, amount)),
    },
    { title: say('field.lesson'), of: ['lesson'], weight: 3, text: ({ lesson }) => lesson },
  ])
}

/** Criteria against us and each rival, in the client's eyes or in ours; nothing where nobody gave a score. */
function comparisonTable(pen: Pen, criteria: readonly PlanItem<'criterion'>[], view: ComparisonView): PaperTable {
  const { say, words, format } = pen
  const compared = compareWithRivals(criteria, view, pen.today)
  const isAnswered = compared.rows.some((row) => row.us !== null || row.rivals.some((score) => score !== null))
  const note = (value: number | null): string =>
    value === null ? '' : format.number(value, Number.isInteger(value) ? 0 : 1)
  const rows = compared.rows.map((row, at) => ({
    isTotal: false,
    cells: [
      plainCell(row.name),
      plainCell(format.number(row.weightPct, 1)),
      plainCell(note(row.us), 'key'),
      ...row.rivals.map((score) => plainCell(note(score))),
      plainCell(
        row.result ? words.result[row.result] : '',
        row.result === 'win' ? 'good' : row.result === 'lose' ? 'bad' : 'plain',
      ),
      {
        ...plainCell(proofText(pen, criteria[at]!, row.isProofExpired)),
        note: evidenceLine(pen, criteria[at]! as PlanItem),
      },
    ],
  }))
  const score = (value: number | null): string => (value === null ? say('notKnown') : format.number(value, 2))
  const strength = compared.relativeStrength
  const total = [
    words.note.total,
    '',
    score(compared.us.score),
    ...compared.rivalSides.map((side) => score(side.score)),
    '',
    '',
  ]
  const strengthNote = strength === null ? '' : fill(words.note.relative, { value: format.number(strength, 2) })
  return {
    kind: 'table',
    title: view === 'client' ? words.part.comparison : say('field.ours'),
    note: [words.note.scores, strengthNote].filter(Boolean).join(' · '),
    columns: [
      { title: say('kind.criterion'), isNumber: false, weight: 2 },
      { title: say('field.weightPct'), isNumber: true, weight: 1 },
      { title: words.column.us, isNumber: true, weight: 1 },
      ...compared.rivals.map((rival) => ({ title: rival, isNumber: true, weight: 1.2 })),
      { title: words.column.result, isNumber: false, weight: 1.2 },
      { title: say('field.proof'), isNumber: false, weight: 4 },
    ],
    rows: isAnswered ? [...rows, { isTotal: true, cells: total.map((text) => plainCell(text)) }] : [],
  }
}

function proofText(pen: Pen, { content }: PlanItem<'criterion'>, isExpired: boolean): string {
  if (content.proof === '') return pen.words.note.unproven
  return isExpired ? `${content.proof} (${pen.words.note.expired})` : content.proof
}

function scoresChart(pen: Pen, { us, rivals, rivalSides }: Comparison): PaperChart {
  const sides = [{ name: pen.words.column.us, ...us }, ...rivals.map((name, at) => ({ name, ...rivalSides[at]! }))]
  const scored = us.score === null || rivals.length === 0 ? [] : sides.filter(({ score }) => score !== null)
  return {
    kind: 'chart',
    form: 'bars',
    title: pen.words.part.scores,
    note: '',
    measure: pen.words.part.scores,
    points: scored.map(({ name, score }, at) => ({
      label: name,
      value: score!,
      text: pen.format.number(score!, 2),
      tone: at === 0 ? 'key' : 'rival',
    })),
    max: 10,
    decimals: 2,
  }
}

function reasonsList(pen: Pen, title: string, names: readonly string[]): PaperPart {
  const proofs = new Map(ofKind(pen, 'criterion').map(({ content }) => [content.name, content.proof]))
  return { kind: 'list', title, items: names.map((name) => ({ text: name, note: proofs.get(name) ?? '' })) }
}

/** The years of the screen, the oldest first. */
function yearsOf(pen: Pen): YearOfSales[] {
  return pen.sales ? yearsOfSales(pen.sales).toReversed() : []
}

function yearsChart(pen: Pen): PaperChart {
  const years = yearsOf(pen)
  const scale = pen.format.scale(Math.max(0, ...years.map(({ net }) => Number(net.toFixed()))))
  return {
    kind: 'chart',
    form: 'columns',
    title: pen.words.part.yearly,
    note: pen.sales ? pen.format.unit(pen.sales.currency, scale) : '',
    measure: pen.words.column.net,
    points: years.map(({ year, net, to }) => ({
      label: yearLabel(pen, year, to),
      value: scale === 'millions' ? Number(net.toFixed()) / 1e6 : Number(net.toFixed()),
      text: pen.format.amount(net.toFixed(), scale),
      tone: 'key',
    })),
    max: null,
    decimals: scale === 'millions' ? 1 : 0,
  }
}

function yearsTable(pen: Pen): PaperTable {
  const { words, format, say } = pen
  const years = yearsOf(pen)
  const scale = format.scale(Math.max(0, ...years.map(({ net }) => Number(net.toFixed()))))
  const hasMargin = years.some(({ marginPct }) => marginPct !== null)
  return {
    kind: 'table',
    title: words.part.yearly,
    note: pen.sales ? format.unit(pen.sales.currency, scale) : '',
    columns: [
      { title: words.column.year, isNumber: false, weight: 1 },
      { title: words.column.net, isNumber: true, weight: 2 },
      ...(hasMargin ? [{ title: words.column.margin, isNumber: true, weight: 1.4 }] : []),
    ],
    rows: years.map(({ year, net, marginPct, to }) => ({
      isTotal: false,
      cells: [
        plainCell(yearLabel(pen, year, to)),
        plainCell(format.amount(net.toFixed(), scale)),
        ...(hasMargin
          ? [plainCell(marginPct === null ? say('notKnown') : format.number(roundTo(marginPct, 1).toFixed(1), 1))]
          : []),
      ],
    })),
  }
}

/** A year that is not over says how far it goes: «2026 a abr». */
function yearLabel(pen: Pen, year: number, to: string): string {
  if (to.endsWith('-12')) return String(year)
  return fill(pen.words.note.until, { year: String(year), month: pen.format.month(to, false) })
}
