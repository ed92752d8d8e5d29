import type { ReactNode } from 'react'
import { getCapacityEndpoint } from '../capacity.contract'
import { CapacityForm } from './CapacityModal'
import { useCall } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { Card, ErrorState, Waiting } from '@/shared/ui/parts'

/** For the settings: a manager's year and what a key account asks of it. */
export function CapacityCard(): ReactNode {
  const t = useText('portfolio')
  const settings = useCall(getCapacityEndpoint)
  return (
    <Card title={t('capacity.title')}>
      <div className="card-body">
        {settings.isError ? (
          <ErrorState problem={settings.error} retry={() => void settings.refetch()} />
        ) : settings.data ? (
          <CapacityForm key={settings.data.version} saved={settings.data} />
        ) : (
          <Waiting rows={4} />
        )}
      </div>
    </Card>
  )
}
