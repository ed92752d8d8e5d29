import { type Appointment, purposes } from '@/modules/accounts/appointment.contract'

type Mandate = Pick<Appointment, 'mandate' | 'purposes'> & { sponsorId: string | null; backupId: string | null }

/**
 * What an account is entrusted for when it is moved on the board: what it was entrusted for until today, with the same
 * sponsor and backup; for the first manager of an account, the method's eight purposes.
 * Rule    whoever becomes manager is no longer his own backup.   Source  method RP
 */
export function mandateOnMove(history: readonly Appointment[], managerId: string, today: string): Mandate {
  const current = history.find((one) => one.startsOn <= today && (one.endsOn ?? today) >= today)
  if (!current) return { mandate: null, purposes: [...purposes], sponsorId: null, backupId: null }
  return {
    mandate: current.mandate,
    purposes: current.purposes.length > 0 ? current.purposes : [...purposes],
    sponsorId: current.sponsor?.id ?? null,
    backupId: current.backup && current.backup.id !== managerId ? current.backup.id : null,
  }
}
