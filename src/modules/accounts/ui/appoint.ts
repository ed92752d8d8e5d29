import type { QueryClient } from '@tanstack/react-query'
import type { UserRow } from '@/modules/identity/people.contract'
import type { Appointment, AppointManagerInput } from '../appointment.contract'
import { appointManagerEndpoint, undoAppointmentEndpoint } from '../appointment.contract'
import { newKey, send } from '@/shared/ui/call'

export interface Made {
  accountId: string
  appointment: Appointment
}

/** Appoints on several accounts, one request each; what was made before a refusal stays and is told. */
export async function appointOnAll(
  accountIds: readonly string[],
  body: AppointManagerInput,
  onProgress: (done: number) => void,
): Promise<{ made: Made[]; problem: unknown }> {
  const made: Made[] = []
  for (const accountId of accountIds) {
    try {
      const appointment = await send(appointManagerEndpoint, { params: { accountId }, body, idempotencyKey: newKey() })
      made.push({ accountId, appointment })
      onProgress(made.length)
    } catch (problem) {
      return { made, problem }
    }
  }
  return { made, problem: null }
}

export async function takeBack(made: readonly Made[]): Promise<void> {
  for (const { accountId, appointment } of made.toReversed()) {
    await send(undoAppointmentEndpoint, {
      params: { accountId, appointmentId: appointment.id },
      version: appointment.version,
    })
  }
}

/** Lists, accounts, loads and menus all show who answers for what. */
export function refreshManagers(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => /^\/(accounts|portfolio|search)/.test(String(queryKey[0])),
  })
}

export function peopleFor(
  users: readonly UserRow[] | undefined,
  roles: readonly string[],
): { value: string; label: string }[] {
  return (users ?? [])
    .filter((user) => !user.isDisabled && user.roles.some((role) => roles.includes(role)))
    .map((user) => ({ value: user.id, label: user.name }))
}
