import { getAccountEndpoint } from '@/modules/accounts/account.contract'
import { accountOverviewEndpoint, listAccountsEndpoint } from '@/modules/accounts/account-list.contract'
import { decideEndpoint, type DecisionInput, listDecisionsEndpoint, undoDecisionsEndpoint } from '../decision.contract'
import { portfolioEndpoint } from '../portfolio.contract'
import { portfolioWorkEndpoint } from '../work.contract'
import { useRefusal } from './refusal-sentence'
import { newKey, useChange } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'

const touched = [
  portfolioEndpoint,
  portfolioWorkEndpoint,
  listDecisionsEndpoint,
  getAccountEndpoint,
  listAccountsEndpoint,
  accountOverviewEndpoint,
]
/** What one request takes; all of them or none. */
export const mostDecisionsAtOnce = 500

export interface Deciding {
  /** `said` is the sentence of what was decided, with ten seconds to take it back. False when it was refused. */
  decide(decisions: readonly DecisionInput[], said: string): Promise<boolean>
  readonly isDeciding: boolean
}

export function useDeciding(): Deciding {
  const t = useText('portfolio')
  const shared = useText('shared')
  const sentence = useRefusal()
  const decide = useChange(decideEndpoint, touched)
  const undo = useChange(undoDecisionsEndpoint, touched)
  // The card that asked may be gone when the answer comes: what follows hangs on the promise, not on the component.
  const takeBack = async (ids: string[]): Promise<void> => {
    try {
      await undo.mutateAsync({ body: { ids }, idempotencyKey: newKey() })
      notifyDone(t('decide.undone'))
    } catch (problem) {
      notifyProblem(sentence(problem))
    }
  }
  return {
    isDeciding: decide.isPending,
    decide: async (decisions, said) => {
      try {
        const made = await decide.mutateAsync({
          body: { decisions: [...decisions] },
          idempotencyKey: newKey(),
        })
        notifyDone(said, { label: shared('undo'), run: () => void takeBack(made.map((one) => one.id)) })
        return true
      } catch (problem) {
        notifyProblem(sentence(problem))
        return false
      }
    },
  }
}
