import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ContentOf } from '../plan-content.contract'
import type { PlanItem } from '../plan-item.contract'
import type { BlockProps } from './blocks'
import { EvidenceButton } from './EvidenceButton'
import { Day, Dots, Pick, Words } from './fields'
import { Labelled } from './Labelled'
import { Prompts } from './Prompts'
import { AddRow, RemoveRow } from './Rows'
import { useItem } from './use-item'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'

type Decision = ContentOf<'holder'>['decision']
const decisions: readonly Decision[] = [
  'final',
  'budget',
  'technical',
  'veto',
  'user',
  'purchasing',
  'influencer',
  'gatekeeper',
  'guide',
]
/** Without these nobody can say who will decide: where one is missing, the gap is shown. */
const needed: readonly Decision[] = ['final', 'budget', 'technical', 'veto']
export const blankHolder = (decision: Decision): ContentOf<'holder'> => ({
  decision,
  name: '',
  post: '',
  influence: null,
  introducer: '',
  message: '',
  nextStep: '',
  nextStepOn: null,
  route: 'none',
})

/** R1-06, R1-07: who holds each decision, and the way to him; a decision without a name is a gap. */
export function PowerBlock({ prompts }: BlockProps): ReactNode {
  const t = useText('strategy')
  const { items } = usePlanDesk()
  const holders = items('holder')
  const shown = decisions.filter(
    (decision) => needed.includes(decision) || holders.some(({ content }) => content.decision === decision),
  )
  return (
    <div className="column" style={{ gap: 18 }}>
      <Prompts prompts={prompts} />
      {shown.map((decision) => {
        const own = holders.filter(({ content }) => content.decision === decision)
        return (
          <section key={decision} className="decision">
            <h3 className="row wrap">
              {t(`decision.${decision}`)}
              {own.every(({ content }) => content.name === '') ? (
                <span className="badge warn">
                  <IconAlertTriangle size={13} aria-hidden="true" /> {t('decision.gap')}
                </span>
              ) : null}
              <span className="right">
                <AddRow
                  label={t('holder.add')}
                  row={{ kind: 'holder', block: 'power', content: blankHolder(decision) }}
                />
              </span>
            </h3>
            {own.map((item) => (
              <Holder key={item.id} item={item} />
            ))}
          </section>
        )
      })}
    </div>
  )
}

const routes = ['none', 'known', 'walking', 'reached'] as const
function Holder({ item }: { item: PlanItem<'holder'> }): ReactNode {
  const t = useText('strategy')
  const draft = useItem(item)
  const { fields } = draft
  const isUnreached = (fields.influence ?? 0) >= 4 && fields.route !== 'reached' && fields.nextStep === ''
  return (
    <div className="holder" data-item={item.id}>
      <div className="holder-grid">
        <Labelled label={t('holder.name')}>
          <Words draft={draft} name="name" label={t('holder.name')} isStrong />
        </Labelled>
        <Labelled label={t('holder.post')}>
          <Words draft={draft} name="post" label={t('holder.post')} />
        </Labelled>
        <Labelled label={t('holder.influence')}>
          <Dots draft={draft} name="influence" label={t('holder.influence')} />
        </Labelled>
        <Labelled label={t('holder.route')}>
          <Pick
            draft={draft}
            name="route"
            label={t('holder.route')}
            canBeEmpty={false}
            options={routes.map((value) => ({ value, label: t(`route.${value}`) }))}
          />
        </Labelled>
        <Labelled label={t('holder.introducer')}>
          <Words draft={draft} name="introducer" label={t('holder.introducer')} />
        </Labelled>
        <Labelled label={t('holder.message')}>
          <Words draft={draft} name="message" label={t('holder.message')} maxLength={4000} />
        </Labelled>
        <Labelled label={t('holder.nextStep')}>
          <Words draft={draft} name="nextStep" label={t('holder.nextStep')} />
        </Labelled>
        <Labelled label={t('holder.nextStepOn')}>
          <Day draft={draft} name="nextStepOn" label={t('holder.nextStepOn')} />
        </Labelled>
        <RemoveRow item={item} />
      </div>
      <div className="row wrap">
        <EvidenceButton item={item} draft={draft} />
        {isUnreached ? <span className="badge warn">{t('holder.unreached')}</span> : null}
      </div>
    </div>
  )
}

export function PowerSummary(): ReactNode {
  const t = useText('strategy')
  const { items } = usePlanDesk()
  const named = items('holder').filter(({ content }) => content.name !== '')
  const gaps = needed.filter((decision) => !named.some(({ content }) => content.decision === decision)).length
  const people = t('people.count', { count: new Set(named.map(({ content }) => content.name.toLowerCase())).size })
  return `${people}; ${t('gaps.count', { count: gaps })}`
}
