import { useCallback, useMemo, useRef, useState } from 'react'
import type { AccountRow } from '../account-list.contract'

export interface Selection {
  ids: ReadonlySet<string>
  rows: readonly AccountRow[]
  toggle: (id: string, isRange?: boolean) => void
  toggleAll: () => void
  clear: () => void
}

const none: ReadonlySet<string> = new Set()

/** The rows a person ticked; with shift, from the last one to this one. Another question starts anew. */
export function useSelection(rows: readonly AccountRow[], question: string): Selection {
  const [ticked, setTicked] = useState({ question, ids: none })
  const ids = ticked.question === question ? ticked.ids : none
  const last = useRef<string | null>(null)
  const setIds = useCallback(
    (next: (before: ReadonlySet<string>) => ReadonlySet<string>): void =>
      setTicked((before) => ({ question, ids: next(before.question === question ? before.ids : none) })),
    [question],
  )
  const toggle = useCallback(
    (id: string, isRange = false): void => {
      setIds((before) => {
        const isOn = !before.has(id)
        const next = new Set(before)
        for (const one of isRange ? between(rows, last.current, id) : [id]) {
          if (isOn) next.add(one)
          else next.delete(one)
        }
        return next
      })
      last.current = id
    },
    [rows, setIds],
  )
  const toggleAll = useCallback(
    (): void =>
      setIds((before) => (rows.every((row) => before.has(row.id)) ? none : new Set(rows.map((row) => row.id)))),
    [rows, setIds],
  )
  const clear = useCallback((): void => setIds(() => none), [setIds])
  const chosen = useMemo(() => rows.filter((row) => ids.has(row.id)), [rows, ids])
  return { ids, rows: chosen, toggle, toggleAll, clear }
}

function between(rows: readonly AccountRow[], from: string | null, to: string): string[] {
  const places = [rows.findIndex((row) => row.id === from), rows.findIndex((row) => row.id === to)]
  if (places.includes(-1)) return [to]
  return rows.slice(Math.min(...places), Math.max(...places) + 1).map((row) => row.id)
}
