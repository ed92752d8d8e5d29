import { useDroppable } from '@dnd-kit/core'
import type { ReactNode } from 'react'
import type { Board, BoardRow, PlannedMove } from './board'
import { BoardBlock } from './BoardBlock'
import { withoutForm } from './short-name'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Monogram } from '@/shared/ui/parts'

/** A manager's year: what he has, what is left of it, and where it ends. */
export function BoardLine({
  row,
  board,
  canMove,
  move,
}: {
  row: BoardRow
  board: Board
  canMove: boolean
  move: (moves: readonly PlannedMove[]) => void
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const { setNodeRef, isOver } = useDroppable({ id: row.id })
  const width = (hours: number): string => `${(100 * hours) / board.widthHours}%`
  return (
    <li ref={setNodeRef} className="board-line" data-over={isOver}>
      <div className="row board-who">
        <Monogram name={row.name} />
        <span className="grow">
          <span className="small strong clip" style={{ display: 'block' }}>
            {row.name}
          </span>
          <span className="tiny faint">
            {t('board.accounts', { count: row.held, number: format.number(row.held) })}
          </span>
        </span>
      </div>
      <div className="board-track">
        <span className="board-room" style={{ width: width(row.capacityHours) }} />
        <ul className="board-blocks">
          {row.blocks.map((block) => (
            <li key={`${block.id}${block.state}`} className={block.state} style={{ width: width(block.hours) }}>
              {block.state === 'coming' ? (
                <span className="board-block" title={block.name}>
                  <span className="clip">{withoutForm(block.name)}</span>
                </span>
              ) : (
                <BoardBlock id={block.id} name={block.name} from={row.id} board={board} canMove={canMove} move={move} />
              )}
            </li>
          ))}
        </ul>
        <span className="board-limit" style={{ left: width(row.capacityHours) }} />
      </div>
      <LoadText row={row} />
    </li>
  )
}

function LoadText({ row }: { row: BoardRow }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const tone = row.level === 'over' ? 'bad' : row.level === 'tight' ? 'tight' : ''
  const hours = format.number(Math.abs(row.freeHours))
  const beside =
    row.loadAfterPct !== null
      ? t('board.after', { load: format.percent(row.loadAfterPct) })
      : row.level === null
        ? t('board.noCapacity')
        : t(row.freeHours < 0 ? 'board.over' : 'board.free', { hours })
  return (
    <div className={`board-load tabular ${tone}`}>
      <span className="small strong">{row.loadPct === null ? t('unknown') : format.percent(row.loadPct)}</span>
      <span className={`tiny ${tone ? '' : 'faint'}`}>{beside}</span>
    </div>
  )
}
