import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AccountRow } from '../account-list.contract'
import { ManagerCell } from './account-columns'
import type { AccountListProps } from './AccountTable'
import { useListScale } from './use-whole'
import { yearChange } from '@/shared/ui/change'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { ClassChip } from '@/shared/ui/parts'
import { useRowWindow } from '@/shared/ui/row-window'

const cardHeight = 104

/** The list on a phone: name, manager and three figures a card. */
export function AccountCards({ list, whole, sight }: AccountListProps): ReactNode {
  const t = useText('accounts')
  const format = useFormat()
  const { rows } = list
  const [anchor, drawn] = useRowWindow({ count: rows.length, rowHeight: cardHeight, onNearEnd: list.more })
  const scale = useListScale()
  return (
    <>
      <ul className="row-cards" ref={anchor} aria-label={t('title')}>
        {drawn.before > 0 ? <li aria-hidden="true" style={{ height: drawn.before }} /> : null}
        {drawn.indexes.map((index) => {
          const row = rows[index]
          return row ? <AccountCard key={row.id} row={row} hasAmounts={sight.hasAmounts} scale={scale} /> : null
        })}
        {drawn.after > 0 ? <li aria-hidden="true" style={{ height: drawn.after }} /> : null}
      </ul>
      {whole ? (
        <div className="row spread card-sum small">
          <b>{t('list.total', { count: whole.total, shown: format.number(whole.total) })}</b>
          {whole.netSum && whole.currency ? (
            <span className="tabular">
              <span className="faint">{format.unit(whole.currency, scale)}</span>{' '}
              <b>{format.amount(whole.netSum, scale)}</b>
            </span>
          ) : null}
        </div>
      ) : null}
    </>
  )
}

function AccountCard({
  row,
  hasAmounts,
  scale,
}: {
  row: AccountRow
  hasAmounts: boolean
  scale: 'millions' | 'units'
}): ReactNode {
  const t = useText('accounts')
  const format = useFormat()
  const change = yearChange(row.net, row.netYearBefore)
  return (
    <li className="row-card" style={{ minHeight: cardHeight }} data-row={row.id}>
      <Link className="account-card" to="/cuentas/$accountId" params={{ accountId: row.id }}>
        <span className="row spread">
          <span className="strong clip">{row.name}</span>
          <ClassChip letter={row.paretoClass} isKey={row.isKey} />
        </span>
        <span className="row spread tiny soft">
          <ManagerCell row={row} t={t} />
          <span className="clip faint">{[row.sector, row.city].filter(Boolean).join(' · ')}</span>
        </span>
        {hasAmounts ? (
          <span className="three-figures tabular">
            <span>
              <b>{row.net ? format.amount(row.net, scale) : '·'}</b>
              <small>{t('column.net')}</small>
            </span>
            <span>
              <b>{row.sharePct ? format.percent(row.sharePct) : '·'}</b>
              <small>{t('column.share')}</small>
            </span>
            <span>
              <b>
                {change?.kind === 'rate' ? format.signedPercent(change.pct) : change ? t('change.new') : t('unknown')}
              </b>
              <small>{t('change.short')}</small>
            </span>
          </span>
        ) : null}
      </Link>
    </li>
  )
}
