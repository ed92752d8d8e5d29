import { lazy, type ReactNode, Suspense, useRef } from 'react'
import type { Portfolio } from '../portfolio.contract'
import type { Run } from '../run.contract'
import { portfolioWorkEndpoint } from '../work.contract'
import { CandidatesCard } from './CandidatesCard'
import { DecisionsCard } from './DecisionsCard'
import { MovementCard } from './MovementCard'
import { ParetoSection } from './ParetoSection'
import { PortfolioHead } from './PortfolioHead'
import { RunNotice } from './RunNotice'
import { useClassifying } from './run-settings'
import { useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card, ErrorState, Waiting } from '@/shared/ui/parts'
import { useMay } from '@/shared/ui/person'

// Dragging is a library of its own: it comes after the figures.
const Board = lazy(() => import('./Board').then((module) => ({ default: module.Board })))

export interface ShownRun {
  portfolio: Portfolio
  run: Run
  /** Figures of the question before, until the new ones come. */
  isOld: boolean
  /** A run that somebody chose to look back at. */
  isPast: boolean
}

export function CompanyPortfolio({ portfolio, run, isOld, isPast }: ShownRun): ReactNode {
  const format = useFormat()
  const may = useMay()
  const classifying = useClassifying(run)
  const picture = useRef<SVGSVGElement>(null)
  const scale = format.scale(portfolio.totals?.base ?? 0)
  const isDimmed = isOld || classifying.isRunning
  return (
    <div className="portfolio" aria-busy={isDimmed} data-old={isDimmed}>
      <PortfolioHead portfolio={portfolio} run={run} isPast={isPast} classifying={classifying} picture={picture} />
      <RunNotice run={run} isPast={isPast} classifying={classifying} />
      <ParetoSection
        key={run.id}
        portfolio={portfolio}
        run={run}
        classifying={classifying}
        canRun={may('classification.run') && !isPast}
        picture={picture}
      />
      {may('capacity.write') ? (
        <Workbench portfolio={portfolio} scale={scale} />
      ) : (
        <MovementCard portfolio={portfolio} work={undefined} />
      )}
    </div>
  )
}

/** What the director does with it: decide, put somebody in charge, look at who comes next. */
export function Workbench({ portfolio, scale }: { portfolio: Portfolio; scale: 'millions' | 'units' }): ReactNode {
  const t = useText('portfolio')
  const work = useCall(portfolioWorkEndpoint)
  if (!work.data) {
    return (
      <Card title={t('board.title')}>
        <div className="card-body">
          {work.isError ? <ErrorState problem={work.error} retry={() => void work.refetch()} /> : <Waiting rows={5} />}
        </div>
      </Card>
    )
  }
  return (
    <>
      <DecisionsCard work={work.data} isDispersed={portfolio.totals?.shape === 'dispersed'} />
      <Suspense
        fallback={
          <Card title={t('board.title')}>
            <Waiting rows={5} />
          </Card>
        }
      >
        <Board work={work.data} />
      </Suspense>
      <div className="halves portfolio-halves">
        <MovementCard portfolio={portfolio} work={work.data} />
        <CandidatesCard work={work.data} scale={scale} />
      </div>
    </>
  )
}
