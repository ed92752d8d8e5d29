import { Button } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import type { ErrorComponentProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '@/shared/ui/i18n'
import { EmptyState } from '@/shared/ui/parts'

/** A screen that threw: nothing of it is lost on the server, and the rest of the product goes on. */
export function Broken({ error }: ErrorComponentProps): ReactNode {
  const t = useText('app')
  return (
    <div className="narrow" role="alert">
      <EmptyState
        icon={<IconAlertCircle size={32} />}
        heading="h1"
        title={t('broken')}
        action={<Button onClick={() => window.location.reload()}>{t('broken.reload')}</Button>}
      >
        {t('broken.safe')}
      </EmptyState>
      <details className="tiny faint">
        <summary>{error instanceof Error ? error.name : 'Error'}</summary>
        {error instanceof Error ? error.message : String(error)}
      </details>
    </div>
  )
}
