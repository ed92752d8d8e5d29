import type { ReactNode } from 'react'
import type { ClassCounts } from '../pareto.rules'
import { type PlotBox, xOf } from './pareto-geometry'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** A · B · C under the axis; a name that does not fit over its bracket is left out, the table beside says it. */
export function ClassBrackets({ counts, count, box }: { counts: ClassCounts; count: number; box: PlotBox }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const floor = box.top + box.height
  const parts = [
    { key: 'A', from: 0, clients: counts.A },
    { key: 'B', from: counts.A, clients: counts.B },
    { key: 'C', from: counts.A + counts.B, clients: counts.C },
  ]
  return (
    <g aria-hidden="true">
      {parts.map(({ key, from, clients }) => {
        if (clients === 0) return null
        const [left, right] = [xOf(from, count, box) + 1, xOf(from + clients, count, box) - 1]
        const long = t(`bracket.${key}`, { count: clients, number: format.number(clients) })
        const short = t('bracket.short', { class: key, number: format.number(clients) })
        const label = [long, short].find((text) => text.length * 6.4 <= right - left)
        return (
          <g key={key} className={`bracket ${key}`}>
            <path d={`M${left} ${floor + 6}v5H${Math.max(left, right)}v-5`} />
            {label ? (
              <text x={(left + right) / 2} y={floor + 28} textAnchor="middle" className="axis">
                {label}
              </text>
            ) : null}
          </g>
        )
      })}
    </g>
  )
}
