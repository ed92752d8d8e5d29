import type { ReactNode } from 'react'
import type { PlanBlock } from '../plan-item.contract'
import type { BlockState, PlanQuality } from '../plan-quality.rules'
import { BlockAge, BlockRing } from './BlockCard'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card } from '@/shared/ui/parts'

/** The nine blocks with how full and how old they are; below, how good the plan is apart from how well the account does. */
export function PlanIndex({
  blocks,
  quality,
  current,
  go,
}: {
  blocks: readonly BlockState[]
  quality: PlanQuality
  current: PlanBlock | null
  go: (block: PlanBlock) => void
}): ReactNode {
  const t = useText('strategy')
  return (
    <div className="plan-index">
      <nav className="card" aria-label={t('blocks')}>
        {blocks.map((state, i) => (
          <button
            key={state.block}
            type="button"
            aria-current={state.block === current ? 'true' : undefined}
            onClick={() => go(state.block)}
          >
            <BlockRing place={i + 1} pct={state.completenessPct} size={24} />
            <span>
              <span className="small">{t(`block.${state.block}`)}</span>
              <BlockAge state={state} />
            </span>
          </button>
        ))}
      </nav>
      <Card className="plan-quality">
        <h2 className="small strong">{t('quality')}</h2>
        <Measure name="completeness" pct={quality.completenessPct} />
        <Measure name="freshness" pct={quality.freshnessPct} />
        <Measure name="evidence" pct={quality.evidencePct} />
        <Measure name="confirmed" pct={quality.confirmedPct} isGood />
        <p className="tiny faint">{t('quality.why')}</p>
      </Card>
    </div>
  )
}

function Measure({ name, pct, isGood }: { name: string; pct: number | null; isGood?: boolean }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const said = pct === null ? t('notKnown') : format.percent(Math.floor(pct), 0)
  return (
    <div title={t(`quality.${name}.how`)}>
      <div className="row spread tiny">
        <span className="soft">{t(`quality.${name}`)}</span>
        <b className="strong tabular">{said}</b>
      </div>
      <div className={`bar ${isGood ? 'good' : ''}`} aria-hidden="true">
        <i style={{ width: `${pct ?? 0}%` }} />
      </div>
    </div>
  )
}
