import type { Client } from '@/shared/server/database'
import type { ScorecardScores } from './scorecard.contract'

export interface StoredScorecard {
  scores: ScorecardScores
  version: number
}
/** What the card comes to, kept for lists. */
export interface ScorecardResults {
  attractiveness: number | null
  relativeStrength: number | null
  answeredPct: number
  category: string | null
}

export async function findScorecard(client: Client, accountId: string): Promise<StoredScorecard | undefined> {
  const found = await client.query<StoredScorecard>(
    'select scores, version from clave.scorecard where account_id = $1',
    [accountId],
  )
  return found.rows[0]
}

/** Writes the first card with version 0, the next ones over the version seen; false when somebody was faster. */
export async function saveScores(
  client: Client,
  accountId: string,
  card: { scores: ScorecardScores; results: ScorecardResults },
  version: number,
): Promise<boolean> {
  const values = [
    accountId,
    JSON.stringify(card.scores),
    card.results.attractiveness,
    card.results.relativeStrength,
    card.results.answeredPct,
    card.results.category,
  ]
  const done =
    version === 0
      ? await client.query(
          `insert into clave.scorecard (account_id, scores, attractiveness, relative_strength, answered_pct, category)
           values ($1, $2, $3, $4, $5, $6) on conflict (account_id) do nothing`,
          values,
        )
      : await client.query(
          `update clave.scorecard set scores = $2, attractiveness = $3, relative_strength = $4, answered_pct = $5, category = $6
           where account_id = $1 and version = $7`,
          [...values, version],
        )
  return done.rowCount === 1
}
