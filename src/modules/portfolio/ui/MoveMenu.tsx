import { Menu } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { loadOf } from '../capacity.rules'
import type { Board, PlannedMove } from './board'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** «Mover a…»: the twin of the drag, with the load that each manager would have. */
export function MoveMenu({
  id,
  name,
  from,
  board,
  move,
  children,
}: {
  id: string
  name: string
  from: string | null
  board: Board
  move: (moves: readonly PlannedMove[]) => void
  children: ReactNode
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const navigate = useNavigate()
  const hours =
    [...board.rows.flatMap((row) => row.blocks), ...board.unassigned].find((one) => one.id === id)?.hours ?? 0
  return (
    <Menu position="bottom-start" width={280} withinPortal>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown aria-label={t('board.move.of', { account: name })}>
        <Menu.Label>{t('board.move.of', { account: name })}</Menu.Label>
        {board.rows.map((row) => {
          const accounts = [...row.blocks.filter((block) => block.state !== 'coming'), { id, hours }]
          const { loadPct, level } = loadOf({ ...row, accounts })
          return (
            <Menu.Item
              key={row.id}
              disabled={row.id === from}
              onClick={() => move([{ accountId: id, managerId: row.id }])}
              rightSection={
                row.id === from ? (
                  <span className="tiny faint">{t('board.here')}</span>
                ) : (
                  <span className={`tiny tabular ${level === 'over' ? 'bad' : 'faint'}`}>
                    {loadPct === null ? t('unknown') : format.percent(loadPct)}
                  </span>
                )
              }
            >
              {row.name}
            </Menu.Item>
          )
        })}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconExternalLink size={14} />}
          onClick={() => void navigate({ to: '/cuentas/$accountId', params: { accountId: id } })}
        >
          {t('board.open')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
