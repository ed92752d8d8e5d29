import { Modal } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { approvedEndpoint } from '../approval.contract'
import { useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { ClassChip, ErrorState, Waiting } from '@/shared/ui/parts'

/** A portfolio as it was signed: nothing in it follows the sales any more. */
export function ApprovedModal({ portfolioId, close }: { portfolioId: string; close: () => void }): ReactNode {
  const t = useText('portfolio')
  const shared = useText('shared')
  const portfolio = useCall(approvedEndpoint, { params: { portfolioId } })
  const shown = portfolio.isPlaceholderData ? undefined : portfolio.data
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={shown ? t('approved.title', { period: shown.period }) : t('approved.list')}
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      {portfolio.isError ? (
        <ErrorState problem={portfolio.error} retry={() => void portfolio.refetch()} />
      ) : shown ? (
        <Signed portfolio={shown} />
      ) : (
        <Waiting rows={6} />
      )}
    </Modal>
  )
}

type Approved = NonNullable<ReturnType<typeof useCall<typeof approvedEndpoint>>['data']>

function Signed({ portfolio }: { portfolio: Approved }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const { accounts, currency, from, to } = portfolio
  const keys = accounts.filter((account) => account.isKey)
  const scale = format.scale(keys.reduce((most, account) => Math.max(most, Number(account.value ?? 0)), 0))
  return (
    <div className="column" style={{ gap: 12 }}>
      <p className="small soft">
        {t('approved.signed', {
          name: portfolio.approvedBy,
          day: format.moment(portfolio.approvedAt),
          months: format.monthRange(from, to),
        })}
      </p>
      {portfolio.note ? <p className="well small">{portfolio.note}</p> : null}
      <div className="table-scroll">
        <table className="table compact">
          <thead>
            <tr>
              <th scope="col">{t('table.client')}</th>
              <th scope="col">{t('table.class')}</th>
              <th scope="col" className="number">
                {t('table.rank')}
              </th>
              <th scope="col" className="number">
                {format.unit(currency, scale)}
              </th>
              <th scope="col">{t('approved.manager')}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((account) => (
              <tr key={account.id}>
                <th scope="row">
                  <Link className="client-link" to="/cuentas/$accountId" params={{ accountId: account.id }}>
                    {account.name}
                  </Link>
                </th>
                <td>
                  <ClassChip letter={account.paretoClass} isKey={account.isKey} />
                </td>
                <td className="number">{account.rank === null ? '·' : format.ordinal(account.rank)}</td>
                <td className="number">{account.value === null ? '·' : format.amount(account.value, scale)}</td>
                <td>{account.manager ?? <span className="badge bad">{t('noManager')}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
