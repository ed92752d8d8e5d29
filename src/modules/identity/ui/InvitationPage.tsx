import { TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { acceptInvitationEndpoint, lookAtInvitationEndpoint } from '../people.contract'
import { Entrance } from './Entrance'
import { EntranceForm, PasswordField, useChecks } from './EntranceForm'
import { CallProblem, send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { ErrorState } from '@/shared/ui/parts'
import { usePersonState } from '@/shared/ui/person'

type Looked =
  | { kind: 'looking' }
  | { kind: 'dead' }
  | { kind: 'failed'; problem: unknown }
  | { kind: 'guest'; email: string; companyName: string }

/** Who was invited chooses a name and a password, and is in. */
export function InvitationPage(): ReactNode {
  const t = useText('identity')
  const navigate = useNavigate()
  const checks = useChecks()
  const { enter } = usePersonState()
  const [token] = useState(() => window.location.hash.slice(1))
  const [looked, setLooked] = useState<Looked>({ kind: 'looking' })
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  useEffect(() => {
    send(lookAtInvitationEndpoint, { body: { token } })
      .then((found) => {
        setLooked({ kind: 'guest', ...found })
        setName(found.name)
      })
      .catch((problem: unknown) => {
        const isDead = problem instanceof CallProblem && problem.status >= 400 && problem.status < 500
        setLooked(isDead ? { kind: 'dead' } : { kind: 'failed', problem })
      })
  }, [token])
  if (looked.kind === 'looking') return null
  if (looked.kind === 'dead') {
    return (
      <Entrance title={t('link.bad')} lead={t('link.badWhy')}>
        <Link to="/entrar" className="small">
          {t('goSignIn')}
        </Link>
      </Entrance>
    )
  }
  if (looked.kind === 'failed') {
    return (
      <Entrance title={t('invite.title', { company: 'Clave' })}>
        <ErrorState problem={looked.problem} retry={() => window.location.reload()} />
      </Entrance>
    )
  }
  return (
    <Entrance
      title={t('invite.title', { company: looked.companyName || 'Clave' })}
      lead={t('invite.lead', { email: looked.email })}
    >
      <EntranceForm<'name' | 'password'>
        button={t('invite.go')}
        places={{ password: ['password_leaked', 'password_too_short'] }}
        check={() => ({ name: checks.name(name), password: checks.newPassword(password) })}
        onSend={async () => {
          const locale = document.documentElement.lang === 'en' ? 'en' : 'es'
          await enter(await send(acceptInvitationEndpoint, { body: { token, name, password, locale } }))
          await navigate({ to: '/' })
        }}
      >
        {(errorOf) => (
          <>
            <TextInput
              label={t('name')}
              required
              withAsterisk={false}
              maxLength={120}
              autoComplete="name"
              value={name}
              error={errorOf('name')}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <PasswordField isNew value={password} onChange={setPassword} error={errorOf('password')} />
          </>
        )}
      </EntranceForm>
    </Entrance>
  )
}
