import { useMemo } from 'react'
import { firstMonthOf } from '../goal.rules'
import { type MeasuredYear, measuredYear, salesOutlook, type SalesOutlook } from '../goal-outlook.rules'
import type { PlanSales } from '../plan.contract'
import type { PlanItem } from '../plan-item.contract'
import { type GoalMetric, kindOfMetric } from './goal-metrics'
import { usePlanDesk } from './use-plan'
import { addMonths, type CalendarMonth } from '@/shared/kernel/calendar-date'
import { decimal, roundTo, type Decimal } from '@/shared/kernel/money'
import { type AmountScale, useFormat } from '@/shared/ui/format'
import { useMe } from '@/shared/ui/person'

/** What the grid of goals shows beside what people write in it. */
export interface GoalsView {
  readonly goals: readonly PlanItem<'goal'>[]
  readonly currency: string
  readonly scale: AmountScale
  /** Null for those who see no amounts. */
  readonly outlook: SalesOutlook | null
  readonly lastYear: MeasuredYear
  readonly thisYear: MeasuredYear
}
const nothing: MeasuredYear = { net: null, marginPct: null, months: 0, monthsWithCost: 0 }
const wholeYear = 12

export function useGoals(): GoalsView {
  const format = useFormat()
  const { company } = useMe()
  const { plan, items } = usePlanDesk()
  const { sales, startYear } = plan
  const goals = items('goal')
  const salesGoal = goals.find(({ content }) => content.metric === 'sales')?.content.year1 ?? null
  const yearFrom = firstMonthOf(startYear, company.fiscalYearStartMonth)
  const measured = useMeasured(sales, salesGoal, yearFrom)
  const amounts = goals
    .filter(({ content }) => kindOfMetric[content.metric] === 'money')
    .flatMap(({ content }) => [content.lastYear, content.year1, content.year2, content.year3, content.actual])
  const largest = Math.max(0, Number(measured?.lastYear.net ?? 0), ...amounts.map((amount) => Math.abs(Number(amount))))
  return {
    goals,
    currency: sales?.currency ?? company.currency,
    scale: format.scale(largest),
    outlook: measured?.outlook ?? null,
    lastYear: measured?.lastYear ?? nothing,
    thisYear: measured?.thisYear ?? nothing,
  }
}

/** Sales and margin come from the imports; the year before counts only when it is whole. */
export function measuredOf(
  view: Pick<GoalsView, 'lastYear' | 'thisYear'>,
  metric: GoalMetric,
): { lastYear: string | null; actual: string | null; isMeasured: boolean } {
  const read = (year: MeasuredYear): Decimal | null =>
    metric === 'sales' ? year.net : metric === 'margin' ? year.marginPct : null
  const text = (amount: Decimal | null): string | null => amount && roundTo(amount, 4).toFixed()
  return {
    lastYear: view.lastYear.months === wholeYear ? text(read(view.lastYear)) : null,
    actual: text(read(view.thisYear)),
    isMeasured: read(view.thisYear) !== null,
  }
}

/** What the imports say of the plan's years; a forecast is worth keeping while nothing of it changes. */
function useMeasured(sales: PlanSales | null, goal: string | null, yearFrom: CalendarMonth): Measured | null {
  return useMemo(
    () =>
      sales && {
        outlook: salesOutlook(goal === null ? null : decimal(goal), sales, yearFrom),
        lastYear: measuredYear(sales, addMonths(yearFrom, -wholeYear)),
        thisYear: measuredYear(sales, yearFrom),
      },
    [sales, goal, yearFrom],
  )
}

interface Measured {
  outlook: SalesOutlook
  lastYear: MeasuredYear
  thisYear: MeasuredYear
}
