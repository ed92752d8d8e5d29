import type { ReactNode } from 'react'
import { objectiveProgressPct } from '../objective.rules'
import type { PlanItem } from '../plan-item.contract'
import { blankObjective } from './carry'
import { EvidenceButton } from './EvidenceButton'
import { Day, Figure, Pick, Words } from './fields'
import { Labelled } from './Labelled'
import { LinkedItems } from './LinkedItems'
import { AddRow, RemoveRow } from './Rows'
import { useItem } from './use-item'
import { usePlanDesk } from './use-plan'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

export const priorities = ['high', 'medium', 'low'] as const

/** RP-2c: what the client wants to reach, in its own figures; without a metric it stays a draft. */
export function Objectives(): ReactNode {
  const t = useText('strategy')
  const { items } = usePlanDesk()
  const objectives = items('objective')
  return (
    <section>
      <h3>
        {t('objectives')} <span className="tiny faint plain">{t('objectives.note')}</span>
      </h3>
      {objectives.length === 0 ? <p className="small faint">{t('objectives.empty')}</p> : null}
      <div className="objectives">
        {objectives.map((item) => (
          <Objective key={item.id} item={item} />
        ))}
      </div>
      <AddRow
        label={t('objectives.add')}
        row={{ kind: 'objective', block: 'situation', content: { ...blankObjective } }}
      />
    </section>
  )
}

const figures = ['baseline', 'current', 'target'] as const
function Objective({ item }: { item: PlanItem<'objective'> }): ReactNode {
  const t = useText('strategy')
  const draft = useItem(item)
  const words = (name: 'metric' | 'unit' | 'owner', label: string): ReactNode => (
    <Labelled label={t(`field.${name}`)}>
      <Words draft={draft} name={name} label={label} />
    </Labelled>
  )
  return (
    <article className="plan-card card-item" data-item={item.id}>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <div className="grow">
          <Words draft={draft} name="text" label={t('objective.text')} isStrong isLong maxLength={200} />
        </div>
        <RemoveRow item={item} />
      </div>
      {draft.fields.metric.trim() === '' ? (
        <span className="badge outline objective-draft">{t('objective.draft')}</span>
      ) : (
        <Progress fields={draft.fields} />
      )}
      <div className="objective-grid">
        <div className="objective-metric">{words('metric', t('field.metric'))}</div>
        {words('unit', t('field.unit'))}
        {figures.map((name) => (
          <Labelled key={name} label={t(`field.${name}`)}>
            <Figure draft={draft} name={name} label={t(`field.${name}`)} kind="amount" decimals={1} />
          </Labelled>
        ))}
        {words('owner', t('objective.owner'))}
        <Labelled label={t('objective.dueOn')}>
          <Day draft={draft} name="dueOn" label={t('objective.dueOn')} />
        </Labelled>
        <Labelled label={t('field.priority')}>
          <Pick
            draft={draft}
            name="priority"
            label={t('field.priority')}
            options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
          />
        </Labelled>
      </div>
      <div className="row wrap" style={{ gap: '4px 10px' }}>
        <EvidenceButton item={item} draft={draft} />
        <LinkedItems item={item} />
      </div>
    </article>
  )
}

function Progress({ fields }: { fields: Parameters<typeof objectiveProgressPct>[0] }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const pct = objectiveProgressPct(fields)
  if (pct === null) return <p className="tiny faint objective-way">{t('objective.noProgress')}</p>
  return (
    <div className="row objective-way">
      <span className="bar grow" aria-hidden="true">
        <i style={{ width: `${pct}%` }} />
      </span>
      <span className="tiny tabular">{t('objective.progress', { pct: format.number(pct, 0) })}</span>
    </div>
  )
}
