import { Button } from '@mantine/core'
import { IconArrowRight, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { objectiveProgressPct } from '../objective.rules'
import { isDraftObjective } from '../plan-check.rules'
import type { ContentOf, PlanItem } from '../plan-item.contract'
import { EvidenceMark } from './EvidenceMark'
import { usePlanDesk } from './use-plan'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card } from '@/shared/ui/parts'

const order = { high: 0, medium: 1, low: 2 } as const
const fewObjectives = 5

/** The strategy in one sentence, and the client's objectives it serves. */
export function SentenceCard({ open }: { open: () => void }): ReactNode {
  const t = useText('strategy')
  const { items, canWrite } = usePlanDesk()
  const sentence = items('passage').find(({ content }) => content.section === 'sentence')?.content.text ?? ''
  const all = items('objective')
  const objectives = all
    .filter((item) => !isDraftObjective(item))
    .sort((left, right) => rank(left.content) - rank(right.content))
  return (
    <Card title={t('passage.sentence')} note={<VersionNote />} aside={<Signed />}>
      <div className="card-body">
        {sentence === '' ? (
          <p className="small faint">{t(canWrite ? 'account.noSentenceYet' : 'account.noSentence')}</p>
        ) : (
          <p className="strategy-sentence">{sentence}</p>
        )}
        {objectives.length > 0 ? <Objectives objectives={objectives.slice(0, fewObjectives)} /> : null}
        <div className="row wrap">
          {all.length > objectives.length ? (
            <span className="tiny faint">
              {t('account.draftObjectives', { count: all.length - objectives.length })}
            </span>
          ) : null}
          <Button
            className="right"
            variant="subtle"
            size="compact-sm"
            rightSection={<IconArrowRight size={14} />}
            onClick={open}
          >
            {t(sentence === '' && canWrite ? 'account.begin' : 'account.open')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function VersionNote(): ReactNode {
  const t = useText('strategy')
  const { plan } = usePlanDesk()
  const signed = plan.versions[0]
  const isDraft = !signed || plan.items.some(({ updatedAt }) => updatedAt > signed.approvedAt)
  if (signed && !isDraft) return t('account.version', { no: signed.versionNo })
  return (
    <span className="row" style={{ gap: 4 }}>
      <IconPencil size={13} aria-hidden="true" />
      {t(plan.status === 'submitted' ? 'account.submitted' : 'account.draft', { no: plan.versionNo })}
    </span>
  )
}

function Signed(): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const signed = usePlanDesk().plan.versions[0]
  return (
    <span className="tiny faint">
      {signed
        ? t('approvedBy', { who: signed.approvedBy.name, no: signed.versionNo, when: format.day(signed.approvedAt) })
        : t('neverApproved')}
    </span>
  )
}

function Objectives({ objectives }: { objectives: readonly PlanItem<'objective'>[] }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const shown = (value: string | null): string =>
    value === null ? t('notKnown') : format.number(value, Number.isInteger(Number(value)) ? 0 : 1)
  return (
    // A box that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="plan-table-wrap" tabIndex={0} role="group" aria-label={t('account.objectives')}>
      <table className="plan-table goals-table account-objectives">
        <thead>
          <tr>
            <th scope="col">{t('account.objectives')}</th>
            {(['baseline', 'current', 'target'] as const).map((field) => (
              <th key={field} scope="col" className="number">
                {t(`field.${field}`)}
              </th>
            ))}
            <th scope="col">{t('account.progress')}</th>
            <th scope="col">{t('account.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {objectives.map((item) => {
            const { content } = item
            const pct = objectiveProgressPct(content)
            return (
              <tr key={item.id}>
                <th scope="row">
                  <span className="strong">{content.text}</span>
                  <span className="tiny faint account-metric">
                    {[content.metric, content.unit, content.dueOn && format.day(content.dueOn)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  <EvidenceMark item={item} />
                </th>
                <td className="number tabular faint" data-label={t('field.baseline')}>
                  {shown(content.baseline)}
                </td>
                <td className="number tabular strong" data-label={t('field.current')}>
                  {shown(content.current)}
                </td>
                <td className="number tabular cobre" data-label={t('field.target')}>
                  {shown(content.target)}
                </td>
                <td data-label={t('account.progress')}>
                  {pct === null ? (
                    <span className="faint small">{t('notKnown')}</span>
                  ) : (
                    <span className="row">
                      <span className="bar account-bar" aria-hidden="true">
                        <i style={{ width: `${pct}%` }} />
                      </span>
                      <span className="small tabular">{format.percent(pct, 0)}</span>
                    </span>
                  )}
                </td>
                <td className="small" data-label={t('account.owner')}>
                  {content.owner === '' ? <span className="faint">{t('notKnown')}</span> : content.owner}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function rank({ priority }: ContentOf<'objective'>): number {
  return priority === null ? 3 : order[priority]
}
