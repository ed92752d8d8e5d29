import type { ReactNode } from 'react'
import type { PlanPrompt } from '../plan-prompts.types'
import { PromptAnswer } from './PromptAnswer'
import { useAnswering } from './use-answering'

/** The guiding questions of a block, one open at a time. */
export function Prompts({ prompts }: { prompts: readonly PlanPrompt[] }): ReactNode {
  const { open, answer, close } = useAnswering()
  return (
    <div className="prompts">
      {prompts.map((prompt) => (
        <PromptAnswer
          key={prompt.id}
          prompt={prompt}
          isOpen={open === prompt.id}
          open={() => answer(prompt)}
          close={close}
        />
      ))}
    </div>
  )
}
