import type { RequestContext } from '@/shared/server/request-transaction'
import { requireRight } from './account-right'
import type { Appointment } from './appointment.contract'
import { listAppointments } from './appointment.store'

/** The history of who answered for the account; empty for those who may only know that it exists. */
export async function readAppointments(ctx: RequestContext, accountId: string): Promise<Appointment[]> {
  await requireRight(ctx, 'account.read', accountId)
  return listAppointments(ctx.client, accountId)
}
