import { IconBan, IconCircleCheck, IconCircleDashed, IconCircleHalf2, IconPlus, IconSwords } from '@tabler/icons-react'
import type { CSSProperties, ReactNode } from 'react'
import { bestSpend } from '../share-of-wallet.rules'
import type { CellState, WhitespaceCell } from '../whitespace.rules'
import type { Opening } from './opening'
import { usePlanDesk } from './use-plan'
import { keyOfPlace } from './whitespace-begun'
import { type AmountScale, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

const icons: Readonly<Record<CellState, typeof IconBan>> = {
  bought: IconCircleCheck,
  partial: IconCircleHalf2,
  uncovered: IconCircleDashed,
  withCompetitor: IconSwords,
  notApplicable: IconBan,
}

/** The state of a cell, in a word with its colour. */
export function CellStateMark({ state }: { state: CellState }): ReactNode {
  const t = useText('strategy')
  const Icon = icons[state]
  return (
    <span className={`cell-state ${state}`}>
      <Icon size={14} aria-hidden="true" /> {t(`cell.${state}`)}
    </span>
  )
}

/** One cell of the matrix: the warmer, the more it leaves to win. A click opens it. */
export function CellButton({
  cell,
  unit,
  line,
  scale,
  opening,
}: {
  cell: WhitespaceCell | null
  unit: string
  line: string
  scale: AmountScale
  opening: Opening
}): ReactNode {
  const t = useText('strategy')
  const { canWrite } = usePlanDesk()
  const key = keyOfPlace(unit, line)
  const place = t('cell.place', { unit: unit === '' ? t('whitespace.whole') : unit, line })
  if (!cell && !canWrite) return <span className="whitespace-none faint">·</span>
  return (
    <button
      type="button"
      className="whitespace-cell"
      data-empty={cell === null}
      aria-expanded={opening.key === key}
      style={{ '--heat': `${Math.round((cell?.heat ?? 0) * 100)}%` } as CSSProperties}
      onClick={() => opening.open(key)}
    >
      <span className="visually-hidden">{place}. </span>
      {cell ? <CellFigures cell={cell} scale={scale} /> : <EmptyCell />}
    </button>
  )
}

function EmptyCell(): ReactNode {
  const t = useText('strategy')
  return (
    <span className="tiny faint row" style={{ gap: 3 }}>
      <IconPlus size={13} aria-hidden="true" /> {t('cell.write')}
    </span>
  )
}

function CellFigures({ cell, scale }: { cell: WhitespaceCell; scale: AmountScale }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { plan } = usePlanDesk()
  const content = plan.items.find((item) => item.id === cell.itemId && item.kind === 'cell')?.content as
    { competitor: string; contractEndsOn: string | null } | undefined
  const shown = (amount: { toFixed: () => string } | null): string =>
    amount === null ? t('notKnown') : format.amount(amount.toFixed(), scale)
  return (
    <>
      <CellStateMark state={cell.state} />
      {cell.state === 'notApplicable' ? null : (
        <>
          <span className="tiny tabular">
            {t('cell.ours', { current: shown(cell.current), spend: shown(bestSpend(cell.spend)) })}
          </span>
          <span className="small strong tabular">
            {cell.potential === null
              ? t('cell.noPotential')
              : t('whitespace.potential', { amount: shown(cell.potential) })}
          </span>
          {content?.competitor ? <span className="tiny clip">{content.competitor}</span> : null}
          {content?.contractEndsOn ? (
            <span className="tiny">{t('cell.until', { day: format.day(content.contractEndsOn) })}</span>
          ) : null}
        </>
      )}
    </>
  )
}
