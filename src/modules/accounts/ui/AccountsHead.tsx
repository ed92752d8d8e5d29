import { Button } from '@mantine/core'
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
  return (
    <PageHead title={t('title')}>
      {doubts > 0 ? (
        // Clients that look alike wait for a person; the count leads to them.
        <Button component={Link} to="/cuentas/dudas" variant="subtle" leftSection={<IconArrowsDiff size={16} />}>
          {t('doubts', { count: doubts })}
        </Button>
      ) : null}
      {sight.canExport ? <ExportButton query={query} /> : null}
      {sight.canPropose ? (
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={onCreate}>
          {t(sight.isDirector ? 'new' : 'propose')}
        </Button>
      ) : null}
    </PageHead>
  )
}

export function ExportButton({ query }: { query: ListQuery }): ReactNode {
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
