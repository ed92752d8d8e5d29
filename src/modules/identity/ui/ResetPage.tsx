import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { confirmPasswordResetEndpoint } from '../session.contract'
import { Entrance } from './Entrance'
import { EntranceForm, PasswordField, useChecks } from './EntranceForm'
import { CallProblem, send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'

/** The token comes after «#»: it never reaches a log or a Referer. */
export function ResetPage(): ReactNode {
  const t = useText('identity')
  const checks = useChecks()
  const [token] = useState(() => window.location.hash.slice(1))
  const [password, setPassword] = useState('')
  const [state, setState] = useState<'asking' | 'done' | 'dead'>(token ? 'asking' : 'dead')
  if (state === 'dead') {
    return (
      <Entrance title={t('link.bad')} lead={t('reset.badWhy')}>
        <Link to="/olvido" className="small">
          {t('reset.another')}
        </Link>
      </Entrance>
    )
  }
  if (state === 'done') {
    return (
      <Entrance title={t('reset.doneTitle')} lead={t('reset.done')}>
        <Button component={Link} to="/entrar">
          {t('goSignIn')}
        </Button>
      </Entrance>
    )
  }
  return (
    <Entrance title={t('reset.title')}>
      <EntranceForm<'password'>
        button={t('reset.go')}
        places={{ password: ['password_leaked', 'password_too_short'] }}
        check={() => ({ password: checks.newPassword(password) })}
        onSend={async () => {
          try {
            await send(confirmPasswordResetEndpoint, { body: { token, password } })
            setState('done')
          } catch (problem) {
            if (!(problem instanceof CallProblem) || problem.code !== 'link_invalid') throw problem
            setState('dead')
          }
        }}
      >
        {(errorOf) => <PasswordField isNew value={password} onChange={setPassword} error={errorOf('password')} />}
      </EntranceForm>
      <Link to="/entrar" className="small">
        {t('goSignIn')}
      </Link>
    </Entrance>
  )
}
