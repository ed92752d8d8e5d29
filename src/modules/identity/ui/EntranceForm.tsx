import './entrance.css'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useRefusal } from './refusal-sentence'
import { CallProblem } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { FieldError } from '@/shared/ui/FieldError'

/** Under which field each refusal belongs; what is in none is said above the button. */
export type Places<F extends string> = Partial<Record<F, readonly string[]>>
export type ErrorOf<F extends string> = (field: F) => ReactNode

/** A form that sends once: the button waits, each refusal stands beside its field, the fields stay as typed. */
export function EntranceForm<F extends string>({
  button,
  places = {},
  words = {},
  check,
  onSend,
  children,
  isBare,
}: {
  button: string
  places?: Places<F>
  /** Where this form has better words for a refusal than the usual ones. */
  words?: Readonly<Record<string, string>>
  /** What is missing or wrong before anything is sent, as sentences by field. */
  check?: () => Partial<Record<F, string>>
  onSend: () => Promise<void>
  children: (errorOf: ErrorOf<F>) => ReactNode
  /** Inside a window or a card that is there already. */
  isBare?: boolean
}): ReactNode {
  const sentence = useRefusal()
  const form = useRef<HTMLFormElement>(null)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [missing, setMissing] = useState<Partial<Record<F, string>>>({})
  const code = problem instanceof CallProblem ? problem.code : null
  const isPlaced = Object.values<readonly string[] | undefined>(places).some((codes) => code && codes?.includes(code))
  const errorOf: ErrorOf<F> = (field) => {
    const text = missing[field] || (code && places[field]?.includes(code) ? (words[code] ?? sentence(problem)) : null)
    return text ? <FieldError>{text}</FieldError> : null
  }
  const focusFirstError = (): void => {
    // After the errors are drawn.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isSending) return
    const found = check?.() ?? {}
    setMissing(found)
    setProblem(null)
    if (Object.values(found).some(Boolean)) return focusFirstError()
    setSending(true)
    await onSend().catch((error: unknown) => {
      setProblem(error)
      focusFirstError()
    })
    setSending(false)
  }
  return (
    <form
      ref={form}
      className={isBare ? 'column' : 'card entrance-form'}
      style={isBare ? { gap: 14 } : undefined}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      {children(errorOf)}
      {problem && !isPlaced ? (
        <p className="small" role="alert">
          <FieldError>{sentence(problem)}</FieldError>
        </p>
      ) : null}
      <Button type="submit" loading={isSending}>
        {button}
      </Button>
    </form>
  )
}

export function EmailField({
  value,
  onChange,
  error,
  isOwn = true,
}: {
  value: string
  onChange: (value: string) => void
  error?: ReactNode
  /** The reader's own address: the browser may fill it in. */
  isOwn?: boolean
}): ReactNode {
  const t = useText('identity')
  return (
    <TextInput
      label={t('email')}
      type="email"
      autoComplete={isOwn ? 'username' : 'off'}
      required
      withAsterisk={false}
      maxLength={254}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

export function PasswordField({
  label,
  isNew,
  value,
  onChange,
  error,
}: {
  label?: string
  isNew?: boolean
  value: string
  onChange: (value: string) => void
  error?: ReactNode
}): ReactNode {
  const t = useText('identity')
  const missing = leastLength - value.length
  const hint = value.length > 0 && missing > 0 ? t('passwordMissing', { count: missing }) : t('passwordHint')
  return (
    <PasswordInput
      label={label ?? t('password')}
      description={isNew ? hint : undefined}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      withAsterisk={false}
      maxLength={128}
      value={value}
      error={error}
      visibilityToggleButtonProps={{ 'aria-label': t('passwordSee') }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

export const leastLength = 12

/** Sentences for what an address, a name and a new password must have before they are sent. */
export function useChecks(): {
  name: (value: string) => string
  email: (value: string) => string
  newPassword: (value: string) => string
} {
  const t = useText('identity')
  return {
    name: (value) => (value.trim() === '' ? t('missing.name') : ''),
    email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? '' : t('missing.email')),
    newPassword: (value) => (value.length < leastLength ? t('error.password_too_short') : ''),
  }
}
