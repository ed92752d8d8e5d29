import { type ComponentType, lazy } from 'react'
import type { PlanBlock } from '../plan-item.contract'
import type { PlanPrompt } from '../plan-prompts.types'
import { IndustryBlock } from './IndustryBlock'
import { SituationAside, SituationBlock } from './SituationBlock'
import { ValueAside, ValueSummary } from './ValueMarks'

export interface BlockProps {
  prompts: readonly PlanPrompt[]
}
// The blocks that are heavy or closed at first come with their turn.
const CompetitionBlock = lazy(async () => ({ default: (await import('./CompetitionBlock')).CompetitionBlock }))
const CompetitionSummary = lazy(async () => ({ default: (await import('./CompetitionBlock')).CompetitionSummary }))
const GoalsBlock = lazy(async () => ({ default: (await import('./GoalsBlock')).GoalsBlock }))
const GoalsSummary = lazy(async () => ({ default: (await import('./GoalsBlock')).GoalsSummary }))
const HistoryBlock = lazy(async () => ({ default: (await import('./HistoryBlock')).HistoryBlock }))
const HistorySummary = lazy(async () => ({ default: (await import('./HistoryBlock')).HistorySummary }))
const PowerBlock = lazy(async () => ({ default: (await import('./PowerBlock')).PowerBlock }))
const PowerSummary = lazy(async () => ({ default: (await import('./PowerBlock')).PowerSummary }))
const SummaryBlock = lazy(async () => ({ default: (await import('./SummaryBlock')).SummaryBlock }))
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
