import { ActionIcon, Button } from '@mantine/core'
import { IconArrowsDiff, IconDownload, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { exportAccountsEndpoint } from '../account-list.contract'
import { useRefusal } from './refusal-sentence'
import type { Sight } from './sight'
import type { ListQuery } from './use-accounts-search'
import { downloadFile } from '@/shared/ui/download'
import { useText } from '@/shared/ui/i18n'
import { notifyProblem } from '@/shared/ui/notify'
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
    </PageHead>
  )
}

function ExportButton({ query, isShort }: { query: ListQuery; isShort: boolean }): ReactNode {
  const t = useText('accounts')
  const sentence = useRefusal()
  const [isBusy, setBusy] = useState(false)
  const download = async (): Promise<void> => {
    setBusy(true)
    await downloadFile(exportAccountsEndpoint, { query }, t('export.file')).catch((problem: unknown) =>
      notifyProblem(sentence(problem)),
    )
    setBusy(false)
  }
  if (isShort) {
    return (
      <ActionIcon
        variant="default"
        size={44}
        loading={isBusy}
        onClick={() => void download()}
        aria-label={t('export.what')}
      >
        <IconDownload size={18} />
      </ActionIcon>
    )
  }
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      loading={isBusy}
      onClick={() => void download()}
      title={t('export.what')}
    >
      {t('export')}
    </Button>
  )
}
