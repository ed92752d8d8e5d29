import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { DecisionKind } from '../decision.rules'
import type { PortfolioWork } from '../work.contract'
import { EnteringClients } from './EnteringClients'
import { DecideModal } from './late-parts'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card, ClassChip } from '@/shared/ui/parts'
import { useMay } from '@/shared/ui/person'

type Pending = PortfolioWork['pending'][number]

/** Where class and people disagree. Nothing waits: no card. */
export function DecisionsCard({ work, isDispersed }: { work: PortfolioWork; isDispersed: boolean }): ReactNode {
  const t = useText('portfolio')
  const may = useMay()
  const [opened, setOpened] = useState<{ pending: Pending; first: DecisionKind } | null>(null)
  const entering = work.pending.filter((one) => one.reason === 'enters')
  const others = work.pending.filter((one) => one.reason !== 'enters')
  if (work.pending.length === 0 || !may('decision.write')) return null
  return (
    <Card title={t('decisions.title')} note={t('decisions.note')}>
      {entering.length > 0 ? (
        <EnteringClients key={entering.length} entering={entering} isDispersed={isDispersed} />
      ) : null}
      {others.length > 0 ? (
        <ul className="decision-list">
          {others.map((one) => (
            <OutsideRow key={one.id} pending={one} open={(first) => setOpened({ pending: one, first })} />
          ))}
        </ul>
      ) : null}
      {opened ? <DecideModal subject={opened.pending} first={opened.first} close={() => setOpened(null)} /> : null}
    </Card>
  )
}

function OutsideRow({ pending, open }: { pending: Pending; open: (first: DecisionKind) => void }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const why =
    pending.reason === 'expired'
      ? t('decisions.expired', { day: format.day(pending.expiredOn ?? '') })
      : t(pending.canLeave ? 'decisions.leaves' : 'decisions.waits', {
          period: pending.periodsOutside,
          class: pending.paretoClass ?? t('moves.nothing'),
        })
  const keep: DecisionKind = pending.isKey ? 'keep' : 'promote'
  return (
    <li className="row wrap">
      <ClassChip letter={pending.paretoClass} isKey={pending.isKey} />
      <span className="grow decision-text">
        <Link className="client-link" to="/cuentas/$accountId" params={{ accountId: pending.id }}>
          {pending.name}
        </Link>
        <span className="small soft">{why}</span>
      </span>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => open(keep)}
        aria-label={t(`decisions.${keep}.of`, { name: pending.name })}
      >
        {t(`decisions.${keep}`)}
      </Button>
      {pending.isKey ? (
        <Button
          variant={pending.canLeave ? 'light' : 'subtle'}
          size="compact-sm"
          onClick={() => open(pending.canLeave ? 'leave' : 'exception')}
          aria-label={t(pending.canLeave ? 'decisions.leave.of' : 'decisions.exception.of', { name: pending.name })}
        >
          {t(pending.canLeave ? 'decisions.leave' : 'decisions.exception')}
        </Button>
      ) : null}
    </li>
  )
}
