import { useQueryClient } from '@tanstack/react-query'
import { changePlanItemEndpoint, getPlanEndpoint } from '../plan.contract'
import type { PlanItem } from '../plan-item.contract'
import { type CriterionViews, withoutRival, withRival, withRivalRenamed } from '../rival-columns.rules'
import { usePlanDesk } from './use-plan'
import { CallProblem, send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'

/** A comparable is a column: what is done to it is done to every criterion of the table. */
export function useRivalColumns(): {
  add: (name: string) => Promise<void>
  rename: (from: string, to: string) => Promise<void>
  /** With ten seconds to bring its scores back. */
  remove: (name: string) => Promise<void>
} {
  const desk = usePlanDesk()
  const queries = useQueryClient()
  const t = useText('strategy')

  /** The criteria as they are now, or null when the server refused one; the person has been told why. */
  const change = async (
    criteria: readonly PlanItem<'criterion'>[],
    next: (item: PlanItem<'criterion'>) => CriterionViews,
  ): Promise<PlanItem<'criterion'>[] | null> => {
    const saved: PlanItem<'criterion'>[] = []
    try {
      for (const item of criteria) {
        const params = { accountId: desk.accountId, itemId: item.id }
        const content = { ...next(item) }
        const reply = (await send(changePlanItemEndpoint, {
          params,
          version: item.version,
          body: { content },
        })) as PlanItem<'criterion'>
        saved.push(reply)
        desk.keep(reply)
      }
      return saved
    } catch (problem) {
      if (!(problem instanceof CallProblem)) throw problem
      notifyProblem(t(`error.${problem.code}`))
      void queries.invalidateQueries({ queryKey: [getPlanEndpoint.path] })
      return null
    }
  }
  const criteria = (): PlanItem<'criterion'>[] => desk.items('criterion')
  return {
    add: async (name) => void (await change(criteria(), ({ content }) => withRival(content, name))),
    rename: async (from, to) => void (await change(criteria(), ({ content }) => withRivalRenamed(content, from, to))),
    remove: async (name) => {
      const before = new Map(criteria().map((item) => [item.id, item.content]))
      const after = await change(criteria(), ({ content }) => withoutRival(content, name))
      if (!after) return
      const back = (item: PlanItem<'criterion'>): CriterionViews => {
        const { client, ours } = before.get(item.id)!
        return { client, ours }
      }
      notifyDone(t('removed'), { label: t('undo'), run: () => void change(after, back) })
    },
  }
}
