import { nameKey } from '@/shared/kernel/account-key'
import {
  bareCell,
  codeKey,
  endsInCheckDigit,
  isGenericCode,
  isGenericId,
  isGenericName,
  taxIdKey,
} from './client-key.rules'
import { detached } from './detached-text'
import type { Client, ClientBy, Plan, ReadOptions } from './sales-file.types'

const ambiguous = -2

/** The clients of one file, each under one key however it is written. */
export class ClientTable {
  readonly rows: Client[] = []
  /** Whether every tax id seen so far ends in its check digit. */
  allEndInCheckDigit = true
  readonly #plan: Plan
  readonly #by: ClientBy
  readonly #isForced: boolean
  readonly #names: ReadonlyMap<string, string> | undefined
  readonly #byTaxId = new Map<string, number>()
  readonly #byCode = new Map<string, number>()
  readonly #byName = new Map<string, number>()
  readonly #known = new Map<string, number>()
  #last = { taxId: '', code: '', name: '', index: -1 }

  constructor(plan: Plan, options: ReadOptions) {
    this.#plan = plan
    this.#by = plan.clientBy
    this.#isForced = options.clientBy !== undefined
    this.#names = options.names
  }

  /** Index of the row's client, −1 for none. The same three texts are looked up once. */
  find(row: readonly string[]): number {
    const { columns } = this.#plan
    const taxId = columns.clientTaxId === undefined ? '' : (row[columns.clientTaxId] ?? '')
    const code = columns.clientCode === undefined ? '' : (row[columns.clientCode] ?? '')
    const name = columns.clientName === undefined ? '' : (row[columns.clientName] ?? '')
    // The lines of a document come in runs.
    const last = this.#last
    if (code === last.code && taxId === last.taxId && name === last.name) return last.index
    const text = `${taxId}\u0000${code}\u0000${name}`
    let index = this.#known.get(text)
    if (index === undefined) {
      index = this.#resolve(taxId.trim(), code.trim(), name.trim(), row)
      this.#known.set(detached(text), index)
    }
    this.#last = { taxId, code, name, index }
    return index
  }

  /** The client that a row above its sales names. */
  findNamed({ taxId, code, name }: { taxId: string; code: string; name: string }, row: readonly string[]): number {
    return this.#resolve(taxId, code, name, row)
  }

  #resolve(taxId: string, code: string, name: string, row: readonly string[]): number {
    if (
      taxId !== '' &&
      this.allEndInCheckDigit &&
      !endsInCheckDigit(
        bareCell(taxId)
          .toUpperCase()
          .replace(/[\s.,]/g, ''),
      )
    )
      this.allEndInCheckDigit = false
    const tax = taxId === '' || isGenericId(bareCell(taxId)) ? '' : taxIdKey(taxId, this.#plan.stripsCheckDigit)
    const own = code === '' || isGenericCode(bareCell(code)) ? '' : codeKey(code)
    if (isGenericName(name)) return -1
    const spelled = name === '' ? '' : nameKey(name)
    if (this.#isForced) return this.#forced({ tax, own, spelled }, { taxId, code, name }, row)
    // A generic id says «nobody in particular», whatever name stands beside it.
    if (tax === '' && own === '' && (taxId !== '' || code !== '') && spelled === '') return -1
    if (tax === '' && taxId !== '' && isGenericId(bareCell(taxId))) return -1
    if (tax === '' && own === '' && code !== '') return -1
    return this.#matched({ tax, own, spelled }) ?? this.#add({ tax, own, spelled }, { taxId, code, name }, row)
  }

  #forced(keys: Keys, texts: Texts, row: readonly string[]): number {
    const key = this.#by === 'taxId' ? keys.tax : this.#by === 'code' ? keys.own : keys.spelled
    if (key === '') return -1
    const map = this.#by === 'taxId' ? this.#byTaxId : this.#by === 'code' ? this.#byCode : this.#byName
    const found = map.get(key)
    if (found !== undefined) return found
    map.set(key, this.#push(key, texts, row))
    return map.get(key)!
  }

  /** By tax id, then code, then a name that only one client bears; a bare name found first gets its id later. */
  #matched({ tax, own, spelled }: Keys): number | undefined {
    if (tax !== '') {
      const found = this.#byTaxId.get(tax)
      if (found !== undefined) return found
      return undefined
    }
    if (own !== '') return this.#byCode.get(own)
    const named = this.#byName.get(spelled)
    return named === ambiguous ? undefined : named
  }

  #add(keys: Keys, texts: Texts, row: readonly string[]): number {
    const { tax, own, spelled } = keys
    if (tax === '' && own === '' && spelled === '') return -1
    const bare = spelled === '' ? undefined : this.#byName.get(spelled)
    const isBareName = bare !== undefined && bare >= 0 && this.rows[bare]!.taxId === '' && this.rows[bare]!.code === ''
    const index = isBareName ? bare : this.#push(tax || own || spelled, texts, row)
    if (isBareName)
      Object.assign(this.rows[index]!, { key: tax || own, taxId: bareCell(texts.taxId), code: bareCell(texts.code) })
    if (tax !== '') this.#byTaxId.set(tax, index)
    if (own !== '' && !this.#byCode.has(own)) this.#byCode.set(own, index)
    if (spelled !== '' && !isBareName) this.#byName.set(spelled, this.#byName.has(spelled) ? ambiguous : index)
    return index
  }

  #push(key: string, { taxId, code, name }: Texts, row: readonly string[]): number {
    const { columns } = this.#plan
    const cell = (column: number | undefined): string =>
      column === undefined ? '' : detached(bareCell(row[column] ?? ''))
    const named = name || (this.#names?.get(key) ?? '')
    return (
      this.rows.push({
        key: detached(key),
        taxId: detached(bareCell(taxId)),
        code: detached(bareCell(code)),
        name: detached(named),
        city: cell(columns.city),
        branch: cell(columns.branch),
      }) - 1
    )
  }
}

interface Keys {
  tax: string
  own: string
  spelled: string
}
interface Texts {
  taxId: string
  code: string
  name: string
}
