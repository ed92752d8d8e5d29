import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '@/shared/ui/i18n'
import { EmptyState } from '@/shared/ui/parts'

export function NotFound(): ReactNode {
  const t = useText('app')
  return (
    <main className="narrow" id="main">
      <EmptyState
        icon={<IconMapOff size={32} />}
        title={t('notFound')}
        action={
          <Button component={Link} to="/">
            {t('notFound.home')}
          </Button>
        }
      >
        {t('notFound.why')}
      </EmptyState>
    </main>
  )
}
