import { IconBuilding } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '@/shared/ui/i18n'
import { EmptyState, PageHead } from '@/shared/ui/parts'

export function AccountsPage(): ReactNode {
  const t = useText('accounts')
  return (
    <>
      <PageHead title={t('title')} />
      <EmptyState icon={<IconBuilding size={32} />} title={t('empty')} />
    </>
  )
}
