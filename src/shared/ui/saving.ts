import { useSyncExternalStore } from 'react'
import type { FieldState } from './autosave'

/** What the foot of the sidebar says of everything that is being saved in this window. */
export type Saving = { kind: 'still' } | { kind: 'saving' } | { kind: 'retrying' } | { kind: 'saved'; at: Date }

interface Watched {
  subscribe: (listener: () => void) => () => void
  view: () => { states: Readonly<Partial<Record<string, FieldState>>> }
  hasUnsaved: boolean
}

const watched = new Set<Watched>()
const listeners = new Set<() => void>()
let saving: Saving = { kind: 'still' }

/** Adds a record's draft to what the foot tells, until it is closed and saved. */
export function watchSaving(draft: Watched): () => void {
  watched.add(draft)
  const stop = draft.subscribe(look)
  if (watched.size === 1) window.addEventListener('beforeunload', askBeforeLeaving)
  const close = (): void => {
    stop()
    watched.delete(draft)
    if (watched.size === 0) window.removeEventListener('beforeunload', askBeforeLeaving)
    look()
  }
  return () => {
    if (!draft.hasUnsaved) return close()
    const stopWaiting = draft.subscribe(() => {
      if (draft.hasUnsaved) return
      stopWaiting()
      close()
    })
  }
}

export function useSaving(): Saving {
  return useSyncExternalStore(subscribe, () => saving)
}

/** Resolves once nothing typed is on its way any more: before something that closes the record to changes. */
export function whenSaved(): Promise<void> {
  const isUnderWay = (): boolean => saving.kind === 'saving'
  if (!isUnderWay()) return Promise.resolve()
  return new Promise((saved) => {
    const stop = subscribe(() => {
      if (isUnderWay()) return
      stop()
      saved()
    })
  })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function look(): void {
  const states = [...watched].flatMap((draft) => Object.values(draft.view().states))
  const next = sum(states)
  if (next.kind === saving.kind && !(next.kind === 'saved' && saving.kind === 'saved' && next.at > saving.at)) return
  // «Saved 10:42» stays until something else is worth saying.
  if (next.kind === 'still' && saving.kind === 'saved') return
  saving = next
  for (const listener of listeners) listener()
}

function sum(states: readonly (FieldState | undefined)[]): Saving {
  if (states.some((state) => state?.kind === 'retrying')) return { kind: 'retrying' }
  if (states.some((state) => state?.kind === 'saving' || state?.kind === 'typing')) return { kind: 'saving' }
  const times = states.flatMap((state) => (state?.kind === 'saved' ? [state.at] : []))
  return times.length > 0 ? { kind: 'saved', at: times.reduce((a, b) => (a > b ? a : b)) } : { kind: 'still' }
}

/** The browser's own question, only while something typed is not saved yet. */
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  if ([...watched].some((draft) => draft.hasUnsaved)) event.preventDefault()
}
