import { nameKey } from '@/shared/kernel/account-key'
import { codeKey, isGenericCode, isGenericId, nameLikeness, taxIdKey } from './reading/client-key.rules'
import type { ClientKeys, DoubtReason, KnownClient } from './client-numbers.types'
import type { Client } from './reading/sales-file.types'

export type Verdict =
  | { kind: 'known'; client: KnownClient }
  | { kind: 'new' }
  | { kind: 'doubtful'; client: KnownClient; reason: DoubtReason; similarityPct: number }

// Under one code, names that share less than this are taken for two clients until a person says otherwise.
const compatibleLikeness = 50

// Longer than any id or name that tells two clients apart.
const longestKey = 200

export function keysOf({ taxId, code, name }: Client, stripsCheckDigit: boolean): ClientKeys {
  return {
    tax: taxId === '' || isGenericId(taxId) ? '' : taxIdKey(taxId, stripsCheckDigit).slice(0, longestKey),
    code: code === '' || isGenericCode(code) ? '' : codeKey(code).slice(0, longestKey),
    name: name === '' ? '' : nameKey(name).slice(0, longestKey),
  }
}

/** How one reading and the next call the same client of a file: by its strongest key. */
export function fileKey({ tax, code, name }: ClientKeys): string {
  return tax !== '' ? `t:${tax}` : code !== '' ? `c:${code}` : `n:${name}`
}

/** The clients that are there, by each of their keys. */
export class KnownClients {
  readonly #byTax = new Map<string, KnownClient>()
  readonly #byCode = new Map<string, KnownClient>()
  readonly #byName = new Map<string, KnownClient[]>()
  readonly #byNameSaid = new Map<string, KnownClient>()
  readonly #byId = new Map<string, KnownClient>()
  readonly names: KnownClient[] = []

  constructor(rows: readonly KnownClient[]) {
    // What an account says of itself counts before what an alias says.
    for (const row of rows.toSorted((a, b) => Number(a.isAlias) - Number(b.isAlias))) {
      if (!row.isAlias) this.#byId.set(row.id, row)
      if (row.taxIdKey && !this.#byTax.has(row.taxIdKey)) this.#byTax.set(row.taxIdKey, row)
      if (row.codeKey && !this.#byCode.has(row.codeKey)) this.#byCode.set(row.codeKey, row)
      if (!row.nameKey) continue
      this.names.push(row)
      if (row.isAlias && !this.#byNameSaid.has(row.nameKey)) this.#byNameSaid.set(row.nameKey, row)
      const same = this.#byName.get(row.nameKey)
      if (!same) this.#byName.set(row.nameKey, [row])
      else if (!same.some((other) => other.id === row.id)) same.push(row)
    }
  }

  byId(id: string): KnownClient | undefined {
    return this.#byId.get(id)
  }

  /**
   * Which account a client of a file is.
   * Rule    Tax id, then code, then name. A code whose names have little in common, and a name whose tax ids or codes differ,
   *         are doubts: shown to a person, never merged alone.
   * Source  issue 2 §2
   */
  match(keys: ClientKeys): Verdict {
    if (keys.tax !== '') {
      const same = this.#byTax.get(keys.tax)
      if (same) return { kind: 'known', client: same }
    }
    const coded = keys.code === '' ? undefined : this.#byCode.get(keys.code)
    if (coded && !differ(keys.tax, coded.taxIdKey)) {
      const likeness = keys.name && coded.nameKey && !isNameless(coded) ? nameLikeness(keys.name, coded.nameKey) : 100
      if (likeness >= compatibleLikeness) return { kind: 'known', client: coded }
      return { kind: 'doubtful', client: coded, reason: 'same_code_other_name', similarityPct: likeness }
    }
    return this.#byNameAlone(keys, coded)
  }

  #byNameAlone(keys: ClientKeys, coded: KnownClient | undefined): Verdict {
    const named = keys.name === '' ? [] : (this.#byName.get(keys.name) ?? [])
    const first = named[0]
    if (first) {
      const said = this.#byNameSaid.get(keys.name)
      if (said && keys.tax === '' && keys.code === '') return { kind: 'known', client: said }
      const isOneAlone = named.length === 1 && !differ(keys.tax, first.taxIdKey) && !differ(keys.code, first.codeKey)
      if (isOneAlone) return { kind: 'known', client: first }
      const reason = differ(keys.tax, first.taxIdKey) ? 'same_name_other_tax_id' : 'similar_name'
      return { kind: 'doubtful', client: first, reason, similarityPct: 100 }
    }
    if (!coded) return { kind: 'new' }
    const similarityPct = keys.name && coded.nameKey ? nameLikeness(keys.name, coded.nameKey) : 100
    return { kind: 'doubtful', client: coded, reason: 'same_code_other_name', similarityPct }
  }
}

/** Came from a file without names: it is called by its code or tax id until one says more. */
export function isNameless({ name, code, taxId }: KnownClient): boolean {
  return name === code || name === taxId
}

function differ(one: string, other: string | null): boolean {
  return one !== '' && other !== null && other !== '' && one !== other
}
