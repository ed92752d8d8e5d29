import { z } from 'zod'
import { calendarDate } from '@/shared/kernel/calendar-date'
import { endpoint } from '@/shared/kernel/endpoint'
import { accountId, userId, uuid } from '@/shared/kernel/ids'
import { person } from './account-list.contract'

/** The eight of the method, in its order (RP). */
export const purposes = [
  'responsible',
  'know_business',
  'solutions',
  'add_value',
  'explore',
  'defend',
  'bonds',
  'communicate_value',
] as const
/** What an account is entrusted for; a mandate names those that apply. */
export const purpose = z.enum(purposes)
export type Purpose = z.infer<typeof purpose>
export const appointment = z.object({
  id: uuid,
  manager: person,
  sponsor: person.nullable(),
  backup: person.nullable(),
  startsOn: calendarDate,
  endsOn: calendarDate.nullable(),
  mandate: z.string().nullable(),
  purposes: z.array(purpose),
  /** What the predecessor hands over to this manager. */
  handoverNotes: z.string().nullable(),
  appointedBy: person.nullable(),
  appointedAt: z.string(),
  version: z.int(),
})
export type Appointment = z.infer<typeof appointment>

const one = z.object({ accountId })
const oneAppointment = one.extend({ appointmentId: uuid })
/** The history, the newest first. */
export const listAppointmentsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/appointments',
  allow: 'account.read',
  params: one,
  returns: z.array(appointment),
  refusals: ['not_found'],
})
export const appointManagerInput = z.object({
  managerId: userId,
  startsOn: calendarDate,
  sponsorId: userId.nullable().default(null),
  backupId: userId.nullable().default(null),
  mandate: z.string().trim().max(4000).nullable().default(null),
  purposes: z.array(purpose).max(8).default([]),
  handoverNotes: z.string().trim().max(8000).nullable().default(null),
})
export type AppointManagerInput = z.infer<typeof appointManagerInput>
/**
 * Ends the appointment that runs on `startsOn` the day before and opens the new one; one that starts that same day is
 * replaced. Another that starts later stands in the way and is refused.
 */
export const appointManagerEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/appointments',
  allow: 'appointment.assign',
  params: one,
  idempotent: true,
  body: appointManagerInput,
  returns: appointment,
  refusals: [
    'not_found',
    'appointment_overlaps',
    'not_a_manager',
    'backup_is_manager',
    'sponsor_unknown',
    'account_archived',
  ],
})
export const appointmentChange = z
  .object({
    sponsorId: userId.nullable(),
    backupId: userId.nullable(),
    mandate: z.string().trim().max(4000).nullable(),
    purposes: z.array(purpose).max(8),
    handoverNotes: z.string().trim().max(8000).nullable(),
    endsOn: calendarDate.nullable(),
  })
  .partial()
export type AppointmentChange = z.infer<typeof appointmentChange>
export const updateAppointmentEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId/appointments/:appointmentId',
  allow: 'appointment.assign',
  version: true,
  params: oneAppointment,
  body: appointmentChange,
  returns: appointment,
  refusals: [
    'not_found',
    'version_stale',
    'appointment_before_start',
    'appointment_overlaps',
    'not_a_manager',
    'backup_is_manager',
    'sponsor_unknown',
  ],
})
/** Takes back an appointment made by mistake (undo): the predecessor's runs on again. */
export const undoAppointmentEndpoint = endpoint({
  method: 'DELETE',
  path: '/accounts/:accountId/appointments/:appointmentId',
  allow: 'appointment.assign',
  version: true,
  params: oneAppointment,
  returns: z.null(),
  refusals: ['not_found', 'version_stale', 'appointment_overlaps'],
})
