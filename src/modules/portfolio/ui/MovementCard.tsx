import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowRight, IconArrowUp, IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import type { Portfolio } from '../portfolio.contract'
import type { PortfolioWork } from '../work.contract'
import { type ClientMove, movesOf } from './portfolio-rows'
import { usePeople } from './people-names'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card, EmptyState, Monogram } from '@/shared/ui/parts'

const shownFirst = 6

/** Who changed class since the run before, and what was decided about it. */
export function MovementCard({
  portfolio,
  work,
}: {
  portfolio: Portfolio
  work: PortfolioWork | undefined
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const [isWhole, setWhole] = useState(false)
  const moves = useMemo(() => movesOf(portfolio), [portfolio])
  const { previousRun } = portfolio
  const count = (kind: ClientMove['kind']): number => moves.filter((move) => move.kind === kind).length
  const [enter, leave] = [count('enters'), count('leaves')]
  const shown = isWhole ? moves : moves.slice(0, Math.max(shownFirst, enter + leave))
  return (
    <Card
      title={t('moves.title')}
      note={
        previousRun ? t('moves.against', { months: format.monthRange(previousRun.from, previousRun.to) }) : undefined
      }
      aside={
        <>
          {enter > 0 ? (
            <span className="badge good">
              <IconArrowUp size={12} aria-hidden="true" />
              {t('moves.enter', { count: enter, number: format.number(enter) })}
            </span>
          ) : null}
          {leave > 0 ? (
            <span className="badge bad">
              <IconArrowDown size={12} aria-hidden="true" />
              {t('moves.leave', { count: leave, number: format.number(leave) })}
            </span>
          ) : null}
        </>
      }
    >
      {moves.length === 0 ? (
        <EmptyState title={t(previousRun ? 'moves.none' : 'moves.first')}>
          {t(previousRun ? 'moves.none.why' : 'moves.first.why')}
        </EmptyState>
      ) : (
        <table className="table compact cards-on-phone">
          <thead>
            <tr>
              <th scope="col">{t('table.client')}</th>
              <th scope="col">{t('table.class')}</th>
              <th scope="col" className="number">
                {t('moves.rank')}
              </th>
              <th scope="col" className="number">
                {t('moves.change')}
              </th>
              <th scope="col">{t('moves.decision')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((move) => (
              <MoveRow key={move.id} move={move} work={work} />
            ))}
          </tbody>
        </table>
      )}
      {moves.length > shown.length ? (
        <div className="card-body">
          <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
            {t('moves.all', { count: moves.length, number: format.number(moves.length) })}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}

function MoveRow({ move, work }: { move: ClientMove; work: PortfolioWork | undefined }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const isUp = move.kind === 'enters' || move.kind === 'rises'
  const rank = (value: number | null): string => (value === null ? t('unknown') : format.ordinal(value))
  const arrow = isUp ? <IconArrowUp size={16} className="good" /> : <IconArrowDown size={16} className="bad" />
  return (
    <tr>
      <th scope="row">
        <span className="row">
          <span role="img" aria-label={t(`move.${move.kind}`)}>
            {arrow}
          </span>
          <Link className="clip client-link" to="/cuentas/$accountId" params={{ accountId: move.id }}>
            {move.name}
          </Link>
        </span>
      </th>
      <td data-label={t('table.class')}>
        <span className="row nowrap" style={{ gap: 4 }}>
          <Letter letter={move.was} />
          <IconArrowRight size={14} className="faint" aria-label={t('moves.to')} />
          <Letter letter={move.is} />
        </span>
      </td>
      <td className="number soft" data-label={t('moves.rank')}>
        {move.rankBefore === null
          ? rank(move.rank)
          : t('moves.ranks', { from: rank(move.rankBefore), to: rank(move.rank) })}
      </td>
      <td className="number strong" data-label={t('moves.change')}>
        {move.change === null
          ? t('unknown')
          : move.change === 'new'
            ? t('moves.new')
            : format.signedPercent(move.change)}
      </td>
      <td className="wide" data-label={t('moves.decision')}>
        <Decided move={move} work={work} />
      </td>
    </tr>
  )
}

function Letter({ letter }: { letter: ClientMove['is'] }): ReactNode {
  const t = useText('portfolio')
  if (letter === null) return <span className="tiny faint">{t('moves.nothing')}</span>
  return <span className={`badge letter ${letter === 'A' ? 'filled' : letter === 'N' ? 'warn' : ''}`}>{letter}</span>
}

/** What holds for it today: its manager, that one is missing, or how far it is from leaving. */
function Decided({ move, work }: { move: ClientMove; work: PortfolioWork | undefined }): ReactNode {
  const t = useText('portfolio')
  const nameOf = usePeople()
  const pending = work?.pending.find((one) => one.id === move.id)
  if (pending?.reason === 'outside')
    return (
      <span className="tiny soft nowrap">
        {t(pending.canLeave ? 'moves.leaves' : 'moves.waits', { period: pending.periodsOutside })}
      </span>
    )
  if (pending?.reason === 'enters') return <span className="badge cobre">{t('moves.undecided')}</span>
  if (!move.isKey) return <span className="tiny faint">{t('moves.notKey')}</span>
  const manager = nameOf(move.managerId)
  if (!manager)
    return (
      <span className="badge bad">
        <IconAlertTriangle size={12} aria-hidden="true" />
        {t('noManager')}
      </span>
    )
  return (
    <span className="row nowrap in-charge">
      <Monogram name={manager} />
      <span className="clip">{shortName(manager)}</span>
    </span>
  )
}

/** M. Londoño */
function shortName(name: string): string {
  const [first, ...rest] = name.split(' ')
  return rest.length === 0 ? name : `${first!.charAt(0)}. ${rest.join(' ')}`
}
