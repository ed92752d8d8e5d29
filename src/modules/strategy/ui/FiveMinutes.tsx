import { Button } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { PlanPrompt } from '../plan-prompts.types'
import { PromptAnswer } from './PromptAnswer'
import { useAnswering } from './use-answering'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'
import { useMe } from '@/shared/ui/person'

/** The nine starred questions, one after the other: Ctrl Enter keeps an answer and goes on to the next. */
export function FiveMinutes({ prompts, close }: { prompts: readonly PlanPrompt[]; close: () => void }): ReactNode {
  const t = useText('strategy')
  const { locale } = useMe()
  const desk = usePlanDesk()
  const starred = prompts.filter((prompt) => prompt.isStarred)
  const answered = new Set(
    desk
      .items('finding')
      .flatMap(({ content }) => (content.text !== '' || content.isUnknown ? [content.promptId] : [])),
  )
  const answering = useAnswering()
  const [example, setExample] = useState<string | null>(null)
  const done = starred.filter(({ id }) => answered.has(id)).length
  const goOn = (id: string): void => {
    const next = starred[starred.findIndex((prompt) => prompt.id === id) + 1]
    if (next) answering.answer(next)
    else answering.close()
  }
  return (
    <section className="card" aria-label={t('short')}>
      <div className="card-head">
        <h2>{t('short')}</h2>
        <span className="small faint" role="status">
          {t('short.done', { done, of: starred.length })}
        </span>
        <Button className="right" variant="default" size="compact-sm" onClick={close}>
          {t('short.whole')}
        </Button>
      </div>
      <div className="card-body prompts">
        <p className="tiny faint">{t('short.keys')}</p>
        {starred.map((prompt) => (
          <div key={prompt.id}>
            <PromptAnswer
              prompt={prompt}
              isOpen={answering.open === prompt.id}
              open={() => answering.answer(prompt)}
              close={answering.close}
              next={() => goOn(prompt.id)}
            />
            {answering.open === prompt.id ? (
              <div className="prompt-example">
                <Button
                  variant="subtle"
                  size="compact-xs"
                  leftSection={<IconBulb size={14} />}
                  aria-expanded={example === prompt.id}
                  onClick={() => setExample(example === prompt.id ? null : prompt.id)}
                >
                  {t('example')}
                </Button>
                {example === prompt.id ? <p className="small soft well">{prompt[locale].example}</p> : null}
              </div>
            ) : null}
          </div>
        ))}
      </div>
    </section>
  )
}
