import { Button } from '@mantine/core'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { GoalBars } from './GoalBars'
import { GoalFigures } from './GoalOutlook'
import { useGoals } from './use-goals'
import { usePlanDesk } from './use-plan'
import { TableTwin } from '@/shared/ui/Chart'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card } from '@/shared/ui/parts'

/** Sales of the plan's first year against its goal, with the forecast of what is left. */
export function GoalCard(): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { startYear } = usePlanDesk().plan
  const view = useGoals()
  const [isTable, setTable] = useState(false)
  const { outlook, scale } = view
  const goal = view.goals.find(({ content }) => content.metric === 'sales')?.content
  if (!outlook || !goal?.year1) return null
  const unit = format.unit(view.currency, scale)
  const amount = (value: { toFixed(): string } | null): string =>
    value === null ? t('notKnown') : format.amount(value.toFixed(), scale)
  const year = outlook.forecasts[0] ?? null
  const summary = t('outlook.summary', {
    actual: amount(outlook.actual),
    due: amount(outlook.planToDate),
    unit,
    goal: format.amount(goal.year1, scale),
    forecast: amount(year && year.value),
  })
  return (
    <Card
      title={t('outlook', { year: startYear })}
      note={unit}
      aside={
        <span className="tiny faint">
          {goal.agreedOn ? t('outlook.agreed', { day: format.day(goal.agreedOn) }) : t('outlook.internal')}
        </span>
      }
    >
      <div className="card-body column" style={{ gap: 14 }}>
        <GoalFigures view={view} outlook={outlook} />
        <div className="row wrap tiny soft" style={{ gap: 16 }}>
          {(['actual', 'forecast', 'goal'] as const).map((part) => (
            <span key={part} className="row" style={{ gap: 6 }}>
              <i className={`goal-key ${part}`} aria-hidden="true" /> {t(`outlook.key.${part}`)}
            </span>
          ))}
          <Button
            className="right"
            variant="subtle"
            size="compact-sm"
            leftSection={isTable ? <IconChartBar size={14} /> : <IconTable size={14} />}
            onClick={() => setTable(!isTable)}
          >
            {t(isTable ? 'history.asBars' : 'history.asTable')}
          </Button>
        </div>
        {isTable ? (
          <TableTwin
            summary={summary}
            height={320}
            table={{
              head: [
                { label: t('months.month') },
                { label: t('kind.goal'), isNumber: true },
                { label: t('outlook.key.actual'), isNumber: true },
                { label: t('outlook.key.forecast'), isNumber: true },
              ],
              rows: outlook.months.map((month) => [
                format.month(month.month),
                amount(month.goal),
                month.actual === null ? '' : amount(month.actual),
                month.forecast === null ? '' : format.amount(month.forecast, scale),
              ]),
            }}
          />
        ) : (
          <GoalBars months={outlook.months} scale={scale} summary={summary} />
        )}
      </div>
    </Card>
  )
}
