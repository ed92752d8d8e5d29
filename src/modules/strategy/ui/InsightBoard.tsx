import './insight.css'
import { DndContext, type DragEndEvent, DragOverlay, useDroppable } from '@dnd-kit/core'
import { IconGripVertical } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { PlanItem } from '../plan-item.contract'
import { itemsOf } from '../plan-items.rules'
import { cardsByRow, type InsightRow, insightRows } from './insight-rows'
import { InsightCard } from './InsightCard'
import { AddRow } from './Rows'
import { useInsightMove } from './use-insight-move'
import { usePlanDesk } from './use-plan'
import { dropAnimation, underPointerOrNearest, useLineSensors } from '@/shared/ui/drag-lines'
import { useText } from '@/shared/ui/i18n'

/** What moves the client, in five rows; a card goes to another by hand, by menu or with space and arrows. */
export function InsightBoard(): ReactNode {
  const t = useText('strategy')
  const { plan, canWrite } = usePlanDesk()
  const cards = useMemo(() => itemsOf(plan.items, 'insight'), [plan.items])
  const rows = cardsByRow(cards)
  const move = useInsightMove()
  const [dragged, setDragged] = useState<string | null>(null)
  const sensors = useLineSensors()
  const announcements = useAnnouncements(cards)
  const drop = ({ active, over }: DragEndEvent): void => {
    setDragged(null)
    const card = cards.find(({ id }) => id === active.id)
    const row = insightRows.find((one) => one === over?.id)
    if (card && row && row !== card.content.row) void move(card, row)
  }
  const board = (
    <div className="insight-board">
      {insightRows.map((row) => (
        <Row key={row} row={row} cards={rows[row]} all={cards} />
      ))}
    </div>
  )
  return (
    <section>
      <h3>
        {t('insights')} <span className="tiny faint plain">{t('insights.note')}</span>
      </h3>
      <DndContext
        {...(canWrite ? { sensors } : { sensors: [] })}
        collisionDetection={underPointerOrNearest}
        accessibility={{ announcements, screenReaderInstructions: { draggable: t('insight.keys') } }}
        onDragStart={({ active }) => setDragged(String(active.id))}
        onDragCancel={() => setDragged(null)}
        onDragEnd={drop}
      >
        {board}
        <DragOverlay dropAnimation={dropAnimation()}>
          {dragged ? (
            <span className="insight-card lifted">
              <IconGripVertical size={14} aria-hidden="true" />
              <span className="clip">{cards.find(({ id }) => id === dragged)?.content.text}</span>
            </span>
          ) : null}
        </DragOverlay>
      </DndContext>
    </section>
  )
}

function Row({
  row,
  cards,
  all,
}: {
  row: InsightRow
  cards: readonly PlanItem<'insight'>[]
  all: readonly PlanItem<'insight'>[]
}): ReactNode {
  const t = useText('strategy')
  const { setNodeRef, isOver } = useDroppable({ id: row })
  const content = { row, text: '', detail: '', owner: '', priority: null, state: 'open' as const }
  return (
    <section ref={setNodeRef} className="insight-row" data-over={isOver} aria-label={t(`insight.${row}`)}>
      <div className="insight-head">
        <h4 className="small strong">
          {t(`insight.${row}`)} <span className="tiny faint tabular plain">{cards.length}</span>
        </h4>
        <p className="tiny faint">{t(`insight.${row}.what`)}</p>
        <AddRow label={t('insight.add')} row={{ kind: 'insight', block: 'situation', content }} />
      </div>
      <div className="insight-cards">
        {cards.map((item) => (
          <InsightCard key={item.id} item={item} all={all} />
        ))}
      </div>
    </section>
  )
}

type Accessibility = NonNullable<Parameters<typeof DndContext>[0]['accessibility']>
function useAnnouncements(cards: readonly PlanItem<'insight'>[]): NonNullable<Accessibility['announcements']> {
  const t = useText('strategy')
  const name = (id: string | number): string => cards.find((card) => card.id === id)?.content.text ?? ''
  const rowOf = (id: string | number): string => {
    const row = insightRows.find((one) => one === id)
    return row ? t(`insight.${row}`) : ''
  }
  const where = (active: string | number, over: string | number | undefined, key: 'over' | 'end'): string =>
    over === undefined
      ? t('insight.say.nowhere', { name: name(active) })
      : t(`insight.say.${key}`, { name: name(active), row: rowOf(over) })
  return {
    onDragStart: ({ active }) => t('insight.say.start', { name: name(active.id) }),
    onDragOver: ({ active, over }) => where(active.id, over?.id, 'over'),
    onDragEnd: ({ active, over }) => where(active.id, over?.id, 'end'),
    onDragCancel: ({ active }) => t('insight.say.nowhere', { name: name(active.id) }),
  }
}
