import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accountOverviewEndpoint, listAccountsEndpoint } from '../account-list.contract'
import { decideMatchEndpoint, listMatchesEndpoint, reopenMatchEndpoint, undoMergeEndpoint } from '../match.contract'
import type { Match } from './MatchesPage'
import { useRefusal } from './refusal-sentence'
import { send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'

export type Decision = { decision: 'same'; keep: 'left' | 'right' } | { decision: 'different' }

/** Settles one doubt, and takes it back for ten seconds: a merge is undone, «distintos» waits again. */
export function useDecide(): { decide: (match: Match, decision: Decision) => Promise<void>; busyId: string | null } {
  const t = useText('accounts')
  const shared = useText('shared')
  const sentence = useRefusal()
  const queries = useQueryClient()
  const [busyId, setBusyId] = useState<string | null>(null)
  const refresh = async (): Promise<void> => {
    const reads = [listMatchesEndpoint, listAccountsEndpoint, accountOverviewEndpoint]
    await Promise.all(reads.map((read) => queries.invalidateQueries({ queryKey: [read.path] })))
  }
  const takeBack = async (match: Match, mergeId: string | null): Promise<void> => {
    const undone = mergeId
      ? send(undoMergeEndpoint, { params: { mergeId } })
      : send(reopenMatchEndpoint, { params: { matchId: match.id } })
    await undone.catch((problem: unknown) => notifyProblem(sentence(problem)))
    await refresh()
  }
  const decide = async (match: Match, decision: Decision): Promise<void> => {
    setBusyId(match.id)
    try {
      const { mergeId } = await send(decideMatchEndpoint, { params: { matchId: match.id }, body: decision })
      const [kept, gone] =
        decision.decision === 'same' && decision.keep === 'right'
          ? [match.right, match.left]
          : [match.left, match.right]
      const told =
        decision.decision === 'same'
          ? t('merge.done', { from: gone.name, into: kept.name })
          : t('match.told', { left: match.left.name, right: match.right.name })
      notifyDone(told, { label: shared('undo'), run: () => void takeBack(match, mergeId) })
    } catch (problem) {
      notifyProblem(sentence(problem))
    }
    await refresh()
    setBusyId(null)
  }
  return { decide, busyId }
}
