import { Button } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { listSessionsEndpoint, revokeAllSessionsEndpoint, revokeSessionEndpoint } from '../session.contract'
import { deviceName, isPhone } from './device-name'
import { useRefusal } from './refusal-sentence'
import { send, useCall, useChange } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'
import { Card, ErrorState, Waiting } from '@/shared/ui/parts'
import { usePersonState } from '@/shared/ui/person'

/** Where the person is signed in, and the way out of each. */
export function SessionsCard(): ReactNode {
  const t = useText('identity')
  const format = useFormat()
  const sentence = useRefusal()
  const sessions = useCall(listSessionsEndpoint)
  const revoke = useChange(revokeSessionEndpoint, [listSessionsEndpoint])
  const end = (sessionId: string): void =>
    revoke.mutate(
      { params: { sessionId } },
      {
        onSuccess: () => notifyDone(t('profile.ended')),
        onError: (problem) => notifyProblem(sentence(problem)),
      },
    )
  return (
    <Card title={t('profile.sessions')}>
      {sessions.isError ? (
        <div className="card-body">
          <ErrorState problem={sessions.error} retry={() => void sessions.refetch()} />
        </div>
      ) : !sessions.data ? (
        <Waiting rows={3} />
      ) : (
        <>
          <ul className="session-list">
            {sessions.data.map((session) => {
              const Icon = isPhone(session.device) ? IconDeviceMobile : IconDeviceDesktop
              return (
                <li key={session.id} className="row">
                  <Icon size={18} className="faint" aria-hidden="true" />
                  <div className="grow">
                    <div className="small strong clip" title={session.device}>
                      {deviceName(session.device) || t('profile.unknownDevice')}
                    </div>
                    <div className="tiny faint">
                      {t('profile.seen', {
                        seen: format.moment(session.lastSeenAt),
                        since: format.moment(session.createdAt),
                      })}
                    </div>
                  </div>
                  {session.isCurrent ? (
                    <span className="badge brand">{t('profile.this')}</span>
                  ) : (
                    <Button
                      size="compact-sm"
                      variant="default"
                      disabled={revoke.isPending}
                      onClick={() => end(session.id)}
                    >
                      {t('profile.end')}
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
          <div className="card-body">
            <EndAll />
          </div>
        </>
      )}
    </Card>
  )
}

function EndAll(): ReactNode {
  const t = useText('identity')
  const sentence = useRefusal()
  const navigate = useNavigate()
  const { enter } = usePersonState()
  const [isBusy, setBusy] = useState(false)
  const endAll = async (): Promise<void> => {
    setBusy(true)
    try {
      await send(revokeAllSessionsEndpoint)
      await navigate({ to: '/entrar' })
      await enter(null)
    } catch (error) {
      notifyProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Button variant="default" loading={isBusy} onClick={() => void endAll()}>
      {t('profile.endAll')}
    </Button>
  )
}
