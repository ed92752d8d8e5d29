import { CallProblem } from './call'

export type FieldState =
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'retrying' }
  | { kind: 'refused'; code: string }
  | { kind: 'conflict'; theirs: unknown; by: string | null; at: string | null }

export interface Saved<F> {
  version: number
  fields: F
}
/** What came with «somebody saved before»: the record as it stands, and whose hand it was where that may be told. */
export interface Current<F> extends Saved<F> {
  by: string | null
  at: string | null
}
export interface AutosaveWork<F extends object> {
  start: Saved<F>
  send: (change: Partial<F>, version: number) => Promise<Saved<F>>
  /** Asked when the server says that the version is stale. */
  currentOf: (problem: CallProblem) => Promise<Current<F>>
  /** setTimeout, or a test's own; the returned function calls it off. */
  later: (work: () => void, ms: number) => () => void
  now: () => Date
}

export const restMs = 800
const longestWaitMs = 30_000

/**
 * Keeps one record's fields while somebody types: it saves when typing rests, one request at a time, tries again while
 * there is no signal, joins what another person changed elsewhere in the record, and asks only when both changed the
 * same field. Nothing typed is ever thrown away by it.
 */
export class Autosave<F extends object> {
  readonly #work: AutosaveWork<F>
  readonly #listeners = new Set<() => void>()
  #base: Saved<F>
  #drafts: Partial<F> = {}
  #states: Partial<Record<keyof F, FieldState>> = {}
  #isSending = false
  #failures = 0
  #callOff: (() => void) | null = null
  #view: { fields: F; states: Partial<Record<keyof F, FieldState>> }

  constructor(work: AutosaveWork<F>) {
    this.#work = work
    this.#base = work.start
    this.#view = { fields: work.start.fields, states: {} }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The fields as the person sees them, drafts included, with each one's state. */
  readonly view = (): { fields: F; states: Partial<Record<keyof F, FieldState>> } => this.#view

  get version(): number {
    return this.#base.version
  }

  get hasUnsaved(): boolean {
    return Object.keys(this.#drafts).length > 0
  }

  /** The record was read again (another screen saved it): drafts stay on top. */
  renew(saved: Saved<F>): void {
    if (saved.version <= this.#base.version || this.#isSending) return
    this.#base = saved
    this.#show()
  }

  type<K extends keyof F>(field: K, value: F[K]): void {
    if (same(value, this.#base.fields[field]) && !this.#isSending) {
      this.#drop(field)
      this.#show()
      return
    }
    this.#drafts = { ...this.#drafts, [field]: value }
    this.#mark([field], { kind: 'typing' })
    this.#schedule(restMs)
    this.#show()
  }

  /** Now, not after the rest: the field lost the focus, or Enter. */
  readonly flush = (): void => {
    this.#callOff?.()
    this.#callOff = null
    void this.#save()
  }

  choose(field: keyof F, side: 'mine' | 'theirs'): void {
    if (side === 'theirs') {
      this.#drop(field)
      this.#show()
      return
    }
    this.#mark([field], { kind: 'typing' })
    this.flush()
  }

  async #save(): Promise<void> {
    const change = this.#ready()
    const names = keysOf(change)
    if (this.#isSending || names.length === 0) return
    this.#isSending = true
    this.#mark(names, { kind: 'saving' })
    this.#show()
    try {
      this.#accept(await this.#work.send(change, this.#base.version), change)
    } catch (problem) {
      await this.#fail(problem, change)
    }
    this.#isSending = false
    this.#show()
    if (keysOf(this.#ready()).length > 0 && !this.#callOff) this.#schedule(this.#failures > 0 ? this.#waitMs() : 0)
  }

  /** Drafts that may go: not those that wait for a person's choice or were refused as they are. */
  #ready(): Partial<F> {
    const names = keysOf(this.#drafts).filter((name) => {
      const kind = this.#states[name]?.kind
      return kind !== 'conflict' && kind !== 'refused'
    })
    return pick(this.#drafts, names)
  }

  #accept(saved: Saved<F>, change: Partial<F>): void {
    this.#base = saved
    this.#failures = 0
    for (const name of keysOf(change)) {
      // Typed on while it was under way: that is a new draft.
      if (!same(this.#drafts[name], change[name])) continue
      this.#drop(name)
      this.#mark([name], { kind: 'saved', at: this.#work.now() })
    }
  }

  async #fail(problem: unknown, change: Partial<F>): Promise<void> {
    const names = keysOf(change)
    if (problem instanceof CallProblem && problem.code === 'version_stale') {
      try {
        return this.#join(await this.#work.currentOf(problem), change)
      } catch {
        this.#failures++
        return this.#mark(names, { kind: 'retrying' })
      }
    }
    if (problem instanceof CallProblem && problem.status >= 400 && problem.status < 500 && problem.status !== 429) {
      return this.#mark(names, { kind: 'refused', code: problem.code })
    }
    this.#failures++
    this.#mark(names, { kind: 'retrying' })
  }

  /** Somebody saved before: what he left as it was goes on; the same field changed by both is asked. */
  #join(current: Current<F>, change: Partial<F>): void {
    const before = this.#base.fields
    this.#base = { version: current.version, fields: current.fields }
    for (const name of keysOf(change)) {
      const theirs = current.fields[name]
      if (same(theirs, this.#drafts[name])) {
        this.#drop(name)
        this.#mark([name], { kind: 'saved', at: this.#work.now() })
      } else if (same(theirs, before[name])) this.#mark([name], { kind: 'typing' })
      else this.#mark([name], { kind: 'conflict', theirs, by: current.by, at: current.at })
    }
  }

  #waitMs(): number {
    return Math.min(longestWaitMs, 1_000 * 2 ** this.#failures)
  }

  #schedule(ms: number): void {
    this.#callOff?.()
    this.#callOff = this.#work.later(() => {
      this.#callOff = null
      void this.#save()
    }, ms)
  }

  #drop(field: keyof F): void {
    this.#drafts = pick(
      this.#drafts,
      keysOf(this.#drafts).filter((name) => name !== field),
    )
    this.#states = { ...this.#states, [field]: undefined }
  }

  #mark(fields: readonly (keyof F)[], state: FieldState): void {
    this.#states = { ...this.#states, ...Object.fromEntries(fields.map((field) => [field, state])) }
  }

  #show(): void {
    this.#view = { fields: { ...this.#base.fields, ...this.#drafts }, states: this.#states }
    for (const listener of this.#listeners) listener()
  }
}

function keysOf<F extends object>(fields: Partial<F>): (keyof F)[] {
  return Object.keys(fields) as (keyof F)[]
}

function pick<F extends object>(fields: Partial<F>, names: readonly (keyof F)[]): Partial<F> {
  return Object.fromEntries(names.map((name) => [name, fields[name]])) as Partial<F>
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
