import type { PaperPart, PaperTable } from '@/shared/kernel/document'
import type { AmountScale } from '@/shared/kernel/format'
import { roundTo, type Decimal } from '@/shared/kernel/money'
import { score } from './plan-document-market.rules'
import { evidenceLine, figure, ofKind, type Pen, plainCell, tableOf } from './plan-document-pen.rules'
import { isToldTo } from './plan-document-allow.rules'
import { draftWords } from './plan-draft-words.rules'
import type { PlanItem } from './plan-item.contract'
import { bestSpend, rangeOf, shareOfWallet, type Spend } from './share-of-wallet.rules'
import { isSuggested, valueChainOf } from './value-chain.rules'
import { type Whitespace, type WhitespaceCell, whitespaceOf } from './whitespace.rules'

export function valueRows(pen: Pen): PaperPart[][] {
  return [[chainTable(pen)], [whitespaceTable(pen)]]
}

/** People who decide, where the audience may know them; else only which decisions are covered and how. */
export function powerRows(pen: Pen): PaperPart[][] {
  const { say, words, format } = pen
  const table = tableOf(pen, 'holder', { title: words.part.coverage }, [
    {
      title: say('field.decision'),
      of: ['decision'],
      weight: 3.4,
      text: ({ decision }) => say(`decision.${decision}`),
    },
    { title: say('holder.name'), of: ['name'], weight: 2, text: ({ name }) => name },
    { title: say('holder.post'), of: ['post'], weight: 2, text: ({ post }) => post },
    {
      title: say('holder.influence'),
      of: ['influence'],
      weight: 1.4,
      isNumber: true,
      text: ({ influence }) => score(influence),
    },
    { title: say('holder.route'), of: ['route'], weight: 1.4, text: ({ route }) => say(`route.${route}`) },
    { title: say('holder.introducer'), of: ['introducer'], weight: 2, text: ({ introducer }) => introducer },
    { title: say('holder.message'), of: ['message'], weight: 3, text: ({ message }) => message },
    {
      title: say('holder.nextStep'),
      of: ['nextStep', 'nextStepOn'],
      weight: 2,
      text: ({ nextStep, nextStepOn }) => [nextStep, nextStepOn && format.day(nextStepOn)].filter(Boolean).join(', '),
    },
  ])
  return [[table]]
}

/** The nine activities in the order they are drawn in; those nobody scored are left out. */
function chainTable(pen: Pen): PaperTable {
  const { say, words } = pen
  const names = draftWords[pen.locale].activity
  const { support, primary } = valueChainOf(pen.items)
  const items = [...support, ...primary].flatMap(({ scored }) => scored.map(({ item }) => item))
  return tableOf(pen, 'activity', { title: words.part.chain, note: words.note.suggested, items }, [
    { title: say('field.activity'), of: ['activity'], weight: 3.4, text: ({ activity }) => capital(names[activity]) },
    { title: words.column.unitOfClient, of: ['unit'], weight: 2, text: ({ unit }) => unit },
    {
      title: say('field.importance'),
      of: ['importance'],
      weight: 1,
      isNumber: true,
      text: ({ importance }) => score(importance),
    },
    {
      title: say('field.performance'),
      of: ['performance'],
      weight: 1,
      isNumber: true,
      text: ({ performance }) => score(performance),
    },
    {
      title: say('field.ourImpact'),
      of: ['ourImpact'],
      weight: 1,
      isNumber: true,
      text: ({ ourImpact }) => score(ourImpact),
    },
    {
      title: words.column.suggested,
      of: ['activity', 'importance', 'performance', 'ourImpact'],
      weight: 1,
      text: (content) => (isSuggested(content) ? words.yes : ''),
      tone: (content) => (isSuggested(content) ? 'key' : 'plain'),
    },
    { title: say('field.pain'), of: ['pain'], weight: 3, text: ({ pain }) => pain },
  ])
}

