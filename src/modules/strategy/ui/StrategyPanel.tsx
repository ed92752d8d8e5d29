import './strategy.css'
import { type ReactNode, Suspense, useMemo, useState } from 'react'
import { getPlanEndpoint, type Plan } from '../plan.contract'
import type { PlanBlock } from '../plan-item.contract'
import { commonPrompts as prompts } from '../common-prompts.text'
import { blockStates, planQuality } from '../plan-quality.rules'
import { blocksOnScreen } from './blocks'
import { BlockCard } from './BlockCard'
import { PlanHead } from './PlanHead'
import { PlanIndex } from './PlanIndex'
import { PlanDeskContext, useNewDesk } from './use-plan'
import { useCall } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { late } from '@/shared/ui/late'
import { ErrorState, Waiting } from '@/shared/ui/parts'

const FiveMinutes = late(() => import('./FiveMinutes').then((module) => module.FiveMinutes))

/** Stage 1 of an account: its plan in nine blocks, each edited where it stands. */
export function StrategyPanel({ accountId, accountName }: { accountId: string; accountName: string }): ReactNode {
  const t = useText('strategy')
  const read = useCall(getPlanEndpoint, { params: { accountId } })
  if (read.isError && !read.data)
    return <ErrorState problem={read.error} retry={() => void read.refetch()} sentence={t('failed')} />
  if (!read.data)
    return (
      <section className="card">
        <Waiting rows={14} />
      </section>
    )
  return (
    <PlanOnScreen key={accountId} accountId={accountId} accountName={accountName} plan={read.data as unknown as Plan} />
  )
}

const openAtFirst: readonly PlanBlock[] = ['industry', 'situation', 'value', 'goals', 'whyUs']

function PlanOnScreen({
  accountId,
  accountName,
  plan,
}: {
  accountId: string
  accountName: string
  plan: Plan
}): ReactNode {
  const desk = useNewDesk(accountId, accountName, plan)
  const states = useMemo(() => blockStates(prompts, plan.items, plan.today), [plan.items, plan.today])
  const quality = useMemo(() => planQuality(states, plan.items, plan.today), [states, plan.items, plan.today])
  const [opened, setOpened] = useState<ReadonlySet<PlanBlock>>(new Set(openAtFirst))
  const [current, setCurrent] = useState<PlanBlock | null>(null)
  const [isShort, setShort] = useState(false)
  const toggle = (block: PlanBlock): void =>
    setOpened((now) => new Set(now.has(block) ? [...now].filter((one) => one !== block) : [...now, block]))
  const go = (block: PlanBlock): void => {
    setShort(false)
    setCurrent(block)
    setOpened((now) => new Set([...now, block]))
    requestAnimationFrame(() =>
      document.getElementById(`bloque-${block}`)?.scrollIntoView({ block: 'start', behavior: 'smooth' }),
    )
  }
  return (
    <PlanDeskContext.Provider value={desk}>
      <PlanHead accountName={accountName} isShort={isShort} setShort={setShort} />
      <div className="plan-columns">
        <PlanIndex blocks={states} quality={quality} current={current} go={go} />
        <div className="column" style={{ gap: 12, minWidth: 0 }}>
          {isShort ? (
            <FiveMinutes prompts={prompts} close={() => setShort(false)} />
          ) : (
            states.map((state, i) => {
              const parts = blocksOnScreen[state.block]
              if (!parts) return null
              const { Body, Summary, Aside } = parts
              return (
                <BlockCard
                  key={state.block}
                  block={state.block}
                  place={i + 1}
                  state={state}
                  note={<BlockNote block={state.block} />}
                  summary={
                    Summary ? (
                      <Suspense fallback={null}>
                        <Summary />
                      </Suspense>
                    ) : undefined
                  }
                  aside={Aside ? <Aside /> : undefined}
                  isOpen={opened.has(state.block)}
                  toggle={() => toggle(state.block)}
                >
                  <Suspense fallback={<Waiting rows={4} />}>
                    <Body prompts={prompts.filter((prompt) => prompt.block === state.block)} />
                  </Suspense>
                </BlockCard>
              )
            })
          )}
        </div>
      </div>
    </PlanDeskContext.Provider>
  )
}

function BlockNote({ block }: { block: PlanBlock }): ReactNode {
  const t = useText('strategy')
  return t(`block.${block}.note`)
}
