import type { ReactNode } from 'react'
import { type PlotBox, yOf } from './pareto-geometry'
import { type AmountScale, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

export function ParetoAxes({
  box,
  top,
  scale,
  currency,
}: {
  box: PlotBox
  top: number
  scale: AmountScale
  currency: string
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const right = box.left + box.width
  const decimals = top / 4 < (scale === 'millions' ? 1e6 : 1) ? 1 : 0
  const amount = (value: number): string => format.number(scale === 'millions' ? value / 1e6 : value, decimals)
  return (
    <g aria-hidden="true">
      {[0, 25, 50, 75, 100].map((percent) => (
        <g key={percent}>
          <line
            x1={box.left}
            x2={right}
            y1={yOf(percent, box)}
            y2={yOf(percent, box)}
            className={percent === 0 ? 'grid-line zero' : 'grid-line'}
          />
          <text x={box.left - 8} y={yOf(percent, box) + 4} textAnchor="end" className="axis">
            {amount((top * percent) / 100)}
          </text>
          <text x={right + 8} y={yOf(percent, box) + 4} className="axis">
            {format.percent(percent, 0)}
          </text>
        </g>
      ))}
      <text x={2} y={14} className="axis unit">
        {format.unit(currency, scale)}
      </text>
      <text x={right + 52} y={14} textAnchor="end" className="axis unit">
        {t('chart.cumulative')}
      </text>
    </g>
  )
}
