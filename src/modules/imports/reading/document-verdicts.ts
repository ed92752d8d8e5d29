import { detached } from './detached-text'
import { docKindIn, docKindOfNumber } from './document-kind.rules'
import { stateVerdict } from './document-state.rules'
import type { RowWitnesses } from './row-witnesses'
import type { DocKind, Plan, ReadOptions } from './sales-file.types'

const mostStates = 10_000

/** The kind and state of each row's document: every word is judged once, what a person said of it goes first. */
export class DocumentVerdicts {
  readonly #plan: Plan
  readonly #options: ReadOptions
  readonly #witnesses: RowWitnesses
  readonly #kinds = new Map<string, DocKind>()
  readonly #states = new Map<string, 'cancelled' | 'excluded' | null>()

  constructor(plan: Plan, options: ReadOptions, witnesses: RowWitnesses) {
    this.#plan = plan
    this.#options = options
    this.#witnesses = witnesses
  }

  kindOf(row: readonly string[], rowNumber: number): DocKind {
    const { columns, kindFrom, docCodes } = this.#plan
    if (kindFrom !== 'docType') return kindFrom === null ? 'invoice' : docKindOfNumber(row[columns[kindFrom]!] ?? '')
    const text = row[columns.docType!] ?? ''
    let kind = this.#kinds.get(text)
    if (kind === undefined) {
      kind = wordOf(this.#options.docKinds, text) ?? docKindIn(text, docCodes)
      if (this.#kinds.size > mostStates) this.#kinds.clear()
      this.#kinds.set(detached(text), kind)
      this.#witnesses.add('kind', row, rowNumber)
    }
    return kind
  }

  stateOf(row: readonly string[], rowNumber: number): 'cancelled' | 'excluded' | null {
    const { columns, header, states } = this.#plan
    if (columns.status === undefined) return null
    const text = row[columns.status] ?? ''
    let state = this.#states.get(text)
    if (state === undefined) {
      const said = wordOf(this.#options.states, text)
      state = said ? (said === 'valid' ? null : said) : stateVerdict(text, header[columns.status] ?? '', states)
      if (this.#states.size > mostStates) this.#states.clear()
      this.#states.set(detached(text), state)
      this.#witnesses.add('state', row, rowNumber)
    }
    return state
  }

  /** Orders and payments beside invoices, and what others invoiced us. */
  isNoSale(row: readonly string[], kind: DocKind): boolean {
    const { columns, excludesOtherTypes } = this.#plan
    if (kind === 'other' && excludesOtherTypes) return true
    return columns.group !== undefined && /^\s*recibid/i.test(row[columns.group] ?? '')
  }
}

/** What a person said of a written value; names such as `constructor` are plain data. */
function wordOf<T>(said: Readonly<Record<string, T>> | undefined, text: string): T | undefined {
  const written = text.trim()
  return said && Object.hasOwn(said, written) ? said[written] : undefined
}
