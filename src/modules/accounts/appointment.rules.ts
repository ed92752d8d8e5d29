import { addDays, type CalendarDate } from '@/shared/kernel/calendar-date'

export interface AppointmentSpan {
  readonly id: string
  readonly startsOn: CalendarDate
  /** Last day included; null while it is open. */
  readonly endsOn: CalendarDate | null
}
/** What becomes of the appointment that runs on the day the new one starts. */
export interface Succession {
  readonly predecessor: AppointmentSpan | null
  /** The day before the new one; null when the predecessor started that same day and gives way altogether. */
  readonly predecessorEndsOn: CalendarDate | null
}

/**
 * Makes room for a manager who answers for the account from a day on, open-ended: one person answers on any day.
 * Shape   in: the account's appointments, any order, none overlapping; the day. Out: who gives way, or the refusal.
 * Rule    The one that runs on that day ends the day before; if it started that day it is replaced. Any that starts later
 *         would overlap with an open-ended one and stands in the way.
 * Cost    linear.   Errors  none (the refusal is returned).   Source  method RP, issue 2 §3
 */
export function planSuccession(
  appointments: readonly AppointmentSpan[],
  startsOn: CalendarDate,
): Succession | 'appointment_overlaps' {
  if (appointments.some((one) => one.startsOn > startsOn)) return 'appointment_overlaps'
  const predecessor =
    appointments.find((one) => one.startsOn <= startsOn && (one.endsOn === null || one.endsOn >= startsOn)) ?? null
  const predecessorEndsOn = predecessor && predecessor.startsOn < startsOn ? addDays(startsOn, -1) : null
  return { predecessor, predecessorEndsOn }
}

/**
 * Says why the people of an appointment do not fit: the manager and his backup work as managers and are two persons.
 * Shape   in: roles of each, undefined when nobody works here under that id; null when none is wanted.
 * Errors  none (the refusal is returned).   Source  trust.md §1
 */
export function whyNotThesePeople(people: {
  managerId: string
  backupId: string | null
  managerRoles: readonly string[] | undefined
  backupRoles: readonly string[] | undefined | null
  sponsorRoles: readonly string[] | undefined | null
}): 'not_a_manager' | 'backup_is_manager' | 'sponsor_unknown' | null {
  if (!people.managerRoles?.includes('kam')) return 'not_a_manager'
  if (people.backupId === people.managerId) return 'backup_is_manager'
  if (people.backupRoles !== null && !people.backupRoles?.includes('kam')) return 'not_a_manager'
  if (people.sponsorRoles === undefined) return 'sponsor_unknown'
  return null
}
