import type { ReactNode } from 'react'
import type { ImportCheck } from '../import-check.contract'
import { decimalsOf, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card } from '@/shared/ui/parts'

/** What comes in, month by month: a hole or a hump shows a file that is not whole. */
export function MonthsCard({ check }: { check: ImportCheck }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const largest = Math.max(1, ...check.months.map(({ net }) => Math.abs(Number(net))))
  return (
    <Card title={t('months.title')} note={check.currencies.map(({ currency }) => currency).join(' · ')}>
      <div className="card-body months" tabIndex={0} role="region" aria-label={t('months.title')}>
        <table>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('months.month')}</th>
              <th scope="col">{t('months.share')}</th>
              <th scope="col">{t('field.net')}</th>
            </tr>
          </thead>
          <tbody>
            {check.months.map(({ month, currency, rows, net }) => (
              <tr key={`${month} ${currency}`} title={t('meaning.rows', { rows: format.number(rows) })}>
                <td className="nowrap">{format.month(month)}</td>
                <td className="months-bar">
                  <span
                    style={{
                      width: `${(Math.abs(Number(net)) / largest) * 100}%`,
                      background: Number(net) < 0 ? 'var(--clave-bad)' : 'var(--clave-key2)',
                    }}
                  />
                </td>
                <td className="end tabular nowrap">
                  {format.number(net, decimalsOf(net))}
                  {check.currencies.length > 1 ? ` ${currency}` : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
