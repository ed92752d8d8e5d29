import { useEffect, useSyncExternalStore } from 'react'

// Where a page stands below its place in the menu: shown as breadcrumbs and in the window's title.
const none: readonly string[] = []
let steps = none
const listeners = new Set<() => void>()

function show(next: readonly string[]): void {
  steps = next
  for (const listener of listeners) listener()
}

/** Called by a page with what follows its menu entry, e.g. the account's name; forgotten when the page goes. */
export function useTrail(...labels: readonly string[]): void {
  const key = labels.join('\u0000')
  useEffect(() => {
    const own = key === '' ? none : key.split('\u0000')
    show(own)
    return () => {
      if (steps === own) show(none)
    }
  }, [key])
}

export function useCurrentTrail(): readonly string[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => steps,
  )
}
