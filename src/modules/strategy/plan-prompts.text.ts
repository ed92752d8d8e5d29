import { commonPrompts } from './common-prompts.text'
import { blockOrder } from './plan-asks.rules'
import type { PlanPrompt, SectorPack } from './plan-prompts.types'
import { sectorPrompts } from './sector-prompts.text'

/**
 * The prompts of stage 1 that come with Clave, in the order of the blocks: those of every account, then its pack's.
 * Shape   pack: what the company sells; null = none. A company's own prompts join this list with the same shape.
 * Errors  none.   Source  method §4.1; Q8 and Q9, the packs, hints and examples are ours
 */
export function promptsOf(pack: SectorPack | null): PlanPrompt[] {
  const asked = [...commonPrompts, ...sectorPrompts.filter((prompt) => prompt.pack === pack)]
  return asked.sort((left, right) => blockOrder.indexOf(left.block) - blockOrder.indexOf(right.block))
}
