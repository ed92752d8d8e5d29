import type { Client } from './reading/sales-file.types'

/** An account as a reading knows it; an alias (a merged account, a decision remembered) points to the account it stands for. */
export interface KnownClient {
  id: string
  accountNo: number
  taxIdKey: string | null
  codeKey: string | null
  nameKey: string | null
  name: string
  taxId: string | null
  code: string | null
  city: string | null
  isAlias: boolean
}
export interface ClientKeys {
  tax: string
  code: string
  name: string
}
export type DoubtReason = 'similar_name' | 'same_name_other_tax_id' | 'same_code_other_name'

export interface ClientDecision {
  key: string
  accountId: string
  decision: 'same' | 'different'
}
export interface NewClient {
  accountNo: number
  /** The number its lines were written with. */
  writtenNo: number
  id: string
  keys: ClientKeys
  client: Client
  sales: ClientSales
}
/** What a client of the file sells, in the currency of its first line. */
export interface ClientSales {
  rows: number
  net: string
  currency: string
}
export interface Side {
  accountId: string
  name: string
  taxId: string | null
  code: string | null
  city: string | null
}
export interface Doubt {
  client: {
    key: string
    name: string
    taxId: string
    code: string
    city: string
    rows: number
    net: string
    currency: string
  }
  candidate: Side
  similarityPct: number
  reason: DoubtReason
  decision: 'same' | 'different' | null
}
export interface Consequences {
  fills: {
    account_id: string
    tax_id: string | null
    tax_id_key: string | null
    code: string | null
    code_key: string | null
    name: string | null
    name_key: string | null
  }[]
  aliases: { kind: 'tax_id' | 'code' | 'name'; key: string; account_id: string }[]
  matches: {
    id: string
    left_id: string
    right_id: string
    similarity_pct: number
    reason: DoubtReason
    decision: string | null
  }[]
}
export interface ClientsFound {
  /** Number written → number meant. */
  renumbered: Map<number, number>
  fresh: NewClient[]
  doubts: Doubt[]
  consequences: Consequences
}
