import { nameKey } from '@/shared/kernel/account-key'
import { codeKey } from './reading/client-key.rules'
import { detached } from './reading/detached-text'
import type { NumberPool } from './number-pool'

export interface Product {
  no: number
  /** Of its key: the same in every reading, whatever number it got. */
  hash: number
  key: string
  code: string
  name: string
  line: string
  lineKey: string
  isNew: boolean
}

/** Products of a file under one number each: by code, else by name; a product line alone counts as a product without name. */
export class ProductNumbers {
  readonly #known: ReadonlyMap<string, number>
  readonly #pool: NumberPool
  readonly #byText = new Map<string, Product | null>()
  readonly #byKey = new Map<string, Product>()
  #lastText = ''
  #last: Product | null = null

  constructor(known: ReadonlyMap<string, number>, pool: NumberPool) {
    this.#known = known
    this.#pool = pool
  }

  find(code: string, name: string, line: string): Product | null {
    // A code names the product; its description may be spelled anew on every row.
    const text =
      line === '' ? (code !== '' ? code : `\u0000${name}`) : `${code !== '' ? code : `\u0000${name}`}\u0001${line}`
    if (text === this.#lastText && this.#last) return this.#last
    let product = this.#byText.get(text)
    if (product === undefined) {
      product = this.#resolve(code, name, line)
      this.#byText.set(detached(text), product)
    }
    this.#lastText = text
    this.#last = product
    return product
  }

  #resolve(code: string, name: string, line: string): Product | null {
    const lineKey = line === '' ? '' : foldLine(line)
    const own = code !== '' ? `c:${codeKey(code)}` : name !== '' ? `n:${nameKey(name)}` : lineKey === '' ? null : 'l:'
    if (own === null) return null
    const key = (lineKey === '' ? own : `${own}|${lineKey}`).slice(0, 500)
    const same = this.#byKey.get(key)
    if (same) return same
    const known = this.#known.get(key)
    const product: Product = {
      no: known ?? this.#pool.take(),
      hash: hashOf(key),
      key,
      code: detached(code.slice(0, 100)),
      name: detached(name.slice(0, 300)),
      line: detached(line.slice(0, 200)),
      lineKey: lineKey.slice(0, 200),
      isNew: known === undefined,
    }
    this.#byKey.set(key, product)
    return product
  }

  get fresh(): Product[] {
    return [...this.#byKey.values()].filter(({ isNew }) => isNew)
  }
}

function foldLine(line: string): string {
  return line
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** FNV-1a over the key, 53 bits wide enough through a second lane. */
function hashOf(key: string): number {
  let [low, high] = [0x811c9dc5, 0x1b873593]
  for (let i = 0; i < key.length; i++) {
    low = Math.imul(low ^ key.charCodeAt(i), 0x01000193)
    high = Math.imul(high ^ key.charCodeAt(i), 0x85ebca6b)
  }
  return (high >>> 11) * 4_294_967_296 + (low >>> 0)
}
