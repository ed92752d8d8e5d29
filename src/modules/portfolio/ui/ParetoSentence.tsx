import { IconBulb } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ParetoSummary } from '../pareto-summary.rules'
import type { Portfolio } from '../portfolio.contract'
import type { Run } from '../run.contract'
import { changeOf, type ParetoView } from './portfolio-rows'
import { PortfolioRibbon } from './PortfolioRibbon'
import { Rich } from './Rich'
import { type AmountScale, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** The measured pair in one sentence, the ribbon of all clients, and what the shape asks for. */
export function ParetoSentence({
  portfolio,
  run,
  view,
  summary,
  scale,
}: {
  portfolio: Portfolio
  run: Run
  view: ParetoView
  summary: ParetoSummary
  scale: AmountScale
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const { vital, clients } = summary
  const sentence = useSentence(summary, run.basis)
  return (
    <section className="card sentence-card" aria-label={t('sentence.region')}>
      <div className="sentence-row">
        <p className="sentence tabular">{sentence}</p>
        {summary.shape && vital.clientsPct ? (
          <p className="small soft">
            <Rich>{t(`shape.${summary.shape}`, { pct: format.percent(vital.clientsPct.toFixed(4)) })}</Rich>
          </p>
        ) : null}
        <p className="small faint right nowrap tabular">
          {format.amount(summary.base.toFixed(4), scale)} {format.unit(run.currency, scale)}
        </p>
      </div>
      {clients > 0 ? <PortfolioRibbon view={view} summary={summary} label={sentence} /> : null}
      {clients > 0 ? <Legend summary={summary} scale={scale} /> : null}
      {summary.shape ? (
        <p className="row small soft advice">
          <IconBulb size={16} className="cobre" aria-hidden="true" />
          <span>{t(`advice.${summary.shape}`, { fifth: format.number(summary.fifth.clients), count: clients })}</span>
        </p>
      ) : null}
      <Facts portfolio={portfolio} run={run} scale={scale} summary={summary} />
    </section>
  )
}

/** «16 de 92 clientes generan 80,2 % de las ventas». */
export function useSentence({ vital, clients }: ParetoSummary, basis: Run['basis']): string {
  const t = useText('portfolio')
  const format = useFormat()
  if (!vital.salesPct) return t('sentence.none')
  return t(`sentence.${basis}`, {
    count: vital.clients,
    vital: format.number(vital.clients),
    clients: format.number(clients),
    share: format.percent(vital.salesPct.toFixed(4)),
  })
}

function Legend({ summary: { classes }, scale }: { summary: ParetoSummary; scale: AmountScale }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  return (
    <div className="ribbon-legend tiny tabular">
      <span className="strong brand" style={{ flexBasis: `${classes.A.share?.toFixed(2) ?? 0}%` }}>
        {t('ribbon.A', {
          count: classes.A.clients,
          number: format.number(classes.A.clients),
          amount: format.amount(classes.A.net.toFixed(4), scale),
        })}
      </span>
      <span className="soft" style={{ flexBasis: `${classes.B.share?.toFixed(2) ?? 0}%` }}>
        {t('ribbon.B', {
          count: classes.B.clients,
          number: format.number(classes.B.clients),
          amount: format.amount(classes.B.net.toFixed(4), scale),
        })}
      </span>
      <span className="faint right">
        {t('ribbon.C', { count: classes.C.clients, number: format.number(classes.C.clients) })}
      </span>
    </div>
  )
}

/** What stands beside the figure: never added to it, never hidden. */
function Facts({
  portfolio: { totals },
  run,
  scale,
  summary,
}: {
  portfolio: Portfolio
  run: Run
  scale: AmountScale
  summary: ParetoSummary
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  if (!totals) return null
  const facts: string[] = []
  const change = changeOf({ value: totals.base, yearBefore: totals.yearBefore })
  if (typeof change === 'number') facts.push(t('fact.yearBefore', { change: format.signedPercent(change) }))
  if (!summary.net.eq(summary.base)) facts.push(t('fact.net', { amount: format.amount(totals.net, scale) }))
  if (Number(totals.withoutClient) !== 0)
    facts.push(t('fact.withoutClient', { amount: format.amount(totals.withoutClient, scale) }))
  if (totals.withoutCost)
    facts.push(
      t('fact.withoutCost', {
        count: totals.withoutCost.clients,
        amount: format.amount(totals.withoutCost.net, scale),
        clients: format.number(totals.withoutCost.clients),
      }),
    )
  if (totals.apart.length > 0)
    facts.push(
      t('fact.apart', { amounts: totals.apart.map((sum) => format.money(sum.net, sum.currency, 0)).join(' · ') }),
    )
  if (run.isConverted) facts.push(t('fact.converted', { currency: run.currency }))
  if (run.groupParents) facts.push(t('fact.grouped'))
  if (facts.length === 0) return null
  return (
    <ul className="run-facts tiny faint">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  )
}
