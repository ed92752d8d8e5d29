import './sales.css'
import type { ReactNode } from 'react'
import { sumOf } from '@/shared/kernel/money'
import { type AccountSales, hasAmounts } from './sales-months'
import { yearChange } from '@/shared/ui/change'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card } from '@/shared/ui/parts'

/** What the account buys: product lines, largest first, with their part of the whole. */
export function MixCard({ sales }: { sales: AccountSales }): ReactNode {
  const t = useText('sales')
  const format = useFormat()
  const isMoney = hasAmounts(sales)
  const lines = sales.lines.map((line) => ({
    name: line.line ?? t('mix.noLine'),
    now: (isMoney ? line.net : line.units) ?? '0',
    before: isMoney ? line.netYearBefore : line.unitsYearBefore,
  }))
  if (lines.length === 0) return null
  const whole = sumOf(lines.map((line) => line.now)).toNumber()
  const scale = isMoney ? format.scale(whole) : 'units'
  const period = sales.linesFrom && sales.linesTo ? format.monthRange(sales.linesFrom, sales.linesTo) : ''
  return (
    <Card
      title={t('mix.title')}
      note={[isMoney ? format.unit(sales.currency, scale) : null, period].filter(Boolean).join(' · ')}
    >
      <table className="table mix-table">
        <thead>
          <tr>
            <th scope="col">{t('mix.line')}</th>
            <th scope="col" className="desktop-only">
              <span className="visually-hidden">{t('mix.part')}</span>
            </th>
            <th scope="col" className="number">
              {t('mix.part')}
            </th>
            <th scope="col" className="number">
              {t(isMoney ? 'column.net' : 'column.units')}
            </th>
            <th scope="col" className="number">
              {t('column.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const part = whole > 0 ? (Number(line.now) / whole) * 100 : null
            const change = yearChange(line.now, line.before)
            return (
              <tr key={line.name}>
                <td className="strong">{line.name}</td>
                <td className="desktop-only" style={{ width: '30%' }}>
                  <div className="bar" aria-hidden="true">
                    <span style={{ width: `${Math.max(0, part ?? 0)}%`, background: 'var(--clave-key)' }} />
                  </div>
                </td>
                <td className="number soft">{part === null ? '·' : format.percent(part)}</td>
                <td className="number strong">{format.amount(line.now, scale)}</td>
                <td className="number soft">
                  {change
                    ? change.kind === 'rate'
                      ? format.signedPercent(change.pct)
                      : t('figure.new')
                    : t('unknown')}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Card>
  )
}
