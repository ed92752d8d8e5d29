import './account.css'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Position, positionEndpoint } from '@/modules/portfolio/position.contract'
import type { Account } from '../account.contract'
import { AccountMenu } from './AccountMenu'
import { ManagerCell } from './account-columns'
import { useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { ClassChip, Monogram, Ribbon, type RibbonPart } from '@/shared/ui/parts'
import { mergedParts } from '@/shared/ui/ribbon-parts'

/** Who this client is to the company, over every tab of its page (looks.md §5). */
export function AccountHeader({ account }: { account: Account }): ReactNode {
  const t = useText('accounts')
  const { appointment } = account
  return (
    <div className="account-header">
      <Monogram name={account.name} square />
      <div className="account-name">
        <div className="row wrap">
          <h1>{account.name}</h1>
          {account.paretoClass || account.isKey ? (
            <ClassChip letter={account.paretoClass} isKey={account.isKey} />
          ) : null}
          {account.category ? <span className="badge outline">{t(`category.${account.category}`)}</span> : null}
          {account.isArchived ? <span className="badge warn">{t('status.archived')}</span> : null}
          {account.status === 'proposed' ? <span className="badge cobre">{t('status.proposed')}</span> : null}
        </div>
        <Origin account={account} />
      </div>
      <dl className="account-marks">
        {account.rights['portfolio.position'] === 'A' ? <Share account={account} /> : null}
        <Mark label={t('manager')}>
          {account.manager || account.isKey ? (
            <ManagerCell row={account} t={t} />
          ) : (
            <span className="faint">{t('noManager')}</span>
          )}
        </Mark>
        {appointment?.sponsor ? (
          <Mark label={t('sponsor')}>
            <span className="row">
              <Monogram name={appointment.sponsor.name} />
              <span className="clip">{appointment.sponsor.name}</span>
            </span>
          </Mark>
        ) : null}
      </dl>
      <AccountMenu account={account} />
    </div>
  )
}

function Origin({ account }: { account: Account }): ReactNode {
  const t = useText('accounts')
  const facts = [
    account.sector,
    account.city,
    account.clientSince ? t('since', { year: account.clientSince.slice(0, 4) }) : null,
  ].filter(Boolean)
  return (
    <div className="small faint">
      {facts.join(' · ')}
      {account.parent ? (
        <>
          {facts.length > 0 ? ' · ' : ''}
          {t('partOf')}{' '}
          <Link to="/cuentas/$accountId" params={{ accountId: account.parent.id }}>
            {account.parent.name}
          </Link>
        </>
      ) : null}
    </div>
  )
}

function Mark({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt className="tiny faint">{label}</dt>
      <dd className="small">{children}</dd>
    </div>
  )
}

/** Its place among all: a lit piece of the ribbon for those who see the portfolio, rank and share for everybody else. */
function Share({ account }: { account: Account }): ReactNode {
  const t = useText('accounts')
  const format = useFormat()
  const { data } = useCall(positionEndpoint, { params: { accountId: account.id } })
  if (!data?.rank) return null
  const words =
    data.sharePct === null
      ? format.ordinal(data.rank)
      : t('rankAndShare', { rank: format.ordinal(data.rank), share: format.percent(data.sharePct) })
  return (
    <Mark label={t('shareMark')}>
      <span className="row tabular" style={{ height: 28 }}>
        {data.bars ? (
          <span style={{ width: 112, flex: 'none' }}>
            <Ribbon parts={barsOf(data)} height={12} sentence={words} lit />
          </span>
        ) : null}
        <span className="nowrap">{words}</span>
      </span>
      {data.countedUnder ? <span className="tiny faint">{t('countedUnder', { name: data.countedUnder })}</span> : null}
    </Mark>
  )
}

// 112 px wide: a piece under two of them would be less than its gap.
const narrowest = 0.018

function barsOf({ bars, rank, restValue }: Position): RibbonPart[] {
  const parts = (bars ?? []).map(([value, letter], place): RibbonPart => ({
    value: Math.max(0, Number(value)),
    tone: letter === 'N' ? 'C' : letter,
    isLit: place + 1 === rank,
  }))
  return mergedParts([...parts, { value: Number(restValue ?? 0), tone: 'C' }], narrowest)
}
