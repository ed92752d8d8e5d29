import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useFormat } from '@/shared/ui/format'

export interface AccountTab {
  key: string
  title: string
  count?: number
}

/** The tabs of an account's page; once its header is out of sight they carry its name. */
export function AccountTabs({
  label,
  name,
  tabs,
  open,
  onOpen,
}: {
  label: string
  name: string
  tabs: readonly AccountTab[]
  open: string
  onOpen: (key: string) => void
}): ReactNode {
  const format = useFormat()
  const edge = useRef<HTMLDivElement>(null)
  const [isStuck, setStuck] = useState(false)
  useEffect(() => {
    if (!edge.current) return undefined
    const watch = new IntersectionObserver(([seen]) => setStuck(seen ? !seen.isIntersecting : false), {
      rootMargin: '-56px 0px 0px 0px',
    })
    watch.observe(edge.current)
    return () => watch.disconnect()
  }, [])
  return (
    <>
      <div ref={edge} className="tabs-edge" aria-hidden="true" />
      <div className="account-tabs" data-stuck={isStuck}>
        {isStuck ? <span className="strong clip account-tabs-name">{name}</span> : null}
        <nav className="tabs" aria-label={label}>
          {tabs.map((tab) => (
            <button
              key={tab.key}
              type="button"
              className="tab"
              aria-current={tab.key === open ? 'page' : undefined}
              onClick={() => onOpen(tab.key)}
            >
              {tab.title}
              {tab.count === undefined ? null : <span className="tiny faint tabular">{format.number(tab.count)}</span>}
            </button>
          ))}
        </nav>
      </div>
    </>
  )
}
