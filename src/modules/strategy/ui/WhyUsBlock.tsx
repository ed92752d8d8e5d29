import './goals.css'
import './why-us.css'
import { Button } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { compareWithRivals, type Comparison, type ComparisonView } from '../comparison.rules'
import { itemsOf } from '../plan-items.rules'
import { newCriterion } from '../rival-columns.rules'
import type { BlockProps } from './blocks'
import { CriterionRow } from './CriterionRow'
import { Prompts } from './Prompts'
import { AddComparable, RivalHead } from './RivalHead'
import { AddRow } from './Rows'
import { usePlanDesk } from './use-plan'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

const views = ['client', 'ours'] as const
const firstCriteria = [
  ['fit', 25],
  ['service', 20],
  ['price', 20],
  ['relation', 20],
  ['innovation', 15],
] as const

/** R1-10, F17: why the client would buy from us rather than from comparable competitors; its own view first. */
export function WhyUsBlock({ prompts }: BlockProps): ReactNode {
  const t = useText('strategy')
  const { plan } = usePlanDesk()
  const [view, setView] = useState<ComparisonView>('client')
  const criteria = useMemo(() => itemsOf(plan.items, 'criterion'), [plan.items])
  const both = useMemo(
    () => ({
      client: compareWithRivals(criteria, 'client', plan.today),
      ours: compareWithRivals(criteria, 'ours', plan.today),
    }),
    [criteria, plan.today],
  )
  const { rivals } = both[view]
  return (
    <div className="column" style={{ gap: 18 }}>
      {criteria.length === 0 ? (
        <Begin />
      ) : (
        <section>
          <div className="row wrap spread">
            <AddComparable rivals={rivals} />
            <div className="segments" role="group" aria-label={t('whyUs.view')}>
              {views.map((one) => (
                <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
                  {t(`field.${one}`)}
                </button>
              ))}
            </div>
          </div>
          <Table view={view} comparison={both[view]} />
          <AddRow
            label={t('criterion.add')}
            row={{ kind: 'criterion', block: 'whyUs', content: newCriterion('', null, rivals) }}
          />
          <Verdict view={view} both={both} />
        </section>
      )}
      <Prompts prompts={prompts} />
    </div>
  )
}

/** The five criteria of the method, or one of one's own. */
function Begin(): ReactNode {
  const t = useText('strategy')
  const { add, canWrite } = usePlanDesk()
  const [isBusy, setBusy] = useState(false)
  const go = async (): Promise<void> => {
    setBusy(true)
    for (const [name, weight] of firstCriteria) {
      const content = newCriterion(t(`criterion.${name}`), weight, [])
      if (!(await add({ kind: 'criterion', block: 'whyUs', content }))) break
    }
    setBusy(false)
  }
  return (
    <section>
      <p className="small faint">{t('whyUs.empty')}</p>
      {canWrite ? (
        <div className="row wrap">
          <Button variant="default" size="compact-sm" loading={isBusy} onClick={() => void go()}>
            {t('whyUs.five')}
          </Button>
          <AddRow
            label={t('criterion.add')}
            row={{ kind: 'criterion', block: 'whyUs', content: newCriterion('', null, []) }}
          />
        </div>
      ) : null}
    </section>
  )
}

function Table({ view, comparison }: { view: ComparisonView; comparison: Comparison }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { items } = usePlanDesk()
  const { rivals, rows, us, rivalSides, relativeStrength, weightSum } = comparison
  const score = (side: { score: number | null }): string =>
    side.score === null ? t('notKnown') : format.number(side.score, 2)
  return (
    <div className="plan-table-wrap">
      <table className="plan-table goals-table why-us">
        <thead>
          <tr>
            <th scope="col">{t('kind.criterion')}</th>
            <th scope="col" className="number">
              {t('criterion.weight')}
            </th>
            <th scope="col" className="number">
              {t('criterion.us')}
            </th>
            {rivals.map((rival) => (
              <RivalHead key={rival} name={rival} rivals={rivals} />
            ))}
            <th scope="col">{t('criterion.result')}</th>
            <th scope="col">{t('field.proof')}</th>
            <th scope="col" aria-label={t('remove')} />
          </tr>
        </thead>
        <tbody>
          {items('criterion').map((item, at) => (
            <CriterionRow key={item.id} item={item} row={rows[at]!} view={view} rivals={rivals} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              {t('whyUs.strength', {
                value: relativeStrength === null ? t('notKnown') : format.number(relativeStrength, 2),
              })}
            </th>
            <td className="number" data-label={t('criterion.weight')}>
              {format.number(weightSum, Number.isInteger(weightSum) ? 0 : 1)}
            </td>
            <td className="number" data-label={t('criterion.us')}>
              {score(us)}
            </td>
            {rivalSides.map((side, at) => (
              <td key={rivals[at]} className="number" data-label={rivals[at]}>
                {score(side)}
              </td>
            ))}
            <td colSpan={3} className="small faint">
              {weightSum === 100 ? null : t(weightSum === 0 ? 'whyUs.noWeights' : 'whyUs.weights', { sum: weightSum })}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** What it comes to: the reasons with a proof that holds, where we lose, and what still lacks a proof. */
function Verdict({ view, both }: { view: ComparisonView; both: Record<ComparisonView, Comparison> }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { reasons, losses, withoutProof, expiredProof, relativeStrength } = both[view]
  const other = view === 'client' ? 'ours' : 'client'
  const strength = both[other].relativeStrength
  const list = (title: string, names: readonly string[], tone = ''): ReactNode =>
    names.length === 0 ? null : (
      <div>
        <dt className="tiny faint">{title}</dt>
        <dd className={tone}>{names.join(' · ')}</dd>
      </div>
    )
  return (
    <>
      {relativeStrength === null ? <p className="tiny faint">{t('whyUs.incomplete')}</p> : null}
      {strength === null ? null : (
        <p className="tiny faint">
          {t('whyUs.otherView', { view: t(`field.${other}`), value: format.number(strength, 2) })}
        </p>
      )}
      <dl className="verdict small">
        {list(t('passage.reasons'), reasons, 'strong')}
        {list(t('whyUs.losses'), losses)}
        {list(t('whyUs.withoutProof'), withoutProof)}
        {list(t('whyUs.expired'), expiredProof, 'warn-text strong')}
      </dl>
    </>
  )
}

/** «Fortaleza relativa 1,10; 3 razones, 1 prueba vencida». */
export function WhyUsSummary(): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { items, plan } = usePlanDesk()
  const { relativeStrength, reasons, expiredProof } = compareWithRivals(items('criterion'), 'client', plan.today)
  return [
    relativeStrength === null
      ? t('criteria.count', { count: items('criterion').length })
      : t('whyUs.strength', { value: format.number(relativeStrength, 2) }),
    reasons.length > 0 && t('reasons.count', { count: reasons.length }),
    expiredProof.length > 0 && t('expired.count', { count: expiredProof.length }),
  ]
    .filter(Boolean)
    .join('; ')
}
