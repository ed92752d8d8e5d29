import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { removeDemoEndpoint } from '../demo.contract'
import { useRefusal } from './refusal-sentence'
import { send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'
import { Card } from '@/shared/ui/parts'
import { usePersonState } from '@/shared/ui/person'

export function ExampleCompany(): ReactNode {
  const t = useText('identity')
  const sentence = useRefusal()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { refresh } = usePersonState()
  const [isBusy, setBusy] = useState(false)
  const remove = async (): Promise<void> => {
    setBusy(true)
    try {
      await send(removeDemoEndpoint)
      queries.clear()
      await refresh()
      notifyDone(t('example.removed'))
      await navigate({ to: '/inicio' })
    } catch (error) {
      notifyProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Card title={t('example.remove')}>
      <div className="card-body column" style={{ alignItems: 'flex-start' }}>
        <p className="soft">{t('example.what')}</p>
        <Button color="rojo" variant="light" loading={isBusy} onClick={() => void remove()}>
          {t('example.confirm')}
        </Button>
      </div>
    </Card>
  )
}
