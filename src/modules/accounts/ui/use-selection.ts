import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { AccountRow } from '../account-list.contract'

export interface Selection {
  ids: ReadonlySet<string>
  rows: readonly AccountRow[]
  toggle: (id: string, isRange?: boolean) => void
  toggleAll: () => void
  clear: () => void
}

/** The rows a person ticked; with shift, from the last one to this one. Another question starts anew. */
export function useSelection(rows: readonly AccountRow[], question: string): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string | null>(null)
  useEffect(() => setIds(new Set()), [question])
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
    [rows],
  )
  const toggleAll = useCallback(
    (): void =>
      setIds((before) => (rows.every((row) => before.has(row.id)) ? new Set() : new Set(rows.map((row) => row.id)))),
    [rows],
  )
  const clear = useCallback((): void => setIds(new Set()), [])
  const chosen = useMemo(() => rows.filter((row) => ids.has(row.id)), [rows, ids])
  return { ids, rows: chosen, toggle, toggleAll, clear }
}

function between(rows: readonly AccountRow[], from: string | null, to: string): string[] {
  const places = [rows.findIndex((row) => row.id === from), rows.findIndex((row) => row.id === to)]
  if (places.includes(-1)) return [to]
  return rows.slice(Math.min(...places), Math.max(...places) + 1).map((row) => row.id)
}
