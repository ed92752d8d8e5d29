import { Popover, UnstyledButton } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PlanItem } from '../plan-item.contract'
import { Day, Figure, Pick, Words } from './fields'
import { type GoalFields, kindOfMetric } from './goal-metrics'
import { RemoveRow } from './Rows'
import { type GoalsView, measuredOf } from './use-goals'
import { useItem } from './use-item'
import { usePlanDesk } from './use-plan'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

type GoalDraft = ReturnType<typeof useItem<'goal'>>
export type GoalColumn = 'lastYear' | 'year1' | 'year2' | 'year3' | 'actual' | 'low' | 'high'
const stages = ['exploratory', 'basic', 'cooperative', 'interdependent', 'integrated'] as const

/** R1-09: one metric over the years, and whether the client agreed. */
export function GoalRow({ item, view }: { item: PlanItem<'goal'>; view: GoalsView }): ReactNode {
  const t = useText('strategy')
  const { plan } = usePlanDesk()
  const draft = useItem(item)
  const name = useMetricName(draft.fields)
  const measured = measuredOf(view, item.content.metric)
  const { startYear } = plan
  const cell = (column: GoalColumn, label: string, isStrong = false): ReactNode => (
    <GoalValue draft={draft} column={column} label={`${name}, ${label}`} scale={view.scale} isStrong={isStrong} />
  )
  const forecast = (at: 1 | 2): ReactNode => (
    <Forecast view={view} isShown={item.content.metric === 'sales'} year={at} />
  )
  return (
    <tr data-item={item.id}>
      <th scope="row">
        {item.content.metric === 'other' ? (
          <Words draft={draft} name="name" label={t('goal.name')} isStrong isLong maxLength={200} />
        ) : (
          <span className="strong">{name}</span>
        )}
      </th>
      <td className="small faint nowrap" data-label={t('field.unit')}>
        <Unit draft={draft} view={view} />
      </td>
      <td className="number" data-label={t('goal.last', { year: startYear - 1 })}>
        {measured.lastYear === null ? (
          cell('lastYear', t('goal.last', { year: startYear - 1 }))
        ) : (
          <Measured metric={item.content.metric} value={measured.lastYear} view={view} />
        )}
      </td>
      <td className="number" data-label={t('goal.year', { year: startYear })}>
        {cell('year1', t('goal.year', { year: startYear }), true)}
      </td>
      <td className="number" data-label={t('goal.toDate', { year: startYear })}>
        <span className="goal-actual">
          <Reached draft={draft} view={view} actual={measured.isMeasured ? measured.actual : draft.fields.actual} />
          {measured.isMeasured ? (
            <Measured metric={item.content.metric} value={measured.actual!} view={view} />
          ) : (
            cell('actual', t('goal.toDate', { year: startYear }))
          )}
        </span>
      </td>
      <td className="number" data-label={t('goal.year', { year: startYear + 1 })}>
        {cell('year2', t('goal.year', { year: startYear + 1 }))}
        {forecast(1)}
      </td>
      <td className="number" data-label={t('goal.year', { year: startYear + 2 })}>
        {cell('year3', t('goal.year', { year: startYear + 2 }))}
        {forecast(2)}
      </td>
      <td data-label={t('goal.agreed')}>
        <Agreed draft={draft} name={name} />
      </td>
      <td>
        <RemoveRow item={item} />
      </td>
    </tr>
  )
}

export function useMetricName(fields: Pick<GoalFields, 'metric' | 'name'>): string {
  const t = useText('strategy')
  return fields.name === '' ? t(`goal.metric.${fields.metric}`) : fields.name
}

/** A figure of a goal as its metric is written; a stage of the relationship is one of five words. */
export function GoalValue({
  draft,
  column,
  label,
  scale,
  isStrong,
}: {
  draft: GoalDraft
  column: GoalColumn
  label: string
  scale: GoalsView['scale']
  isStrong?: boolean
}): ReactNode {
  const t = useText('strategy')
  const kind = kindOfMetric[draft.fields.metric]
  if (kind === 'stage') {
    const options = stages.map((stage, at) => ({ value: String(at + 1), label: t(`stage.${stage}`) }))
    return <Pick draft={draft} name={column} label={label} options={options} />
  }
  return (
    <Figure
      draft={draft}
      name={column}
      label={label}
      kind="amount"
      decimals={kind === 'place' ? 0 : 1}
      {...(kind === 'money' ? { scale } : {})}
      isStrong={isStrong}
    />
  )
}

