import { useElementSize } from '@mantine/hooks'
import { type ReactNode, useId, useMemo } from 'react'
import type { ParetoSummary } from '../pareto-summary.rules'
import { ClassStops } from './ClassStops'
import { ribbonPath } from './pareto-geometry'
import type { ParetoView } from './portfolio-rows'
import { waysToWrite } from './short-name'
import { textWidth } from './text-width'

const ribbonHeight = 30
const nameFont = '550 12px "Inter Variable", system-ui, sans-serif'

/** Every client by width of sales, with the names that fit; one path however many they are. */
export function PortfolioRibbon({
  view,
  summary,
  label,
}: {
  view: ParetoView
  summary: ParetoSummary
  label: string
}): ReactNode {
  const { ref, width } = useElementSize()
  const gradient = useId()
  const path = useMemo(() => ribbonPath(view.reached, width, ribbonHeight), [view, width])
  const shareOfA = Number(summary.classes.A.share?.toFixed(4) ?? 0)
  const shareOfB = shareOfA + Number(summary.classes.B.share?.toFixed(4) ?? 0)
  const names = namesThatFit(view, width).filter((name) => name.place < summary.classes.A.clients)
  return (
    <div ref={ref} className="portfolio-ribbon">
      <svg width={width} height={ribbonHeight} role="img" aria-label={label}>
        <linearGradient id={gradient} gradientUnits="userSpaceOnUse" x1={0} x2={width} y1={0} y2={0}>
          <ClassStops upToA={shareOfA} upToB={shareOfB} tones={['key', 'rest2', 'rest3']} />
        </linearGradient>
        <path d={path} fill={`url(#${gradient})`} />
        {names.map((name) => (
          <text key={name.place} x={name.x + 8} y={19.5} className="ribbon-name">
            {name.text}
          </text>
        ))}
      </svg>
    </div>
  )
}

function namesThatFit(view: ParetoView, width: number): { place: number; x: number; text: string }[] {
  const names = []
  for (let place = 0; place < Math.min(12, view.values.length); place++) {
    const from = (view.reached[place]! / 100) * width
    const room = (view.reached[place + 1]! / 100) * width - from - 14
    const text = waysToWrite(view.rows[place]![1]).find((way) => textWidth(way, nameFont) <= room)
    if (text) names.push({ place, x: from, text })
  }
  return names
}
