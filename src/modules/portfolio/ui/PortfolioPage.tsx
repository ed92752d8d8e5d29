import { IconChartHistogram } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '@/shared/ui/i18n'
import { EmptyState, PageHead } from '@/shared/ui/parts'

export function PortfolioPage(): ReactNode {
  const t = useText('portfolio')
  return (
    <>
      <PageHead title={t('title')} />
      <EmptyState icon={<IconChartHistogram size={32} />} title={t('empty')} />
    </>
  )
}
