import { useMemo, useState } from 'react'
import { addPlanItemEndpoint } from '../plan.contract'
import type { ContentOf, PlanItemKind } from '../plan-content.contract'
import type { Evidence, PlanBlock, PlanItem } from '../plan-item.contract'
import { changesOf, fieldsOf, type ItemFields, parted } from './use-item'
import { usePlanDesk } from './use-plan'
import { uuidv7 } from '@/shared/kernel/ids'
import type { Saved } from '@/shared/ui/autosave'
import { send } from '@/shared/ui/call'
import { type Draft, useAutosave } from '@/shared/ui/use-autosave'

const noEvidence: Evidence = {
  certainty: null,
  source: '',
  saidBy: '',
  observedOn: null,
  validUntil: null,
  confirmedOn: null,
  confirmedBy: '',
  level: 'internal',
}

/**
 * A place of the plan that may still be empty, such as an activity of the value chain or a cell of the matrix: the first
 * thing typed in it makes its item, and what follows changes that item, in the same draft.
 */
export function usePlacedItem<K extends PlanItemKind>(
  place: { kind: K; block: PlanBlock; blank: ContentOf<K> },
  item: PlanItem<K> | undefined,
): Draft<ItemFields<K>> {
  const { accountId, keep } = usePlanDesk()
  const [seen, setSeen] = useState({ id: item?.id, spare: newId() })
  // A removed item keeps its id: whoever writes there again begins another.
  if (seen.id !== item?.id) setSeen({ id: item?.id, spare: item ? seen.spare : newId() })
  const id = item?.id ?? seen.spare
  const { kind, block, blank } = place
  const work = useMemo(() => {
    const changes = changesOf<K>(accountId, { id, kind }, keep)
    return {
      ...changes,
      send: async (change: Partial<ItemFields<K>>, version: number): Promise<Saved<ItemFields<K>>> => {
        if (version > 0) return changes.send(change, version)
        const { content, evidence } = parted(change)
        const body = { id, kind, block, content: { ...blank, ...content }, evidence }
        const made = (await send(addPlanItemEndpoint, { params: { accountId }, body })) as PlanItem<K>
        keep(made as PlanItem)
        return fieldsOf(made)
      },
    }
  }, [accountId, id, kind, block, blank, keep])
  return useAutosave<ItemFields<K>>(
    id,
    item ? fieldsOf(item) : { version: 0, fields: { ...blank, ...noEvidence } },
    work,
  )
}

function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}
