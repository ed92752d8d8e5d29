import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useText } from '@/shared/ui/i18n'
import { decimal } from '@/shared/kernel/money'
import { type AmountScale, useFormat } from '@/shared/ui/format'
import { FieldTrouble } from '@/shared/ui/InlineEdit'
import { typedAmount } from '@/shared/ui/typed-amount'
import type { Draft } from '@/shared/ui/use-autosave'
import { usePlanDesk } from './use-plan'

interface FieldProps<F extends object, N extends keyof F> {
  draft: Draft<F>
  name: N
  label: string
}

/** Words that read as text and are a field when one goes there: they save themselves, Esc gives back what was there. */
export function Words<F extends object, N extends keyof F>({
  draft,
  name,
  label,
  isLong,
  isStrong,
  hint,
  maxLength = isLong ? 4000 : 200,
}: FieldProps<F, N> & { isLong?: boolean; isStrong?: boolean; hint?: string; maxLength?: number }): ReactNode {
  const { canWrite } = usePlanDesk()
  const [before, setBefore] = useState<F[N] | null>(null)
  const value = (draft.fields[name] as string | null) ?? ''
  if (!canWrite)
    return value === '' ? <span className="faint">·</span> : <span className={isStrong ? 'strong' : ''}>{value}</span>
  const common = {
    'aria-label': label,
    value,
    maxLength,
    placeholder: hint,
    className: `plan-words ${isStrong ? 'strong' : ''}`,
    onFocus: () => setBefore(draft.fields[name]),
    onBlur: draft.flush,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || before === null || draft.fields[name] === before) return
      event.stopPropagation()
      draft.type(name, before)
    },
    onChange: (event: { currentTarget: { value: string } }) => draft.type(name, event.currentTarget.value as F[N]),
  }
  return (
    <>
      {isLong ? <Textarea {...common} autosize minRows={1} maxRows={14} /> : <TextInput {...common} />}
      <Trouble draft={draft} name={name} read={(side) => String(side ?? '')} />
    </>
  )
}

/** One to five (or zero to five) as bars; arrows, digits and clicks set it, the same again clears it. */
export function Dots<F extends object, N extends keyof F>({
  draft,
  name,
  label,
  from = 1,
  tone = 'key',
}: FieldProps<F, N> & { from?: 0 | 1; tone?: 'key' | 'ink' }): ReactNode {
  const { canWrite } = usePlanDesk()
  const t = useText('strategy')
  const value = draft.fields[name] as number | null
  const set = (next: number | null): void => {
    draft.type(name, next as F[N])
    draft.flush()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
    const digit = /^[0-5]$/.test(event.key) ? Number(event.key) : null
    const next = step ? Math.min(5, Math.max(from, (value ?? from - step) + step)) : digit
    if (next === null || next < from) {
      if (event.key === 'Delete' || event.key === 'Backspace') set(null)
      return
    }
    event.preventDefault()
    set(next)
  }
  const bars = [1, 2, 3, 4, 5].map((bar) => <i key={bar} data-bar={bar} data-on={value !== null && bar <= value} />)
  const said = value === null ? t('dots.none') : t('dots.value', { value })
  return (
    <span className="row" style={{ gap: 6 }}>
      {canWrite ? (
        <span
          className={`dots in-${tone}`}
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={from}
          aria-valuemax={5}
          aria-valuenow={value ?? undefined}
          aria-valuetext={said}
          onKeyDown={onKeyDown}
          onClick={(event) => {
            const bar = Number((event.target as HTMLElement).dataset['bar'])
            if (bar > 0) set(value === bar ? null : bar)
          }}
        >
          {bars}
        </span>
      ) : (
        <span className={`dots in-${tone}`} role="img" aria-label={`${label}: ${said}`}>
          {bars}
        </span>
      )}
      <b className="tabular small strong" style={{ minWidth: 10 }} aria-hidden="true">
        {value ?? '·'}
      </b>
    </span>
  )
}

