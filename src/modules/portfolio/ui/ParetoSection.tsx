import { type ReactNode, type Ref, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { countClasses } from '../pareto.rules'
import { summarisePareto } from '../pareto-summary.rules'
import type { Portfolio } from '../portfolio.contract'
import type { Run } from '../run.contract'
import { ClassesCard } from './ClassesCard'
import { FiguresCard } from './FiguresCard'
import { ParetoCard } from './ParetoCard'
import { ParetoSentence } from './ParetoSentence'
import { paretoViewOf } from './portfolio-rows'
import type { Classifying } from './run-settings'
import { useFormat } from '@/shared/ui/format'

/** How long a step of the line takes until the page has changed; read by the bench. */
const stepMeasure = 'pareto-step'

/** Everything that follows the line while it moves. It is thought of anew for each run (give it the run as key). */
export function ParetoSection({
  portfolio,
  run,
  classifying,
  canRun,
  picture,
}: {
  portfolio: Portfolio
  run: Run
  classifying: Classifying
  canRun: boolean
  picture: Ref<SVGSVGElement>
}): ReactNode {
  const format = useFormat()
  const view = useMemo(() => paretoViewOf(portfolio.rows), [portfolio.rows])
  const [cut, setCut] = useMeasuredCut(run.cutA)
  const mostCut = Math.min(94.9, Math.round(run.cutB * 10 - 1) / 10)
  const summary = useMemo(() => {
    const counts = countClasses(view.sales, { a: cut, b: run.cutB })
    return { counts, ...summarisePareto({ ...view.sales, counts }) }
  }, [view, cut, run.cutB])
  const scale = format.scale(summary.base.toFixed(4))
  const moveTo = (wanted: number): void => setCut(Math.min(mostCut, Math.max(1, Math.round(wanted * 10) / 10)))
  const shown = { portfolio, run, view, summary, scale }
  return (
    <>
      <ParetoSentence {...shown} />
      <div className="pareto-columns">
        <ParetoCard
          {...shown}
          cut={cut}
          mostCut={mostCut}
          setCut={moveTo}
          picture={picture}
          canRun={canRun}
          classifying={classifying}
        />
        <div className="column pareto-side">
          <ClassesCard {...shown} />
          <FiguresCard {...shown} />
        </div>
      </div>
    </>
  )
}

function useMeasuredCut(first: number): [number, (cut: number) => void] {
  const [cut, setCut] = useState(first)
  const began = useRef(0)
  useLayoutEffect(() => {
    if (began.current === 0) return
    performance.clearMeasures(stepMeasure)
    performance.measure(stepMeasure, { start: began.current, end: performance.now(), detail: cut })
    began.current = 0
  }, [cut])
  return [
    cut,
    (next) => {
      if (next === cut) return
      began.current ||= performance.now()
      setCut(next)
    },
  ]
}
