import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import {
  addGoalEndpoint,
  addPlanItemEndpoint,
  getPlanEndpoint,
  type Plan,
  reinstatePlanItemEndpoint,
  removePlanItemEndpoint,
} from '../plan.contract'
import type { ContentOf, PlanItemKind } from '../plan-content.contract'
import type { Evidence, PlanBlock, PlanItem } from '../plan-item.contract'
import { itemsOf } from '../plan-items.rules'
import { CallProblem, keyOf, send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'

/** What every part of the tab works with: the plan as it was read, and what a person may do to it. */
export interface PlanDesk {
  readonly accountId: string
  readonly accountName: string
  readonly plan: Plan
  /** The person may write, and nobody is signing. */
  readonly canWrite: boolean
  readonly items: <K extends PlanItemKind>(kind: K) => PlanItem<K>[]
  /** Null when the server refused; the person has been told why. */
  readonly add: <K extends PlanItemKind>(given: NewItem<K>) => Promise<PlanItem | null>
  readonly remove: (item: PlanItem, said: string) => Promise<void>
  /** The reply of a change, put where the plan is read from. */
  readonly keep: (item: PlanItem) => void
}
export interface NewItem<K extends PlanItemKind> {
  kind: K
  block: PlanBlock
  content: ContentOf<K>
  evidence?: Partial<Evidence>
  from?: string
}

export const PlanDeskContext = createContext<PlanDesk | null>(null)

export function usePlanDesk(): PlanDesk {
  const desk = useContext(PlanDeskContext)
  if (!desk) throw new Error('outside a plan')
  return desk
}

export function useNewDesk(accountId: string, accountName: string, plan: Plan): PlanDesk {
  const queries = useQueryClient()
  const t = useText('strategy')
  return useMemo(() => {
    const params = { accountId }
    const refuse = (problem: unknown): null => {
      if (!(problem instanceof CallProblem)) throw problem
      notifyProblem(t(`error.${problem.code}`))
      if (problem.status !== 0) void queries.invalidateQueries({ queryKey: [getPlanEndpoint.path] })
      return null
    }
    const keep = (item: PlanItem): void => changePlan(queries, accountId, (now) => withItem(now, item))
    const remove = async (item: PlanItem, said: string): Promise<void> => {
      const call = { params: { accountId, itemId: item.id } }
      try {
        await send(removePlanItemEndpoint, { ...call, version: item.version })
      } catch (problem) {
        return void refuse(problem)
      }
      changePlan(queries, accountId, (now) => ({ ...now, items: now.items.filter(({ id }) => id !== item.id) }))
      const undo = (): void => void send(reinstatePlanItemEndpoint, call).then((back) => keep(back as PlanItem), refuse)
      notifyDone(said, { label: t('undo'), run: undo })
    }
    return {
      accountId,
      accountName,
      plan,
      canWrite: plan.rights.write && plan.status === 'draft',
      items: (kind) => itemsOf(plan.items, kind),
      keep,
      remove,
      add: async (given) => {
        const endpoint = given.kind === 'goal' ? addGoalEndpoint : addPlanItemEndpoint
        try {
          const item = (await send(endpoint, {
            params,
            body: { ...given, evidence: given.evidence ?? {} },
          })) as PlanItem
          keep(item)
          if (given.from) changePlan(queries, accountId, (now) => withLink(now, given.from!, item.id))
          return item
        } catch (problem) {
          return refuse(problem)
        }
      },
    }
  }, [accountId, accountName, plan, queries, t])
}

function changePlan(queries: QueryClient, accountId: string, change: (now: Plan) => Plan): void {
  queries.setQueryData<Plan>(keyOf(getPlanEndpoint, { params: { accountId } }), (now) => now && change(now))
}

function withItem(plan: Plan, item: PlanItem): Plan {
  const isThere = plan.items.some(({ id }) => id === item.id)
  const items = isThere ? plan.items.map((one) => (one.id === item.id ? item : one)) : [...plan.items, item]
  return { ...plan, version: Math.max(plan.version, 1), items }
}

function withLink(plan: Plan, from: string, to: string): Plan {
  return { ...plan, links: [...plan.links, { from, to }] }
}
