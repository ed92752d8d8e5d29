import { useDraggable } from '@dnd-kit/core'
import { Menu } from '@mantine/core'
import { IconGripVertical, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { PlanItem } from '../plan-item.contract'
import { EvidenceButton } from './EvidenceButton'
import { Pick, Words } from './fields'
import { insightRows } from './insight-rows'
import { InsightLinks } from './InsightLinks'
import { Labelled } from './Labelled'
import { LinkedItems } from './LinkedItems'
import { priorities } from './Objectives'
import { RemoveRow } from './Rows'
import { useInsightMove } from './use-insight-move'
import { useItem } from './use-item'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'

const states = ['open', 'done', 'dropped'] as const

/** One card: who at the client carries it, how much it presses, who told us, and what it is tied to. */
export function InsightCard({
  item,
  all,
}: {
  item: PlanItem<'insight'>
  all: readonly PlanItem<'insight'>[]
}): ReactNode {
  const t = useText('strategy')
  const { canWrite } = usePlanDesk()
  const draft = useItem(item)
  const [isDetailed, setDetailed] = useState(false)
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: item.id,
    disabled: !canWrite,
  })
  return (
    <article
      ref={setNodeRef}
      className={`insight-card card-item ${isDragging ? 'dragging' : ''}`}
      data-item={item.id}
      data-closed={draft.fields.state !== 'open'}
    >
      <div className="row" style={{ alignItems: 'flex-start', gap: 2 }}>
        {canWrite ? (
          <Grip item={item} hold={setActivatorNodeRef} listeners={listeners} keys={attributes['aria-describedby']} />
        ) : null}
        <div className="grow">
          <Words draft={draft} name="text" label={t('insight.text')} isStrong isLong maxLength={200} />
        </div>
        <RemoveRow item={item} />
      </div>
      {isDetailed || draft.fields.detail ? (
        <Words draft={draft} name="detail" label={t('field.detail')} hint={t('field.detail')} isLong />
      ) : null}
      <div className="insight-grid">
        <Labelled label={t('field.owner')}>
          <Words draft={draft} name="owner" label={t('objective.owner')} />
        </Labelled>
        <Labelled label={t('field.priority')}>
          <Pick
            draft={draft}
            name="priority"
            label={t('field.priority')}
            options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
          />
        </Labelled>
        <Labelled label={t('field.state')}>
          <Pick
            draft={draft}
            name="state"
            label={t('field.state')}
            canBeEmpty={false}
            options={states.map((value) => ({ value, label: t(`insight.state.${value}`) }))}
          />
        </Labelled>
      </div>
      <div>
        <EvidenceButton item={item} draft={draft} />
      </div>
      <div className="row wrap" style={{ gap: '4px 12px' }}>
        <InsightLinks item={item} all={all} />
        {canWrite && !isDetailed && !draft.fields.detail ? (
          <button type="button" className="bare tiny brand-text insight-link" onClick={() => setDetailed(true)}>
            <IconPlus size={13} aria-hidden="true" /> {t('insight.detail')}
          </button>
        ) : null}
      </div>
      <LinkedItems item={item} except="insight" />
    </article>
  )
}

/** Picks the card up; pressed, it is «Mover a…». */
function Grip({
  item,
  hold,
  listeners,
  keys,
}: {
  item: PlanItem<'insight'>
  hold: (element: HTMLElement | null) => void
  listeners: ReturnType<typeof useDraggable>['listeners']
  keys: string
}): ReactNode {
  const t = useText('strategy')
  const move = useInsightMove()
  const name = item.content.text
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <button
          ref={hold}
          type="button"
          className="icon-button insight-grip"
          aria-label={t('insight.move', { name })}
          title={t('insight.move', { name })}
          {...listeners}
          aria-describedby={keys}
        >
          <IconGripVertical size={15} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('insight.moveTo')}</Menu.Label>
        {insightRows.map((row) => (
          <Menu.Item key={row} disabled={row === item.content.row} onClick={() => void move(item, row)}>
            {t(`insight.${row}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
