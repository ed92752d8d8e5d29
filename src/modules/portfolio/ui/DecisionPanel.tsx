import './portfolio.css'
import { Button } from '@mantine/core'
import { IconKey, IconPin } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { getAccountEndpoint } from '@/modules/accounts/account.contract'
import './panels.css'
import { type Decision, listDecisionsEndpoint } from '../decision.contract'
import { type DecisionKind, isKeyOn } from '../decision.rules'
import { positionEndpoint } from '../position.contract'
import { portfolioWorkEndpoint } from '../work.contract'
import { DecideModal } from './late-parts'
import { Rich } from './Rich'
import { useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card, ClassChip, ErrorState, Waiting } from '@/shared/ui/parts'
import { useMay, useMe } from '@/shared/ui/person'

/** For the page of an account: whether it is key, who decided it and why, and the way to decide again. */
export function DecisionPanel({ accountId }: { accountId: string }): ReactNode {
  const t = useText('portfolio')
  const decisions = useCall(listDecisionsEndpoint, { params: { accountId } })
  return (
    <Card title={t('decision.panel')}>
      <div className="card-body decision-panel">
        {decisions.isError ? (
          <ErrorState problem={decisions.error} retry={() => void decisions.refetch()} />
        ) : decisions.data && !decisions.isPlaceholderData ? (
          <Standing accountId={accountId} decisions={decisions.data} />
        ) : (
          <Waiting rows={3} />
        )}
      </div>
    </Card>
  )
}

function Standing({ accountId, decisions }: { accountId: string; decisions: readonly Decision[] }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const may = useMay()
  const { company } = useMe()
  const [first, setFirst] = useState<DecisionKind | null>(null)
  const position = useCall(positionEndpoint, { params: { accountId } })
  const account = useCall(getAccountEndpoint, { params: { accountId } })
  const work = useCall(portfolioWorkEndpoint, {}, { enabled: may('capacity.write') })
  const latest = decisions[0] ?? null
  const isKey = isKeyOn(latest, company.today)
  const letter = position.isPlaceholderData ? null : (position.data?.paretoClass ?? null)
  const pending = work.data?.pending.find((one) => one.id === accountId)
  const canDecide = may('decision.write')
  return (
    <div className="column" style={{ gap: 12 }}>
      <div className="row wrap">
        <ClassChip letter={letter} isKey={isKey} />
        <span className="small standing">{t(standingText(letter, isKey))}</span>
        {canDecide ? (
          isKey ? (
            <Button variant="default" size="compact-sm" onClick={() => setFirst('keep')}>
              {t('decision.change')}
            </Button>
          ) : (
            <Button size="compact-sm" leftSection={<IconKey size={14} />} onClick={() => setFirst('promote')}>
              {t('way.promote.do')}
            </Button>
          )
        ) : null}
      </div>
      {pending?.reason === 'outside' ? (
        <p className="small soft">
          {t(pending.canLeave ? 'decisions.leaves' : 'decisions.waits', {
            period: pending.periodsOutside,
            class: pending.paretoClass ?? t('moves.nothing'),
          })}
        </p>
      ) : null}
      {decisions.length > 0 ? (
        <ol className="decision-history">
          {decisions.map((one) => (
            <li key={one.id}>
              <div className="row small wrap">
                <span className="strong">{t(`way.${one.decision}`)}</span>
                {one.isPinned ? (
                  <span className="badge outline">
                    <IconPin size={12} aria-hidden="true" /> {t('pinned')}
                  </span>
                ) : null}
                {one.expiresOn ? (
                  <span className="badge cobre">{t('decision.until', { day: format.day(one.expiresOn) })}</span>
                ) : null}
              </div>
              {one.reason ? <p className="small soft">{one.reason}</p> : null}
              <p className="tiny faint">
                <Rich>{t('decision.by', { name: one.decidedBy, day: format.moment(one.decidedAt) })}</Rich>
              </p>
            </li>
          ))}
        </ol>
      ) : (
        <p className="small faint">{t('decision.none')}</p>
      )}
      {first ? (
        <DecideModal
          subject={{
            id: accountId,
            name: account.data?.name ?? '',
            isKey,
            paretoClass: letter,
            periodsOutside: pending?.periodsOutside ?? null,
          }}
          first={first}
          close={() => setFirst(null)}
        />
      ) : null}
    </div>
  )
}

function standingText(letter: 'A' | 'B' | 'C' | 'N' | null, isKey: boolean): string {
  if (isKey) return letter === 'A' ? 'decision.key' : 'decision.key.against'
  return letter === 'A' ? 'decision.notKey.against' : 'decision.notKey'
}
