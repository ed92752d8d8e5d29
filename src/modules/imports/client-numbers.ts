import { createHash } from 'node:crypto'
import { decidedDoubt, Decisions, doubtsAbout, matchesOf, nameOf } from './client-doubts'
import { fileKey, isNameless, keysOf, type KnownClients } from './client-match.rules'
import type {
  ClientDecision,
  ClientKeys,
  ClientSales,
  ClientsFound,
  KnownClient,
  NewClient,
} from './client-numbers.types'
import { scaledText } from './reading/decimal-text.rules'
import type { NumberPool } from './number-pool'
import type { Client } from './reading/sales-file.types'

interface Place {
  no: number
  /** Reserved for this client alone: may be exchanged for another at the end. */
  isOwn: boolean
  rows: number
  net: bigint
  currency: string
}

/** Gives each client of a file its account number at its first line, and says at the end who is new, known or doubtful. */
export class ClientNumbers {
  rows: readonly Client[] = []
  readonly #known: KnownClients
  readonly #pool: NumberPool
  readonly #importId: string
  readonly #decisions: Decisions
  readonly #places: (Place | undefined)[] = []
  #strips = false
  #hasIds = false

  constructor(known: KnownClients, pool: NumberPool, importId: string, decisions: readonly ClientDecision[]) {
    this.#known = known
    this.#pool = pool
    this.#importId = importId
    this.#decisions = new Decisions(decisions)
  }

  begin(plan: { stripsCheckDigit: boolean; hasIds: boolean }): void {
    this.#strips = plan.stripsCheckDigit
    this.#hasIds = plan.hasIds
    this.#places.length = 0
  }

  /** The number under which the client's lines are written; 0 stands for nobody. */
  seat(index: number, currency: string): number {
    if (index < 0) return 0
    const seated = this.#places[index]
    if (seated) return seated.no
    const keys = keysOf(this.rows[index]!, this.#strips)
    // A bare name may gain its tax id further down: until the end it stands apart.
    const isOpen = this.#hasIds && keys.tax === '' && keys.code === ''
    const known = isOpen ? null : this.#accountOf(keys)
    const no = known?.accountNo ?? this.#pool.take()
    this.#places[index] = { no, isOwn: known === null, rows: 0, net: 0n, currency }
    return no
  }

  /** What a client sells, for the person who has to say who it is. */
  weigh(index: number, sold: { rows: number; net: bigint; currency: string }): void {
    const place = this.#places[index]
    if (!place) return
    place.rows += sold.rows
    if (place.currency === sold.currency) place.net += sold.net
  }

  #accountOf(keys: ClientKeys): KnownClient | null {
    const same = this.#decisions.sameAs(fileKey(keys))
    const decided = same === null ? undefined : this.#known.byId(same)
    if (decided) return decided
    const verdict = this.#known.match(keys)
    return verdict.kind === 'known' ? verdict.client : null
  }

  finish(settled: ReadonlyMap<number, number>): ClientsFound {
    const found: ClientsFound = {
      renumbered: new Map(settled),
      fresh: [],
      doubts: [],
      consequences: { fills: [], aliases: [], matches: [] },
    }
    this.#places.forEach((place, index) => {
      if (!place) return
      const client = this.rows[index]!
      const keys = keysOf(client, this.#strips)
      const sales: ClientSales = { rows: place.rows, net: scaledText(place.net), currency: place.currency }
      const account = this.#accountOf(keys)
      if (account) {
        if (place.isOwn) found.renumbered.set(place.no, account.accountNo)
        this.#remember({ keys, client, sales }, account, found)
      } else if (place.isOwn) {
        const accountNo = settled.get(place.no) ?? place.no
        found.fresh.push({ accountNo, writtenNo: place.no, id: this.#idOf(keys), keys, client, sales })
      }
    })
    found.doubts.push(...doubtsAbout(found.fresh, this.#known, this.#decisions))
    this.#joinDecided(found)
    found.consequences.matches = matchesOf(found.doubts, found.fresh)
    return found
  }

  /** What the account learns from the file, and what a person's «same» is worth next time. */
  #remember(
    file: { keys: ClientKeys; client: Client; sales: ClientSales },
    account: KnownClient,
    found: ClientsFound,
  ): void {
    const { keys, client } = file
    if (this.#decisions.of(fileKey(keys), account.id) === 'same') {
      found.doubts.push(decidedDoubt(file, account, this.#known))
      rememberSpelling(keys, account, found)
      return
    }
    const tax = keys.tax !== '' && !account.taxIdKey && !account.isAlias
    const code = keys.code !== '' && !account.codeKey && !account.isAlias
    const name = keys.name !== '' && !account.isAlias && isNameless(account)
    if (tax || code || name)
      found.consequences.fills.push({
        account_id: account.id,
        tax_id: tax ? client.taxId.slice(0, 40) : null,
        tax_id_key: tax ? keys.tax : null,
        code: code ? client.code.slice(0, 60) : null,
        code_key: code ? keys.code : null,
        name: name ? nameOf(client) : null,
        name_key: name ? keys.name : null,
      })
  }

  /** New clients of one file that a person said are one: all of a chain become its last. */
  #joinDecided(found: ClientsFound): void {
    const byId = new Map(found.fresh.map((fresh) => [fresh.id, fresh]))
    const byKey = new Map(found.fresh.map((fresh) => [fileKey(fresh.keys), fresh]))
    const into = new Map<NewClient, NewClient>()
    const lastOf = (fresh: NewClient): NewClient => (into.has(fresh) ? lastOf(into.get(fresh)!) : fresh)
    for (const { client, candidate, decision } of found.doubts) {
      const [own, other] = [byKey.get(client.key), byId.get(candidate.accountId)]
      if (decision !== 'same' || !own || !other) continue
      const [from, to] = [lastOf(own), lastOf(other)]
      if (from !== to) into.set(from, to)
    }
    for (const own of into.keys()) {
      const to = lastOf(own)
      found.renumbered.set(own.writtenNo, to.accountNo)
      rememberSpelling(
        own.keys,
        { id: to.id, taxIdKey: to.keys.tax, codeKey: to.keys.code, nameKey: to.keys.name },
        found,
      )
    }
    if (into.size > 0) found.fresh = found.fresh.filter((fresh) => !into.has(fresh))
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

function rememberSpelling(
  keys: ClientKeys,
  account: { id: string; taxIdKey: string | null; codeKey: string | null; nameKey: string | null },
  found: ClientsFound,
): void {
  const { aliases } = found.consequences
  if (keys.tax !== '' && keys.tax !== account.taxIdKey)
    aliases.push({ kind: 'tax_id', key: keys.tax, account_id: account.id })
  if (keys.code !== '' && keys.code !== account.codeKey)
    aliases.push({ kind: 'code', key: keys.code, account_id: account.id })
  // A name that came alone is what the next file will say too; even an account's own name may be another's as well.
  if (keys.tax === '' && keys.code === '') aliases.push({ kind: 'name', key: keys.name, account_id: account.id })
}
