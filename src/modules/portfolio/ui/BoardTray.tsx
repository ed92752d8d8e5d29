import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Board as Shown, PlannedMove } from './board'
import type { BoardNames } from './Board'
import { BoardBlock } from './BoardBlock'
import { MoveMenu } from './MoveMenu'
import { Rich } from './Rich'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

const shownFirst = 4

/** Key accounts nobody answers for: each with who could take it, draggable to anybody. */
export function BoardTray({
  board,
  nameOf,
  canMove,
  move,
}: {
  board: Shown
  nameOf: BoardNames
  canMove: boolean
  move: (moves: readonly PlannedMove[]) => void
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const [isWhole, setWhole] = useState(false)
  const { unassigned } = board
  if (unassigned.length === 0) return null
  const shown = isWhole ? unassigned : unassigned.slice(0, shownFirst)
  const suggested = unassigned.flatMap((account) =>
    account.suggestedManagerId ? [{ accountId: account.id, managerId: account.suggestedManagerId }] : [],
  )
  return (
    <div className="tray">
      {unassigned.length > 1 ? (
        <div className="row wrap small">
          <span className="grow strong">
            {t('board.unassigned', { count: unassigned.length, number: format.number(unassigned.length) })}
          </span>
          {canMove && suggested.length > 1 ? (
            <Button size="compact-sm" variant="light" onClick={() => move(suggested)}>
              {t('board.assignAll', { count: suggested.length, number: format.number(suggested.length) })}
            </Button>
          ) : null}
        </div>
      ) : null}
      <ul>
        {shown.map((account) => (
          <li key={account.id} className="row wrap">
            <BoardBlock
              id={account.id}
              name={account.name}
              from={null}
              board={board}
              canMove={canMove}
              move={move}
              isLoose
            />
            <span className="grow small">
              {account.suggestedManagerId ? (
                <Rich>
                  {t('board.suggestion', {
                    manager: nameOf.manager(account.suggestedManagerId),
                    load: account.loadAfterPct === null ? t('unknown') : format.percent(account.loadAfterPct),
                  })}
                </Rich>
              ) : (
                t('board.noRoom')
              )}
            </span>
            {canMove ? (
              <>
                <MoveMenu id={account.id} name={account.name} from={null} board={board} move={move}>
                  <Button size="compact-sm" variant="default">
                    {t('board.other')}
                  </Button>
                </MoveMenu>
                {account.suggestedManagerId ? (
                  <Button
                    size="compact-sm"
                    aria-label={t('board.assign.of', { account: account.name })}
                    onClick={() => move([{ accountId: account.id, managerId: account.suggestedManagerId! }])}
                  >
                    {t('board.assign')}
                  </Button>
                ) : null}
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {unassigned.length > shownFirst ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? 'less' : 'board.more', {
            count: unassigned.length - shownFirst,
            number: format.number(unassigned.length - shownFirst),
          })}
        </Button>
      ) : null}
    </div>
  )
}
