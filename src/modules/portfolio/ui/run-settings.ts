import { accountOverviewEndpoint, listAccountsEndpoint } from '@/modules/accounts/account-list.contract'
import { newKey, useChange } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'
import { useNavigate } from '@tanstack/react-router'
import { usualCuts } from '../pareto.rules'
import { portfolioEndpoint } from '../portfolio.contract'
import { positionEndpoint } from '../position.contract'
import { classifyEndpoint, listRunsEndpoint, type Run, type RunInput } from '../run.contract'
import { portfolioWorkEndpoint } from '../work.contract'
import { useRefusal } from './refusal-sentence'

export interface Classifying {
  /** Runs with what is wished; everything else stays as in the run on screen. */
  run(wish: Partial<RunInput>): void
  readonly isRunning: boolean
}

const usualSettings: RunInput = {
  basis: 'net',
  window: 'months12',
  cutA: usualCuts.a,
  cutB: usualCuts.b,
  groupParents: false,
}

/** How a run was asked for, to ask for it again. */
export function settingsOf(run: Run): RunInput {
  const { basis, window, from, to, cutA, cutB, groupParents } = run
  return { basis, window, cutA, cutB, groupParents, ...(window === 'range' ? { from, to } : {}) }
}

/** A new run becomes the one that counts for everybody, so it can be taken back: by running as before. */
export function useClassifying(current: Run | null): Classifying {
  const t = useText('portfolio')
  const tShared = useText('shared')
  const sentence = useRefusal()
  const navigate = useNavigate()
  const classify = useChange(classifyEndpoint, [
    portfolioEndpoint,
    portfolioWorkEndpoint,
    listRunsEndpoint,
    positionEndpoint,
    listAccountsEndpoint,
    accountOverviewEndpoint,
  ])
  const before = current ? settingsOf(current) : null
  // The run on screen is another one when the answer comes: what follows hangs on the promise, not on the component.
  const ask = async (body: RunInput, done: string, undo?: RunInput): Promise<void> => {
    try {
      await classify.mutateAsync({ body, idempotencyKey: newKey() })
    } catch (problem) {
      notifyProblem(sentence(problem))
      return
    }
    notifyDone(done, undo && { label: tShared('undo'), run: () => void ask(undo, t('run.back')) })
    await navigate({ to: '/cartera', search: {} })
  }
  return {
    run: (wish) => void ask(withWish(before ?? usualSettings, wish), t('run.done'), before ?? undefined),
    isRunning: classify.isPending,
  }
}

/** Months belong to a range only: any other window finds its own. */
function withWish({ from, to, ...kept }: RunInput, wish: Partial<RunInput>): RunInput {
  const asked = { ...kept, ...wish }
  return asked.window === 'range' ? { from, to, ...asked } : { ...asked, from: undefined, to: undefined }
}
