import type { ClientDecision } from './client-numbers.types'

/**
 * The earlier decisions with the new ones on top.
 * Rule    One decision per client and candidate; null takes it back. A client is the same as one account at most: a second
 *         «same» replaces the first.
 */
export function withDecisions(
  earlier: readonly ClientDecision[],
  added: readonly { key: string; accountId: string; decision: ClientDecision['decision'] | null }[],
): ClientDecision[] {
  let kept = [...earlier]
  for (const { key, accountId, decision } of added) {
    kept = kept.filter(
      (one) => one.key !== key || (one.accountId !== accountId && !(decision === 'same' && one.decision === 'same')),
    )
    if (decision !== null) kept.push({ key, accountId, decision })
  }
  return kept
}
