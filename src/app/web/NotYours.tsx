import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Place } from './places'
import { useText } from '@/shared/ui/i18n'
import { EmptyState } from '@/shared/ui/parts'

/** A page of the product that this person's roles do not open: whose it is, and the way back. */
export function NotYours({ place }: { place: Place }): ReactNode {
  const t = useText('app')
  return (
    <div className="narrow">
      <EmptyState
        heading="h1"
        icon={<IconLock size={32} />}
        title={t('notYours', { place: t(place.text) })}
        action={
          <Button component={Link} to="/">
            {t('notFound.home')}
          </Button>
        }
      >
        {t('notYours.why')}
      </EmptyState>
    </div>
  )
}
