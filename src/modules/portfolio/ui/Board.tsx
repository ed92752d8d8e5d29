import { Button, UnstyledButton } from '@mantine/core'
import { IconBulb, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { PortfolioWork } from '../work.contract'
import { useAppointing } from './appointing'
import { boardOf, type PlannedMove } from './board'
import { BoardDrag } from './BoardDrag'
import { BoardLine } from './BoardLine'
import { BoardTray } from './BoardTray'
import { CapacityModal } from './late-parts'
import { Rich } from './Rich'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card, EmptyState } from '@/shared/ui/parts'
import { useMay } from '@/shared/ui/person'

/** Who serves the key accounts: a year per manager, drawn in hours, moved by drag, by menu or by keyboard. */
export function Board({ work }: { work: PortfolioWork }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const may = useMay()
  const { appoint, sent } = useAppointing()
  const [looked, setLooked] = useState<PlannedMove | null>(null)
  const [isCapacity, setCapacity] = useState(false)
  const board = boardOf(work, sent, looked ?? onlySuggestion(work))
  const nameOf = namesOf(work)
  const canMove = may('appointment.assign')
  const move = (moves: readonly PlannedMove[]): void => {
    setLooked(null)
    void appoint(
      moves.map((one) => ({
        ...one,
        accountName: nameOf.account(one.accountId),
        managerName: nameOf.manager(one.managerId),
      })),
    )
  }
  return (
    <Card
      title={t('board.title')}
      note={
        <UnstyledButton className="capacity-note small" onClick={() => setCapacity(true)}>
          {t('board.hours', { year: format.number(work.capacityHours), account: format.number(work.hoursPerAccount) })}
        </UnstyledButton>
      }
    >
      {isCapacity ? <CapacityModal close={() => setCapacity(false)} /> : null}
      {work.managers.length === 0 ? (
        <NoManagers waiting={work.unassigned.length} />
      ) : (
        <BoardDrag board={board} nameOf={nameOf} look={setLooked} move={move} canMove={canMove}>
          <div className="board">
            <BoardTray board={board} nameOf={nameOf} canMove={canMove} move={move} />
            <div className="capacity-label tiny" aria-hidden="true">
              <span style={{ right: `${100 - (100 * work.capacityHours) / board.widthHours}%` }}>
                {t('board.capacity')}
              </span>
            </div>
            <ul className="board-lines">
              {board.rows.map((row) => (
                <BoardLine key={row.id} row={row} board={board} canMove={canMove} move={move} />
              ))}
            </ul>
            {board.rows.every((row) => row.held === 0) && board.unassigned.length === 0 ? (
              <p className="small faint">{t('board.noKeys')}</p>
            ) : null}
            <Balance
              work={work}
              isBusy={sent.length > 0}
              looked={looked}
              look={setLooked}
              move={move}
              nameOf={nameOf}
            />
          </div>
        </BoardDrag>
      )}
    </Card>
  )
}

/** One account that waits is shown where it would go; with more of them the tray says it. */
function onlySuggestion({ unassigned }: PortfolioWork): PlannedMove | null {
  const [account] = unassigned
  if (unassigned.length !== 1 || !account?.suggestedManagerId) return null
  return { accountId: account.id, managerId: account.suggestedManagerId }
}

export interface BoardNames {
  account(id: string): string
  manager(id: string): string
}

function namesOf(work: PortfolioWork): BoardNames {
  const accounts = [...work.managers.flatMap((manager) => manager.accounts), ...work.unassigned]
  return {
    account: (id) => accounts.find((account) => account.id === id)?.name ?? '',
    manager: (id) => work.managers.find((manager) => manager.id === id)?.name ?? '',
  }
}

function NoManagers({ waiting }: { waiting: number }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const may = useMay()
  return (
    <EmptyState
      icon={<IconUsers size={32} />}
      title={t('board.nobody')}
      action={
        may('user.invite') ? (
          <Button renderRoot={(props) => <Link to="/ajustes" search={{ parte: 'personas' }} {...props} />}>
            {t('board.invite')}
          </Button>
        ) : null
      }
    >
      {waiting > 0 ? `${t('board.waiting', { count: waiting, number: format.number(waiting) })} ` : ''}
      {t(may('user.invite') ? 'board.nobody.how' : 'board.nobody.ask')}
    </EmptyState>
  )
}

/** The one move that relieves the fullest manager: shown on the board first, done when somebody says so. */
function Balance({
  work,
  isBusy,
  looked,
  look,
  move,
  nameOf,
}: {
  work: PortfolioWork
  isBusy: boolean
  looked: PlannedMove | null
  look: (move: PlannedMove | null) => void
  move: (moves: readonly PlannedMove[]) => void
  nameOf: BoardNames
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const { balance } = work
  if (!balance || isBusy) return null
  const planned = { accountId: balance.accountId, managerId: balance.toManagerId }
  const isShown = looked?.accountId === planned.accountId && looked.managerId === planned.managerId
  return (
    <div className="row wrap small balance">
      <IconBulb size={16} className="cobre" aria-hidden="true" />
      <span className="grow" role="status">
        <Rich>
          {t(work.unassigned.length > 0 ? 'board.balance.also' : 'board.balance', {
            account: nameOf.account(balance.accountId),
            from: nameOf.manager(balance.fromManagerId),
            to: nameOf.manager(balance.toManagerId),
            load: format.percent(balance.loadAfterPct),
          })}
        </Rich>
      </span>
      {isShown ? (
        <>
          <Button variant="subtle" size="compact-sm" onClick={() => look(null)}>
            {t('board.balance.leave')}
          </Button>
          <Button size="compact-sm" variant="light" onClick={() => move([planned])}>
            {t('board.balance.do')}
          </Button>
        </>
      ) : (
        <Button variant="default" size="compact-sm" onClick={() => look(planned)}>
          {t('board.balance.see')}
        </Button>
      )}
    </div>
  )
}
