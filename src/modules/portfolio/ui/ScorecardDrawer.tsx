import type { ReactNode } from 'react'
import { Scorecard } from './Scorecard'
import { Drawer } from '@/shared/ui/Drawer'
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
  return (
    <Drawer isOpen close={close} title={<h2>{t('score.title', { name })}</h2>}>
      <Scorecard accountId={accountId} />
    </Drawer>
  )
}
