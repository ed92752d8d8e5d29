import type { ReactNode } from 'react'
import type { GoalMonth, SalesOutlook } from '../goal-outlook.rules'
import { type AmountScale, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** The year's goal by month, as the season parts it, beside what was sold and what may come. */
export function GoalMonths({ outlook, scale }: { outlook: SalesOutlook; scale: AmountScale }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { months } = outlook
  const row = (label: string, said: (month: GoalMonth) => ReactNode): ReactNode => (
    <tr>
      <th scope="row" className="nowrap small">
        {label}
      </th>
      {months.map((month) => (
        <td key={month.month} className="number tabular small">
          {said(month)}
        </td>
      ))}
    </tr>
  )
  const amount = (value: string | number): string => format.amount(value, scale)
  return (
    <section>
      <h3>
        {t('months')}{' '}
        <span className="tiny faint">
          {outlook.years === 0 ? t('outlook.noSeason') : t('outlook.season', { count: outlook.years })}
        </span>
      </h3>
      {/* A box that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="plan-table-wrap" tabIndex={0} role="group" aria-label={t('months')}>
        <table className="plan-table">
          <thead>
            <tr>
              <th scope="col" aria-label={t('months.month')} />
              {months.map(({ month }) => (
                <th key={month} scope="col" className="number">
                  {format.month(month, false)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row(t('months.weight'), ({ weight }) => format.number(weight * 100, 1))}
            {row(t('kind.goal'), ({ goal }) => (goal === null ? t('notKnown') : amount(goal.toFixed())))}
            {row(t('months.actual'), ({ actual, forecast }) =>
              actual !== null ? (
                <b className="strong">{amount(actual.toFixed())}</b>
              ) : forecast === null ? (
                t('notKnown')
              ) : (
                <i className="faint">{amount(forecast)}</i>
              ),
            )}
          </tbody>
        </table>
      </div>
      <p className="tiny faint">{t('months.how')}</p>
    </section>
  )
}
