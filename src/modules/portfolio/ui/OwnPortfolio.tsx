import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { sumOf } from '@/shared/kernel/money'
import { type ShownRun, Workbench } from './CompanyPortfolio'
import { changeOf, type Client, clientOf } from './portfolio-rows'
import { RunNotice } from './RunNotice'
import { useClassifying } from './run-settings'
import { withoutForm } from './short-name'
import { type AmountScale, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card, ClassChip, EmptyState, Evidence, PageHead, Ribbon } from '@/shared/ui/parts'
import { useMay } from '@/shared/ui/person'

/** For who sees his own accounts only: their place and share in the company, never the company's own figures. */
export function OwnPortfolio({ portfolio, run, isOld, isPast }: ShownRun): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const may = useMay()
  const classifying = useClassifying(run)
  const clients = portfolio.rows.map(clientOf)
  const sold = clients.filter((client) => client.paretoClass !== 'N')
  const total = sumOf(sold.map((client) => client.value))
  const share = sumOf(sold.map((client) => client.sharePct ?? '0'))
  const scale = format.scale(total.toFixed(4))
  const sentence = t('own.sentence', {
    count: sold.length,
    number: format.number(sold.length),
    amount: format.amount(total.toFixed(4), scale),
    unit: format.unit(run.currency, scale),
    share: format.percent(share.toFixed(4)),
  })
  return (
    <div className="portfolio" aria-busy={isOld} data-old={isOld}>
      <PageHead
        title={t('own.title')}
        meta={
          <>
            <span>
              {t('own.run', {
                months: format.monthRange(run.from, run.to),
                basis: t(`basis.${run.basis}`).toLowerCase(),
              })}
            </span>
            <Evidence kind="measured" />
          </>
        }
      />
      <RunNotice run={run} isPast={isPast} classifying={classifying} />
      {clients.length === 0 && portfolio.gone.length === 0 ? (
        <section className="card">
          <EmptyState title={t('own.none')}>{t('own.none.why')}</EmptyState>
        </section>
      ) : null}
      {clients.length > 0 ? (
        <>
          <section className="card sentence-card" aria-label={t('sentence.region')}>
            <p className="sentence tabular">{sentence}</p>
            {sold.length > 0 ? (
              <Ribbon
                height={30}
                sentence={sentence}
                parts={sold.map((client) => ({
                  value: Number(client.value),
                  tone: client.paretoClass === 'N' ? 'C' : client.paretoClass,
                  label: client.paretoClass === 'A' ? withoutForm(client.name) : undefined,
                }))}
              />
            ) : null}
          </section>
          <OwnClients clients={clients} scale={scale} currency={run.currency} />
        </>
      ) : null}
      <Silent gone={portfolio.gone} />
      {may('capacity.write') ? <Workbench portfolio={portfolio} scale={scale} /> : null}
    </div>
  )
}

/** Key accounts, or A of before, that bought nothing in the window: the silence is the news. */
function Silent({ gone }: { gone: ShownRun['portfolio']['gone'] }): ReactNode {
  const t = useText('portfolio')
  if (gone.length === 0) return null
  return (
    <Card title={t('own.silent')}>
      <ul className="decision-list">
        {gone.map((account) => (
          <li key={account.id} className="row">
            <ClassChip letter={account.previousClass} isKey={account.isKey} />
            <Link className="client-link" to="/cuentas/$accountId" params={{ accountId: account.id }}>
              {account.name}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function OwnClients({
  clients,
  scale,
  currency,
}: {
  clients: readonly Client[]
  scale: AmountScale
  currency: string
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const heads = ['table.rank', 'own.sales', 'own.share', 'moves.change'] as const
  return (
    <Card title={t('own.clients')} aside={<span className="small faint">{format.unit(currency, scale)}</span>}>
      <table className="table compact cards-on-phone">
        <thead>
          <tr>
            <th scope="col">{t('table.client')}</th>
            <th scope="col">{t('table.class')}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="number">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {clients.map((client) => {
            const change = changeOf(client)
            return (
              <tr key={client.id}>
                <th scope="row">
                  <Link className="client-link" to="/cuentas/$accountId" params={{ accountId: client.id }}>
                    {client.name}
                  </Link>
                </th>
                <td data-label={t('table.class')}>
                  <ClassChip letter={client.paretoClass} isKey={client.isKey} />
                </td>
                <td className="number" data-label={t('table.rank')}>
                  {client.paretoClass === 'N' ? '·' : format.ordinal(client.rank)}
                </td>
                <td className={`number ${client.value.startsWith('-') ? 'bad' : ''}`} data-label={t('own.sales')}>
                  {format.amount(client.value, scale)}
                </td>
                <td className="number" data-label={t('own.share')}>
                  {client.sharePct === null ? '·' : format.percent(client.sharePct)}
                </td>
                <td className="number strong" data-label={t('moves.change')}>
                  {change === null ? t('unknown') : change === 'new' ? t('moves.new') : format.signedPercent(change)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Card>
  )
}
