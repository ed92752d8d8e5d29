import { ActionIcon, Button } from '@mantine/core'
import { IconArrowsDiff, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ExportButton } from './ExportButton'
import type { Sight } from './sight'
import type { ListQuery } from './use-accounts-search'
import { useText } from '@/shared/ui/i18n'
import { PageHead } from '@/shared/ui/parts'
import { useIsPhone } from '@/shared/ui/use-is-phone'

export function AccountsHead({
  query,
  doubts,
  sight,
  onCreate,
}: {
  query: ListQuery
  doubts: number
  sight: Sight
  onCreate: () => void
}): ReactNode {
  const t = useText('accounts')
  const isPhone = useIsPhone()
  const create = t(sight.isDirector ? 'new' : 'propose')
  return (
    <PageHead
      title={t('title')}
      meta={
        doubts > 0 ? (
          // Clients that look alike wait for a person; the count leads to them.
          <Link to="/cuentas/dudas" className="row doubts">
            <IconArrowsDiff size={15} aria-hidden="true" /> {t('doubts', { count: doubts })}
          </Link>
        ) : null
      }
    >
      <span className="row head-tools">
        {sight.canExport ? <ExportButton query={query} isShort={isPhone} /> : null}
        {sight.canPropose ? (
          isPhone ? (
            <ActionIcon variant="default" size={44} onClick={onCreate} aria-label={create}>
              <IconPlus size={18} />
            </ActionIcon>
          ) : (
            <Button variant="default" leftSection={<IconPlus size={16} />} onClick={onCreate}>
              {create}
            </Button>
          )
        ) : null}
      </span>
    </PageHead>
  )
}
