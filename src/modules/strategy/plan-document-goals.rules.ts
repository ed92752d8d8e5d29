import type { PaperChart, PaperPart } from '@/shared/kernel/document'
import type { AmountScale } from '@/shared/kernel/format'
import { addMonths } from '@/shared/kernel/calendar-date'
import { decimal, roundTo, type Decimal } from '@/shared/kernel/money'
import { fill, figure, ofKind, type Pen, plainCell, tableOf } from './plan-document-pen.rules'
import { measuredYear } from './goal-outlook.rules'
import { firstMonthOf, type GoalProgress, salesGoalProgress } from './goal.rules'
import type { ContentOf, PlanItem } from './plan-item.contract'

type Goal = ContentOf<'goal'>
type Metric = Goal['metric']
const moneyMetrics: readonly Metric[] = ['sales', 'value', 'opportunities']
const wholeYear = 12
const gridOrder: readonly Metric[] = [
  'sales',
  'margin',
  'shareOfWallet',
  'satisfaction',
  'coverage',
  'value',
  'opportunities',
  'relationship',
  'position',
  'other',
]

export function goalsRows(pen: Pen): PaperPart[][] {
  return [[goalsTable(pen, pen.say('block.goals'))], [salesChart(pen), scenarios(pen)]]
}

/** The three-year grid; sales to date come from the imports, the rest as written. */
export function goalsTable(pen: Pen, title: string): PaperPart {
  const { say, words, format, startYear } = pen
  const goals = inGridOrder(ofKind(pen, 'goal'))
  const scale = scaleOf(pen)
  const progress = progressOf(pen)
  const amount = (goal: Goal, value: string | null): string =>
    value === null ? '' : goalFigure(pen, goal, value, scale)
  return tableOf(pen, 'goal', { title, note: progressNote(pen, progress), items: goals }, [
    {
      title: words.column.goal,
      of: ['metric', 'name'],
      weight: 3.4,
      text: (goal) => goal.name || words.metric[goal.metric],
    },
    { title: say('field.unit'), of: ['unit'], weight: 1.4, text: (goal) => unitOf(pen, goal, scale) },
    {
      title: `${startYear - 1} ${words.column.real.toLowerCase()}`,
      of: ['lastYear'],
      weight: 1.2,
      isNumber: true,
      text: (goal) => amount(goal, measuredOf(pen, goal).lastYear),
    },
    {
      title: String(startYear),
      of: ['year1'],
      weight: 1.2,
      isNumber: true,
      text: (goal) => amount(goal, goal.year1),
      tone: () => 'key',
    },
    {
      title: words.column.toDate,
      of: ['actual'],
      weight: 1.2,
      isNumber: true,
      text: (goal) => amount(goal, measuredOf(pen, goal).actual),
    },
    {
      title: String(startYear + 1),
      of: ['year2'],
      weight: 1.2,
      isNumber: true,
      text: (goal) => amount(goal, goal.year2),
    },
    {
      title: String(startYear + 2),
      of: ['year3'],
      weight: 1.2,
      isNumber: true,
      text: (goal) => amount(goal, goal.year3),
    },
    {
      title: say('field.agreedOn'),
      of: ['agreedOn'],
      weight: 1.4,
      text: ({ agreedOn }) => (agreedOn ? format.day(agreedOn) : words.note.internal),
      tone: ({ agreedOn }) => (agreedOn ? 'good' : 'soft'),
    },
    { title: say('field.agreedWith'), of: ['agreedWith'], weight: 1.6, text: ({ agreedWith }) => agreedWith },
  ])
}

/** The year before, and what was aimed at for the three to come. */
function salesChart(pen: Pen): PaperChart {
  const goal = ofKind(pen, 'goal').find(({ content }) => content.metric === 'sales')?.content
  const years = goal ? [measuredOf(pen, goal).lastYear, goal.year1, goal.year2, goal.year3] : []
  const scale = scaleOf(pen)
  return {
    kind: 'chart',
    form: 'columns',
    title: pen.words.part.sales,
    note: goal ? unitOf(pen, goal, scale) : '',
    measure: pen.words.metric.sales,
    points: years.flatMap((value, year) => {
      if (value === null || !goal) return []
      const isReal = year === 0
      const what = isReal ? pen.words.column.real : pen.words.column.goal
      return {
        label: `${pen.startYear - 1 + year} ${what.toLowerCase()}`,
        value: scale === 'millions' ? Number(value) / 1e6 : Number(value),
        text: goalFigure(pen, goal, value, scale),
        tone: isReal ? ('key' as const) : ('target' as const),
      }
    }),
    max: null,
    decimals: scale === 'millions' ? 1 : 0,
  }
}

