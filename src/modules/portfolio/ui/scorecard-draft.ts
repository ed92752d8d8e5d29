import type { Scorecard, ScorecardScores } from '../scorecard.contract'
import { CallProblem } from '@/shared/ui/call'

const pauseMs = 800
const retryMs = 4_000

export type SaveState =
  | { readonly kind: 'quiet' | 'saving' | 'unsaved' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'refused'; readonly problem: CallProblem }
  | { readonly kind: 'conflict'; readonly theirs: Scorecard }
export interface ShownDraft {
  readonly scores: ScorecardScores
  readonly state: SaveState
}
export type SaveScores = (scores: ScorecardScores, version: number) => Promise<Scorecard>

/** Scores being written: saved a moment after the last change, one save at a time, and again until the server answers. */
export class ScorecardDraft {
  readonly #save: SaveScores
  readonly #listeners = new Set<() => void>()
  #shown: ShownDraft
  #version: number
  #isDirty = false
  #isBusy = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(saved: Scorecard, save: SaveScores) {
    this.#save = save
    this.#version = saved.version
    this.#shown = { scores: scoresOf(saved), state: { kind: 'quiet' } }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly shown = (): ShownDraft => this.#shown

  change(scores: ScorecardScores): void {
    this.#isDirty = true
    this.#show({ scores })
    if (this.#shown.state.kind !== 'conflict') this.#later(pauseMs)
  }

  /** After a conflict: mine goes over theirs. */
  keepMine(): void {
    this.#settle((theirs) => {
      this.#isDirty = true
      this.#version = theirs.version
    })
    this.#later(0)
  }

  /** After a conflict: theirs takes the place of mine here. */
  takeTheirs(): void {
    this.#settle((theirs) => {
      this.#isDirty = false
      this.#version = theirs.version
      this.#show({ scores: scoresOf(theirs) })
    })
  }

  /** Leaving does not wait for the pause. */
  close(): void {
    clearTimeout(this.#timer)
    if (this.#shown.state.kind !== 'conflict') void this.#send()
  }

  #settle(take: (theirs: Scorecard) => void): void {
    const { state } = this.#shown
    if (state.kind !== 'conflict') return
    take(state.theirs)
    this.#show({ state: { kind: 'quiet' } })
  }

  #later(afterMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#send(), afterMs)
  }

  async #send(): Promise<void> {
    if (!this.#isDirty || this.#isBusy) return
    this.#isDirty = false
    this.#isBusy = true
    this.#show({ state: { kind: 'saving' } })
    const failure = await this.#save(this.#shown.scores, this.#version).then(
      (kept) => {
        this.#version = kept.version
        return null
      },
      (error: unknown) => error,
    )
    this.#isBusy = false
    if (failure) this.#failed(failure)
    else {
      this.#show({ state: { kind: 'saved', at: new Date().toISOString() } })
      if (this.#isDirty) this.#later(pauseMs)
    }
  }

  #failed(failure: unknown): void {
    if (!(failure instanceof CallProblem)) throw failure
    this.#isDirty = true
    const theirs = failure.details['current'] as Scorecard | undefined
    if (failure.code === 'version_stale' && theirs) this.#show({ state: { kind: 'conflict', theirs } })
    else if (failure.status === 0 || failure.status >= 500) {
      this.#show({ state: { kind: 'unsaved' } })
      this.#later(retryMs)
    } else this.#show({ state: { kind: 'refused', problem: failure } })
  }

  #show(part: Partial<ShownDraft>): void {
    this.#shown = { ...this.#shown, ...part }
    for (const listener of this.#listeners) listener()
  }
}

function scoresOf({ attractiveness, strengthUs, strengthRival }: Scorecard): ScorecardScores {
  return { attractiveness, strengthUs, strengthRival }
}
