import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '@/shared/ui/i18n'
import { EmptyState } from '@/shared/ui/parts'

/** A page that is not there, or not for this person: inside the frame, so that every way out is at hand. */
export function NotFound(): ReactNode {
  const t = useText('app')
  return (
    <div className="narrow">
      <EmptyState
        icon={<IconMapOff size={32} />}
        heading="h1"
        title={t('notFound')}
        action={
          <Button component={Link} to="/">
            {t('notFound.home')}
          </Button>
        }
      >
        {t('notFound.why')}
      </EmptyState>
    </div>
  )
}
