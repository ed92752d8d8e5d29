import { Button } from '@mantine/core'
import { IconChartHistogram, IconTable } from '@tabler/icons-react'
import { type ReactNode, type Ref, useState } from 'react'
import type { ClassCounts } from '../pareto.rules'
import type { ParetoSummary } from '../pareto-summary.rules'
import type { Portfolio } from '../portfolio.contract'
import type { Run } from '../run.contract'
import { ClientsTable } from './late-parts'
import { CutBox } from './CutBox'
import { ParetoChart } from './ParetoChart'
import { useSentence } from './ParetoSentence'
import type { ParetoView } from './portfolio-rows'
import type { Classifying } from './run-settings'
import { type AmountScale, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

export interface ShownPareto {
  portfolio: Portfolio
  run: Run
  view: ParetoView
  summary: ParetoSummary & { readonly counts: ClassCounts }
  scale: AmountScale
}

export function ParetoCard({
  cut,
  mostCut,
  setCut,
  picture,
  canRun,
  classifying,
  ...shown
}: ShownPareto & {
  cut: number
  mostCut: number
  setCut: (cut: number) => void
  picture: Ref<SVGSVGElement>
  canRun: boolean
  classifying: Classifying
}): ReactNode {
  const t = useText('portfolio')
  const shared = useText('shared')
  const format = useFormat()
  const [isTable, setTable] = useState(false)
  const { run, view, summary, scale } = shown
  const sentence = useSentence(summary, run.basis)
  const classes = t('chart.summary', {
    sentence,
    a: format.number(summary.counts.A),
    b: format.number(summary.counts.B),
    c: format.number(summary.counts.C),
  })
  const cutText = format.percent(cut, Number.isInteger(cut) ? 0 : 1)
  return (
    <section className="card pareto-card" aria-labelledby="pareto-title">
      <div className="card-head">
        <h2 id="pareto-title">{t('chart.title')}</h2>
        <span className="small faint desktop-only">{t('chart.how')}</span>
        <CutBox cut={cut} mostCut={mostCut} setCut={setCut} />
      </div>
      <div className="pareto-stage">
        <div className="pareto-drawing" inert={isTable}>
          <ParetoChart
            view={view}
            counts={summary.counts}
            cut={cut}
            mostCut={mostCut}
            setCut={setCut}
            scale={scale}
            currency={run.currency}
            basis={run.basis}
            summary={classes}
            valueText={t('cut.value', { cut: cutText, sentence })}
            picture={picture}
          />
        </div>
        {isTable ? <ClientsTable {...shown} /> : null}
      </div>
      <div className="row wrap pareto-foot">
        <p className="visually-hidden" role="status">
          {cut === run.cutA ? '' : t('cut.value', { cut: cutText, sentence })}
        </p>
        {cut === run.cutA ? null : (
          <Trial run={run} cut={cut} back={() => setCut(run.cutA)} canRun={canRun} classifying={classifying} />
        )}
        <Button
          className="right"
          variant="subtle"
          size="compact-sm"
          leftSection={isTable ? <IconChartHistogram size={14} /> : <IconTable size={14} />}
          onClick={() => setTable(!isTable)}
        >
          {shared(isTable ? 'chart.see' : 'chart.table')}
        </Button>
      </div>
    </section>
  )
}

/**
 * While the line is elsewhere than in the run: nothing is saved until somebody says so. It stands under the drawing, so
 * that its coming does not push away the line that is being dragged.
 */
function Trial({
  run,
  cut,
  back,
  canRun,
  classifying,
}: {
  run: Run
  cut: number
  back: () => void
  canRun: boolean
  classifying: Classifying
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  return (
    <span className="row small wrap">
      <span className="badge cobre">{t('trial.badge')}</span>
      <Button variant="default" size="compact-sm" onClick={back}>
        {t('trial.back', { cut: format.percent(run.cutA, Number.isInteger(run.cutA) ? 0 : 1) })}
      </Button>
      {canRun ? (
        <Button
          variant="light"
          size="compact-sm"
          loading={classifying.isRunning}
          onClick={() => classifying.run({ cutA: cut })}
        >
          {t('trial.save')}
        </Button>
      ) : null}
    </span>
  )
}
