import type { ReactNode } from 'react'
import type { Account } from '../account.contract'
import { AppointmentsCard } from './AppointmentsCard'
import { SpecialistsCard } from './SpecialistsCard'

/** Who answers for the account and answered before, and the specialists who help. */
export function AccountTeam({ account }: { account: Account }): ReactNode {
  return (
    <div className="columns">
      <AppointmentsCard account={account} />
      <SpecialistsCard account={account} />
    </div>
  )
}
