import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ContentOf } from '../plan-content.contract'
import type { PlanItem } from '../plan-item.contract'
import type { BlockProps } from './blocks'
import { EvidenceMark } from './EvidenceMark'
import { Dots, Figure, Pick, Words } from './fields'
import { Prompts } from './Prompts'
import { AddRow, RemoveRow } from './Rows'
import { useItem } from './use-item'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'
import { late } from '@/shared/ui/late'

const ModelSheet = late(() => import('./ModelSheet').then((module) => module.ModelSheet))

const forces = ['rivalry', 'entrants', 'substitutes', 'buyers', 'suppliers'] as const

/** R1-01, RP-2b: what moves the industry, its five forces, the conditions of the market, where the client plays, and its business model. */
export function IndustryBlock({ prompts }: BlockProps): ReactNode {
  const t = useText('strategy')
  return (
    <div className="column" style={{ gap: 18 }}>
      <div className="block-halves">
        <div className="column" style={{ gap: 18, minWidth: 0 }}>
          <Prompts prompts={prompts} />
          <Plays />
        </div>
        <div className="column" style={{ gap: 18 }}>
          <section>
            <h3>
              {t('forces')} <span className="tiny faint">{t('forces.scale')}</span>
            </h3>
            {forces.map((force) => (
              <Force key={force} force={force} />
            ))}
          </section>
          <Conditions />
        </div>
      </div>
      <ModelSheet />
    </div>
  )
}

function Force({ force }: { force: (typeof forces)[number] }): ReactNode {
  const desk = usePlanDesk()
  const t = useText('strategy')
  const item = desk.items('force').find(({ content }) => content.force === force)
  if (item) return <ForceRow item={item} />
  const content = { force, intensity: null, trend: null, evidence: '' }
  return (
    <div className="force-row">
      <span className="small">{t(`force.${force}`)}</span>
      <span className="right">
        <AddRow label={t('rate')} row={{ kind: 'force', block: 'industry', content }} />
      </span>
    </div>
  )
}

function ForceRow({ item }: { item: PlanItem<'force'> }): ReactNode {
  const t = useText('strategy')
  const draft = useItem(item)
  const name = t(`force.${item.content.force}`)
  return (
    <div className="force-row" data-item={item.id}>
      <span className="small">{name}</span>
      <Dots draft={draft} name="intensity" label={t('force.intensity', { name })} />
      <Trend draft={draft} name={name} />
      <div className="whole">
        <Words
          draft={draft}
          name="evidence"
          label={t('force.evidence', { name })}
          hint={t('force.evidence.hint')}
          maxLength={4000}
        />
      </div>
    </div>
  )
}

/** Up, level or down, as an arrow that turns. */
export function Trend({
  draft,
  name,
}: {
  draft:
    | ReturnType<typeof useItem<'force' | 'condition'>>
    | ReturnType<typeof useItem<'force'>>
    | ReturnType<typeof useItem<'condition'>>
  name: string
}): ReactNode {
  const t = useText('strategy')
  const { canWrite } = usePlanDesk()
  const trend = draft.fields.trend
  const Icon = trend === 'up' ? IconArrowUpRight : trend === 'down' ? IconArrowDownRight : IconArrowRight
  const said = t('trend.of', { name, trend: t(`trend.${trend ?? 'none'}`) })
  if (!canWrite) return trend ? <Icon size={15} role="img" aria-label={said} /> : null
  const next = { none: 'up', up: 'flat', flat: 'down', down: null }[trend ?? 'none'] as ContentOf<'force'>['trend']
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={said}
      title={said}
      data-empty={trend === null}
      onClick={() => {
        const typed = draft as ReturnType<typeof useItem<'force'>>
        typed.type('trend', next)
        typed.flush()
      }}
    >
      <Icon size={15} aria-hidden="true" />
    </button>
  )
}

function Conditions(): ReactNode {
  const t = useText('strategy')
  const desk = usePlanDesk()
  return (
    <section>
      <h3>{t('conditions')}</h3>
      {desk.items('condition').map((item) => (
        <ConditionRow key={item.id} item={item} />
      ))}
      <AddRow
        label={t('conditions.add')}
        row={{
          kind: 'condition',
          block: 'industry',
          content: { factor: '', trend: null, impact: null, isFavourable: null },
        }}
      />
    </section>
  )
}

function ConditionRow({ item }: { item: PlanItem<'condition'> }): ReactNode {
  const t = useText('strategy')
  const draft = useItem(item)
  return (
    <div className="condition-row" data-item={item.id}>
      <Trend draft={draft} name={draft.fields.factor} />
      <Words draft={draft} name="factor" label={t('condition.factor')} />
      <Dots draft={draft} name="impact" label={t('condition.impact')} tone="ink" />
      <RemoveRow item={item} />
    </div>
  )
}

/** R1-02: segments, territories, channels and lines of the client, with their weight in its sales. */
function Plays(): ReactNode {
  const t = useText('strategy')
  const desk = usePlanDesk()
  const plays = desk.items('play')
  return (
    <section>
      <h3>{t('plays')}</h3>
      {plays.length === 0 ? <p className="small faint">{t('plays.empty')}</p> : null}
      {plays.map((item) => (
        <PlayRow key={item.id} item={item} />
      ))}
      <AddRow
        label={t('plays.add')}
        row={{ kind: 'play', block: 'industry', content: { dimension: 'segment', name: '', weightPct: null } }}
      />
      {plays.length > 0 ? <EvidenceMark item={plays.at(-1)!} /> : null}
    </section>
  )
}

function PlayRow({ item }: { item: PlanItem<'play'> }): ReactNode {
  const t = useText('strategy')
  const draft = useItem(item)
  const { dimension, weightPct } = draft.fields
  const options = (['segment', 'territory', 'channel', 'line'] as const).map((value) => ({
    value,
    label: t(`play.${value}`),
  }))
  return (
    <div className="play-row" data-item={item.id}>
      <Pick draft={draft} name="dimension" label={t('play.dimension')} options={options} canBeEmpty={false} />
      <Words draft={draft} name="name" label={t('play.name')} />
      <span className={`bar play-bar ${dimension === 'channel' ? 'channel' : ''}`} aria-hidden="true">
        <i style={{ width: `${weightPct ?? 0}%` }} />
      </span>
      <span className="row" style={{ gap: 2 }}>
        <Figure draft={draft} name="weightPct" label={t('play.weight')} kind="share" decimals={0} /> %
      </span>
      <RemoveRow item={item} />
    </div>
  )
}
