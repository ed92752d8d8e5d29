import './portfolio.css'
import { Button } from '@mantine/core'
import { IconAlertCircle, IconCircleCheck, IconCloudOff, IconLoader } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import './panels.css'
import {
  getScorecardEndpoint,
  saveScorecardEndpoint,
  type Scorecard as SavedScorecard,
  type ScorecardScores,
} from '../scorecard.contract'
import { attractivenessWeights, scoreSelection, strengthWeights } from '../scorecard.rules'
import { useRefusal } from './refusal-sentence'
import { ScoreBox } from './ScoreBox'
import { type SaveState, ScorecardDraft } from './scorecard-draft'
import { ScorecardResult } from './ScorecardResult'
import { portfolioWorkEndpoint } from '../work.contract'
import { keyOf, send, useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { ErrorState, Waiting } from '@/shared/ui/parts'
import { useMay } from '@/shared/ui/person'

type Attraction = keyof typeof attractivenessWeights
type Strength = keyof typeof strengthWeights

/** The two axes of the selection, with their result live: the rule is the server's. */
export function Scorecard({ accountId }: { accountId: string }): ReactNode {
  const card = useCall(getScorecardEndpoint, { params: { accountId } })
  if (card.isError) return <ErrorState problem={card.error} retry={() => void card.refetch()} />
  if (!card.data || card.isPlaceholderData) return <Waiting rows={8} />
  return <Editor key={accountId} accountId={accountId} saved={card.data} />
}

function Editor({ accountId, saved }: { accountId: string; saved: SavedScorecard }): ReactNode {
  const t = useText('portfolio')
  const may = useMay()
  const draft = useDraft(accountId, saved)
  const { scores, state } = useSyncExternalStore(draft.subscribe, draft.shown)
  const change = (next: ScorecardScores): void => draft.change(next)
  const isReadOnly = !may('scorecard.write')
  return (
    <div className="column" style={{ gap: 16 }}>
      <ScorecardResult result={scoreSelection(scores)} />
      <fieldset className="score-group">
        <legend className="strong small">{t('score.attractiveness')}</legend>
        <p className="tiny faint">{t('score.scale')}</p>
        {(Object.keys(attractivenessWeights) as Attraction[]).map((criterion) => (
          <div key={criterion} className="score-row">
            <Criterion name={t(`score.${criterion}`)} weight={attractivenessWeights[criterion]} />
            <ScoreBox
              label={t(`score.${criterion}`)}
              value={scores.attractiveness[criterion]}
              isReadOnly={isReadOnly}
              change={(score) =>
                change({ ...scores, attractiveness: { ...scores.attractiveness, [criterion]: score } })
              }
            />
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
        {(Object.keys(strengthWeights) as Strength[]).map((criterion) => (
          <div key={criterion} className="score-row">
            <Criterion name={t(`score.${criterion}`)} weight={strengthWeights[criterion]} />
            <ScoreBox
              label={`${t(`score.${criterion}`)}, ${t('score.us')}`}
              value={scores.strengthUs[criterion]}
              isReadOnly={isReadOnly}
              change={(score) => change({ ...scores, strengthUs: { ...scores.strengthUs, [criterion]: score } })}
            />
            <ScoreBox
              label={`${t(`score.${criterion}`)}, ${t('score.rival')}`}
              value={scores.strengthRival[criterion]}
              isReadOnly={isReadOnly}
              change={(score) => change({ ...scores, strengthRival: { ...scores.strengthRival, [criterion]: score } })}
            />
          </div>
        ))}
      </fieldset>
      <Saved state={state} draft={draft} />
    </div>
  )
}

/** What is saved is what everybody else on the page reads from now on. */
function useDraft(accountId: string, saved: SavedScorecard): ScorecardDraft {
  const queries = useQueryClient()
  const [draft] = useState(
    () =>
      new ScorecardDraft(saved, async (scores, version) => {
        const { attractiveness, strengthUs, strengthRival } = scores
        const call = { params: { accountId } }
        const body = { attractiveness, strengthUs, strengthRival }
        const kept = await send(saveScorecardEndpoint, { ...call, body, version })
        queries.setQueryData(keyOf(getScorecardEndpoint, call), kept)
        void queries.invalidateQueries({ queryKey: [portfolioWorkEndpoint.path] })
        return kept
      }),
  )
  useEffect(() => () => draft.close(), [draft])
  return draft
}

function Criterion({ name, weight }: { name: string; weight: number }): ReactNode {
  const format = useFormat()
  return (
    <span className="grow small">
      {name} <span className="tiny faint tabular">{format.percent(weight, 0)}</span>
    </span>
  )
}

function Saved({ state, draft }: { state: SaveState; draft: ScorecardDraft }): ReactNode {
  const t = useText('portfolio')
  const shared = useText('shared')
  const format = useFormat()
  const sentence = useRefusal()
  if (state.kind === 'conflict') {
    const theirs = scoreSelection(state.theirs)
    const result = theirs.category ? t(`category.${theirs.category}`) : t('score.none')
    return (
      <div className="well column small" role="alert">
        <span className="strong">{t('score.conflict')}</span>
        <span className="soft">
          {t('score.conflict.theirs', {
            attractiveness: theirs.attractiveness === null ? t('unknown') : format.number(theirs.attractiveness, 1),
            strength: theirs.relativeStrength === null ? t('unknown') : format.number(theirs.relativeStrength, 2),
            category: result,
          })}
        </span>
        <div className="row wrap">
          <Button variant="default" size="compact-sm" onClick={() => draft.takeTheirs()}>
            {t('score.conflict.take')}
          </Button>
          <Button variant="light" size="compact-sm" onClick={() => draft.keepMine()}>
            {t('score.conflict.keep')}
          </Button>
        </div>
      </div>
    )
  }
  const said = {
    quiet: null,
    saving: [IconLoader, shared('saving')] as const,
    saved: [
      IconCircleCheck,
      shared('saved', { time: state.kind === 'saved' ? format.moment(state.at).slice(-5) : '' }),
    ] as const,
    unsaved: [IconCloudOff, shared('unsaved')] as const,
    refused: [IconAlertCircle, state.kind === 'refused' ? sentence(state.problem) : ''] as const,
  }[state.kind]
  const Icon = said?.[0]
  return (
    <p className={`row tiny ${state.kind === 'refused' ? 'bad' : 'faint'}`} role="status" style={{ minHeight: 16 }}>
      {Icon ? <Icon size={14} aria-hidden="true" /> : null}
      {said?.[1]}
    </p>
  )
}
