import { useState } from 'react'
import type { PlanPrompt } from '../plan-prompts.types'
import { usePlanDesk } from './use-plan'

/** Which question is being answered; the first time one is opened, its answer begins empty and dated today. */
export function useAnswering(): { open: string | null; answer: (prompt: PlanPrompt) => void; close: () => void } {
  const desk = usePlanDesk()
  const [open, setOpen] = useState<string | null>(null)
  const answer = async (prompt: PlanPrompt): Promise<void> => {
    const isThere = desk.items('finding').some(({ content }) => content.promptId === prompt.id)
    const content = { promptId: prompt.id, text: '', isUnknown: false, side: null, concerns: '' }
    const evidence = { observedOn: desk.plan.today }
    if (isThere || (await desk.add({ kind: 'finding', block: prompt.block, content, evidence }))) setOpen(prompt.id)
  }
  return { open, answer: (prompt) => void answer(prompt), close: () => setOpen(null) }
}
