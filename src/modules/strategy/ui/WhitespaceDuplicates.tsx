import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { RemoveRow } from './Rows'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'

/** Cells that two people wrote for the same unit and line: only the first counts, and somebody has to choose. */
export function WhitespaceDuplicates({ ids }: { ids: readonly string[] }): ReactNode {
  const t = useText('strategy')
  const { items } = usePlanDesk()
  const repeated = items('cell').filter(({ id }) => ids.includes(id))
  return repeated.map((item) => (
    <p key={item.id} className="row small warn-text">
      <IconAlertTriangle size={15} aria-hidden="true" />
      {t('whitespace.repeated', { unit: item.content.unit || t('whitespace.whole'), line: item.content.line })}
      <RemoveRow item={item} />
    </p>
  ))
}
