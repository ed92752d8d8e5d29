import type { ReactNode } from 'react'
import type { ImportCheck } from '../import-check.contract'
import { decimalsOf, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card } from '@/shared/ui/parts'

export function PreviewCard({ check }: { check: ImportCheck }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const rows = check.preview.slice(0, 10)
  const currencies = new Set(rows.map((row) => row.currency))
  const [only] = currencies.size === 1 ? currencies : []
  const inCurrency = (what: string): string => (only ? t('preview.in', { what, currency: only }) : what)
  const net = inCurrency(t('field.net'))
  const cost = inCurrency(t('preview.cost'))
  return (
    <Card title={t('preview.title')} note={t('preview.note')}>
      <div className="table-scroll">
        <table className="table stack">
          <thead>
            <tr>
              <th scope="col">{t('preview.client')}</th>
              <th scope="col">{t('preview.date')}</th>
              <th scope="col">{t('preview.kind')}</th>
              <th scope="col">{t('preview.document')}</th>
              <th scope="col">{t('preview.line')}</th>
              <th scope="col" className="number">
                {net}
              </th>
              <th scope="col" className="number">
                {cost}
              </th>
              <th scope="col" className="number">
                {t('preview.margin')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <td className="strong">
                  {row.client ?? <span className="faint">{t('preview.none')}</span>}{' '}
                  {row.isNewClient && check.clients.known > 0 ? (
                    <span className="badge brand">{t('preview.new')}</span>
                  ) : null}
                </td>
                <td data-label={t('preview.date')}>{format.day(row.date)}</td>
                <td data-label={t('preview.kind')}>
                  {row.kind === 'creditNote' ? (
                    <span className="badge warn">{t('kind.creditNote')}</span>
                  ) : (
                    t(`kind.${row.kind}`)
                  )}
                </td>
                <td data-label={t('preview.document')}>{row.document || '·'}</td>
                <td data-label={t('preview.line')}>{row.productLine ?? '·'}</td>
                <td className="number strong" data-label={net}>
                  <span>
                    {format.number(row.net, decimalsOf(row.net))}
                    {only ? null : <span className="tiny faint"> {row.currency}</span>}
                  </span>
                </td>
                <td data-label={cost} className="number soft">
                  {row.cost === null ? '·' : format.number(row.cost, decimalsOf(row.cost))}
                </td>
                <td data-label={t('preview.margin')} className="number">
                  {row.marginPct === null ? '·' : format.number(row.marginPct, 1)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
