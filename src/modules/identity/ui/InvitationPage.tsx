import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { acceptInvitationEndpoint, lookAtInvitationEndpoint } from '../identity.contract'
import { Entrance, EntranceForm, PasswordField } from './entrance'
import { send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { usePersonState } from '@/shared/ui/person'

export function InvitationPage(): ReactNode {
  const t = useText('identity')
  const navigate = useNavigate()
  const { enter } = usePersonState()
  const [token] = useState(() => window.location.hash.slice(1))
  const [guest, setGuest] = useState<{ email: string; companyName: string } | 'unknown' | null>(null)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  useEffect(() => {
    send(lookAtInvitationEndpoint, { body: { token } })
      .then((found) => {
        setGuest(found)
        setName(found.name)
      })
      .catch(() => setGuest('unknown'))
  }, [token])
  if (guest === null) return null
  if (guest === 'unknown')
    return (
      <Entrance title={t('link.bad')} lead={t('link.badWhy')}>
        {null}
      </Entrance>
    )
  return (
    <Entrance title={t('invite.title', { company: guest.companyName || 'Clave' })} lead={guest.email}>
      <EntranceForm
        button={t('invite.go')}
        onSend={async () => {
          const me = await send(acceptInvitationEndpoint, {
            body: { token, name, password, locale: document.documentElement.lang === 'en' ? 'en' : 'es' },
          })
          await enter(me)
          await navigate({ to: '/' })
        }}
      >
        <TextInput
          label={t('name')}
          required
          maxLength={120}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordField isNew value={password} onChange={setPassword} />
      </EntranceForm>
    </Entrance>
  )
}
