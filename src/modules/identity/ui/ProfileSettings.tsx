import { Button, Switch, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import {
  changePasswordEndpoint,
  listSessionsEndpoint,
  revokeAllSessionsEndpoint,
  revokeSessionEndpoint,
  updateMeEndpoint,
} from '../identity.contract'
import { EntranceForm, PasswordField, useSentence } from './entrance'
import { send, useCall, useChange } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'
import { Card, Waiting } from '@/shared/ui/parts'
import { useMe, usePersonState } from '@/shared/ui/person'

export function ProfileSettings(): ReactNode {
  const t = useText('identity')
  const shared = useText('shared')
  const me = useMe()
  const { refresh } = usePersonState()
  const [name, setName] = useState(me.name)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const save = async (body: { name?: string; shortcutsOn?: boolean }): Promise<void> => {
    await send(updateMeEndpoint, { body, version: me.version })
    await refresh()
    notifyDone(t('profile.saved'))
  }
  return (
    <div className="halves">
      <div className="column" style={{ gap: 16 }}>
        <EntranceForm button={shared('save')} onSend={() => save({ name })}>
          <TextInput
            label={t('name')}
            required
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Switch
            label={t('profile.shortcuts')}
            checked={me.shortcutsOn}
            onChange={(event) => void save({ shortcutsOn: event.currentTarget.checked })}
          />
        </EntranceForm>
        <EntranceForm
          button={t('profile.password')}
          onSend={async () => {
            await send(changePasswordEndpoint, { body: { current, next } })
            setCurrent('')
            setNext('')
            notifyDone(t('profile.changed'))
          }}
        >
          <PasswordField label={t('profile.current')} value={current} onChange={setCurrent} />
          <PasswordField label={t('profile.next')} isNew value={next} onChange={setNext} />
        </EntranceForm>
      </div>
      <Sessions />
    </div>
  )
}

function Sessions(): ReactNode {
  const t = useText('identity')
  const format = useFormat()
  const sentence = useSentence()
  const navigate = useNavigate()
  const { enter } = usePersonState()
  const sessions = useCall(listSessionsEndpoint)
  const revoke = useChange(revokeSessionEndpoint, [listSessionsEndpoint])
  const endAll = async (): Promise<void> => {
    try {
      await send(revokeAllSessionsEndpoint)
      await navigate({ to: '/entrar' })
      await enter(null)
    } catch (error) {
      notifyProblem(sentence(error))
    }
  }
  return (
    <Card title={t('profile.sessions')}>
      {sessions.data ? (
        <table className="table">
          <tbody>
            {sessions.data.map((session) => (
              <tr key={session.id}>
                <td>
                  <div className="clip" style={{ maxWidth: 320 }} title={session.device}>
                    {deviceName(session.device)}
                  </div>
                  <div className="tiny faint">{format.moment(session.lastSeenAt)}</div>
                </td>
                <td className="number">
                  {session.isCurrent ? (
                    <span className="badge">{t('profile.this')}</span>
                  ) : (
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => revoke.mutate({ params: { sessionId: session.id } })}
                    >
                      {t('profile.end')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Waiting rows={2} />
      )}
      <div className="card-body">
        <Button variant="default" onClick={() => void endAll()}>
          {t('profile.endAll')}
        </Button>
      </div>
    </Card>
  )
}

/** «Chrome · Windows» out of a browser's long self-description. */
function deviceName(agent: string): string {
  const browser =
    /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1]?.replace('Edg', 'Edge').replace('OPR', 'Opera') ??
    agent.slice(0, 40)
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(agent)?.[1] ?? ''
  return [browser, system].filter(Boolean).join(' · ')
}
