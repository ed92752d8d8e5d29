import './sales.css'
import { type ReactNode, useMemo, useState } from 'react'
import { MonthsChart, type Words } from './MonthsChart'
import { type AccountSales, hasAmounts, monthPairs, yearFigures } from './sales-months'
import { SalesFigures } from './SalesFigures'
import { yearChange } from '@/shared/ui/change'
import { type Format, useFormat } from '@/shared/ui/format'
import { type Text, useText } from '@/shared/ui/i18n'
import { Card, Evidence } from '@/shared/ui/parts'

/** How the account buys, month by month, against the year before. */
export function SalesCard({ sales }: { sales: AccountSales }): ReactNode {
  const t = useText('sales')
  const format = useFormat()
  const [span, setSpan] = useState<12 | 24>(12)
  const pairs = useMemo(() => monthPairs(sales, span), [sales, span])
  const isMoney = hasAmounts(sales)
  const largest = pairs.reduce((most, pair) => Math.max(most, Number(pair.now), Number(pair.before ?? 0)), 0)
  const scale = isMoney ? format.scale(largest * 12) : 'units'
  const unit = isMoney ? format.unit(sales.currency, scale) : t('units')
  return (
    <Card
      title={t(isMoney ? 'months.title' : 'months.titleUnits')}
      note={isMoney ? unit : undefined}
      aside={
        <div className="segments" role="group" aria-label={t('months.span')}>
          {([12, 24] as const).map((months) => (
            <button key={months} type="button" aria-pressed={span === months} onClick={() => setSpan(months)}>
              {t('months.count', { count: months })}
            </button>
          ))}
        </div>
      }
    >
      <div className="card-body column" style={{ gap: 14 }}>
        <SalesFigures sales={sales} scale={scale} />
        <Apart sales={sales} format={format} t={t} />
        <div className="row wrap tiny soft" style={{ gap: 16 }}>
          <span className="row" style={{ gap: 6 }}>
            <i className="swatch" style={{ background: 'var(--clave-key)' }} /> {t('months.now')}
          </span>
          <span className="row" style={{ gap: 6 }}>
            <i className="swatch-line" /> {t('months.before')}
          </span>
          {pairs.some((pair) => pair.isOpen) ? (
            <span className="row" style={{ gap: 6 }}>
              <i className="swatch" style={{ background: 'var(--clave-key3)' }} /> {t('months.open')}
            </span>
          ) : null}
          <span className="right">
            <Evidence kind="measured">
              {t('documents.count', { count: sales.documents, shown: format.number(sales.documents) })}
            </Evidence>
          </span>
        </div>
        <MonthsChart pairs={pairs} scale={scale} unit={unit} summary={summaryOf(sales, { t, format, scale, unit })} />
      </div>
    </Card>
  )
}

/** The chart in one sentence, for those who do not see it. */
function summaryOf(sales: AccountSales, { t, format, scale, unit }: Words & { unit: string }): string {
  const { now, before } = yearFigures(sales)
  const change = yearChange(now, before)
  const words = {
    period: sales.linesFrom && sales.linesTo ? format.monthRange(sales.linesFrom, sales.linesTo) : '',
    amount: format.amount(now, scale),
    unit,
    before: before === null ? '' : format.amount(before, scale),
  }
  return change?.kind === 'rate'
    ? t('months.summary', { ...words, change: format.signedPercent(change.pct) })
    : t('months.summaryAlone', words)
}

/** Currencies without a rate are never added: they stand beside, each with its own code. */
function Apart({ sales, format, t }: { sales: AccountSales; format: Format; t: Text }): ReactNode {
  if (sales.apart.length === 0 && !sales.isConverted) return null
  const apart = sales.apart.map(({ currency, net }) => format.money(net, currency, 0)).join(' · ')
  return (
    <p className="tiny faint">
      {sales.isConverted ? `${t('converted', { currency: sales.currency })} ` : ''}
      {apart ? t('apart', { amounts: apart }) : ''}
    </p>
  )
}
