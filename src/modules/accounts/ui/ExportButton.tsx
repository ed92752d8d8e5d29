import { ActionIcon, Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { exportAccountsEndpoint } from '../account-list.contract'
import { useRefusal } from './refusal-sentence'
import type { ListQuery } from './use-accounts-search'
import { downloadFile } from '@/shared/ui/download'
import { useText } from '@/shared/ui/i18n'
import { notifyProblem } from '@/shared/ui/notify'

/** The list as a workbook: whole, or only the ticked rows. */
export function ExportButton({
  query,
  only,
  isShort,
}: {
  query: ListQuery
  only?: readonly string[]
  isShort?: boolean
}): ReactNode {
  const t = useText('accounts')
  const sentence = useRefusal()
  const [isBusy, setBusy] = useState(false)
  const download = async (): Promise<void> => {
    setBusy(true)
    const body = { ...query, ...(only ? { only: [...only] } : {}) }
    await downloadFile(exportAccountsEndpoint, { body }, t('export.file')).catch((problem: unknown) =>
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
      size={only ? 'compact-md' : 'sm'}
      leftSection={<IconDownload size={16} />}
      loading={isBusy}
      onClick={() => void download()}
      title={t(only ? 'export.chosen' : 'export.what')}
    >
      {t('export')}
    </Button>
  )
}
