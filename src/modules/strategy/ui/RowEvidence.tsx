import type { ReactNode } from 'react'
import type { Evidence, PlanItem } from '../plan-item.contract'
import { EvidenceFields } from './EvidenceFields'
import { EvidenceMark } from './EvidenceMark'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'
import type { Draft } from '@/shared/ui/use-autosave'

/** What a row of a table stands on; a click opens its fields in a row of their own, as wide as the table. */
export function RowEvidence({
  item,
  isOpen,
  setOpen,
}: {
  item: PlanItem
  isOpen: boolean
  setOpen: (isOpen: boolean) => void
}): ReactNode {
  const t = useText('strategy')
  const { canWrite } = usePlanDesk()
  if (!canWrite) return <EvidenceMark item={item} />
  return (
    <button
      type="button"
      className="bare evidence-button"
      aria-expanded={isOpen}
      title={t('evidence.edit')}
      onClick={() => setOpen(!isOpen)}
    >
      <EvidenceMark item={item} />
    </button>
  )
}

export function RowEvidenceFields({ draft, columns }: { draft: unknown; columns: number }): ReactNode {
  return (
    <tr>
      <td colSpan={columns}>
        <EvidenceFields draft={draft as Draft<Evidence>} />
      </td>
    </tr>
  )
}
