import { type Colleague, findColleague } from '@/modules/identity/identity.door'
import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import { requireRight } from './account-right'
import { findStanding } from './account.store'
import type { Appointment, AppointManagerInput, AppointmentChange } from './appointment.contract'
import { planSuccession, whyNotThesePeople } from './appointment.rules'
import {
  endAppointment,
  findAppointment,
  findPredecessor,
  insertAppointment,
  isOverlap,
  listAppointments,
  listSpans,
  removeAppointment,
  reviveAppointment,
  updateAppointment,
} from './appointment.store'

/** The history of who answered for the account; empty for those who may only know that it exists. */
export async function readAppointments(ctx: RequestContext, accountId: string): Promise<Appointment[]> {
  await requireRight(ctx, 'account.read', accountId)
  return listAppointments(ctx.client, accountId)
}

/** Puts a manager in charge from a day on; whoever answered until then ends the day before. */
export async function appointManager(
  ctx: RequestContext,
  accountId: string,
  input: AppointManagerInput,
): Promise<Appointment> {
  await requireRight(ctx, 'appointment.assign', accountId)
  if ((await findStanding(ctx.client, accountId))?.isArchived) throw new Refusal('account_archived')
  await requireFitting(ctx, input)
  const plan = planSuccession(await listSpans(ctx.client, accountId), input.startsOn)
  if (plan === 'appointment_overlaps') throw new Refusal(plan)
  const { predecessor, predecessorEndsOn } = plan
  const id = ctx.newId()
  return withoutOverlap(async () => {
    if (predecessor) await endAppointment(ctx.client, predecessor.id, predecessorEndsOn)
    await insertAppointment(ctx.client, {
      ...input,
      id,
      accountId,
      appointedBy: ctx.actor.id,
      ended: predecessor && { id: predecessor.id, from: predecessor.endsOn, wasRemoved: predecessorEndsOn === null },
    })
    return getAppointment(ctx, accountId, id)
  })
}

export async function changeAppointment(
  ctx: RequestContext,
  accountId: string,
  id: string,
  change: AppointmentChange & { version: number },
): Promise<Appointment> {
  await requireRight(ctx, 'appointment.assign', accountId)
  const before = await getAppointment(ctx, accountId, id)
  if (change.endsOn && change.endsOn < before.startsOn) throw new Refusal('appointment_before_start')
  if (change.backupId !== undefined || change.sponsorId !== undefined) {
    const { backupId = null, sponsorId = null } = change
    await requireFitting(ctx, { managerId: before.manager.id, backupId, sponsorId })
  }
  const { version, ...fields } = change
  return withoutOverlap(async () => {
    if (!(await updateAppointment(ctx.client, id, fields, version)))
      throw new Refusal('version_stale', { current: before })
    return getAppointment(ctx, accountId, id)
  })
}

/** Takes back an appointment made by mistake; the days it took from its predecessor go back to him. */
export async function undoAppointment(
  ctx: RequestContext,
  accountId: string,
  id: string,
  version: number,
): Promise<null> {
  await requireRight(ctx, 'appointment.assign', accountId)
  const appointment = await getAppointment(ctx, accountId, id)
  const others = await listSpans(ctx.client, accountId)
  if (others.some((other) => other.startsOn > appointment.startsOn)) throw new Refusal('appointment_overlaps')
  const predecessor = await findPredecessor(ctx.client, id)
  return withoutOverlap(async () => {
    if (!(await removeAppointment(ctx.client, id, version)))
      throw new Refusal('version_stale', { current: appointment })
    if (predecessor) await reviveAppointment(ctx.client, predecessor.id, predecessor.endsOn)
    return null
  })
}

async function getAppointment(ctx: RequestContext, accountId: string, id: string): Promise<Appointment> {
  const found = await findAppointment(ctx.client, accountId, id)
  if (!found) throw new Refusal('not_found')
  return found
}

async function requireFitting(
  ctx: RequestContext,
  people: { managerId: string; backupId: string | null; sponsorId: string | null },
): Promise<void> {
  const rolesOf = async (id: string): Promise<Colleague['roles'] | undefined> =>
    (await findColleague(ctx.client, id))?.roles
  const refusal = whyNotThesePeople({
    managerId: people.managerId,
    backupId: people.backupId,
    managerRoles: await rolesOf(people.managerId),
    backupRoles: people.backupId === null ? null : await rolesOf(people.backupId),
    sponsorRoles: people.sponsorId === null ? null : await rolesOf(people.sponsorId),
  })
  if (refusal) throw new Refusal(refusal)
}

/** The database has the last word on two managers for one day, also when two directors appoint at once. */
async function withoutOverlap<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isOverlap(error)) throw new Refusal('appointment_overlaps')
    throw error
  }
}
