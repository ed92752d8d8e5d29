import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ShownPareto } from './ParetoCard'
import { Why } from './late-parts'
import { withoutForm } from './short-name'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

interface Figure {
  readonly key: string
  readonly value: ReactNode
  readonly beside: string
  /** The formula with its numbers, a line each. */
  readonly why: readonly string[]
}

/** Four figures of the run as it is stored; each opens its origin. */
export function FiguresCard(shown: ShownPareto): ReactNode {
  const t = useText('portfolio')
  const figures = useFigures(shown)
  if (figures.length === 0) return null
  return (
    <section className="card card-body" aria-label={t('figures.title')}>
      <dl className="figures">
        {figures.map((figure) => (
          <div key={figure.key}>
            <dt className="row tiny faint">
              {t(`figure.${figure.key}`)}
              <Why title={t(`figure.${figure.key}`)} lines={figure.why} />
            </dt>
            <dd className="figure-value tabular">{figure.value}</dd>
            <dd className="tiny faint clip tabular" title={figure.beside}>
              {figure.beside}
            </dd>
          </div>
        ))}
      </dl>
      {shown.portfolio.totals?.isConcentrationWarned ? (
        <p className="row small warn-note">
          <IconAlertTriangle size={16} aria-hidden="true" /> {t('figures.warned')}
        </p>
      ) : null}
    </section>
  )
}

function useFigures({ portfolio, run, view, summary, scale }: ShownPareto): Figure[] {
  const t = useText('portfolio')
  const format = useFormat()
  const { totals, previousRun } = portfolio
  if (!totals) return []
  const unknown = t('unknown')
  const percent = (share: string | null): string => (share === null ? unknown : format.percent(share))
  const base = format.amount(totals.base, scale)
  const largest = view.rows[0]
  const number = (value: number | null, decimals: number): string =>
    value === null ? unknown : format.number(value, decimals)
  const { stay } = totals
  return [
    {
      key: 'fifth',
      value: percent(totals.top20SharePct),
      beside: t('figure.fifth.beside', {
        count: totals.top20Clients,
        number: format.number(totals.top20Clients),
      }),
      why: [
        t('why.fifth', {
          fifth: format.number(totals.top20Clients),
          clients: format.number(summary.clients),
          share: percent(totals.top20SharePct),
          base,
        }),
      ],
    },
    {
      key: 'largest',
      value: percent(totals.topSharePct),
      beside: largest ? withoutForm(largest[1]) : unknown,
      why: [
        t('why.largest', {
          name: largest?.[1] ?? '',
          amount: format.amount(largest?.[2] ?? 0, scale),
          base,
          share: percent(totals.topSharePct),
        }),
        t('why.topThree', { share: percent(totals.topThreeSharePct) }),
      ],
    },
    {
      key: 'effective',
      value: number(totals.effectiveClients, 1),
      beside: t('figure.effective.beside', { hhi: number(totals.hhi, 0) }),
      why: [
        t('why.effective', { hhi: number(totals.hhi, 1), effective: number(totals.effectiveClients, 1) }),
        t('why.effective.read', {
          effective: number(totals.effectiveClients, 1),
          clients: format.number(summary.clients),
        }),
      ],
    },
    {
      key: 'stay',
      value: stay ? (
        <>
          {t('figure.stay.value', { stayed: format.number(stay.stayed), of: format.number(stay.of) })}{' '}
          {stay.of > 0 ? <span className="small faint">{format.percent((100 * stay.stayed) / stay.of)}</span> : null}
        </>
      ) : (
        unknown
      ),
      beside: stay ? t('figure.stay.beside', { share: percent(stay.weightedPct) }) : t('figure.stay.none'),
      why:
        stay && previousRun
          ? [
              t('why.stay', {
                from: format.monthRange(previousRun.from, previousRun.to),
                to: format.monthRange(run.from, run.to),
                stayed: format.number(stay.stayed),
                of: format.number(stay.of),
              }),
              t('why.stay.weighted', { share: percent(stay.weightedPct) }),
            ]
          : [t('why.stay.none')],
    },
  ]
}
