import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { Scorecard } from './Scorecard'
import { useText } from '@/shared/ui/i18n'

export function ScorecardDrawer({
  accountId,
  name,
  close,
}: {
  accountId: string
  name: string
  close: () => void
}): ReactNode {
  const t = useText('portfolio')
  const shared = useText('shared')
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={404}
      title={t('score.title', { name })}
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <Scorecard accountId={accountId} />
    </Drawer>
  )
}
