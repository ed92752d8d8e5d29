import type { CalendarDate } from '@/shared/kernel/calendar-date'

export interface TeamDays {
  readonly startsOn: CalendarDate
  /** Last day included; null while it is open. */
  readonly endsOn: CalendarDate | null
}

/**
 * Says why somebody cannot be on the team in these days.
 * Shape   in: the days wanted, and the other days of the same person on the same team.
 * Errors  none (the refusal is returned).
 */
export function whyNotTheseDays(
  wanted: TeamDays,
  others: readonly TeamDays[],
): 'team_ends_before_start' | 'already_on_team' | null {
  if (wanted.endsOn !== null && wanted.endsOn < wanted.startsOn) return 'team_ends_before_start'
  const overlaps = (other: TeamDays): boolean =>
    (other.endsOn === null || other.endsOn >= wanted.startsOn) &&
    (wanted.endsOn === null || wanted.endsOn >= other.startsOn)
  return others.some(overlaps) ? 'already_on_team' : null
}
