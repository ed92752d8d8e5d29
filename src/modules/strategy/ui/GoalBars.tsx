import type { ReactNode } from 'react'
import type { GoalMonth } from '../goal-outlook.rules'
import { type AmountScale, useFormat } from '@/shared/ui/format'

const gridlines = 4
/** An amount this long has no room inside its bar. */
const longestFigure = 6

/** What each month sold, or may sell (hatched, for it is not measured), and in cobre what the goal asks of it. */
export function GoalBars({
  months,
  scale,
  summary,
}: {
  months: readonly GoalMonth[]
  scale: AmountScale
  summary: string
}): ReactNode {
  const format = useFormat()
  const heights = months.map(({ actual, forecast, goal }) =>
    Math.max(actual?.toNumber() ?? 0, forecast ?? 0, goal?.toNumber() ?? 0),
  )
  const step = niceStep(Math.max(1, ...heights) / gridlines)
  const top = step * Math.ceil(Math.max(1, ...heights) / step)
  const pct = (value: number): string => `${Math.max(0, (value * 100) / top)}%`
  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step)
  const short = (value: number): string => format.number(scale === 'millions' ? value / 1e6 : value, 0)
  return (
    <div className="goal-chart" role="img" aria-label={summary}>
      <div className="goal-plot">
        {lines.map((value) => (
          <span key={value} className="goal-line" style={{ bottom: pct(value) }}>
            <b>{short(value)}</b>
          </span>
        ))}
        {months.map((month) => {
          const value = month.actual?.toNumber() ?? month.forecast ?? 0
          const said = short(value)
          return (
            <span key={month.month} className="goal-month">
              <i className={month.actual === null ? 'forecast' : 'actual'} style={{ height: pct(value) }}>
                {month.actual !== null && said.length <= longestFigure ? said : null}
              </i>
              {month.goal === null ? null : <em style={{ bottom: pct(month.goal.toNumber()) }} />}
            </span>
          )
        })}
      </div>
      <div className="goal-names tiny soft">
        {months.map(({ month }) => (
          <span key={month}>{format.month(month, false)}</span>
        ))}
      </div>
    </div>
  )
}

/** 1, 2 or 5 times a power of ten: the least of them that is not under the step. */
function niceStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step))
  return [1, 2, 5, 10].map((times) => times * power).find((nice) => nice >= step) ?? step
}
