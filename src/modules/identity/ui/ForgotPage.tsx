import { IconMailCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { requestPasswordResetEndpoint } from '../session.contract'
import { Entrance } from './Entrance'
import { EmailField, EntranceForm, useChecks } from './EntranceForm'
import { send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'

export function ForgotPage(): ReactNode {
  const t = useText('identity')
  const checks = useChecks()
  const [email, setEmail] = useState('')
  const [isDone, setDone] = useState(false)
  return (
    <Entrance title={t('forgot.title')} lead={isDone ? undefined : t('forgot.lead')}>
      {isDone ? (
        <section className="card entrance-form" role="status">
          <div className="row" style={{ alignItems: 'flex-start' }}>
            <IconMailCheck size={22} className="brand" aria-hidden="true" />
            <p>{t('forgot.done')}</p>
          </div>
        </section>
      ) : (
        <EntranceForm<'email'>
          button={t('forgot.go')}
          check={() => ({ email: checks.email(email) })}
          onSend={async () => {
            await send(requestPasswordResetEndpoint, { body: { email } })
            setDone(true)
          }}
        >
          {(errorOf) => <EmailField value={email} onChange={setEmail} error={errorOf('email')} />}
        </EntranceForm>
      )}
      <p className="small faint">{t('forgot.cli')}</p>
      <Link to="/entrar" className="small">
        {t('goSignIn')}
      </Link>
    </Entrance>
  )
}
