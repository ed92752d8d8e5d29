import { accountPrompts } from './account-prompts.text'
import { clientPrompts } from './client-prompts.text'
import type { PlanPrompt } from './plan-prompts.types'

/** What every account is asked, whatever its company sells, in the order of the blocks. */
export const commonPrompts: readonly PlanPrompt[] = [...clientPrompts, ...accountPrompts]
