import { DndContext, type DragEndEvent, DragOverlay } from '@dnd-kit/core'
import { IconGripVertical } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Board, PlannedMove } from './board'
import type { BoardNames } from './Board'
import { dropAnimation, underPointerOrNearest, useLineSensors } from '@/shared/ui/drag-lines'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** Dragging on the board, with the hand or with the keyboard, told in words to whoever does not see it. */
export function BoardDrag({
  board,
  nameOf,
  look,
  move,
  canMove,
  children,
}: {
  board: Board
  nameOf: BoardNames
  look: (move: PlannedMove | null) => void
  move: (moves: readonly PlannedMove[]) => void
  canMove: boolean
  children: ReactNode
}): ReactNode {
  const t = useText('portfolio')
  const announcements = useAnnouncements(board, nameOf)
  const [dragged, setDragged] = useState<string | null>(null)
  const sensors = useLineSensors()
  const drop = ({ active, over }: DragEndEvent): void => {
    setDragged(null)
    look(null)
    const [accountId, managerId] = [String(active.id), over ? String(over.id) : null]
    const isThere = board.rows.some(
      (row) => row.id === managerId && row.blocks.some((block) => block.id === accountId && block.state === 'held'),
    )
    if (managerId && !isThere) move([{ accountId, managerId }])
  }
  if (!canMove) return <DndContext>{children}</DndContext>
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={underPointerOrNearest}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('board.keys') } }}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragOver={({ active, over }) =>
        look(over ? { accountId: String(active.id), managerId: String(over.id) } : null)
      }
      onDragCancel={() => {
        setDragged(null)
        look(null)
      }}
      onDragEnd={drop}
    >
      {children}
      <DragOverlay dropAnimation={dropAnimation()}>
        {dragged ? (
          <span className="board-block loose lifted">
            <IconGripVertical size={14} aria-hidden="true" />
            <span className="clip">{nameOf.account(dragged)}</span>
          </span>
        ) : null}
      </DragOverlay>
    </DndContext>
  )
}

type Announced = Parameters<
  NonNullable<NonNullable<Parameters<typeof DndContext>[0]['accessibility']>['announcements']>['onDragOver']
>[0]
type Announcements = Record<'onDragStart' | 'onDragOver' | 'onDragEnd' | 'onDragCancel', (event: Announced) => string>

function useAnnouncements(board: Board, nameOf: BoardNames): Announcements {
  const t = useText('portfolio')
  const format = useFormat()
  const account = ({ active }: Announced): string => nameOf.account(String(active.id))
  return {
    onDragStart: (event) => t('board.say.start', { account: account(event) }),
    onDragOver: (event) => {
      const row = board.rows.find((one) => one.id === event.over?.id)
      if (!row) return t('board.say.nowhere', { account: account(event) })
      const load = row.loadAfterPct ?? row.loadPct
      return t('board.say.over', {
        account: account(event),
        manager: row.name,
        load: load === null ? t('unknown') : format.percent(load),
      })
    },
    onDragEnd: (event) =>
      event.over
        ? t('board.say.end', { account: account(event), manager: nameOf.manager(String(event.over.id)) })
        : t('board.say.cancel', { account: account(event) }),
    onDragCancel: (event) => t('board.say.cancel', { account: account(event) }),
  }
}