function Measured({
  metric,
  value,
  view,
}: {
  metric: GoalFields['metric']
  value: string
  view: GoalsView
}): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { months, monthsWithCost } = view.thisYear
  const isPartial = metric === 'margin' && monthsWithCost < months
  return (
    <span
      className="tabular goal-measured"
      title={isPartial ? t('goal.measuredPart', { count: monthsWithCost, of: months }) : t('goal.measured')}
    >
      {kindOfMetric[metric] === 'money' ? format.amount(value, view.scale) : format.number(value, 1)}
    </span>
  )
}

/** How far the year has come, and in cobre where the season says it should be. */
function Reached({ draft, view, actual }: { draft: GoalDraft; view: GoalsView; actual: string | null }): ReactNode {
  const { metric, year1 } = draft.fields
  const kind = kindOfMetric[metric]
  if (kind === 'stage' || kind === 'place') return null
  const goal = Number(year1 ?? 0)
  const pct = (part: number): number => Math.min(100, Math.max(0, (part * 100) / goal))
  const due = metric === 'sales' ? view.outlook?.planToDate : null
  return (
    <span className="bar goal-bar" aria-hidden="true">
      {goal > 0 && actual !== null ? <i style={{ width: `${pct(Number(actual))}%` }} /> : null}
      {goal > 0 && due ? <em style={{ left: `${pct(due.toNumber())}%` }} /> : null}
    </span>
  )
}

function Forecast({ view, isShown, year }: { view: GoalsView; isShown: boolean; year: 1 | 2 }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { plan } = usePlanDesk()
  const estimate = view.outlook?.forecasts[year]
  if (!isShown || !estimate) return null
  return (
    <span className="tiny faint goal-forecast" title={t('outlook.forecast', { year: plan.startYear + year })}>
      {t('goal.forecastOf', { amount: format.amount(estimate.value.toFixed(), view.scale) })}
    </span>
  )
}

function Unit({ draft, view }: { draft: GoalDraft; view: GoalsView }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { metric, unit } = draft.fields
  const kind = kindOfMetric[metric]
  if (kind === 'free') return <Words draft={draft} name="unit" label={t('field.unit')} />
  if (kind === 'money') return format.unit(unit === '' ? view.currency : unit, view.scale)
  return kind === 'percent' ? '%' : t(`goal.unit.${kind}`)
}

/** The day the client agreed, and with whom; without one the goal is ours alone. */
function Agreed({ draft, name }: { draft: GoalDraft; name: string }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { canWrite } = usePlanDesk()
  const { agreedOn, agreedWith } = draft.fields
  const mark =
    agreedOn === null ? (
      <span className="faint">{t('goal.internal')}</span>
    ) : (
      <span className="row good-text nowrap" style={{ gap: 4 }} title={agreedWith}>
        <IconChecks size={14} aria-hidden="true" /> {format.day(agreedOn)}
        {agreedWith === '' ? null : <span className="visually-hidden">{agreedWith}</span>}
      </span>
    )
  if (!canWrite) return mark
  return (
    <Popover position="bottom-end" withArrow trapFocus>
      <Popover.Target>
        <UnstyledButton className="goal-agreed small">
          <span className="visually-hidden">{t('goal.agreedOf', { name })}</span>
          {mark}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="column" style={{ gap: 8, width: 240 }}>
          <span className="tiny faint">{t('goal.agreedOn')}</span>
          <Day draft={draft} name="agreedOn" label={t('goal.agreedOn')} />
          <span className="tiny faint">{t('goal.agreedWith')}</span>
          <Words draft={draft} name="agreedWith" label={t('goal.agreedWith')} />
          <p className="tiny faint">{t('goal.agreedHint')}</p>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
