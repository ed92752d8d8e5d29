import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** What is wrong with a field, under it: a sign and words, not colour alone (looks.md §6). */
export function FieldError({ children }: { children: ReactNode }): ReactNode {
  return (
    <span className="bad" style={{ display: 'inline-flex', gap: 4, alignItems: 'flex-start' }}>
      <IconAlertCircle size={14} style={{ marginTop: 1 }} aria-hidden="true" />
      <span>{children}</span>
    </span>
  )
}
