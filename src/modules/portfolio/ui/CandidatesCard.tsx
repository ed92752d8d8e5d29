import { Button, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { PortfolioWork } from '../work.contract'
import type { DecisionSubject } from './DecideModal'
import { DecideModal, ScorecardDrawer } from './late-parts'
import { type AmountScale, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card, EmptyState } from '@/shared/ui/parts'
import { useMay } from '@/shared/ui/person'

const shownFirst = 6

type Candidate = PortfolioWork['candidates'][number]

/** Clients that are not A and could deserve it: near the cut, or attractive by their scorecard. */
export function CandidatesCard({ work, scale }: { work: PortfolioWork; scale: AmountScale }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? work.candidates : work.candidates.slice(0, shownFirst)
  const [proposed, setProposed] = useState<DecisionSubject | null>(null)
  const [scored, setScored] = useState<Candidate | null>(null)
  return (
    <Card title={t('candidates.title')} note={t('candidates.note')}>
      {work.candidates.length === 0 ? (
        <EmptyState title={t('candidates.none')}>{t('candidates.none.why')}</EmptyState>
      ) : (
        <table className="table compact cards-on-phone">
          <thead>
            <tr>
              <th scope="col">{t('table.client')}</th>
              <th scope="col" className="number">
                {t('candidates.value')}
              </th>
              <th scope="col" className="number">
                {t('candidates.attractiveness')}
              </th>
              <th scope="col" className="number">
                {t('candidates.strength')}
              </th>
              <th scope="col">{t('candidates.category')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('moves.decision')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((candidate) => (
              <CandidateRow
                key={candidate.id}
                candidate={candidate}
                scale={scale}
                propose={setProposed}
                score={() => setScored(candidate)}
              />
            ))}
          </tbody>
        </table>
      )}
      {work.candidates.length > shown.length ? (
        <div className="card-body">
          <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
            {t('candidates.all', { number: format.number(work.candidates.length) })}
          </Button>
        </div>
      ) : null}
      {proposed ? <DecideModal subject={proposed} first="promote" close={() => setProposed(null)} /> : null}
      {scored ? <ScorecardDrawer accountId={scored.id} name={scored.name} close={() => setScored(null)} /> : null}
    </Card>
  )
}

function CandidateRow({
  candidate,
  scale,
  propose,
  score,
}: {
  candidate: Candidate
  scale: AmountScale
  propose: (subject: DecisionSubject) => void
  score: () => void
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const may = useMay()
  const { attractiveness, strength, category } = candidate
  const number = (value: number | null, decimals: number): string =>
    value === null ? t('unknown') : format.number(value, decimals)
  const scores = { attractiveness: number(attractiveness, 1), strength: number(strength, 2) }
  const subject = {
    id: candidate.id,
    name: candidate.name,
    isKey: false,
    paretoClass: null,
    periodsOutside: null,
    knownReason: category ? t('candidates.reason', { category: t(`category.${category}`), ...scores }) : '',
  }
  const label = category
    ? t(`category.${category}`)
    : candidate.answeredPct > 0
      ? t('score.incomplete', { pct: format.percent(candidate.answeredPct, 0) })
      : t('score.none')
  const meta =
    candidate.isNearCut && candidate.missingToCut
      ? t('candidates.missing', { amount: format.amount(candidate.missingToCut, scale) })
      : candidate.sharePct === null
        ? ''
        : t('candidates.share', { share: format.percent(candidate.sharePct) })
  return (
    <tr>
      <th scope="row">
        <Link className="client-link" to="/cuentas/$accountId" params={{ accountId: candidate.id }}>
          {candidate.name}
        </Link>
        <div className="tiny faint tabular">{meta}</div>
      </th>
      <td className="number" data-label={t('candidates.value')}>
        {format.amount(candidate.value, scale)}
      </td>
      <td className="number strong" data-label={t('candidates.attractiveness')}>
        {scores.attractiveness}
      </td>
      <td className="number" data-label={t('candidates.strength')}>
        {scores.strength}
      </td>
      <td className="wide" data-label={t('candidates.category')}>
        <UnstyledButton className="score-open" onClick={score}>
          <span className={`badge ${badgeOf(category)}`}>{label}</span>
          <span className="visually-hidden">{t('score.open', { name: candidate.name })}</span>
        </UnstyledButton>
      </td>
      <td className="end">
        {may('decision.write') ? (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={t('candidates.propose.of', { name: candidate.name })}
            onClick={() => propose(subject)}
          >
            {t('candidates.propose')}
          </Button>
        ) : null}
      </td>
    </tr>
  )
}

function badgeOf(category: Candidate['category']): string {
  if (category === null) return 'outline'
  return category === 'strategic' || category === 'promise' ? 'brand' : ''
}
