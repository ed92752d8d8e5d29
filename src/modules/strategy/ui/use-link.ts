import { useQueryClient } from '@tanstack/react-query'
import { getPlanEndpoint, linkPlanItemsEndpoint, type Plan } from '../plan.contract'
import { usePlanDesk } from './use-plan'
import { CallProblem, keyOf, send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyProblem } from '@/shared/ui/notify'

/** Ties two items, or unties them: shown at once, and taken back when the server refuses. */
export function useLink(): (from: string, to: string, isLinked: boolean) => Promise<void> {
  const t = useText('strategy')
  const queries = useQueryClient()
  const { accountId } = usePlanDesk()
  const show = (from: string, to: string, isLinked: boolean): void => {
    queries.setQueryData<Plan>(keyOf(getPlanEndpoint, { params: { accountId } }), (now) => {
      if (!now) return now
      const others = now.links.filter((link) => !(link.from === from && link.to === to))
      return { ...now, links: isLinked ? [...others, { from, to }] : others }
    })
  }
  return async (from, to, isLinked) => {
    show(from, to, isLinked)
    try {
      await send(linkPlanItemsEndpoint, { params: { accountId }, body: { from, to, isLinked } })
    } catch (problem) {
      if (!(problem instanceof CallProblem)) throw problem
      show(from, to, !isLinked)
      notifyProblem(t(`error.${problem.code}`))
    }
  }
}