function scenarios(pen: Pen): PaperPart {
  const { say, words, startYear } = pen
  const scale = scaleOf(pen)
  const goals = inGridOrder(ofKind(pen, 'goal')).filter(({ content }) => content.low !== null || content.high !== null)
  const amount = (goal: Goal, value: string | null): string =>
    value === null ? '' : goalFigure(pen, goal, value, scale)
  return {
    kind: 'table',
    title: words.part.scenarios,
    note: String(startYear),
    columns: [
      { title: words.column.goal, isNumber: false, weight: 2 },
      { title: say('field.low'), isNumber: true, weight: 1 },
      { title: String(startYear), isNumber: true, weight: 1 },
      { title: say('field.high'), isNumber: true, weight: 1 },
    ],
    rows: goals.map(({ content }) => ({
      isTotal: false,
      cells: [
        plainCell(content.name || words.metric[content.metric]),
        plainCell(amount(content, content.low)),
        plainCell(amount(content, content.year1), 'key'),
        plainCell(amount(content, content.high)),
      ],
    })),
  }
}

/** Sales and margin as the imports measure them, the year before only when it is whole; else what was written. */
function measuredOf(pen: Pen, goal: Goal): { lastYear: string | null; actual: string | null } {
  const written = { lastYear: goal.lastYear, actual: goal.actual }
  if (!pen.sales || (goal.metric !== 'sales' && goal.metric !== 'margin')) return written
  const yearFrom = firstMonthOf(pen.startYear, pen.fiscalYearStartMonth)
  const [before, now] = [measuredYear(pen.sales, addMonths(yearFrom, -wholeYear)), measuredYear(pen.sales, yearFrom)]
  const read = ({ net, marginPct }: { net: Decimal | null; marginPct: Decimal | null }): string | null => {
    if (goal.metric === 'sales') return net && roundTo(net, 4).toFixed()
    return marginPct && roundTo(marginPct, 1).toFixed(1)
  }
  return {
    lastYear: (before.months === wholeYear ? read(before) : null) ?? written.lastYear,
    actual: read(now) ?? written.actual,
  }
}

function progressOf(pen: Pen): GoalProgress | null {
  const goal = ofKind(pen, 'goal').find(({ content }) => content.metric === 'sales')?.content.year1
  if (!pen.sales?.lastMonth || !goal) return null
  const yearFrom = firstMonthOf(pen.startYear, pen.fiscalYearStartMonth)
  return salesGoalProgress(decimal(goal), pen.sales.months, pen.sales.lastMonth, yearFrom)
}

function progressNote(pen: Pen, progress: GoalProgress | null): string {
  if (!progress?.toDatePct) return ''
  return fill(pen.words.note.months, {
    months: String(progress.monthsElapsed),
    pct: pen.format.percent(roundTo(progress.toDatePct, 1).toFixed(1)),
  })
}

function inGridOrder(goals: readonly PlanItem<'goal'>[]): PlanItem<'goal'>[] {
  return goals.toSorted(
    (left, right) =>
      gridOrder.indexOf(left.content.metric) - gridOrder.indexOf(right.content.metric) ||
      left.position - right.position,
  )
}

/** Money of one grid in one scale, as the screen has it. */
function scaleOf(pen: Pen): AmountScale {
  const amounts = ofKind(pen, 'goal')
    .filter(({ content }) => moneyMetrics.includes(content.metric))
    .flatMap(({ content }) => [
      content.lastYear,
      measuredOf(pen, content).lastYear,
      content.year1,
      content.year2,
      content.year3,
      content.actual,
    ])
  return pen.format.scale(Math.max(0, ...amounts.map((amount) => Math.abs(Number(amount)))))
}

function goalFigure(pen: Pen, goal: Goal, value: string, scale: AmountScale): string {
  return moneyMetrics.includes(goal.metric) && scale === 'millions'
    ? pen.format.amount(value, scale)
    : figure(pen, value)
}

function unitOf(pen: Pen, goal: Goal, scale: AmountScale): string {
  return moneyMetrics.includes(goal.metric) && goal.unit !== '' ? pen.format.unit(goal.unit, scale) : goal.unit
}
