import { useEffect, useState, useSyncExternalStore } from 'react'
import type { CallProblem } from './call'
import { Autosave, type Current, type FieldState, type Saved } from './autosave'
import { watchSaving } from './saving'

export interface Draft<F extends object> {
  fields: F
  states: Partial<Record<keyof F, FieldState>>
  type: <K extends keyof F>(field: K, value: F[K]) => void
  flush: () => void
  choose: (field: keyof F, side: 'mine' | 'theirs') => void
}

/** One record that saves itself. `recordId` makes a new draft; a newer version read elsewhere joins the one there is. */
export function useAutosave<F extends object>(
  recordId: string,
  read: Saved<F>,
  work: {
    send: (change: Partial<F>, version: number) => Promise<Saved<F>>
    currentOf: (problem: CallProblem) => Promise<Current<F>>
  },
): Draft<F> {
  const [kept, setKept] = useState(() => ({ recordId, autosave: open(read, work) }))
  if (kept.recordId !== recordId) setKept({ recordId, autosave: open(read, work) })
  const { autosave } = kept
  const { fields, states } = useSyncExternalStore(autosave.subscribe, autosave.view)
  useEffect(() => autosave.renew(read), [autosave, read])
  useEffect(() => {
    const stop = watchSaving(autosave)
    window.addEventListener('online', autosave.flush)
    return () => {
      window.removeEventListener('online', autosave.flush)
      // What was typed before going to another page is still saved.
      autosave.flush()
      stop()
    }
  }, [autosave])
  return {
    fields,
    states,
    type: (field, value) => autosave.type(field, value),
    flush: autosave.flush,
    choose: (field, side) => autosave.choose(field, side),
  }
}

function open<F extends object>(
  start: Saved<F>,
  work: {
    send: (change: Partial<F>, version: number) => Promise<Saved<F>>
    currentOf: (problem: CallProblem) => Promise<Current<F>>
  },
): Autosave<F> {
  return new Autosave<F>({
    start,
    ...work,
    later: (run, ms) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    now: () => new Date(),
  })
}
