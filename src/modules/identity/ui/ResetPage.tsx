import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { confirmPasswordResetEndpoint } from '../identity.contract'
import { Entrance, EntranceForm, PasswordField } from './entrance'
import { send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'

/** The token comes after «#»: it never reaches a log or a Referer. */
export function ResetPage(): ReactNode {
  const t = useText('identity')
  const [token] = useState(() => window.location.hash.slice(1))
  const [password, setPassword] = useState('')
  const [isDone, setDone] = useState(false)
  return (
    <Entrance title={t('reset.title')} lead={isDone ? t('reset.done') : undefined}>
      {isDone ? null : (
        <EntranceForm
          button={t('reset.go')}
          onSend={async () => {
            await send(confirmPasswordResetEndpoint, { body: { token, password } })
            setDone(true)
          }}
        >
          <PasswordField isNew value={password} onChange={setPassword} />
        </EntranceForm>
      )}
      <Link to="/entrar" className="small">
        {t('goSignIn')}
      </Link>
    </Entrance>
  )
}
