import { type ComponentType, lazy } from 'react'
import type { PlanBlock } from '../plan-item.contract'
import type { PlanPrompt } from '../plan-prompts.types'
import { CompetitionBlock, CompetitionSummary } from './CompetitionBlock'
import { IndustryBlock } from './IndustryBlock'
import { PowerBlock, PowerSummary } from './PowerBlock'
import { SituationAside, SituationBlock } from './SituationBlock'
import { SummaryBlock } from './SummaryBlock'
import { ValueAside, ValueSummary } from './ValueMarks'

export interface BlockProps {
  prompts: readonly PlanPrompt[]
}
const GoalsBlock = lazy(async () => ({ default: (await import('./GoalsBlock')).GoalsBlock }))
const GoalsSummary = lazy(async () => ({ default: (await import('./GoalsBlock')).GoalsSummary }))
const HistoryBlock = lazy(async () => ({ default: (await import('./HistoryBlock')).HistoryBlock }))
const HistorySummary = lazy(async () => ({ default: (await import('./HistoryBlock')).HistorySummary }))
const ValueBlock = lazy(async () => ({ default: (await import('./ValueBlock')).ValueBlock }))
const WhyUsBlock = lazy(async () => ({ default: (await import('./WhyUsBlock')).WhyUsBlock }))
const WhyUsSummary = lazy(async () => ({ default: (await import('./WhyUsBlock')).WhyUsSummary }))

interface BlockParts {
  Body: ComponentType<BlockProps>
  /** In a line, when the block is closed. */
  Summary?: ComponentType
  /** Beside the title, when it is open. */
  Aside?: ComponentType
}

/** What each block shows, in the order of the method. */
export const blocksOnScreen: Readonly<Partial<Record<PlanBlock, BlockParts>>> = {
  industry: { Body: IndustryBlock },
  competition: { Body: CompetitionBlock, Summary: CompetitionSummary },
  situation: { Body: SituationBlock, Aside: SituationAside },
  value: { Body: ValueBlock, Aside: ValueAside, Summary: ValueSummary },
  power: { Body: PowerBlock, Summary: PowerSummary },
  goals: { Body: GoalsBlock, Summary: GoalsSummary },
  whyUs: { Body: WhyUsBlock, Summary: WhyUsSummary },
  history: { Body: HistoryBlock, Summary: HistorySummary },
  summary: { Body: SummaryBlock },
}
