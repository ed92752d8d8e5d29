import { IconGripVertical } from '@tabler/icons-react'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { ChartLabel } from './ChartLabel'
import { percentAt, type PlotBox, yOf } from './pareto-geometry'
import type { ParetoChartProps } from './ParetoChart'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** What the line says inside the drawing. */
export function CutLabel({
  view,
  counts,
  cut,
  scale,
  box,
  cutX,
}: ParetoChartProps & { box: PlotBox; cutX: number }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const last = view.rows[counts.A - 1]
  if (!last) return null
  const isLeftward = cutX > box.left + box.width * 0.55
  const inside = t('chart.inside', {
    count: counts.A,
    number: format.number(counts.A),
    share: format.percent(view.reached[counts.A]!),
  })
  const lastIn = t('chart.lastIn', { name: last[1], amount: format.amount(last[2], scale) })
  return (
    <>
      <text
        x={box.left + box.width - 14}
        y={yOf(cut, box) + 4}
        textAnchor="end"
        className="axis cut-text"
        aria-hidden="true"
      >
        {format.percent(cut, Number.isInteger(cut) ? 0 : 1)}
      </text>
      <ChartLabel
        // Leftward it keeps clear of the handle at the right end.
        x={isLeftward ? Math.min(cutX - 14, box.left + box.width - 84) : cutX + 14}
        y={Math.min(yOf(view.reached[counts.A]!, box) + 43, box.top + box.height - 60)}
        isLeftward={isLeftward}
        lines={box.width > 300 ? [inside, lastIn] : [inside]}
      />
    </>
  )
}

/** The line itself, over the drawing: pointer and keyboard move it. */
export function CutHandle({ cut, mostCut, setCut, valueText, box }: ParetoChartProps & { box: PlotBox }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const grip = useRef<HTMLDivElement>(null)
  const move = (event: PointerEvent): void => {
    const drawing = grip.current?.parentElement?.getBoundingClientRect()
    if (drawing) setCut(percentAt(event.clientY - drawing.top, box, mostCut))
  }
  const y = yOf(cut, box)
  const drag = {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      grip.current?.focus({ preventScroll: true })
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) move(event)
    },
  }
  return (
    <>
      <div className="cut-strip" style={{ left: box.left, width: box.width, top: y - 8 }} {...drag} />
      <div
        ref={grip}
        className="cut-grip tabular"
        style={{ left: box.left + box.width - 64, top: y - 13 }}
        role="slider"
        tabIndex={0}
        aria-label={t('cut.label')}
        aria-orientation="vertical"
        aria-valuemin={1}
        aria-valuemax={mostCut}
        aria-valuenow={cut}
        aria-valuetext={valueText}
        onKeyDown={(event) => onKey(event, cut, mostCut, setCut)}
        {...drag}
      >
        <IconGripVertical size={14} aria-hidden="true" />
        {format.percent(cut, Number.isInteger(cut) ? 0 : 1)}
      </div>
    </>
  )
}

function onKey(event: KeyboardEvent, cut: number, mostCut: number, setCut: (cut: number) => void): void {
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: cut + 1,
    ArrowRight: cut + 1,
    ArrowDown: cut - 1,
    ArrowLeft: cut - 1,
    PageUp: cut + 5,
    PageDown: cut - 5,
    Home: 1,
    End: mostCut,
  }
  const next = steps[event.key]
  if (next === undefined) return
  event.preventDefault()
  setCut(next)
}
