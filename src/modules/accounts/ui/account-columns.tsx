import { IconAlertTriangle, IconKey } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AccountRow } from '../account-list.contract'
import type { Sort } from './accounts-search'
import type { Sight } from './sight'
import type { ListQuery } from './use-accounts-search'
import type { Whole } from './use-whole'
import { yearChange } from '@/shared/ui/change'
import type { AmountScale, Format } from '@/shared/ui/format'
import type { Text } from '@/shared/ui/i18n'
import { ClassChip, Monogram } from '@/shared/ui/parts'
import type { Column } from '@/shared/ui/Table'

interface ColumnsOf {
  t: Text
  format: Format
  today: string
  sight: Sight
  query: ListQuery
  whole: Whole | undefined
  scale: AmountScale
}
type AccountColumn = Column<AccountRow, Sort>

/** Nine columns at most, and only those whose figures the person may see. */
export function accountColumns(given: ColumnsOf): AccountColumn[] {
  const { t, format, sight, whole } = given
  const name: AccountColumn = {
    key: 'name',
    title: t('column.account'),
    sort: 'name',
    firstDirection: 'asc',
    cell: (row) => <AccountName row={row} t={t} hasClass={sight.hasDetail && sight.hasAmounts} />,
    sum: whole ? t('list.total', { count: whole.total, shown: format.number(whole.total) }) : null,
  }
  const manager: AccountColumn = {
    key: 'manager',
    title: t('column.manager'),
    width: 184,
    cell: (row) => <ManagerCell row={row} t={t} />,
  }
  if (!sight.hasDetail || !sight.hasAmounts) return [name, statusColumn(t), manager]
  return [name, classColumn(given), manager, ...figures(given), lastSale(given)]
}

function statusColumn(t: Text): AccountColumn {
  return {
    key: 'status',
    title: t('column.status'),
    width: 130,
    cell: (row) => <span className="soft">{t(row.isArchived ? 'status.archived' : `status.${row.status}`)}</span>,
  }
}

function classColumn({ t }: ColumnsOf): AccountColumn {
  return {
    key: 'class',
    title: t('column.class'),
    width: 104,
    from: 'medium',
    cell: (row) => <ClassChip letter={row.paretoClass} isKey={row.isKey} />,
  }
}

function figures({ t, format, whole, scale }: ColumnsOf): AccountColumn[] {
  return [
    {
      key: 'rank',
      title: t('column.rank'),
      sort: 'rank',
      firstDirection: 'asc',
      isNumber: true,
      width: 80,
      from: 'wide',
      cell: (row) => (row.rank ? format.ordinal(row.rank) : '·'),
    },
    {
      key: 'share',
      title: t('column.share'),
      isNumber: true,
      width: 84,
      from: 'medium',
      cell: (row) => (row.sharePct ? format.percent(row.sharePct) : '·'),
    },
    {
      key: 'net',
      title: t('column.net'),
      sort: 'net',
      isNumber: true,
      width: 116,
      cell: (row) => <b className="strong">{row.net ? format.amount(row.net, scale) : '·'}</b>,
      sum: whole?.netSum ? format.amount(whole.netSum, scale) : null,
    },
    {
      key: 'growth',
      title: t('column.growth'),
      sort: 'growth',
      isNumber: true,
      width: 152,
      from: 'narrow',
      cell: (row) => <ChangeCell now={row.net} before={row.netYearBefore} t={t} format={format} scale={scale} />,
      sum: whole?.netSum ? (
        <ChangeCell now={whole.netSum} before={whole.netYearBeforeSum} t={t} format={format} scale={scale} />
      ) : null,
    },
  ]
}

function lastSale({ t, format, today, whole, scale }: ColumnsOf): AccountColumn {
  const unit = whole?.currency && whole.netSum ? format.unit(whole.currency, scale) : null
  return {
    key: 'lastSale',
    title: t('column.lastSale'),
    sort: 'lastSale',
    isNumber: true,
    width: 124,
    from: 'wide',
    sum: unit ? <span className="tiny faint">{t('list.unit', { unit })}</span> : null,
    cell: (row) =>
      row.lastSaleOn ? (
        <>
          <div>{format.day(row.lastSaleOn)}</div>
          <div className="tiny faint">{format.ago(row.lastSaleOn, today)}</div>
        </>
      ) : (
        '·'
      ),
  }
}

function AccountName({ row, hasClass, t }: { row: AccountRow; hasClass: boolean; t: Text }): ReactNode {
  const meta = [row.sector, row.city].filter(Boolean).join(' · ')
  return (
    <div style={{ minWidth: 0 }}>
      <div className="row" style={{ gap: 6 }}>
        <Link className="row-name clip" to="/cuentas/$accountId" params={{ accountId: row.id }}>
          {row.name}
        </Link>
        {row.isKey ? (
          <IconKey
            size={13}
            className={`brand ${hasClass ? 'without-medium' : ''}`}
            role="img"
            aria-label={t('isKey')}
            title={t('isKey')}
          />
        ) : null}
        {row.status === 'proposed' ? <span className="badge cobre">{t('status.proposed')}</span> : null}
      </div>
      {meta ? <div className="tiny faint clip">{meta}</div> : null}
    </div>
  )
}

export function ManagerCell({ row, t }: { row: AccountRow; t: Text }): ReactNode {
  if (row.manager) {
    return (
      <span className="row" style={{ minWidth: 0 }}>
        <Monogram name={row.manager.name} />
        <span className="clip">{row.manager.name}</span>
      </span>
    )
  }
  // Without a manager is how most clients are; it needs somebody only where the account is key.
  return row.isKey ? (
    <span className="badge bad">
      <IconAlertTriangle size={13} aria-hidden="true" /> {t('noManager')}
    </span>
  ) : (
    <span className="faint">·</span>
  )
}

function ChangeCell({
  now,
  before,
  t,
  format,
  scale,
}: {
  now: string | null | undefined
  before: string | null | undefined
  t: Text
  format: Format
  scale: AmountScale
}): ReactNode {
  const change = yearChange(now, before)
  if (!change) return <span className="faint">{now ? t('unknown') : '·'}</span>
  if (change.kind === 'new') return <span className="soft">{t('change.new')}</span>
  return (
    <>
      <div>{format.signedPercent(change.pct)}</div>
      <div className="tiny faint">{t('change.before', { amount: format.amount(before ?? '0', scale) })}</div>
    </>
  )
}