/** One of a few words. */
export function Pick<F extends object, N extends keyof F>({
  draft,
  name,
  label,
  options,
  canBeEmpty = true,
}: FieldProps<F, N> & { options: readonly { value: string; label: string }[]; canBeEmpty?: boolean }): ReactNode {
  const { canWrite } = usePlanDesk()
  const value = draft.fields[name] as string | null
  if (!canWrite) return options.find((option) => option.value === value)?.label ?? <span className="faint">·</span>
  return (
    <NativeSelect
      className="plan-pick"
      aria-label={label}
      value={value ?? ''}
      data={[...(canBeEmpty ? [{ value: '', label: '·' }] : []), ...options]}
      onChange={(event) => {
        const next = event.currentTarget.value
        draft.type(name, (next === '' ? null : next) as F[N])
        draft.flush()
      }}
    />
  )
}

/**
 * A number as people write it, with the reader's own decimal mark. Kept as exact text (`amount`), as a number (`share`) or
 * as a whole year; what is no number is said and not sent. With `scale` an amount of money reads and is typed in millions
 * where the company's amounts are shown so.
 */
export function Figure<F extends object, N extends keyof F>({
  draft,
  name,
  label,
  kind,
  decimals = kind === 'year' ? 0 : 1,
  scale,
  isStrong,
}: FieldProps<F, N> & {
  kind: 'amount' | 'share' | 'year'
  decimals?: number
  scale?: AmountScale
  isStrong?: boolean
}): ReactNode {
  const { canWrite } = usePlanDesk()
  const format = useFormat()
  const t = useText('strategy')
  const [typed, setTyped] = useState<string | null>(null)
  const value = draft.fields[name] as string | number | null
  const show = (side: string | number | null): string =>
    side === null
      ? ''
      : kind === 'year'
        ? String(side)
        : scale
          ? format.amount(side, scale)
          : format.number(side, decimals)
  if (!canWrite) return <span className={isStrong ? 'strong' : ''}>{value === null ? '·' : show(value)}</span>
  const isWrong = typed !== null && typed.trim() !== '' && typedAmount(typed) === null
  const leave = (): void => {
    if (typed !== null && !isWrong) {
      const text = typed.trim() === '' ? null : inUnits(typedAmount(typed), scale)
      draft.type(name, (text === null || kind === 'amount' ? text : Number(text)) as F[N])
      draft.flush()
    }
    if (!isWrong) setTyped(null)
  }
  return (
    <>
      <TextInput
        className={`plan-words figure ${isStrong ? 'strong' : ''}`}
        inputMode="decimal"
        aria-label={label}
        value={typed ?? show(value)}
        error={isWrong ? t('figure.wrong') : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave()
          if (event.key === 'Escape') setTyped(null)
        }}
      />
      <Trouble draft={draft} name={name} read={(side) => show(side as string | number | null)} />
    </>
  )
}

function inUnits(amount: string | null, scale: AmountScale | undefined): string | null {
  return amount !== null && scale === 'millions' ? decimal(amount).times(1_000_000).toFixed() : amount
}

export function Day<F extends object, N extends keyof F>({ draft, name, label }: FieldProps<F, N>): ReactNode {
  const { canWrite } = usePlanDesk()
  const format = useFormat()
  const value = draft.fields[name] as string | null
  if (!canWrite) return value === null ? <span className="faint">·</span> : format.day(value)
  return (
    <TextInput
      className="plan-words"
      type="date"
      aria-label={label}
      value={value ?? ''}
      onBlur={draft.flush}
      onChange={(event) =>
        draft.type(name, (event.currentTarget.value === '' ? null : event.currentTarget.value) as F[N])
      }
    />
  )
}

export function Trouble<F extends object, N extends keyof F>({
  draft,
  name,
  read,
}: {
  draft: Draft<F>
  name: N
  read: (side: F[N]) => ReactNode
}): ReactNode {
  const t = useText('strategy')
  return (
    <FieldTrouble
      state={draft.states[name]}
      value={draft.fields[name]}
      read={read}
      sentence={(code) => t(`error.${code}`)}
      onChoose={(side) => draft.choose(name, side)}
    />
  )
}
