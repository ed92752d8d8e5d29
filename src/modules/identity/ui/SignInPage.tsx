import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { setupStateEndpoint, signInEndpoint } from '../session.contract'
import { Entrance } from './Entrance'
import { EmailField, EntranceForm, PasswordField, useChecks } from './EntranceForm'
import { send, useCall } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { usePersonState } from '@/shared/ui/person'

export function SignInPage(): ReactNode {
  const t = useText('identity')
  const navigate = useNavigate()
  const checks = useChecks()
  const { me, enter } = usePersonState()
  const search: { volver?: unknown } = useSearch({ strict: false })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const setup = useCall(setupStateEndpoint, {}, { enabled: !me })
  const back = backTo(search.volver)
  useEffect(() => {
    if (me) void navigate({ to: back, replace: true })
    else if (setup.data?.open) void navigate({ to: '/inicio', replace: true })
  }, [me, setup.data, back, navigate])
  return (
    <Entrance title={t('in.title')} lead={search.volver ? t('in.back') : undefined}>
      <EntranceForm<'email' | 'password'>
        button={t('in.go')}
        places={{ password: ['credentials_wrong'] }}
        check={() => ({ email: checks.email(email), password: password === '' ? t('missing.password') : '' })}
        onSend={async () => enter(await send(signInEndpoint, { body: { email, password } }))}
      >
        {(errorOf) => (
          <>
            <EmailField value={email} onChange={setEmail} error={errorOf('email')} />
            <PasswordField value={password} onChange={setPassword} error={errorOf('password')} />
          </>
        )}
      </EntranceForm>
      <Link to="/olvido" className="small">
        {t('in.forgot')}
      </Link>
    </Entrance>
  )
}

/** Only within the product: an address of another server is no way back. */
function backTo(given: unknown): string {
  return typeof given === 'string' && /^\/(?![/\\])/.test(given) ? given : '/'
}
