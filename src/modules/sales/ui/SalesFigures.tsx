import type { ReactNode } from 'react'
import { type AccountSales, hasAmounts, yearFigures } from './sales-months'
import { yearChange } from '@/shared/ui/change'
import { type AmountScale, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { useMe } from '@/shared/ui/person'

/** Five figures, each with what it is compared to. */
export function SalesFigures({ sales, scale }: { sales: AccountSales; scale: AmountScale }): ReactNode {
  const t = useText('sales')
  const format = useFormat()
  const { today } = useMe().company
  const { now, before, marginPct, documents } = yearFigures(sales)
  const change = yearChange(now, before)
  const period = sales.linesFrom && sales.linesTo ? format.monthRange(sales.linesFrom, sales.linesTo) : ''
  const { rfm } = sales
  const figures: { label: string; value: string; note: string }[] = [
    { label: t('figure.year'), value: format.amount(now, scale), note: period },
    {
      label: t('figure.change'),
      value: change ? (change.kind === 'rate' ? format.signedPercent(change.pct) : t('figure.new')) : t('unknown'),
      note: before === null ? t('figure.noBefore') : t('figure.before', { amount: format.amount(before, scale) }),
    },
    {
      label: t('figure.last'),
      value: sales.lastSaleOn ? format.ago(sales.lastSaleOn, today) : t('unknown'),
      note: sales.lastSaleOn ? format.day(sales.lastSaleOn) : t('figure.noSales'),
    },
    {
      label: t('figure.frequency'),
      value: format.number(rfm?.frequency ?? documents),
      note: rfm?.frequencyScore ? t('figure.score', { score: rfm.frequencyScore }) : t('figure.inYear'),
    },
    ...(hasAmounts(sales) && marginPct !== null
      ? [{ label: t('figure.margin'), value: format.percent(marginPct), note: t('figure.ofSales') }]
      : []),
  ]
  return (
    <dl className="key-figures">
      {figures.map(({ label, value, note }) => (
        <div key={label}>
          <dt className="tiny faint">{label}</dt>
          <dd>
            <b className="tabular">{value}</b>
            <span className="tiny faint">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
