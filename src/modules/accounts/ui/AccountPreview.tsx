import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { accountSalesEndpoint } from '@/modules/sales/sales.contract'
import { type Account, getAccountEndpoint } from '../account.contract'
import { ManagerCell } from './account-columns'
import { useCall } from '@/shared/ui/call'
import { yearChange } from '@/shared/ui/change'
import { Drawer } from '@/shared/ui/Drawer'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { ClassChip, ErrorState, Monogram, Waiting } from '@/shared/ui/parts'
import { useMe } from '@/shared/ui/person'

/** One account beside the list: enough to decide whether to open it. */
export function AccountPreview({ id, close }: { id: string | null; close: () => void }): ReactNode {
  const t = useText('accounts')
  const found = useCall(getAccountEndpoint, { params: { accountId: id ?? '' } }, { enabled: id !== null })
  const account = id !== null && found.data?.id === id ? found.data : null
  return (
    <Drawer isOpen={id !== null} close={close} title={account ? <Title account={account} /> : t('preview')}>
      {found.isError ? (
        <ErrorState problem={found.error} retry={() => void found.refetch()} sentence={t('preview.failed')} />
      ) : account ? (
        <Body account={account} />
      ) : (
        <Waiting rows={5} />
      )}
    </Drawer>
  )
}

function Title({ account }: { account: Account }): ReactNode {
  return (
    <span className="row">
      <Monogram name={account.name} square />
      <span className="grow column" style={{ gap: 0 }}>
        <span className="clip">{account.name}</span>
        <span className="tiny faint clip preview-meta">
          {[account.sector, account.city].filter(Boolean).join(' · ')}
        </span>
      </span>
    </span>
  )
}

function Body({ account }: { account: Account }): ReactNode {
  const t = useText('accounts')
  const format = useFormat()
  const { today } = useMe().company
  const hasAmounts = account.net !== undefined
  const change = yearChange(account.net, account.netYearBefore)
  const lines: [string, ReactNode][] = [
    [t('column.manager'), <ManagerCell key="m" row={account} t={t} />],
    ...(account.appointment?.sponsor ? [[t('sponsor'), account.appointment.sponsor.name] as [string, ReactNode]] : []),
    ...(account.appointment?.backup ? [[t('backup'), account.appointment.backup.name] as [string, ReactNode]] : []),
    ...(account.lastSaleOn
      ? [
          [t('column.lastSale'), `${format.day(account.lastSaleOn)} · ${format.ago(account.lastSaleOn, today)}`] as [
            string,
            ReactNode,
          ],
        ]
      : []),
    ...(account.taxId ? [[t('field.taxId'), account.taxId] as [string, ReactNode]] : []),
  ]
  return (
    <>
      <div className="row wrap">
        {account.paretoClass || account.isKey ? <ClassChip letter={account.paretoClass} isKey={account.isKey} /> : null}
        {account.rank && account.sharePct ? (
          <span className="small soft">
            {t('rankAndShare', { rank: format.ordinal(account.rank), share: format.percent(account.sharePct) })}
          </span>
        ) : null}
      </div>
      {hasAmounts ? (
        <div className="three-figures tabular">
          <span>
            <b>{account.net ? format.amount(account.net, format.scale(account.net)) : '·'}</b>
            <small>{t('column.net')}</small>
          </span>
          <span>
            <b>
              {change?.kind === 'rate' ? format.signedPercent(change.pct) : change ? t('change.new') : t('unknown')}
            </b>
            <small>{t('change.short')}</small>
          </span>
          <span>
            <b>{account.netYearBefore ? format.amount(account.netYearBefore, format.scale(account.net ?? 0)) : '·'}</b>
            <small>{t('change.yearBefore')}</small>
          </span>
        </div>
      ) : null}
      {account.rights['sales.read'] === 'A' ? <Months accountId={account.id} /> : null}
      <dl className="facts small">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt className="faint">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Button
        component={Link}
        to={`/cuentas/${account.id}`}
        variant="light"
        rightSection={<IconArrowRight size={16} />}
      >
        {t('open')}
      </Button>
    </>
  )
}

/** The last twelve months as small bars, the largest named in the sentence. */
function Months({ accountId }: { accountId: string }): ReactNode {
  const t = useText('accounts')
  const format = useFormat()
  const sales = useCall(accountSalesEndpoint, { params: { accountId } })
  const months = (sales.data?.months ?? []).slice(-12)
  const [from, to] = [months[0]?.month, months.at(-1)?.month]
  if (!from || !to) return null
  const values = months.map((month) => Math.max(0, Number(month.net ?? 0)))
  const highest = Math.max(...values, 1)
  return (
    <figure>
      <div className="small-bars" role="img" aria-label={t('preview.months', { period: format.monthRange(from, to) })}>
        {months.map((month, i) => (
          <span
            key={month.month}
            title={`${format.month(month.month)}: ${format.amount(month.net ?? '0', format.scale(highest))}`}
            style={{ height: `${Math.max(2, ((values[i] ?? 0) / highest) * 100)}%` }}
          />
        ))}
      </div>
      <figcaption className="row spread tiny faint">
        <span>{format.month(from)}</span>
        <span>{format.month(to)}</span>
      </figcaption>
    </figure>
  )
}
