import type { ReactNode } from 'react'
import { PasswordCard } from './PasswordCard'
import { PreferencesCard } from './PreferencesCard'
import { SessionsCard } from './SessionsCard'

/** What each person decides about himself: how he is called, how he reads, his password and where he is signed in. */
export function ProfileSettings(): ReactNode {
  return (
    <div className="halves">
      <div className="column" style={{ gap: 16, minWidth: 0 }}>
        <PreferencesCard />
        <PasswordCard />
      </div>
      <SessionsCard />
    </div>
  )
}
