import { type ReactNode, useState } from 'react'
import type { Evidence, PlanItem } from '../plan-item.contract'
import { EvidenceFields } from './EvidenceFields'
import { EvidenceMark } from './EvidenceMark'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'
import type { Draft } from '@/shared/ui/use-autosave'

/** The mark of what an item stands on; a click opens its fields below it. */
export function EvidenceButton({ item, draft }: { item: PlanItem; draft: unknown }): ReactNode {
  const t = useText('strategy')
  const { canWrite } = usePlanDesk()
  const [isOpen, setOpen] = useState(false)
  if (!canWrite) return <EvidenceMark item={item} />
  return (
    <>
      <button
        type="button"
        className="bare evidence-button"
        aria-expanded={isOpen}
        title={t('evidence.edit')}
        onClick={() => setOpen(!isOpen)}
      >
        <EvidenceMark item={item} />
      </button>
      {isOpen ? <EvidenceFields draft={draft as Draft<Evidence>} /> : null}
    </>
  )
}
