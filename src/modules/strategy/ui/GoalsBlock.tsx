import './goals.css'
import { Button, Menu } from '@mantine/core'
import { IconArrowsSplit, IconCalendarStats, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { BlockProps } from './blocks'
import { GoalMonths } from './GoalMonths'
import { GoalOutlook } from './GoalOutlook'
import { GoalRow } from './GoalRow'
import { GoalScenarios } from './GoalScenarios'
import { goalMetrics, type GoalMetric, inGridOrder, newGoal } from './goal-metrics'
import { Prompts } from './Prompts'
import { type GoalsView, measuredOf, useGoals } from './use-goals'
import { usePlanDesk } from './use-plan'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** R1-09, F9, F10: what is proposed for three years, how far it has come, and how the year may end. */
export function GoalsBlock({ prompts }: BlockProps): ReactNode {
  const t = useText('strategy')
  const view = useGoals()
  const [shown, setShown] = useState<'months' | 'scenarios' | null>(null)
  const hasGoals = view.goals.length > 0
  const toggle = (part: 'months' | 'scenarios', icon: ReactNode): ReactNode => (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={icon}
      aria-expanded={shown === part}
      onClick={() => setShown(shown === part ? null : part)}
    >
      {t(`goals.${part}`)}
    </Button>
  )
  return (
    <div className="column" style={{ gap: 18 }}>
      <section>
        <p className="tiny faint">{t('goals.apart')}</p>
        {hasGoals ? <Grid view={view} /> : null}
        <div className="row wrap">
          <AddGoal view={view} />
          <span className="right row wrap">
            {view.outlook && hasGoals ? toggle('months', <IconCalendarStats size={15} />) : null}
            {hasGoals ? toggle('scenarios', <IconArrowsSplit size={15} />) : null}
          </span>
        </div>
      </section>
      {shown === 'months' && view.outlook ? <GoalMonths outlook={view.outlook} scale={view.scale} /> : null}
      {shown === 'scenarios' ? <GoalScenarios view={view} /> : null}
      {view.outlook ? <GoalOutlook view={view} outlook={view.outlook} /> : null}
      <Prompts prompts={prompts} />
    </div>
  )
}

function Grid({ view }: { view: GoalsView }): ReactNode {
  const t = useText('strategy')
  const { startYear } = usePlanDesk().plan
  const number = (label: string): ReactNode => (
    <th scope="col" className="number">
      {label}
    </th>
  )
  return (
    <div className="plan-table-wrap">
      <table className="plan-table goals-table goals-grid">
        <thead>
          <tr>
            <th scope="col">{t('kind.goal')}</th>
            <th scope="col">{t('field.unit')}</th>
            {number(t('goal.last', { year: startYear - 1 }))}
            {number(t('goal.year', { year: startYear }))}
            {number(t('goal.toDate', { year: startYear }))}
            {number(t('goal.year', { year: startYear + 1 }))}
            {number(t('goal.year', { year: startYear + 2 }))}
            <th scope="col">{t('goal.agreed')}</th>
            <th scope="col" aria-label={t('remove')} />
          </tr>
        </thead>
        <tbody>
          {inGridOrder(view.goals).map((item) => (
            <GoalRow key={item.id} item={item} view={view} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Each metric once, but for those a person names. */
function AddGoal({ view }: { view: GoalsView }): ReactNode {
  const t = useText('strategy')
  const { add, canWrite } = usePlanDesk()
  if (!canWrite) return null
  const taken = new Set(view.goals.map(({ content }) => content.metric))
  const free = goalMetrics.filter((metric) => metric === 'other' || !taken.has(metric))
  const go = async (metric: GoalMetric): Promise<void> => {
    const { lastYear } = measuredOf(view, metric)
    const item = await add({ kind: 'goal', block: 'goals', content: newGoal(metric, view.currency, lastYear) })
    if (item)
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>(`[data-item="${item.id}"] :is(input, select)`)?.focus(),
      )
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} />}>
          {t('goals.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {free.map((metric) => (
          <Menu.Item key={metric} onClick={() => void go(metric)}>
            {t(`goal.metric.${metric}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** «ventas 7.200,0; 93,5 % a la fecha; 3 de 7 acordadas». */
export function GoalsSummary(): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { goals, outlook, scale } = useGoals()
  const sales = goals.find(({ content }) => content.metric === 'sales')?.content.year1
  const agreed = goals.filter(({ content }) => content.agreedOn !== null).length
  return [
    t('goals.count', { count: goals.length }),
    sales && t('goals.salesOf', { amount: format.amount(sales, scale) }),
    outlook?.toDatePct && t('goals.reached', { pct: format.percent(outlook.toDatePct.toNumber()) }),
    goals.length > 0 && t('goals.agreedCount', { count: agreed, of: goals.length }),
  ]
    .filter(Boolean)
    .join('; ')
}
