import { useNavigate, useSearch } from '@tanstack/react-router'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { setupStateEndpoint, signInEndpoint } from '../identity.contract'
import { EmailField, Entrance, EntranceForm, PasswordField } from './entrance'
import { send, useCall } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { usePersonState } from '@/shared/ui/person'

export function SignInPage(): ReactNode {
  const t = useText('identity')
  const navigate = useNavigate()
  const { me, enter } = usePersonState()
  const search = useSearch({ strict: false }) as { volver?: string }
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const setup = useCall(setupStateEndpoint, {}, { enabled: !me })
  const back = search.volver?.startsWith('/') && !search.volver.startsWith('//') ? search.volver : '/'
  useEffect(() => {
    if (me) void navigate({ to: back, replace: true })
    else if (setup.data?.open) void navigate({ to: '/inicio', replace: true })
  }, [me, setup.data, back, navigate])
  return (
    <Entrance title={t('in.title')}>
      <EntranceForm
        button={t('in.go')}
        onSend={async () => enter(await send(signInEndpoint, { body: { email, password } }))}
      >
        <EmailField value={email} onChange={setEmail} />
        <PasswordField value={password} onChange={setPassword} />
      </EntranceForm>
      <Link to="/olvido" className="small">
        {t('in.forgot')}
      </Link>
    </Entrance>
  )
}
