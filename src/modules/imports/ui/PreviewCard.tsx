import type { ReactNode } from 'react'
import type { ImportCheck } from '../import-check.contract'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card } from '@/shared/ui/parts'

export function PreviewCard({ check }: { check: ImportCheck }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  return (
    <>
      <Card title={t('preview.title')} note={t('preview.note')}>
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('preview.client')}</th>
                <th scope="col">{t('preview.date')}</th>
                <th scope="col">{t('preview.kind')}</th>
                <th scope="col">{t('preview.document')}</th>
                <th scope="col">{t('preview.line')}</th>
                <th scope="col" className="number">
                  {t('field.net')}
                </th>
                <th scope="col" className="number">
                  {t('preview.cost')}
                </th>
                <th scope="col" className="number">
                  {t('preview.margin')}
                </th>
              </tr>
            </thead>
            <tbody>
              {check.preview.map((row) => (
                <tr key={row.row}>
                  <td className="strong">{row.client ?? <span className="faint">{t('preview.none')}</span>}</td>
                  <td>{format.day(row.date)}</td>
                  <td>
                    {row.kind === 'creditNote' ? (
                      <span className="badge warn">{t('kind.creditNote')}</span>
                    ) : (
                      t(`kind.${row.kind}`)
                    )}
                  </td>
                  <td>{row.document || '·'}</td>
                  <td>{row.productLine ?? '·'}</td>
                  <td className="number strong">
                    {format.number(row.net, 2)} <span className="tiny faint">{row.currency}</span>
                  </td>
                  <td className="number soft">{row.cost === null ? '·' : format.number(row.cost, 2)}</td>
                  <td className="number">{row.marginPct === null ? '·' : format.number(row.marginPct, 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <Card title={t('months.title')}>
        <details className="card-body">
          <summary className="small">
            {check.period
              ? t('review.range', { from: format.day(check.period.from), to: format.day(check.period.to) })
              : '·'}
          </summary>
          <table className="table">
            <tbody>
              {check.months.map((month) => (
                <tr key={`${month.month}${month.currency}`}>
                  <td>{format.month(month.month)}</td>
                  <td className="number">{format.number(month.rows)}</td>
                  <td className="number strong">
                    {format.number(month.net, 2)} {month.currency}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </Card>
    </>
  )
}
