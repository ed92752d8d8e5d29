import './inline-edit.css'
import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { IconAlertCircle, IconPencil } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { FieldState } from './autosave'
import { useFormat } from './format'
import { useText } from './i18n'
import { SaveMark } from './SaveMark'

export interface InlineProps<V> {
  label: string
  value: V
  state: FieldState | undefined
  onType: (value: V) => void
  onFlush: () => void
  onChoose: (side: 'mine' | 'theirs') => void
  /** The sentence of a refusal. */
  sentence: (code: string) => string
  isLocked?: boolean
  /** How a value reads when it is not being edited. */
  show?: (value: V) => ReactNode
  isWhole?: boolean
}

interface TextProps extends InlineProps<string | null> {
  kind?: 'text' | 'long' | 'day' | 'address'
  maxLength?: number
  /** Said under the field instead of sending an empty value. */
  whenEmpty?: string
}

// The person asked for the field: it opens with the cursor in it.
export function focusOnce(field: HTMLElement | null): void {
  field?.focus()
}

/** Hover shows a pencil; Enter or a click edits, Esc gives back what was there, leaving the field saves. */
export function InlineText(props: TextProps): ReactNode {
  const { label, value, onType, onFlush, kind = 'text', whenEmpty } = props
  const [text, setText] = useState<string | null>(null)
  const before = useRef<string | null>(null)
  const open = (): void => {
    before.current = value
    setText(value ?? '')
  }
  const isMissing = whenEmpty !== undefined && text !== null && text.trim() === ''
  const type = (next: string): void => {
    setText(next)
    if (next.trim() !== '' || whenEmpty === undefined) onType(next.trim() === '' ? null : next)
  }
  const close = (): void => {
    setText(null)
    onFlush()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault()
      onType(before.current)
      close()
    } else if (event.key === 'Enter' && (kind !== 'long' || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      close()
    }
  }
  const common = {
    'aria-label': label,
    ref: focusOnce,
    value: text ?? '',
    maxLength: props.maxLength,
    error: isMissing ? whenEmpty : undefined,
    onBlur: close,
    onKeyDown,
  }
  return (
    <InlineFrame {...props} isEditing={text !== null} open={open}>
      {kind === 'long' ? (
        <Textarea {...common} autosize minRows={3} maxRows={12} onChange={(event) => type(event.currentTarget.value)} />
      ) : (
        <TextInput
          {...common}
          type={kind === 'day' ? 'date' : kind === 'address' ? 'url' : 'text'}
          onChange={(event) => type(event.currentTarget.value)}
        />
      )}
    </InlineFrame>
  )
}

/** One of a list, saved when it is picked. */
export function InlineChoice<V extends string>(
  props: InlineProps<V | null> & { options: readonly { value: V; label: string }[]; canBeEmpty?: boolean },
): ReactNode {
  const { label, value, options, onType, onFlush } = props
  const [isEditing, setEditing] = useState(false)
  return (
    <InlineFrame
      {...props}
      show={(chosen) => options.find((option) => option.value === chosen)?.label ?? chosen}
      isEditing={isEditing}
      open={() => setEditing(true)}
    >
      <Select
        aria-label={label}
        ref={focusOnce}
        defaultDropdownOpened
        searchable={options.length > 8}
        clearable={props.canBeEmpty}
        allowDeselect={false}
        data={[...options]}
        value={value}
        onChange={(picked) => {
          onType(picked)
          onFlush()
          setEditing(false)
        }}
        onBlur={() => setEditing(false)}
      />
    </InlineFrame>
  )
}

/** The value at rest with its state, or the field that stands in its place; below, a refusal or both sides of a conflict. */
export function InlineFrame<V>({
  label,
  value,
  state,
  show,
  isLocked,
  isWhole,
  isEditing,
  open,
  sentence,
  onChoose,
  children,
}: InlineProps<V> & { isEditing: boolean; open: () => void; children: ReactNode }): ReactNode {
  const t = useText('shared')
  const button = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  useEffect(() => {
    // Back to where the person was, unless he has already gone elsewhere.
    if (wasEditing.current && !isEditing && document.activeElement === document.body) button.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing])
  const isEmpty = (side: V): boolean => side === null || side === undefined || side === ''
  const read = (side: V): ReactNode =>
    isEmpty(side) ? <span className="faint">·</span> : (show?.(side) ?? String(side))
  return (
    <div className={isWhole ? 'whole' : undefined}>
      <div className="inline-head">
        <span>{label}</span>
        <SaveMark state={state} />
      </div>
      {isEditing ? (
        children
      ) : isLocked ? (
        <div className="inline-value">
          <span className="text">{read(value)}</span>
        </div>
      ) : (
        <button type="button" ref={button} className="inline-value" onClick={open}>
          <span className="visually-hidden">{t('edit', { name: label })}</span>
          <span className="text">{isEmpty(value) ? <span className="faint">{t('add')}</span> : read(value)}</span>
          <IconPencil size={15} className="pencil" aria-hidden="true" />
        </button>
      )}
      <FieldTrouble state={state} value={value} read={read} sentence={sentence} onChoose={onChoose} />
    </div>
  )
}

/** Below a field: why the server refused what was typed, or both sides when two people changed it. */
export function FieldTrouble<V>({
  state,
  value,
  read,
  sentence,
  onChoose,
}: {
  state: FieldState | undefined
  value: V
  read: (side: V) => ReactNode
  sentence: (code: string) => string
  onChoose: (side: 'mine' | 'theirs') => void
}): ReactNode {
  if (state?.kind === 'refused')
    return (
      <p className="row tiny bad" style={{ padding: '2px 9px 6px', gap: 4 }} role="alert">
        <IconAlertCircle size={14} aria-hidden="true" /> {sentence(state.code)}
      </p>
    )
  if (state?.kind !== 'conflict') return null
  const theirs = read(state.theirs as V)
  return <Conflict mine={read(value)} theirs={theirs} by={state.by} at={state.at} choose={onChoose} />
}

function Conflict({
  mine,
  theirs,
  by,
  at,
  choose,
}: {
  mine: ReactNode
  theirs: ReactNode
  by: string | null
  at: string | null
  choose: (side: 'mine' | 'theirs') => void
}): ReactNode {
  const t = useText('shared')
  const format = useFormat()
  const who = by ?? t('conflict.somebody')
  return (
    <div className="well inline-conflict" role="alert">
      <p className="small">{at ? t('conflict.when', { who, when: format.moment(at) }) : t('conflict.who', { who })}</p>
      <div className="inline-sides small">
        <div>
          <div className="tiny faint">{t('conflict.mine')}</div>
          {mine}
        </div>
        <div>
          <div className="tiny faint">{by ?? t('conflict.theirs')}</div>
          {theirs}
        </div>
      </div>
      <div className="row wrap">
        <Button variant="default" size="compact-sm" onClick={() => choose('mine')}>
          {t('conflict.keepMine')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => choose('theirs')}>
          {by ? t('conflict.takeOf', { who: by }) : t('conflict.takeTheirs')}
        </Button>
      </div>
    </div>
  )
}
