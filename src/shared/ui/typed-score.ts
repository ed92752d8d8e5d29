const most = 10

/**
 * A score from 0 to 10 with a decimal at most, as a person types it: «7», «7,5», «7.5», and «7,» on the way to it.
 * Out: the score; null for an empty field, which is «not known yet»; undefined for what is no score.
 */
export function typedScore(text: string): number | null | undefined {
  const bare = text.trim()
  if (bare === '') return null
  if (!/^\d{1,2}(?:[.,]\d?)?$/.test(bare)) return undefined
  const score = Number(bare.replace(',', '.'))
  return score <= most ? score : undefined
}
