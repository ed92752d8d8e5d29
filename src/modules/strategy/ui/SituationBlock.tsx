import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowForwardUp, IconThumbDown, IconThumbUp } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense } from 'react'
import type { PlanItem } from '../plan-item.contract'
import type { BlockProps } from './blocks'
import { useCarry } from './carry'
import { EvidenceButton } from './EvidenceButton'
import { Words } from './fields'
import { LinkedItems } from './LinkedItems'
import { Prompts } from './Prompts'
import { AddRow, RemoveRow } from './Rows'
import { SwotGrid } from './SwotGrid'
import { useItem } from './use-item'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'
import { Waiting } from '@/shared/ui/parts'

// The board brings its dragging along, after the first view.
const ClientSight = lazy(async () => ({ default: (await import('./ClientSight')).ClientSight }))

const blank = { promptId: null, text: '', isUnknown: false, concerns: '' }

/** R1-04: what goes well and what does not, with evidence; the SWOT is made of it. */
export function SituationBlock({ prompts }: BlockProps): ReactNode {
  return (
    <div className="column" style={{ gap: 20 }}>
      <div className="halves">
        <Side side="good" />
        <Side side="bad" />
      </div>
      <SwotGrid />
      <Suspense fallback={<Waiting rows={4} />}>
        <ClientSight />
      </Suspense>
      <Prompts prompts={prompts.filter(({ id }) => id !== 'Q2.a' && id !== 'Q2.b')} />
    </div>
  )
}

export function SituationAside(): ReactNode {
  const t = useText('strategy')
  const { plan } = usePlanDesk()
  return (
    <AddRow
      label={t('finding.add')}
      row={{
        kind: 'finding',
        block: 'situation',
        content: { ...blank, side: 'good' },
        evidence: { observedOn: plan.today },
      }}
    />
  )
}

function Side({ side }: { side: 'good' | 'bad' }): ReactNode {
  const t = useText('strategy')
  const { items, plan } = usePlanDesk()
  const findings = items('finding').filter(
    ({ content }) =>
      content.side === side || (content.text !== '' && content.promptId === { good: 'Q2.a', bad: 'Q2.b' }[side]),
  )
  return (
    <section>
      <h3 className="row" style={{ gap: 6 }}>
        {side === 'good' ? (
          <IconThumbUp size={15} className="good-text" aria-hidden="true" />
        ) : (
          <IconThumbDown size={15} className="bad" aria-hidden="true" />
        )}
        {t(`side.${side}`)}
      </h3>
      {findings.length === 0 ? <p className="small faint">{t(`side.${side}.empty`)}</p> : null}
      {findings.map((item) => (
        <Finding key={item.id} item={item} />
      ))}
      <AddRow
        label={t('finding.add')}
        row={{ kind: 'finding', block: 'situation', content: { ...blank, side }, evidence: { observedOn: plan.today } }}
      />
    </section>
  )
}

function Finding({ item }: { item: PlanItem<'finding'> }): ReactNode {
  const t = useText('strategy')
  const { canWrite } = usePlanDesk()
  const draft = useItem(item)
  const carry = useCarry()
  return (
    <div className="finding" data-item={item.id}>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <div className="grow">
          <Words draft={draft} name="text" label={t('finding.text')} isLong isStrong />
        </div>
        {canWrite ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('carry')}
                title={t('carry')}
                disabled={draft.fields.text.trim() === ''}
              >
                <IconArrowForwardUp size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {carry.targets.map((target) => (
                <Menu.Item
                  key={target}
                  onClick={() =>
                    void carry.to(target, { ...item, content: { ...item.content, text: draft.fields.text } })
                  }
                >
                  {t(`carry.${target}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ) : null}
        <RemoveRow item={item} />
      </div>
      <div className="row wrap" style={{ gap: '4px 10px' }}>
        <EvidenceButton item={item} draft={draft} />
        <LinkedItems item={item} />
      </div>
    </div>
  )
}
