import { IconBolt, IconChevronDown, IconClockExclamation } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import type { PlanBlock } from '../plan-item.contract'
import type { BlockState } from '../plan-quality.rules'
import { usePlanDesk } from './use-plan'
import { addDays } from '@/shared/kernel/calendar-date'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** A ring as full as the block, its number inside; the last block writes itself. */
export function BlockRing({ place, pct, size }: { place: number; pct: number; size: number }): ReactNode {
  if (place === 9)
    return (
      <span className="block-ring auto" style={{ width: size, height: size }} aria-hidden="true">
        <IconBolt size={size * 0.58} />
      </span>
    )
  const around = 2 * Math.PI * 9.5
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className="block-ring">
      <circle cx="12" cy="12" r="9.5" fill="none" stroke="var(--clave-rest3)" strokeWidth="3" />
      <circle
        cx="12"
        cy="12"
        r="9.5"
        fill="none"
        stroke="var(--clave-key)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeDasharray={`${(around * pct) / 100} ${around}`}
        transform="rotate(-90 12 12)"
        opacity={pct === 0 ? 0 : 1}
      />
      <text
        x="12"
        y="12"
        textAnchor="middle"
        dominantBaseline="central"
        fontSize="12"
        fontWeight="640"
        fill="currentColor"
      >
        {place}
      </text>
    </svg>
  )
}

/** «80 % · hace 12 días», or that it is out of date. */
export function BlockAge({ state }: { state: BlockState }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { today } = usePlanDesk().plan
  if (state.daysOld === null) return <span className="tiny faint">{t('block.untouched')}</span>
  const ago = format.ago(addDays(today, -state.daysOld), today)
  if (state.isStale)
    return (
      <span className="row tiny warn-text strong" style={{ gap: 4 }}>
        <IconClockExclamation size={13} aria-hidden="true" /> {t('stale', { ago })}
      </span>
    )
  return (
    <span className="tiny faint">
      <span className="tabular">{format.percent(Math.floor(state.completenessPct), 0)}</span> · {ago}
    </span>
  )
}

/** One of the nine blocks; closed, it says in a line what is in it. */
export function BlockCard({
  block,
  place,
  state,
  note,
  summary,
  aside,
  isOpen,
  toggle,
  children,
}: {
  block: PlanBlock
  place: number
  state: BlockState
  note?: ReactNode
  summary?: ReactNode
  aside?: ReactNode
  isOpen: boolean
  toggle: () => void
  children: ReactNode
}): ReactNode {
  const t = useText('strategy')
  const body = useId()
  return (
    <section className="card plan-block" id={`bloque-${block}`} aria-label={t(`block.${block}`)}>
      <div className="block-head">
        <h2>
          <button type="button" aria-expanded={isOpen} aria-controls={body} onClick={toggle}>
            <BlockRing place={place} pct={state.completenessPct} size={26} />
            {t(`block.${block}`)}
          </button>
        </h2>
        <span className="small faint grow clip">{isOpen ? note : (summary ?? note)}</span>
        {isOpen ? <span className="row wrap">{aside}</span> : <BlockAge state={state} />}
        <button type="button" className="icon-button" tabIndex={-1} aria-hidden="true" onClick={toggle}>
          <IconChevronDown size={18} style={{ transform: isOpen ? 'rotate(180deg)' : undefined }} />
        </button>
      </div>
      <div id={body} className="card-body" hidden={!isOpen}>
        {isOpen ? children : null}
      </div>
    </section>
  )
}
