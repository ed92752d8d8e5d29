import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { WhyButton, type WhyProps } from './WhyButton'
import { WindowButton } from './WindowButton'
import type { WindowMenuProps } from './WindowMenu'
import { useText } from '@/shared/ui/i18n'
import { late } from '@/shared/ui/late'

// What opens on demand comes after the figures; what can be seen meanwhile has its place already.
export const ApproveModal = late(() => import('./ApproveModal').then((module) => module.ApproveModal))
export const ApprovedModal = late(() => import('./ApprovedModal').then((module) => module.ApprovedModal))
export const CapacityModal = late(() => import('./CapacityModal').then((module) => module.CapacityModal))
export const ClientsTable = late(() => import('./ClientsTable').then((module) => module.ClientsTable))
export const DecideModal = late(() => import('./DecideModal').then((module) => module.DecideModal))
export const ScorecardDrawer = late(() => import('./ScorecardDrawer').then((module) => module.ScorecardDrawer))
export const ExportMenu = late(() => import('./ExportMenu').then((module) => module.ExportMenu), ExportComing)
export const Why = late<WhyProps>(() => import('./Why').then((module) => module.Why), WhyButton)
export const WindowMenu = late<WindowMenuProps>(
  () => import('./WindowMenu').then((module) => module.WindowMenu),
  ({ run }) => <WindowButton run={run} />,
)

function ExportComing(): ReactNode {
  const t = useText('portfolio')
  return (
    <Button variant="default" leftSection={<IconDownload size={16} />}>
      {t('export')}
    </Button>
  )
}
