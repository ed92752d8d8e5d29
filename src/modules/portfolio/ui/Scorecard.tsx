import './panels.css'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { getScorecardEndpoint, type Scorecard as SavedScorecard } from '../scorecard.contract'
import { attractivenessWeights, scoreSelection, strengthWeights } from '../scorecard.rules'
import { useRefusal } from './refusal-sentence'
import { ScoreBox } from './ScoreBox'
import { useScoreDraft } from './score-draft'
import { attractions, type ScoreField, type ScoreFields, scoresOf, strengths } from './score-fields'
import { ScorecardResult } from './ScorecardResult'
import { CallProblem, useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { ErrorState, Waiting } from '@/shared/ui/parts'
import { useMay } from '@/shared/ui/person'
import { SaveMark } from '@/shared/ui/SaveMark'
import type { Draft } from '@/shared/ui/use-autosave'

/** The two axes of the selection, with their result live: the rule is the server's. */
export function Scorecard({ accountId }: { accountId: string }): ReactNode {
  const card = useCall(getScorecardEndpoint, { params: { accountId } })
  if (card.isError && !card.data) return <ErrorState problem={card.error} retry={() => void card.refetch()} />
  if (!card.data || card.isPlaceholderData) return <Waiting rows={8} />
  return <Editor key={accountId} accountId={accountId} card={card.data} />
}

function Editor({ accountId, card }: { accountId: string; card: SavedScorecard }): ReactNode {
  const t = useText('portfolio')
  const draft = useScoreDraft(accountId, card)
  return (
    <div className="column" style={{ gap: 16 }}>
      <ScorecardResult result={scoreSelection(scoresOf(draft.fields))} />
      <fieldset className="score-group">
        <legend className="strong small">{t('score.attractiveness')}</legend>
        <p className="tiny faint">{t('score.scale')}</p>
        {attractions.map((criterion) => (
          <div key={criterion} className="score-row">
            <Criterion name={t(`score.${criterion}`)} weight={attractivenessWeights[criterion]} />
            <Score draft={draft} field={`attractiveness.${criterion}`} label={t(`score.${criterion}`)} />
          </div>
        ))}
      </fieldset>
      <fieldset className="score-group">
        <legend className="strong small">{t('score.strength')}</legend>
        <div className="score-row tiny faint" aria-hidden="true">
          <span className="grow">{t('score.strength.hint')}</span>
          <span className="score-head">{t('score.us')}</span>
          <span className="score-head">{t('score.rival')}</span>
        </div>
        {strengths.map((criterion) => {
          const name = t(`score.${criterion}`)
          return (
            <div key={criterion} className="score-row">
              <Criterion name={name} weight={strengthWeights[criterion]} />
              <Score draft={draft} field={`strengthUs.${criterion}`} label={`${name}, ${t('score.us')}`} />
              <Score draft={draft} field={`strengthRival.${criterion}`} label={`${name}, ${t('score.rival')}`} />
            </div>
          )
        })}
      </fieldset>
      <Conflicts draft={draft} />
      <Saving draft={draft} />
    </div>
  )
}

function Criterion({ name, weight }: { name: string; weight: number }): ReactNode {
  const format = useFormat()
  return (
    <span className="grow small">
      {name} <span className="tiny faint tabular">{format.percent(weight, 0)}</span>
    </span>
  )
}

function Score({ draft, field, label }: { draft: Draft<ScoreFields>; field: ScoreField; label: string }): ReactNode {
  const may = useMay()
  return (
    <ScoreBox
      label={label}
      value={draft.fields[field]}
      isReadOnly={!may('scorecard.write')}
      change={(score) => draft.type(field, score)}
      leave={draft.flush}
    />
  )
}

/** The same score written by two people: both are shown, and one is chosen. */
function Conflicts({ draft }: { draft: Draft<ScoreFields> }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const score = (value: unknown): string => (typeof value === 'number' ? format.number(value, 1) : t('unknown'))
  const fields = (Object.keys(draft.fields) as ScoreField[]).filter((field) => draft.states[field]?.kind === 'conflict')
  return fields.map((field) => {
    const state = draft.states[field]
    const criterion = field.split('.')[1]!
    return (
      <div key={field} className="well column small" role="alert">
        <span className="strong">
          {t('score.conflict', {
            criterion: t(`score.${criterion}`),
            mine: score(draft.fields[field]),
            theirs: score(state?.kind === 'conflict' ? state.theirs : null),
          })}
        </span>
        <div className="row wrap">
          <Button variant="default" size="compact-sm" onClick={() => draft.choose(field, 'theirs')}>
            {t('score.conflict.take')}
          </Button>
          <Button variant="light" size="compact-sm" onClick={() => draft.choose(field, 'mine')}>
            {t('score.conflict.keep')}
          </Button>
        </div>
      </div>
    )
  })
}

/** One state for the card: what is not saved yet comes before what is. */
function Saving({ draft }: { draft: Draft<ScoreFields> }): ReactNode {
  const sentence = useRefusal()
  const states = Object.values(draft.states)
  const refused = states.find((state) => state?.kind === 'refused')
  if (refused?.kind === 'refused') {
    return (
      <p className="tiny bad" role="alert">
        {sentence(new CallProblem(422, refused.code, {}, null))}
      </p>
    )
  }
  const first = (['retrying', 'saving', 'saved'] as const).flatMap((kind) =>
    states.filter((state) => state?.kind === kind),
  )[0]
  return (
    <div style={{ minHeight: 16 }}>
      <SaveMark state={first} />
    </div>
  )
}
