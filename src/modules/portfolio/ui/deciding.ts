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
const mostAtOnce = 500

export interface Deciding {
  /** `said` is the sentence of what was decided, with ten seconds to take it back. */
  decide(decisions: readonly DecisionInput[], said: string, done?: () => void): void
  readonly isDeciding: boolean
  readonly problem: unknown
  forget(): void
}

export function useDeciding(): Deciding {
  const t = useText('portfolio')
  const shared = useText('shared')
  const sentence = useRefusal()
  const decide = useChange(decideEndpoint, touched)
  const undo = useChange(undoDecisionsEndpoint, touched)
  const onError = (problem: unknown): void => notifyProblem(sentence(problem))
  return {
    isDeciding: decide.isPending,
    problem: decide.error,
    forget: () => decide.reset(),
    decide: (decisions, said, done) =>
      decide.mutate(
        { body: { decisions: decisions.slice(0, mostAtOnce) }, idempotencyKey: newKey() },
        {
          onSuccess: (made) => {
            done?.()
            notifyDone(said, {
              label: shared('undo'),
              run: () =>
                undo.mutate(
                  { body: { ids: made.map((one) => one.id) }, idempotencyKey: newKey() },
                  { onSuccess: () => notifyDone(t('decide.undone')), onError },
                ),
            })
          },
          onError,
        },
      ),
  }
}
