import { Button, Menu, Textarea } from '@mantine/core'
import { IconArrowForwardUp, IconHelpCircle, IconPencil } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { PlanItem } from '../plan-item.contract'
import type { PlanPrompt } from '../plan-prompts.types'
import { useCarry } from './carry'
import { EvidenceFields } from './EvidenceFields'
import { EvidenceMark } from './EvidenceMark'
import { LinkedItems } from './LinkedItems'
import { Trouble } from './fields'
import { useItem } from './use-item'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'
import { useMe } from '@/shared/ui/person'
import { SaveMark } from '@/shared/ui/SaveMark'

/** A guiding question, its answer and what it stands on; a click or Enter opens the editor in its place. */
export function PromptAnswer({
  prompt,
  isOpen,
  open,
  close,
  next,
}: {
  prompt: PlanPrompt
  isOpen: boolean
  open: () => void
  close: () => void
  /** Where «Listo» goes on, in the five-minute version. */
  next?: () => void
}): ReactNode {
  const t = useText('strategy')
  const { locale } = useMe()
  const desk = usePlanDesk()
  const item = desk.items('finding').find(({ content }) => content.promptId === prompt.id)
  const words = prompt[locale]
  if (isOpen && item && desk.canWrite) return <AnswerEditor item={item} prompt={prompt} close={close} next={next} />
  return (
    <div className="prompt">
      <p className="small faint">{words.ask}</p>
      <Answered item={item} ask={words.ask} begin={open} />
      {item && item.content.text !== '' ? (
        <div className="row wrap" style={{ gap: '4px 10px' }}>
          <EvidenceMark item={item} />
          <LinkedItems item={item} />
        </div>
      ) : item?.content.isUnknown ? (
        <span className="badge warn">
          <IconHelpCircle size={13} aria-hidden="true" /> {t('unknown')}
        </span>
      ) : null}
    </div>
  )
}

function Answered({
  item,
  ask,
  begin,
}: {
  item: PlanItem<'finding'> | undefined
  ask: string
  begin: () => void
}): ReactNode {
  const t = useText('strategy')
  const { canWrite } = usePlanDesk()
  const text = item?.content.text ?? ''
  if (!canWrite)
    return <p className="prompt-text">{text === '' ? <span className="faint">{t('unanswered')}</span> : text}</p>
  return (
    <button type="button" className="prompt-text" onClick={begin}>
      <span className="visually-hidden">{t('answerTo', { ask })}</span>
      {text === '' ? <span className="brand-text">{t('answer')}</span> : text}
      <IconPencil size={15} className="pencil" aria-hidden="true" />
    </button>
  )
}

function AnswerEditor({
  item,
  prompt,
  close,
  next,
}: {
  item: PlanItem<'finding'>
  prompt: PlanPrompt
  close: () => void
  next: (() => void) | undefined
}): ReactNode {
  const t = useText('strategy')
  const { locale } = useMe()
  const draft = useItem(item)
  const carry = useCarry()
  const before = useRef(item.content.text)
  const words = prompt[locale]
  const leave = (go: () => void): void => {
    draft.flush()
    go()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      draft.type('text', before.current)
      leave(close)
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      leave(next ?? close)
    }
  }
  const unknown = (): void => {
    draft.type('isUnknown', true)
    leave(next ?? close)
  }
  return (
    <div className="prompt">
      <p className="small soft">{words.ask}</p>
      <form className="prompt-editor" onSubmit={(event) => event.preventDefault()}>
        <Textarea
          autosize
          minRows={2}
          maxRows={12}
          aria-label={words.ask}
          description={words.hint}
          value={draft.fields.text}
          maxLength={4000}
          ref={(field) => focusAtEnd(field)}
          onChange={(event) => {
            draft.type('text', event.currentTarget.value)
            if (draft.fields.isUnknown) draft.type('isUnknown', false)
          }}
          onBlur={draft.flush}
          onKeyDown={onKeyDown}
        />
        <Trouble draft={draft} name="text" read={(side) => side} />
        <EvidenceFields draft={draft as never} />
        <div className="prompt-foot">
          <Menu position="bottom-start" withinPortal>
            <Menu.Target>
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconArrowForwardUp size={15} />}
                disabled={draft.fields.text.trim() === ''}
              >
                {t('carry')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {carry.targets.map((target) => (
                <Menu.Item
                  key={target}
                  onClick={() =>
                    void carry.to(target, { ...item, content: { ...item.content, text: draft.fields.text } })
                  }
                >
                  {t(`carry.${target}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <LinkedItems item={item} />
          <span className="right row wrap">
            <SaveMark state={draft.states.text} />
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              onClick={unknown}
              disabled={draft.fields.text.trim() !== ''}
            >
              {t('unknown')}
            </Button>
            <Button size="compact-sm" onClick={() => leave(next ?? close)}>
              {t('done')}
            </Button>
          </span>
        </div>
      </form>
    </div>
  )
}

// Opened by the person: the cursor stands behind what is already written.
function focusAtEnd(field: HTMLTextAreaElement | null): void {
  if (!field || field === document.activeElement || field.dataset['opened']) return
  field.dataset['opened'] = 'true'
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}
