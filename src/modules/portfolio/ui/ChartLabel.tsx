import type { ReactNode } from 'react'
import { textWidth } from './text-width'

const padding = 5
const lineHeight = 17

/** Words inside the drawing, on a ground of their own so that they read over bars and lines. */
export function ChartLabel({
  x,
  y,
  isLeftward,
  lines,
}: {
  x: number
  /** Of the first line. */
  y: number
  /** Written towards the left of x. */
  isLeftward?: boolean
  lines: readonly string[]
}): ReactNode {
  const widths = lines.map((line, at) => textWidth(line, `${at === 0 ? 600 : 400} 12px "Inter Variable", system-ui`))
  const width = Math.max(...widths) + 2 * padding
  const left = isLeftward ? x - width + padding : x - padding
  return (
    <g aria-hidden="true">
      <rect
        x={left}
        y={y - 14}
        width={width}
        height={lines.length * lineHeight + 3}
        rx={4}
        fill="var(--clave-surface)"
        fillOpacity={0.86}
      />
      {lines.map((line, at) => (
        <text
          key={line}
          x={x}
          y={y + at * lineHeight}
          textAnchor={isLeftward ? 'end' : 'start'}
          className={at === 0 ? 'axis strong' : 'axis'}
        >
          {line}
        </text>
      ))}
    </g>
  )
}
