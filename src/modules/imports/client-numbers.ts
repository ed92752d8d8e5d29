import { createHash } from 'node:crypto'
import { newId } from '@/shared/server/request-transaction'
import { type ClientKeys, type DoubtReason, keysOf, type KnownClient, KnownClients } from './client-match.rules'
import type { ClientDecision, ClientsFound, NewClient, Side } from './client-numbers.types'
import { ExactSum, scaledText } from './decimal-text.rules'
import { findAlike } from './look-alike.rules'
import type { NumberPool } from './number-pool'
import type { Client } from './sales-file.types'

interface Place {
  no: number
  /** Reserved for this client alone: may be exchanged for another at the end. */
  isOwn: boolean
  rows: number
  net: ExactSum
  currency: string
}

/** Gives each client of a file its account number at its first line, and says at the end who is new, known or doubtful. */
export class ClientNumbers {
  rows: readonly Client[] = []
  readonly #known: KnownClients
  readonly #pool: NumberPool
  readonly #importId: string
  readonly #decisions: ReadonlyMap<string, readonly ClientDecision[]>
  readonly #places: (Place | undefined)[] = []
  #strips = false
  #hasIds = false

  constructor(known: KnownClients, pool: NumberPool, importId: string, decisions: readonly ClientDecision[]) {
    this.#known = known
    this.#pool = pool
    this.#importId = importId
    this.#decisions = Map.groupBy(decisions, (decision) => decision.key)
  }

  begin(plan: { stripsCheckDigit: boolean; hasIds: boolean }): void {
    this.#strips = plan.stripsCheckDigit
    this.#hasIds = plan.hasIds
    this.#places.length = 0
  }

  count(index: number, net: number, currency: string): number {
    if (index < 0) return 0
    const place = this.#places[index] ?? this.#seat(index, currency)
    place.rows++
    if (place.currency === currency) place.net.add(net)
    return place.no
  }

  #seat(index: number, currency: string): Place {
    const keys = keysOf(this.rows[index]!, this.#strips)
    // A bare name may gain its tax id further down: until the end it stands apart.
    const isOpen = this.#hasIds && keys.tax === '' && keys.code === ''
    const known = isOpen ? null : this.#accountOf(keys)
    const place = {
      no: known?.accountNo ?? this.#pool.take(),
      isOwn: known === null,
      rows: 0,
      net: new ExactSum(),
      currency,
    }
    this.#places[index] = place
    return place
  }

