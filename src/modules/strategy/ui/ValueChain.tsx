import { Button } from '@mantine/core'
import { IconArrowForwardUp, IconPencil, IconTargetArrow } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import type { ContentOf } from '../plan-content.contract'
import type { PlanItem } from '../plan-item.contract'
import { type ActivityCell, isSuggested, valueChainOf } from '../value-chain.rules'
import { EvidenceButton } from './EvidenceButton'
import { Dots, Words } from './fields'
import { FocusInside } from './FocusInside'
import { Labelled } from './Labelled'
import { LinkedItems } from './LinkedItems'
import { RemoveRow } from './Rows'
import type { ItemFields } from './use-item'
import { usePlacedItem } from './use-placed-item'
import { usePlanDesk } from './use-plan'
import type { Opening } from './opening'
import { Drawer } from '@/shared/ui/Drawer'
import { useText } from '@/shared/ui/i18n'
import { notifyDone } from '@/shared/ui/notify'
import type { Draft } from '@/shared/ui/use-autosave'

const scores = [
  { name: 'importance', from: 1, tone: 'ink' },
  { name: 'performance', from: 1, tone: 'ink' },
  { name: 'ourImpact', from: 0, tone: 'key' },
] as const

/** The client's nine activities, scored where they stand; those worth an opportunity stand out (RP-2d). */
export function ValueChain({ opening }: { opening: Opening }): ReactNode {
  const t = useText('strategy')
  const { plan } = usePlanDesk()
  const chain = useMemo(() => valueChainOf(plan.items), [plan.items])
  const line = (title: string, cells: readonly ActivityCell[]): ReactNode => (
    <section className="chain-line" aria-label={title}>
      <span className="small soft" aria-hidden="true">
        {title}
      </span>
      <div className="chain-cells">
        {cells.map((cell) => (
          <Activity key={cell.activity} cell={cell} opening={opening} />
        ))}
      </div>
    </section>
  )
  return (
    <section className="column" style={{ gap: 10 }} aria-label={t('chain')}>
      {line(t('chain.support'), chain.support)}
      {line(t('chain.primary'), chain.primary)}
      <p className="chain-rule small soft">{t('chain.rule')}</p>
    </section>
  )
}

const blankActivity = (activity: ActivityCell['activity']): ContentOf<'activity'> => ({
  activity,
  importance: null,
  performance: null,
  ourImpact: null,
  pain: '',
  unit: '',
})

function Activity({ cell: { activity, scored }, opening }: { cell: ActivityCell; opening: Opening }): ReactNode {
  const t = useText('strategy')
  const { canWrite } = usePlanDesk()
  const item = scored[0]?.item
  const draft = usePlacedItem({ kind: 'activity', block: 'value', blank: blankActivity(activity) }, item)
  const name = t(`activity.${activity}`)
  const isWorth = isSuggested(draft.fields)
  const key = `activity:${activity}`
  return (
    <section className="chain-cell" data-suggested={isWorth} aria-label={name}>
      <h4 className="small strong">{name}</h4>
      {scores.map((score) => (
        <div key={score.name} className="chain-score">
          <span className="tiny soft" aria-hidden="true">
            {t(`chain.${score.name}`)}
          </span>
          <Dots
            draft={draft}
            name={score.name}
            label={`${t(`chain.${score.name}`)}: ${name}`}
            from={score.from}
            tone={score.tone}
          />
        </div>
      ))}
      <button
        type="button"
        className="chain-foot small"
        aria-label={t('chain.open', { name, pain: draft.fields.pain || t('chain.none') })}
        aria-expanded={opening.key === key}
        onClick={() => opening.open(key)}
      >
        {isWorth ? <IconTargetArrow size={14} aria-hidden="true" /> : null}
        <span className="clip">{draft.fields.pain || t(isWorth ? 'chain.worth' : 'chain.none')}</span>
        {canWrite ? <IconPencil size={13} className="pencil" aria-hidden="true" /> : null}
      </button>
      <Drawer isOpen={opening.key === key} close={opening.close} title={name}>
        <ActivityDetail draft={draft} item={item} isWorth={isWorth} />
      </Drawer>
    </section>
  )
}

function ActivityDetail({
  draft,
  item,
  isWorth,
}: {
  draft: Draft<ItemFields<'activity'>>
  item: PlanItem<'activity'> | undefined
  isWorth: boolean
}): ReactNode {
  const t = useText('strategy')
  return (
    <FocusInside>
      {isWorth ? <p className="chain-rule small">{t('chain.worth.why')}</p> : null}
      <Labelled label={t('field.pain')}>
        <Words draft={draft} name="pain" label={t('field.pain')} isLong />
      </Labelled>
      <Labelled label={t('chain.unit')}>
        <Words draft={draft} name="unit" label={t('chain.unit')} />
      </Labelled>
      {item ? (
        <>
          <div>
            <EvidenceButton item={item} draft={draft} />
          </div>
          <LinkedItems item={item} />
          <div className="row">
            <CarryToSwot item={item} pain={draft.fields.pain} />
            <span className="right">
              <RemoveRow item={item} />
            </span>
          </div>
        </>
      ) : null}
    </FocusInside>
  )
}

/** A pain that we can move becomes an opportunity of the SWOT, and the link stays. */
function CarryToSwot({ item, pain }: { item: PlanItem<'activity'>; pain: string }): ReactNode {
  const t = useText('strategy')
  const { add, remove, canWrite } = usePlanDesk()
  if (!canWrite) return null
  const carry = async (): Promise<void> => {
    const content = { quadrant: 'opportunity' as const, text: pain.slice(0, 200), weight: 3 }
    const made = await add({ kind: 'swot', block: 'situation', content, from: item.id })
    if (made)
      notifyDone(t('carried', { where: t('carry.opportunity') }), {
        label: t('undo'),
        run: () => void remove(made, t('carriedBack')),
      })
  }
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconArrowForwardUp size={15} />}
      disabled={pain.trim() === ''}
      onClick={() => void carry()}
    >
      {t('chain.carry')}
    </Button>
  )
}
