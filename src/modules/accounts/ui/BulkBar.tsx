import { ActionIcon, Button } from '@mantine/core'
import { IconUserCheck, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { sumOf } from '@/shared/kernel/money'
import { AppointModal } from './AppointModal'
import { ExportButton } from './ExportButton'
import type { Sight } from './sight'
import type { ListQuery } from './use-accounts-search'
import type { Selection } from './use-selection'
import { useListScale } from './use-whole'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** What can be done with the ticked rows, at the foot of the window while there are some. */
export function BulkBar({
  selection,
  query,
  sight,
  currency,
}: {
  selection: Selection
  query: ListQuery
  sight: Sight
  currency: string | null
}): ReactNode {
  const t = useText('accounts')
  const format = useFormat()
  const [isAssigning, setAssigning] = useState(false)
  const scale = useListScale()
  const { rows } = selection
  if (rows.length === 0) return null
  const net = sumOf(rows.flatMap((row) => (row.net ? [row.net] : []))).toString()
  return (
    <div className="bulk-bar" role="region" aria-label={t('bulk')}>
      <span className="small" role="status">
        <b className="strong">{t('bulk.count', { count: rows.length, shown: format.number(rows.length) })}</b>
        {currency && sight.hasAmounts ? (
          <span className="faint tabular"> · {`${format.unit(currency, scale)} ${format.amount(net, scale)}`}</span>
        ) : null}
      </span>
      {sight.canAssign ? (
        <Button
          variant="light"
          size="compact-md"
          leftSection={<IconUserCheck size={16} />}
          onClick={() => setAssigning(true)}
        >
          {t('bulk.assign')}
        </Button>
      ) : null}
      {sight.canExport ? <ExportButton query={query} only={rows.map((row) => row.id)} /> : null}
      <ActionIcon
        variant="subtle"
        color="gray"
        onClick={selection.clear}
        aria-label={t('bulk.clear')}
        title={t('bulk.clear')}
      >
        <IconX size={16} />
      </ActionIcon>
      {isAssigning ? <AppointModal accounts={rows} close={() => setAssigning(false)} onDone={selection.clear} /> : null}
    </div>
  )
}
