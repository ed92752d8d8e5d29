import type { ReactNode } from 'react'

/** A field that reads as text, under its name; the field itself says the name to whoever does not see it. */
export function Labelled({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className="labelled">
      <span className="tiny faint" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  )
}
