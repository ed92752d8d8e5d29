import { type ReactNode, useState } from 'react'
import { changePasswordEndpoint } from '../session.contract'
import { EntranceForm, PasswordField, useChecks } from './EntranceForm'
import { send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone } from '@/shared/ui/notify'
import { Card } from '@/shared/ui/parts'

export function PasswordCard(): ReactNode {
  const t = useText('identity')
  const checks = useChecks()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  return (
    <Card title={t('profile.password')}>
      <div className="card-body">
        <EntranceForm<'current' | 'next'>
          isBare
          button={t('profile.password')}
          places={{ current: ['credentials_wrong'], next: ['password_leaked', 'password_too_short'] }}
          words={{ credentials_wrong: t('profile.wrongCurrent') }}
          check={() => ({
            current: current === '' ? t('missing.password') : '',
            next: checks.newPassword(next),
          })}
          onSend={async () => {
            await send(changePasswordEndpoint, { body: { current, next } })
            setCurrent('')
            setNext('')
            notifyDone(t('profile.changed'))
          }}
        >
          {(errorOf) => (
            <>
              <PasswordField
                label={t('profile.current')}
                value={current}
                onChange={setCurrent}
                error={errorOf('current')}
              />
              <PasswordField label={t('profile.next')} isNew value={next} onChange={setNext} error={errorOf('next')} />
            </>
          )}
        </EntranceForm>
      </div>
    </Card>
  )
}
