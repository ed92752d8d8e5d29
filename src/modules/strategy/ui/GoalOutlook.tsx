import type { ReactNode } from 'react'
import type { SalesOutlook } from '../goal-outlook.rules'
import type { GoalsView } from './use-goals'
import { usePlanDesk } from './use-plan'
import type { Decimal } from '@/shared/kernel/money'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

interface Shown {
  view: GoalsView
  outlook: SalesOutlook
}

/** The year's sales against the goal, under the grid. */
export function GoalOutlook({ view, outlook }: Shown): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { startYear } = usePlanDesk().plan
  return (
    <section>
      <h3>
        {t('outlook', { year: startYear })} <span className="tiny faint">{format.unit(view.currency, view.scale)}</span>
      </h3>
      <GoalFigures view={view} outlook={outlook} />
    </section>
  )
}

/** F9, F10: attainment with its season, the pace the rest needs, and how the year may end, in words. */
export function GoalFigures({ view, outlook }: Shown): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { startYear } = usePlanDesk().plan
  const amount = (value: Decimal | null): string =>
    value === null ? t('notKnown') : format.amount(value.toFixed(), view.scale)
  const percent = (value: Decimal | null): string => (value === null ? t('notKnown') : format.percent(value.toNumber()))
  const { actual, planToDate, toDatePct, requiredPct, requiredPace, gap, forecasts, monthsElapsed } = outlook
  return (
    <dl className="plan-figures">
      <Told name={t('outlook.toDate')} value={monthsElapsed === 0 ? t('notKnown') : amount(actual)}>
        {planToDate === null ? t('outlook.noGoal') : t('outlook.due', { amount: amount(planToDate) })}
      </Told>
      <Told name={t('outlook.reached')} value={percent(toDatePct)}>
        <Season outlook={outlook} />
      </Told>
      <Told name={t('outlook.required')} value={percent(requiredPct)}>
        {requiredPace === null ? null : t('outlook.pace', { amount: amount(requiredPace) })}
      </Told>
      <Told name={t('outlook.forecast', { year: startYear })} value={amount(forecasts[0]?.value ?? null)}>
        <Interval outlook={outlook} amount={amount} />
      </Told>
      <Told name={t('outlook.gap')} value={gap === null ? t('notKnown') : amount(gap.gt(0) ? gap : gap.times(0))}>
        {gap === null ? null : t(gap.gt(0) ? 'outlook.short' : 'outlook.enough')}
      </Told>
    </dl>
  )
}

function Told({ name, value, children }: { name: string; value: string; children?: ReactNode }): ReactNode {
  return (
    <div>
      <dt className="tiny faint">{name}</dt>
      <dd>
        <span className="plan-figure">{value}</span>
        <span className="tiny faint">{children}</span>
      </dd>
    </div>
  )
}

function Season({ outlook }: { outlook: SalesOutlook }): ReactNode {
  const t = useText('strategy')
  return outlook.years === 0 ? t('outlook.noSeason') : t('outlook.season', { count: outlook.years })
}

function Interval({ outlook, amount }: { outlook: SalesOutlook; amount: (value: Decimal) => string }): ReactNode {
  const t = useText('strategy')
  const year = outlook.forecasts[0]
  if (!year) return t('outlook.noForecast')
  return (
    <>
      {outlook.method === 'preliminary' ? <b>{t('outlook.preliminary')} </b> : null}
      {year.low && year.high
        ? t('outlook.between', { low: amount(year.low), high: amount(year.high) })
        : t('outlook.noInterval')}
    </>
  )
}
