import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { getScorecardEndpoint, saveScorecardEndpoint, type Scorecard } from '../scorecard.contract'
import { portfolioWorkEndpoint } from '../work.contract'
import { fieldsOf, type ScoreFields, scoresOf } from './score-fields'
import type { Saved } from '@/shared/ui/autosave'
import { keyOf, send } from '@/shared/ui/call'
import { type Draft, useAutosave } from '@/shared/ui/use-autosave'

/** A card that saves itself, score by score; what is saved is what the rest of the page reads from then on. */
export function useScoreDraft(accountId: string, card: Scorecard): Draft<ScoreFields> {
  const queries = useQueryClient()
  const latest = useRef(fieldsOf(card))
  const kept = (saved: Scorecard): Saved<ScoreFields> => {
    latest.current = fieldsOf(saved)
    return { version: saved.version, fields: latest.current }
  }
  return useAutosave<ScoreFields>(
    accountId,
    { version: card.version, fields: fieldsOf(card) },
    {
      send: async (change, version) => {
        const call = { params: { accountId } }
        // The server takes the card whole: what somebody else wrote meanwhile is in it already, or it refuses.
        const body = scoresOf({ ...latest.current, ...change })
        const saved = await send(saveScorecardEndpoint, { ...call, body, version })
        queries.setQueryData(keyOf(getScorecardEndpoint, call), saved)
        void queries.invalidateQueries({ queryKey: [portfolioWorkEndpoint.path] })
        return kept(saved)
      },
      currentOf: async (problem) => ({ ...kept(problem.details['current'] as Scorecard), by: null, at: null }),
    },
  )
}
