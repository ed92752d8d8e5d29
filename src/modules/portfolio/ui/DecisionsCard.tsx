import { Button, Checkbox } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { DecisionKind } from '../decision.rules'
import type { PortfolioWork } from '../work.contract'
import { useDeciding } from './deciding'
import { DecideModal } from './late-parts'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card, ClassChip } from '@/shared/ui/parts'
import { useMay } from '@/shared/ui/person'

type Pending = PortfolioWork['pending'][number]
const shownFirst = 8

/** Where class and people disagree. Nothing waits: no card. */
export function DecisionsCard({ work }: { work: PortfolioWork }): ReactNode {
  const t = useText('portfolio')
  const may = useMay()
  const [opened, setOpened] = useState<{ pending: Pending; first: DecisionKind } | null>(null)
  const entering = work.pending.filter((one) => one.reason === 'enters')
  const others = work.pending.filter((one) => one.reason !== 'enters')
  if (work.pending.length === 0 || !may('decision.write')) return null
  return (
    <Card title={t('decisions.title')} note={t('decisions.note')}>
      {entering.length > 0 ? <Entering key={entering.length} entering={entering} /> : null}
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

/** Class A that nobody has made key: all ticked, untick who should not be. */
function Entering({ entering }: { entering: readonly Pending[] }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isWhole, setWhole] = useState(false)
  const { decide, isDeciding } = useDeciding()
  const chosen = entering.filter((one) => !left.has(one.id))
  const shown = isWhole ? entering : entering.slice(0, shownFirst)
  const toggle = (id: string): void => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  const convert = (): Promise<boolean> =>
    decide(
      chosen.map(({ id }) => ({ accountId: id, decision: 'promote', reason: null, isPinned: false, expiresOn: null })),
      t('decided.many', { count: chosen.length, number: format.number(chosen.length), name: chosen[0]?.name }),
    )
  return (
    <div className="card-body column">
      <div className="row wrap">
        <p className="small grow">
          {t('decisions.enter', { count: entering.length, number: format.number(entering.length) })}
        </p>
        <Button
          variant="light"
          leftSection={<IconKey size={16} />}
          loading={isDeciding}
          disabled={chosen.length === 0}
          onClick={() => void convert()}
        >
          {t('decisions.convert', { count: chosen.length, number: format.number(chosen.length) })}
        </Button>
      </div>
      <ul className="tick-grid">
        {shown.map((one) => (
          <li key={one.id}>
            <Checkbox
              size="xs"
              label={<span className="clip">{one.name}</span>}
              checked={!left.has(one.id)}
              onChange={() => toggle(one.id)}
            />
          </li>
        ))}
      </ul>
      {entering.length > shownFirst ? (
        <div className="row">
          <Button variant="subtle" size="compact-sm" onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'less' : 'decisions.all', { count: entering.length, number: format.number(entering.length) })}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => setLeft(chosen.length > 0 ? new Set(entering.map((one) => one.id)) : new Set())}
          >
            {t(chosen.length > 0 ? 'decisions.untick' : 'decisions.tick')}
          </Button>
        </div>
      ) : null}
    </div>
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
