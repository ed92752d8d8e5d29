import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefCallback, useCallback, useEffect, useState } from 'react'

/** Up to here all rows are drawn: the browser's own search and the printer find them. */
const drawnWhole = 200

export interface RowWindow {
  indexes: readonly number[]
  /** Empty height before and after the drawn rows. */
  before: number
  after: number
}

/**
 * Which rows of a long list are drawn while the page scrolls; asks for more before its end is reached. The first of the
 * pair goes on the list's element: it tells where the list begins on the page.
 */
export function useRowWindow({
  count,
  rowHeight,
  onNearEnd,
}: {
  count: number
  rowHeight: number
  onNearEnd: () => void
}): [RefCallback<HTMLElement>, RowWindow] {
  const [top, setTop] = useState(0)
  const anchor = useCallback((element: HTMLElement | null): void => {
    if (element) setTop(element.getBoundingClientRect().top + window.scrollY)
  }, [])
  // Nothing here is memoised by a compiler: its functions may answer anew on every scroll.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
    // Enough is drawn ahead: a scroll need not wait for the drawing.
    useFlushSync: false,
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (count > 0 && last >= count - 60) onNearEnd()
  }, [count, last, onNearEnd])
  if (count <= drawnWhole) return [anchor, { indexes: Array.from({ length: count }, (_, i) => i), before: 0, after: 0 }]
  return [
    anchor,
    {
      indexes: items.map((item) => item.index),
      before: Math.max(0, (items[0]?.start ?? top) - top),
      after: Math.max(0, virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top)),
    },
  ]
}
