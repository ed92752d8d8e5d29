import type { ReactNode } from 'react'
import type { PlanItem } from '../plan-item.contract'
import { GoalValue, useMetricName } from './GoalRow'
import { inGridOrder } from './goal-metrics'
import type { GoalsView } from './use-goals'
import { useItem } from './use-item'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'

/** The first year in three scenarios; the goal of the grid is the base. */
export function GoalScenarios({ view }: { view: GoalsView }): ReactNode {
  const t = useText('strategy')
  const { startYear } = usePlanDesk().plan
  return (
    <section>
      <h3>
        {t('scenarios', { year: startYear })} <span className="tiny faint">{t('scenarios.how')}</span>
      </h3>
      <div className="plan-table-wrap">
        <table className="plan-table goals-table">
          <thead>
            <tr>
              <th scope="col">{t('kind.goal')}</th>
              {(['low', 'base', 'high'] as const).map((scenario) => (
                <th key={scenario} scope="col" className="number">
                  {t(`scenario.${scenario}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inGridOrder(view.goals).map((item) => (
              <Scenario key={item.id} item={item} scale={view.scale} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Scenario({ item, scale }: { item: PlanItem<'goal'>; scale: GoalsView['scale'] }): ReactNode {
  const t = useText('strategy')
  const draft = useItem(item)
  const name = useMetricName(draft.fields)
  const columns = [
    ['low', 'low'],
    ['base', 'year1'],
    ['high', 'high'],
  ] as const
  return (
    <tr>
      <th scope="row">{name}</th>
      {columns.map(([scenario, column]) => {
        const label = t(`scenario.${scenario}`)
        return (
          <td key={scenario} className="number" data-label={label}>
            <GoalValue draft={draft} column={column} label={`${name}, ${label}`} scale={scale} />
          </td>
        )
      })}
    </tr>
  )
}
