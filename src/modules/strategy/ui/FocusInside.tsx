import { type ReactNode, useEffect, useRef } from 'react'

/** The body of a drawer: the cursor goes to its first field, and back to where it was when the drawer closes. */
export function FocusInside({ children }: { children: ReactNode }): ReactNode {
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    body.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus()
    // The drawer makes the page narrower: what it was opened from stays in sight.
    const frame = requestAnimationFrame(() => before?.scrollIntoView({ block: 'center' }))
    return () => {
      cancelAnimationFrame(frame)
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <div ref={body} className="column drawer-fields" style={{ gap: 14 }}>
      {children}
    </div>
  )
}
