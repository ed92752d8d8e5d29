import { useDroppable } from '@dnd-kit/core'
import { useElementSize } from '@mantine/hooks'
import type { ReactNode } from 'react'
import type { Board, BoardRow, PlannedMove } from './board'
import { nameThatFits, roomBesideLimit } from './board-label'
import { BoardBlock, type BlockLabel } from './BoardBlock'
import { textWidth } from './text-width'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Monogram } from '@/shared/ui/parts'
import { useIsPhone } from '@/shared/ui/use-is-phone'

const nameFont = '500 12px "Inter Variable", system-ui, sans-serif'

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
  const isPhone = useIsPhone()
  const { ref, width: trackPixels } = useElementSize()
  const width = (hours: number): string => `${(100 * hours) / board.widthHours}%`
  const pixels = (hours: number): number => (trackPixels * hours) / board.widthHours
  const labelOf = (block: BoardRow['blocks'][number], before: BoardRow['blocks']): BlockLabel => {
    if (isPhone) return { text: block.name }
    const from = before.reduce((hours, one) => hours + one.hours, 0)
    const beside = roomBesideLimit(from, from + block.hours, row.capacityHours)
    const room = pixels(block.hours - beside.left - beside.right) - 14
    return {
      text: nameThatFits(block.name, room, (text) => textWidth(text, nameFont)),
      style: { paddingLeft: 4 + pixels(beside.left), paddingRight: 4 + pixels(beside.right) },
    }
  }
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
      <div className="board-track" ref={ref}>
        <span className="board-room" style={{ width: width(row.capacityHours) }} />
        <ul className="board-blocks">
          {row.blocks.map((block, i) => {
            const label = labelOf(block, row.blocks.slice(0, i))
            return (
              <li key={`${block.id}${block.state}`} className={block.state} style={{ width: width(block.hours) }}>
                {block.state === 'coming' ? (
                  <span className="board-block" title={block.name} style={label.style}>
                    <span className="clip">{label.text}</span>
                  </span>
                ) : (
                  <BoardBlock
                    id={block.id}
                    name={block.name}
                    label={label}
                    from={row.id}
                    board={board}
                    canMove={canMove}
                    move={move}
                  />
                )}
              </li>
            )
          })}
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
