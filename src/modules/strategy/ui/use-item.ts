import { useMemo } from 'react'
import { changeGoalEndpoint, changePlanItemEndpoint } from '../plan.contract'
import type { ContentOf, PlanItemKind } from '../plan-content.contract'
import type { Evidence, PlanItem } from '../plan-item.contract'
import { usePlanDesk } from './use-plan'
import type { Current, Saved } from '@/shared/ui/autosave'
import { type CallProblem, send } from '@/shared/ui/call'
import { type Draft, useAutosave } from '@/shared/ui/use-autosave'

/** Content and evidence side by side: no kind has a field that evidence has too. */
export type ItemFields<K extends PlanItemKind> = ContentOf<K> & Evidence

const evidenceNames = new Set<string>([
  'certainty',
  'source',
  'saidBy',
  'observedOn',
  'validUntil',
  'confirmedOn',
  'confirmedBy',
  'level',
])

/** One item that saves itself, field by field; what somebody else changed meanwhile is shown beside what was typed. */
export function useItem<K extends PlanItemKind>(item: PlanItem<K>): Draft<ItemFields<K>> {
  const { accountId, keep } = usePlanDesk()
  const { id, kind } = item
  const work = useMemo(() => changesOf<K>(accountId, { id, kind }, keep), [accountId, id, kind, keep])
  return useAutosave<ItemFields<K>>(id, fieldsOf(item), work)
}

/** How changes of an item are sent, and how it stands after somebody else changed it. */
export function changesOf<K extends PlanItemKind>(
  accountId: string,
  { id, kind }: { id: string; kind: K },
  keep: (item: PlanItem) => void,
): {
  send: (change: Partial<ItemFields<K>>, version: number) => Promise<Saved<ItemFields<K>>>
  currentOf: (problem: CallProblem) => Promise<Current<ItemFields<K>>>
} {
  const endpoint = kind === 'goal' ? changeGoalEndpoint : changePlanItemEndpoint
  return {
    send: async (change, version) => {
      const params = { accountId, itemId: id }
      const saved = (await send(endpoint, { params, version, body: parted(change) })) as PlanItem<K>
      keep(saved as PlanItem)
      return fieldsOf(saved)
    },
    currentOf: async (problem) => {
      const current = problem.details['current'] as PlanItem<K>
      keep(current as PlanItem)
      return { ...fieldsOf(current), by: current.updatedBy?.name ?? null, at: current.updatedAt }
    },
  }
}

/** An item as its draft has it. */
export function fieldsOf<K extends PlanItemKind>(item: PlanItem<K>): Saved<ItemFields<K>> {
  const { certainty, source, saidBy, observedOn, validUntil, confirmedOn, confirmedBy, level } = item
  const evidence: Evidence = { certainty, source, saidBy, observedOn, validUntil, confirmedOn, confirmedBy, level }
  return { version: item.version, fields: { ...(item.content as ContentOf<K>), ...evidence } }
}

/** A change of a draft as the server takes it. */
export function parted(change: object): { content: Record<string, unknown>; evidence: Partial<Evidence> } {
  const [content, evidence]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}]
  for (const [name, value] of Object.entries(change)) (evidenceNames.has(name) ? evidence : content)[name] = value
  return { content, evidence }
}
