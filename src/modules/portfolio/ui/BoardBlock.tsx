import { useDraggable } from '@dnd-kit/core'
import { IconGripVertical } from '@tabler/icons-react'
import type { CSSProperties, ReactNode } from 'react'
import type { Board, PlannedMove } from './board'
import { MoveMenu } from './MoveMenu'
import { withoutForm } from './short-name'
import { useText } from '@/shared/ui/i18n'

/** How the name is written where room is short, and where in the block. */
export interface BlockLabel {
  text: string
  style?: CSSProperties
}

/** One key account on the board: drag it, or press it for «Mover a…». Space picks it up from the keyboard. */
export function BoardBlock({
  id,
  name,
  label = { text: withoutForm(name) },
  from,
  board,
  canMove,
  move,
  isLoose,
}: {
  id: string
  name: string
  label?: BlockLabel
  from: string | null
  board: Board
  canMove: boolean
  move: (moves: readonly PlannedMove[]) => void
  isLoose?: boolean
}): ReactNode {
  const t = useText('portfolio')
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({
    id,
    disabled: !canMove,
    data: { from, name },
  })
  if (!canMove) {
    return (
      <span className={`board-block ${isLoose ? 'loose' : ''}`} title={name} style={label.style}>
        <span className="clip">{label.text}</span>
      </span>
    )
  }
  return (
    <MoveMenu id={id} name={name} from={from} board={board} move={move}>
      <button
        ref={setNodeRef}
        type="button"
        className={`board-block ${isLoose ? 'loose' : ''} ${isDragging ? 'dragging' : ''}`}
        title={name}
        aria-label={label.text === name ? undefined : name}
        style={label.style}
        {...listeners}
        aria-describedby={attributes['aria-describedby']}
        aria-roledescription={t('board.block')}
      >
        {isLoose ? <IconGripVertical size={14} aria-hidden="true" /> : null}
        <span className="clip">{label.text}</span>
        {isLoose ? null : <span className="phone-only board-move">{t('board.other')}</span>}
      </button>
    </MoveMenu>
  )
}
