import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { CallProblem } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'

const spoken = new Set([
  'setup_code_wrong',
  'password_too_short',
  'password_leaked',
  'credentials_wrong',
  'email_taken',
  'link_invalid',
  'last_administrator',
  'too_many_requests',
  'offline',
  'version_stale',
  'invalid_input',
  'not_empty',
])

/** The sentence for what was refused. */
export function useSentence(): (problem: unknown) => string {
  const t = useText('identity')
  return (problem) => {
    const code = problem instanceof CallProblem ? problem.code : 'other'
    const wait = problem instanceof CallProblem ? problem.details['waitSeconds'] : undefined
    if (code === 'too_many_requests' && typeof wait === 'number') return t('in.wait', { seconds: wait })
    return t(`error.${spoken.has(code) ? code : 'other'}`)
  }
}

export function Entrance({ title, lead, children }: { title: string; lead?: string; children: ReactNode }): ReactNode {
  return (
    <main className="narrow" id="main">
      <div className="column">
        <h1>{title}</h1>
        {lead ? <p className="soft">{lead}</p> : null}
      </div>
      {children}
    </main>
  )
}

/** A form that sends once: the button waits, the refusal stands above it, the fields stay as typed. */
export function EntranceForm({
  button,
  onSend,
  children,
}: {
  button: string
  onSend: () => Promise<void>
  children: ReactNode
}): ReactNode {
  const sentence = useSentence()
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isSending) return
    setSending(true)
    setProblem(null)
    await onSend().catch((error: unknown) => setProblem(error))
    setSending(false)
  }
  return (
    <form className="card" onSubmit={(event) => void submit(event)}>
      <div className="column" style={{ padding: 16, gap: 14 }}>
        {children}
        {problem ? (
          <p className="small bad" role="alert">
            {sentence(problem)}
          </p>
        ) : null}
        <Button type="submit" loading={isSending}>
          {button}
        </Button>
      </div>
    </form>
  )
}

export function EmailField({ value, onChange }: { value: string; onChange: (value: string) => void }): ReactNode {
  const t = useText('identity')
  return (
    <TextInput
      label={t('email')}
      type="email"
      autoComplete="username"
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

export function PasswordField({
  label,
  hint,
  isNew,
  value,
  onChange,
}: {
  label?: string
  hint?: string
  isNew?: boolean
  value: string
  onChange: (value: string) => void
}): ReactNode {
  const t = useText('identity')
  return (
    <PasswordInput
      label={label ?? t('password')}
      description={hint ?? (isNew ? t('passwordHint') : undefined)}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      minLength={isNew ? 12 : undefined}
      maxLength={128}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