  #accountOf(keys: ClientKeys): KnownClient | null {
    const same = this.#decisions.get(fileKey(keys))?.find(({ decision }) => decision === 'same')
    if (same) return this.#known.byId(same.accountId) ?? null
    const verdict = this.#known.match(keys)
    return verdict.kind === 'known' ? verdict.client : null
  }

  finish(settled: ReadonlyMap<number, number>): ClientsFound {
    const found: ClientsFound = {
      renumbered: new Map(settled),
      fresh: [],
      known: 0,
      doubts: [],
      consequences: { fills: [], aliases: [], matches: [] },
    }
    const real = (no: number): number => settled.get(no) ?? no
    const freshById = new Map<string, NewClient>()
    this.#places.forEach((place, index) => {
      if (!place) return
      const client = this.rows[index]!
      const keys = keysOf(client, this.#strips)
      const account = this.#accountOf(keys)
      if (account) {
        found.known++
        if (place.isOwn) found.renumbered.set(place.no, account.accountNo)
        this.#remember(keys, client, account, found)
      } else if (place.isOwn) {
        const id = this.#idOf(keys)
        const fresh = { accountNo: real(place.no), writtenNo: place.no, id, keys, client }
        freshById.set(id, fresh)
        found.fresh.push(fresh)
      }
    })
    this.#doubt(found)
    this.#joinDecided(found, freshById)
    return found
  }

  /** What the account learns from the file, and what a person's «same» is worth next time. */
  #remember(keys: ClientKeys, client: Client, account: KnownClient, found: ClientsFound): void {
    const isDecided = this.#decisions.get(fileKey(keys))?.some(({ decision }) => decision === 'same') ?? false
    if (isDecided) this.#alias(keys, account, account.id, found)
    const tax = keys.tax !== '' && !account.taxIdKey && !account.isAlias
    const code = keys.code !== '' && !account.codeKey && !account.isAlias
    if (!isDecided && (tax || code))
      found.consequences.fills.push({
        account_id: account.id,
        tax_id: tax ? client.taxId.slice(0, 40) : null,
        tax_id_key: tax ? keys.tax : null,
        code: code ? client.code.slice(0, 60) : null,
        code_key: code ? keys.code : null,
      })
  }

  #alias(
    keys: ClientKeys,
    own: { taxIdKey: string | null; codeKey: string | null; nameKey: string | null },
    id: string,
    found: ClientsFound,
  ): void {
    const { aliases } = found.consequences
    if (keys.tax !== '' && keys.tax !== own.taxIdKey) aliases.push({ kind: 'tax_id', key: keys.tax, account_id: id })
    if (keys.code !== '' && keys.code !== own.codeKey) aliases.push({ kind: 'code', key: keys.code, account_id: id })
    const isNameAlone = keys.tax === '' && keys.code === ''
    if (isNameAlone && keys.name !== own.nameKey) aliases.push({ kind: 'name', key: keys.name, account_id: id })
  }

  /** New clients that look like somebody: like an account, or like another new one of this file. */
  #doubt(found: ClientsFound): void {
    const places = new Map(
      this.#places.flatMap((place, index) =>
        place ? [[fileKey(keysOf(this.rows[index]!, this.#strips)), place]] : [],
      ),
    )
    const known = this.#known.names
    const named = found.fresh
    const doubted = new Set<number>()
    named.forEach((fresh, i) => {
      const verdict = this.#known.match(fresh.keys)
      if (verdict.kind !== 'doubtful') return
      doubted.add(i)
      this.#note(found, fresh, sideOf(verdict.client), verdict, places.get(fileKey(fresh.keys)))
    })
    const alike = findAlike(
      [...known.map(({ nameKey }) => nameKey ?? ''), ...named.map(({ keys }) => keys.name)],
      known.length,
    )
    for (const { left, right, similarityPct } of alike) {
      const fresh = named[right - known.length]!
      if (doubted.has(right - known.length)) continue
      const other = left < known.length ? known[left]! : null
      const twin = other ? null : named[left - known.length]!
      const keys = other ? { tax: other.taxIdKey ?? '', code: other.codeKey ?? '' } : twin!.keys
      // Systems number their clients: two ids of one sort are two clients, unless even the name is one and the same.
      const areApart = bothDiffer(fresh.keys.tax, keys.tax) || bothDiffer(fresh.keys.code, keys.code)
      if (areApart && similarityPct < 100) continue
      const reason = bothDiffer(fresh.keys.tax, keys.tax) ? 'same_name_other_tax_id' : 'similar_name'
      const side = other ? sideOf(other) : freshSide(twin!)
      this.#note(found, fresh, side, { reason, similarityPct }, places.get(fileKey(fresh.keys)))
    }
  }

  #note(
    found: ClientsFound,
    fresh: NewClient,
    candidate: Side,
    why: { reason: DoubtReason; similarityPct: number },
    place: Place | undefined,
  ): void {
    const key = fileKey(fresh.keys)
    const decision =
      this.#decisions.get(key)?.find(({ accountId }) => accountId === candidate.accountId)?.decision ?? null
    const { name, taxId, code, city } = fresh.client
    found.doubts.push({
      client: {
        key,
        name,
        taxId,
        code,
        city,
        rows: place?.rows ?? 0,
        net: scaledText(place?.net.value() ?? 0n),
        currency: place?.currency ?? '',
      },
      candidate,
      similarityPct: why.similarityPct,
      reason: why.reason,
      decision,
    })
    if (decision === 'same') return
    found.consequences.matches.push({
      id: newId(),
      left_id: candidate.accountId,
      right_id: fresh.id,
      similarity_pct: why.similarityPct,
      reason: why.reason,
      decision,
    })
  }

  /** Two new clients of one file that a person said are one. */
  #joinDecided(found: ClientsFound, freshById: ReadonlyMap<string, NewClient>): void {
    const joined = new Set<NewClient>()
    for (const { client, candidate, decision } of found.doubts) {
      const into = decision === 'same' ? freshById.get(candidate.accountId) : undefined
      const own = found.fresh.find(({ keys }) => fileKey(keys) === client.key)
      if (!into || !own || own === into || joined.has(into)) continue
      joined.add(own)
      found.renumbered.set(own.writtenNo, into.accountNo)
      this.#alias(
        own.keys,
        { taxIdKey: into.keys.tax, codeKey: into.keys.code, nameKey: into.keys.name },
        into.id,
        found,
      )
    }
    if (joined.size > 0) found.fresh = found.fresh.filter((fresh) => !joined.has(fresh))
  }

  /** The same for each reading of this import, so that a decision about two new clients still finds them. */
  #idOf(keys: ClientKeys): string {
    const hex = createHash('sha256')
      .update(`${this.#importId} ${fileKey(keys)}`)
      .digest('hex')
    const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]
    return `${this.#importId.slice(0, 13)}-7${hex.slice(0, 3)}-${variant}${hex.slice(3, 6)}-${hex.slice(6, 18)}`
  }
}

function fileKey({ tax, code, name }: ClientKeys): string {
  return tax !== '' ? `t:${tax}` : code !== '' ? `c:${code}` : `n:${name}`
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
    name: client.name,
    taxId: client.taxId || null,
    code: client.code || null,
    city: client.city || null,
  }
}
