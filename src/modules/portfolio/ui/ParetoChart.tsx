import { useElementSize } from '@mantine/hooks'
import { type ReactNode, type Ref, useId, useMemo, useState } from 'react'
import type { ClassCounts } from '../pareto.rules'
import { ClassBrackets } from './ClassBrackets'
import { ClassStops } from './ClassStops'
import { ChartLabel } from './ChartLabel'
import { CutHandle, CutLabel } from './CutLine'
import { barsPath, curvePath, placeAt, type PlotBox, topOfScale, xOf, yOf } from './pareto-geometry'
import { ParetoAxes } from './ParetoAxes'
import { ParetoHint } from './ParetoHint'
import type { ParetoView } from './portfolio-rows'
import type { AmountScale } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

export interface ParetoChartProps {
  view: ParetoView
  counts: ClassCounts
  cut: number
  mostCut: number
  setCut: (cut: number) => void
  scale: AmountScale
  currency: string
  basis: 'net' | 'margin'
  /** What the drawing says, in words. */
  summary: string
  valueText: string
  picture: Ref<SVGSVGElement>
}

/**
 * Bars and the cumulative line on two scales that share their gridlines, 100 % at the top, and the line that cuts.
 * The bars are one path with flat colours: a step of the line moves two edges, with 50 clients or 5,000.
 */
export function ParetoChart(props: ParetoChartProps): ReactNode {
  const { view, counts, cut, scale, currency, basis, summary, picture } = props
  const { ref, width, height } = useElementSize()
  const [pointed, setPointed] = useState<number | null>(null)
  const fill = useId()
  const top = topOfScale(view.values[0] ?? 0)
  const box = useMemo(() => plotBox(width, height, top, scale), [width, height, top, scale])
  const bars = useMemo(() => barsPath(view.values, top, box), [view, top, box])
  const curve = useMemo(() => curvePath(view.reached, box), [view, box])
  const count = view.values.length
  const edge = (clients: number): number => (count === 0 ? 0 : (100 * clients) / count)
  const cutX = xOf(counts.A, count, box)
  return (
    <div className="pareto" ref={ref}>
      {box.width > 0 ? (
        <>
          <svg
            ref={picture}
            width={width}
            height={height}
            role="img"
            aria-label={summary}
            onPointerMove={(event) => {
              const at = event.currentTarget.getBoundingClientRect()
              setPointed(placeAt(event.clientX - at.left, event.clientY - at.top, count, box))
            }}
            onPointerLeave={() => setPointed(null)}
          >
            <linearGradient
              id={fill}
              gradientUnits="userSpaceOnUse"
              x1={box.left}
              x2={box.left + box.width}
              y1={0}
              y2={0}
            >
              <ClassStops upToA={edge(counts.A)} upToB={edge(counts.A + counts.B)} tones={['key', 'rest', 'rest2']} />
            </linearGradient>
            <rect x={box.left} y={box.top} width={cutX - box.left} height={box.height} fill="var(--clave-brand-soft)" />
            <ParetoAxes box={box} top={top} scale={scale} currency={currency} />
            <path d={bars} fill={`url(#${fill})`} />
            <path d={curve} fill="none" stroke="var(--clave-text)" strokeWidth={1.8} strokeLinejoin="round" />
            {box.width > 480 && count > 5 ? <CurveName view={view} basis={basis} box={box} /> : null}
            <line x1={box.left} x2={box.left + box.width} y1={yOf(cut, box)} y2={yOf(cut, box)} className="cut-line" />
            <line x1={cutX} x2={cutX} y1={box.top} y2={box.top + box.height} className="cut-edge" />
            <circle cx={cutX} cy={yOf(view.reached[counts.A] ?? 0, box)} r={4.5} className="cut-dot" />
            <CutLabel {...props} box={box} cutX={cutX} />
            <ClassBrackets counts={counts} count={count} box={box} />
          </svg>
          <CutHandle {...props} box={box} />
          {pointed === null ? null : <ParetoHint {...props} place={pointed} box={box} />}
        </>
      ) : null}
    </div>
  )
}

/** The line is named where it has flattened, just under it. */
function CurveName({ view, basis, box }: Pick<ParetoChartProps, 'view' | 'basis'> & { box: PlotBox }): ReactNode {
  const t = useText('portfolio')
  const at = Math.round(view.values.length * 0.57)
  const name = t(basis === 'net' ? 'chart.cumulativeSales' : 'chart.cumulativeMargin')
  return <ChartLabel x={xOf(at, view.values.length, box)} y={yOf(view.reached[at] ?? 100, box) + 24} lines={[name]} />
}

function plotBox(width: number, height: number, top: number, scale: AmountScale): PlotBox {
  const digits = String(Math.round(scale === 'millions' ? top / 1e6 : top)).length
  const left = 18 + (digits + Math.floor((digits - 1) / 3) * 0.6) * 7
  return { left, top: 34, width: Math.max(0, width - left - 52), height: Math.max(0, height - 34 - 44) }
}
