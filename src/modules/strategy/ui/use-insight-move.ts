import { useQueryClient } from '@tanstack/react-query'
import { changePlanItemEndpoint, getPlanEndpoint } from '../plan.contract'
import type { PlanItem } from '../plan-item.contract'
import type { InsightRow } from './insight-rows'
import { usePlanDesk } from './use-plan'
import { CallProblem, send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'

/** Takes a card to another row at once; what the server refuses is told, and the board is read again. */
export function useInsightMove(): (card: PlanItem<'insight'>, row: InsightRow) => Promise<void> {
  const t = useText('strategy')
  const queries = useQueryClient()
  const { accountId, keep } = usePlanDesk()
  const move = async (card: PlanItem<'insight'>, row: InsightRow): Promise<PlanItem<'insight'> | null> => {
    keep({ ...card, content: { ...card.content, row } })
    try {
      const moved = await send(changePlanItemEndpoint, {
        params: { accountId, itemId: card.id },
        version: card.version,
        body: { content: { row } },
      })
      keep(moved as PlanItem)
      return moved as PlanItem<'insight'>
    } catch (problem) {
      if (!(problem instanceof CallProblem)) throw problem
      keep(card)
      notifyProblem(t(`error.${problem.code}`))
      if (problem.status !== 0) void queries.invalidateQueries({ queryKey: [getPlanEndpoint.path] })
      return null
    }
  }
  return async (card, row) => {
    const from = card.content.row
    const moved = await move(card, row)
    if (moved)
      notifyDone(t('insight.moved', { row: t(`insight.${row}`) }), {
        label: t('undo'),
        run: () => void move(moved, from),
      })
  }
}
