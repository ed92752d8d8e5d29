import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import {
  getScorecardEndpoint,
  saveScorecardEndpoint,
  type Scorecard,
  type ScorecardScores,
} from '../scorecard.contract'
import { portfolioWorkEndpoint } from '../work.contract'
import { CallProblem, keyOf, send } from '@/shared/ui/call'

const pauseMs = 800
const retryMs = 4_000

export type SaveState =
  | { readonly kind: 'quiet' | 'saving' | 'unsaved' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'refused'; readonly problem: CallProblem }
  | { readonly kind: 'conflict'; readonly theirs: Scorecard }

export interface ScorecardDraft {
  readonly scores: ScorecardScores
  readonly state: SaveState
  change(scores: ScorecardScores): void
  /** After a conflict: mine goes over theirs, or theirs takes its place here. */
  keepMine(): void
  takeTheirs(): void
}

/** Saves by itself a moment after the last change, one save at a time, and tries again until the server answers. */
export function useScorecardDraft(accountId: string, saved: Scorecard): ScorecardDraft {
  const queries = useQueryClient()
  const [scores, setScores] = useState<ScorecardScores>(() => scoresOf(saved))
  const [state, setState] = useState<SaveState>({ kind: 'quiet' })
  const draft = useRef({ scores: scoresOf(saved), version: saved.version, isDirty: false, isBusy: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const schedule = (afterMs: number): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), afterMs)
  }
  const save = async (): Promise<void> => {
    const now = draft.current
    if (!now.isDirty || now.isBusy) return
    now.isDirty = false
    now.isBusy = true
    setState({ kind: 'saving' })
    try {
      const kept = await send(saveScorecardEndpoint, { params: { accountId }, body: now.scores, version: now.version })
      now.version = kept.version
      queries.setQueryData(keyOf(getScorecardEndpoint, { params: { accountId } }), kept)
      void queries.invalidateQueries({ queryKey: [portfolioWorkEndpoint.path] })
      setState({ kind: 'saved', at: new Date().toISOString() })
    } catch (problem) {
      if (!(problem instanceof CallProblem)) throw problem
      const theirs = problem.details['current'] as Scorecard | undefined
      now.isDirty = true
      if (problem.code === 'version_stale' && theirs) setState({ kind: 'conflict', theirs })
      else if (problem.status === 0 || problem.status >= 500) {
        setState({ kind: 'unsaved' })
        schedule(retryMs)
      } else setState({ kind: 'refused', problem })
      return
    } finally {
      now.isBusy = false
    }
    if (now.isDirty) schedule(pauseMs)
  }
  // Closing the drawer does not wait for the pause.
  const leave = useRef(save)
  leave.current = save
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      void leave.current()
    },
    [],
  )
  const settle = (version: number, kept: ScorecardScores, isDirty: boolean): void => {
    draft.current = { scores: kept, version, isDirty, isBusy: false }
    setScores(kept)
    setState({ kind: 'quiet' })
    if (isDirty) schedule(0)
  }
  return {
    scores,
    state,
    change: (next) => {
      draft.current.scores = next
      draft.current.isDirty = true
      setScores(next)
      if (state.kind !== 'conflict') schedule(pauseMs)
    },
    keepMine: () => (state.kind === 'conflict' ? settle(state.theirs.version, draft.current.scores, true) : undefined),
    takeTheirs: () =>
      state.kind === 'conflict' ? settle(state.theirs.version, scoresOf(state.theirs), false) : undefined,
  }
}

function scoresOf({ attractiveness, strengthUs, strengthRival }: Scorecard): ScorecardScores {
  return { attractiveness, strengthUs, strengthRival }
}
