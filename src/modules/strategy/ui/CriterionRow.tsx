import { TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconEqual } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ComparedRow, ComparisonView } from '../comparison.rules'
import type { PlanItem } from '../plan-item.contract'
import { Figure, Trouble, Words } from './fields'
import { RowEvidence, RowEvidenceFields } from './RowEvidence'
import { RemoveRow } from './Rows'
import { useItem } from './use-item'
import { usePlanDesk } from './use-plan'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { typedScore } from '@/shared/ui/typed-score'

/** R1-10: one criterion, us beside each comparable, who wins it, and the proof. */
export function CriterionRow({
  item,
  row,
  view,
  rivals,
}: {
  item: PlanItem<'criterion'>
  row: ComparedRow
  view: ComparisonView
  rivals: readonly string[]
}): ReactNode {
  const t = useText('strategy')
  const draft = useItem(item)
  const [isOpen, setOpen] = useState(false)
  const { us, rivals: scores } = draft.fields[view]
  const known = [us, ...Object.values(scores)].filter((score) => score !== null)
  const best = known.length === 0 ? null : Math.max(...known)
  const write = (next: Partial<typeof draft.fields.client>): void => {
    draft.type(view, { ...draft.fields[view], ...next })
    draft.flush()
  }
  const name = draft.fields.name
  return (
    <>
      <tr data-item={item.id}>
        <th scope="row">
          <Words draft={draft} name="name" label={t('criterion.name')} isStrong isLong maxLength={200} />
          <Trouble draft={draft} name={view} read={readScores} />
        </th>
        <td className="number" data-label={t('criterion.weight')}>
          <Figure
            draft={draft}
            name="weightPct"
            label={`${name}, ${t('criterion.weight')}`}
            kind="share"
            decimals={Number.isInteger(draft.fields.weightPct ?? 0) ? 0 : 1}
          />
        </td>
        <td className="number" data-label={t('criterion.us')}>
          <Score
            label={`${name}, ${t('criterion.us')}`}
            score={us}
            isBest={us === best}
            write={(score) => write({ us: score })}
          />
        </td>
        {rivals.map((rival) => (
          <td key={rival} className="number" data-label={rival}>
            <Score
              label={`${name}, ${rival}`}
              score={scores[rival] ?? null}
              isBest={(scores[rival] ?? null) === best}
              write={(score) => write({ rivals: { ...scores, [rival]: score } })}
            />
          </td>
        ))}
        <td data-label={t('criterion.result')}>
          <Result result={row.result} />
        </td>
        <td className="criterion-proof" data-label={t('field.proof')}>
          <Words
            draft={draft}
            name="proof"
            label={`${name}, ${t('field.proof')}`}
            hint={t('criterion.noProof')}
            isLong
            maxLength={200}
          />
          <RowEvidence item={item} isOpen={isOpen} setOpen={setOpen} />
        </td>
        <td>
          <RemoveRow item={item} />
        </td>
      </tr>
      {isOpen ? <RowEvidenceFields draft={draft} columns={rivals.length + 6} /> : null}
    </>
  )
}

const highest = 10
/** A score from 0 to 10, with one decimal, and its bar; the best of the row is the dark one. */
function Score({
  label,
  score,
  isBest,
  write,
}: {
  label: string
  score: number | null
  isBest: boolean
  write: (score: number | null) => void
}): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { canWrite } = usePlanDesk()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = score === null ? '' : format.number(score, Number.isInteger(score) ? 0 : 1)
  const next = typedScore(typed ?? '')
  const isWrong = next === undefined
  const leave = (): void => {
    if (typed === null || isWrong) return
    if (next !== score) write(next)
    setTyped(null)
  }
  return (
    <span className="score">
      <span className={`bar ${isBest && score !== null ? 'best' : ''}`} aria-hidden="true">
        {score === null ? null : <i style={{ width: `${(score * 100) / highest}%` }} />}
      </span>
      {canWrite ? (
        <TextInput
          className={`plan-words figure ${isBest && score !== null ? 'strong' : ''}`}
          inputMode="decimal"
          aria-label={label}
          value={typed ?? shown}
          error={isWrong ? t('criterion.scoreWrong') : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter') leave()
            if (event.key === 'Escape') setTyped(null)
          }}
        />
      ) : (
        <span className={isBest && score !== null ? 'strong' : ''}>{score === null ? '·' : shown}</span>
      )}
    </span>
  )
}

const results = {
  win: { tone: 'good', Icon: IconArrowUp },
  draw: { tone: '', Icon: IconEqual },
  lose: { tone: 'bad', Icon: IconArrowDown },
} as const
function Result({ result }: { result: ComparedRow['result'] }): ReactNode {
  const t = useText('strategy')
  if (result === null) return <span className="faint">{t('notKnown')}</span>
  const { tone, Icon } = results[result]
  return (
    <span className={`badge ${tone}`}>
      <Icon size={13} aria-hidden="true" /> {t(`result.${result}`)}
    </span>
  )
}

function readScores(side: PlanItem<'criterion'>['content']['client']): ReactNode {
  return <Scores view={side} />
}

/** The scores of a view in words, for whoever has to choose between two. */
function Scores({ view }: { view: PlanItem<'criterion'>['content']['client'] }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const said = (score: number | null): string => (score === null ? t('notKnown') : format.number(score, 1))
  return [
    `${t('criterion.us')} ${said(view.us)}`,
    ...Object.entries(view.rivals).map(([rival, score]) => `${rival} ${said(score)}`),
  ].join(' · ')
}
