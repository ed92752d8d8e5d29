import { newId } from '@/shared/server/request-transaction'
import { nameLikeness } from './reading/client-key.rules'
import { fileKey, type KnownClients } from './client-match.rules'
import type {
  ClientDecision,
  ClientKeys,
  ClientSales,
  Consequences,
  Doubt,
  DoubtReason,
  KnownClient,
  NewClient,
  Side,
} from './client-numbers.types'
import { findAlike } from './look-alike.rules'
import type { Client } from './reading/sales-file.types'

type Reason = { reason: DoubtReason; similarityPct: number }

/** What people said of the clients of this file, by the client's key. */
export class Decisions {
  readonly #byKey = new Map<string, ClientDecision[]>()

  constructor(decisions: readonly ClientDecision[]) {
    for (const decision of decisions) {
      const own = this.#byKey.get(decision.key)
      if (own) own.push(decision)
      else this.#byKey.set(decision.key, [decision])
    }
  }

  of(key: string, accountId: string): 'same' | 'different' | null {
    return this.#byKey.get(key)?.find((said) => said.accountId === accountId)?.decision ?? null
  }
  sameAs(key: string): string | null {
    return this.#byKey.get(key)?.find(({ decision }) => decision === 'same')?.accountId ?? null
  }
}

/** New clients that look like somebody: like an account, or like another new one of this file. */
export function doubtsAbout(fresh: readonly NewClient[], known: KnownClients, decisions: Decisions): Doubt[] {
  const doubts: Doubt[] = []
  const doubted = new Set<NewClient>()
  for (const one of fresh) {
    const verdict = known.match(one.keys)
    if (verdict.kind !== 'doubtful') continue
    doubted.add(one)
    doubts.push(doubtOf(one, sideOf(verdict.client), verdict, decisions))
  }
  const others = known.names
  const names = [...others.map(({ nameKey }) => nameKey ?? ''), ...fresh.map(({ keys }) => keys.name)]
  for (const { left, right, similarityPct } of findAlike(names, others.length)) {
    const one = fresh[right - others.length]!
    if (doubted.has(one)) continue
    const other = others[left]
    const twin = other ? null : fresh[left - others.length]!
    const keys = other ? { tax: other.taxIdKey ?? '', code: other.codeKey ?? '' } : twin!.keys
    // Systems number their clients: two ids of one sort are two clients, unless even the name is one and the same.
    const areApart = bothDiffer(one.keys.tax, keys.tax) || bothDiffer(one.keys.code, keys.code)
    if (areApart && similarityPct < 100) continue
    const reason = bothDiffer(one.keys.tax, keys.tax) ? 'same_name_other_tax_id' : 'similar_name'
    doubts.push(doubtOf(one, other ? sideOf(other) : freshSide(twin!), { reason, similarityPct }, decisions))
  }
  return doubts
}

/** A client that a person tied to an account stays in sight, so that the tie can be undone while the import is open. */
export function decidedDoubt(
  file: { keys: ClientKeys; client: Client; sales: ClientSales },
  account: KnownClient,
  known: KnownClients,
): Doubt {
  const verdict = known.match(file.keys)
  const likeness = file.keys.name && account.nameKey ? nameLikeness(file.keys.name, account.nameKey) : 100
  const why: Reason =
    verdict.kind === 'doubtful' && verdict.client.id === account.id
      ? verdict
      : {
          reason: bothDiffer(file.keys.tax, account.taxIdKey ?? '') ? 'same_name_other_tax_id' : 'similar_name',
          similarityPct: likeness,
        }
  return { ...asDoubt(file, why), candidate: sideOf(account), decision: 'same' }
}

/** Two accounts that wait side by side once the import is applied, with what was said of them. */
export function matchesOf(doubts: readonly Doubt[], fresh: readonly NewClient[]): Consequences['matches'] {
  const byKey = new Map(fresh.map((one) => [fileKey(one.keys), one]))
  return doubts.flatMap(({ client, candidate, similarityPct, reason, decision }) => {
    const own = byKey.get(client.key)
    if (!own || decision === 'same') return []
    return [
      {
        id: newId(),
        left_id: candidate.accountId,
        right_id: own.id,
        similarity_pct: similarityPct,
        reason,
        decision,
      },
    ]
  })
}

function doubtOf(one: NewClient, candidate: Side, why: Reason, decisions: Decisions): Doubt {
  return { ...asDoubt(one, why), candidate, decision: decisions.of(fileKey(one.keys), candidate.accountId) }
}

function asDoubt(
  file: { keys: ClientKeys; client: Client; sales: ClientSales },
  { reason, similarityPct }: Reason,
): Omit<Doubt, 'candidate' | 'decision'> {
  const { name, taxId, code, city } = file.client
  return { client: { key: fileKey(file.keys), name, taxId, code, city, ...file.sales }, similarityPct, reason }
}

function bothDiffer(one: string, other: string): boolean {
  return one !== '' && other !== '' && one !== other
}

function sideOf({ id, name, taxId, code, city }: KnownClient): Side {
  return { accountId: id, name, taxId, code, city }
}

function freshSide({ id, client }: NewClient): Side {
  return {
    accountId: id,
    name: nameOf(client),
    taxId: client.taxId || null,
    code: client.code || null,
    city: client.city || null,
  }
}

/** Many exports carry only a code: then the account is called by it until a person names it. */
export function nameOf(client: Client): string {
  return (client.name || client.code || client.taxId).slice(0, 200)
}
