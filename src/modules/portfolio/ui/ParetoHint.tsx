import type { ReactNode } from 'react'
import { classAt } from '../pareto.rules'
import { type PlotBox, xOf } from './pareto-geometry'
import type { ParetoChartProps } from './ParetoChart'
import { percentOf, sumOfLargest } from './portfolio-rows'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { ClassChip } from '@/shared/ui/parts'

const width = 244

/** Who the bar under the pointer is. The table says the same to everybody else. */
export function ParetoHint({
  view,
  counts,
  scale,
  place,
  box,
}: ParetoChartProps & { place: number; box: PlotBox }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const row = view.rows[place]!
  const end = view.sales.blockEnds[place]!
  const total = sumOfLargest(view, view.sales.positive)
  const x = xOf(place + 0.5, view.values.length, box)
  const left = x + 14 + width > box.left + box.width ? x - width - 14 : x + 14
  return (
    <div
      className="pareto-hint tiny tabular"
      style={{ left, top: box.top + box.height * 0.42, width }}
      aria-hidden="true"
    >
      <div className="row">
        <span className="strong small clip grow">{row[1]}</span>
        <ClassChip letter={classAt(place, counts)} />
      </div>
      <div className="soft">
        {t('hint.rank', { rank: format.ordinal(view.sales.ranks[place]!), amount: format.amount(row[2], scale) })}
      </div>
      <div className="soft">
        {t('hint.share', {
          share: format.percent(percentOf(row[2], total)?.toFixed(4) ?? 0, 2),
          reached: format.percent(percentOf(sumOfLargest(view, end), total)?.toFixed(4) ?? 0),
        })}
      </div>
    </div>
  )
}
