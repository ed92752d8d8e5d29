import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { requestPasswordResetEndpoint } from '../identity.contract'
import { EmailField, Entrance, EntranceForm } from './entrance'
import { send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'

export function ForgotPage(): ReactNode {
  const t = useText('identity')
  const [email, setEmail] = useState('')
  const [isDone, setDone] = useState(false)
  return (
    <Entrance title={t('forgot.title')} lead={isDone ? t('forgot.done') : t('forgot.lead')}>
      {isDone ? null : (
        <EntranceForm
          button={t('forgot.go')}
          onSend={async () => {
            await send(requestPasswordResetEndpoint, { body: { email } })
            setDone(true)
          }}
        >
          <EmailField value={email} onChange={setEmail} />
        </EntranceForm>
      )}
      <p className="small faint">{t('forgot.cli')}</p>
      <Link to="/entrar" className="small">
        {t('goSignIn')}
      </Link>
    </Entrance>
  )
}
