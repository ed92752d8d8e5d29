import type { PlanBlock, PlanItemKind } from './plan-item.contract'

export type SectorPack = 'goods' | 'services' | 'projects'

/** A prompt as it is read: the question, what a good answer names, and one from another sector. */
export interface PromptWords {
  readonly ask: string
  readonly hint: string
  readonly example: string
}
export interface PlanPrompt {
  readonly id: string
  readonly block: PlanBlock
  /** null = asked of every account. */
  readonly pack: SectorPack | null
  /** One of the nine of the five-minute version. */
  readonly isStarred: boolean
  /** Kinds of items that answer it without repeating them in words: a table of segments, a grid of goals. */
  readonly answeredBy: readonly PlanItemKind[]
  readonly es: PromptWords
  readonly en: PromptWords
}