/** The matrix by cell, unit by unit, with the sums of the whole: what the screen's matrix says. */
function whitespaceTable(pen: Pen): PaperTable {
  const { say, words, sales } = pen
  const cells = ofKind(pen, 'cell')
  const isTold = isToldTo(pen.audience, 'cell', 'line')
  const whitespace = isTold ? whitespaceOf(cells, sales?.lines ?? [], pen.benchmarks) : noWhitespace
  const grounds = new Map(cells.map((item) => [item.id, item]))
  const { spend, current, potential, wallet } = whitespace.total
  // The sums are the largest amounts: they say in what unit all are written.
  const scale = pen.format.scale(Math.max(Number(spend ?? 0), Number(current ?? 0)))
  const rows = whitespace.rows.flatMap((row) => row.cells.filter((cell) => cell !== null))
  const written = rows.map((cell) => ({
    isTotal: false,
    cells: cellTexts(pen, cell, { item: grounds.get(cell.itemId ?? ''), scale }),
  }))
  const total = [
    words.note.total,
    '',
    amount(pen, spend, scale),
    amount(pen, current, scale),
    share(pen, wallet.pct),
    '',
    amount(pen, potential, scale),
    '',
  ]
  return {
    kind: 'table',
    title: words.part.whitespace,
    note: [sales && pen.format.unit(sales.currency, scale), words.note.potential].filter(Boolean).join(' '),
    columns: [
      { title: words.column.unitOfClient, isNumber: false, weight: 2 },
      { title: say('field.line'), isNumber: false, weight: 2 },
      { title: say('field.spend'), isNumber: true, weight: 1.8 },
      { title: say('field.current'), isNumber: true, weight: 1.4 },
      { title: words.column.share, isNumber: true, weight: 1 },
      { title: say('field.attainablePct'), isNumber: true, weight: 1.2 },
      { title: words.column.potential, isNumber: true, weight: 1.4 },
      { title: words.column.state, isNumber: false, weight: 3.4 },
    ],
    rows: rows.length === 0 ? [] : [...written, { isTotal: true, cells: total.map((text) => plainCell(text)) }],
  }
}

const noWhitespace: Pick<Whitespace, 'rows' | 'total'> = {
  rows: [],
  total: {
    spend: null,
    current: null,
    potential: null,
    wallet: { pct: null, lowPct: null, highPct: null, isOverSpend: false },
  },
}

function cellTexts(
  pen: Pen,
  cell: WhitespaceCell,
  { item, scale }: { item: PlanItem<'cell'> | undefined; scale: AmountScale },
): ReturnType<typeof plainCell>[] {
  const { words, format } = pen
  const { competitor = '', contractEndsOn = null } = item?.content ?? {}
  const state = [words.cell[cell.state], competitor, contractEndsOn && format.day(contractEndsOn)]
  return [
    plainCell(cell.unit || words.note.wholeAccount),
    plainCell(cell.line),
    plainCell(spendText(pen, cell.spend, scale)),
    plainCell(amount(pen, cell.current, scale)),
    plainCell(cell.current ? share(pen, shareOfWallet(cell.current, cell.spend).pct) : ''),
    plainCell(cell.attainablePct === null ? '' : format.number(cell.attainablePct, 1)),
    plainCell(amount(pen, cell.potential, scale), cell.heat >= 0.5 ? 'key' : 'plain'),
    { ...plainCell(state.filter(Boolean).join(', ')), note: item ? evidenceLine(pen, item as PlanItem) : '' },
  ]
}

function spendText(pen: Pen, spend: Spend, scale: AmountScale): string {
  const range = rangeOf(spend)
  const ends = range ? `${amount(pen, range.low, scale)} – ${amount(pen, range.high, scale)}` : ''
  if (spend.spend === null) return ends || amount(pen, bestSpend(spend), scale)
  return [amount(pen, spend.spend, scale), ends && `(${ends})`].filter(Boolean).join(' ')
}

function amount(pen: Pen, value: Decimal | null, scale: AmountScale): string {
  if (value === null) return ''
  return scale === 'millions' ? pen.format.amount(value.toFixed(), scale) : figure(pen, roundTo(value, 2).toFixed())
}

function share(pen: Pen, pct: Decimal | null): string {
  return pct === null ? '' : pen.format.percent(roundTo(pct, 1).toFixed(1))
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
