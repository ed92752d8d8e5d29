import { Progress } from '@mantine/core'
import { IconBuildingFactory2, IconFileSpreadsheet } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { loadDemoEndpoint } from '../demo.contract'
import { Entrance } from './Entrance'
import { useRefusal } from './refusal-sentence'
import { send } from '@/shared/ui/call'
import { FieldError } from '@/shared/ui/FieldError'
import { useText } from '@/shared/ui/i18n'
import { usePersonState } from '@/shared/ui/person'

/** The third step: one's own sales, or the invented company to look around in. */
export function FirstData(): ReactNode {
  const t = useText('identity')
  const sentence = useRefusal()
  const navigate = useNavigate()
  const { refresh } = usePersonState()
  const [isLoading, setLoading] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const explore = async (): Promise<void> => {
    setLoading(true)
    setProblem(null)
    try {
      await send(loadDemoEndpoint)
      await refresh()
      await navigate({ to: '/cartera' })
    } catch (error) {
      setProblem(sentence(error))
      setLoading(false)
    }
  }
  return (
    <Entrance title={t('start.title')} lead={t('start.lead')} step={3}>
      <button
        type="button"
        className="card start-choice"
        disabled={isLoading}
        onClick={() => void navigate({ to: '/importaciones' })}
      >
        <IconFileSpreadsheet size={28} className="brand" aria-hidden="true" />
        <span className="column grow" style={{ gap: 2 }}>
          <span className="strong">{t('start.own')}</span>
          <span className="small soft">{t('start.ownWhat')}</span>
        </span>
      </button>
      <button type="button" className="card start-choice" disabled={isLoading} onClick={() => void explore()}>
        <IconBuildingFactory2 size={28} className="brand" aria-hidden="true" />
        <span className="column grow" style={{ gap: 2 }}>
          <span className="strong">{t('start.demo')}</span>
          <span className="small soft">{t('start.demoWhat')}</span>
        </span>
      </button>
      {isLoading ? (
        <div className="column" role="status">
          <Progress value={100} animated aria-label={t('start.loading')} />
          <span className="small soft">{t('start.loading')}</span>
        </div>
      ) : null}
      {problem ? (
        <p role="alert" className="small">
          <FieldError>{problem}</FieldError>
        </p>
      ) : null}
    </Entrance>
  )
}
