import type { Client } from '@/shared/server/database'
import type { Appointment, AppointManagerInput, AppointmentChange } from './appointment.contract'

export interface AppointmentSpan {
  id: string
  startsOn: string
  endsOn: string | null
}

const person = (alias: string): string =>
  `case when ${alias}.id is null then null else json_build_object('id', ${alias}.id, 'name', ${alias}.name) end`

/** Columns of an appointment as the contract shows it, over `p` (appointment) joined with its people. */
const selected = `select p.id, ${person('m')} as manager, ${person('s')} as sponsor, ${person('b')} as backup, p.starts_on as "startsOn", p.ends_on as "endsOn",
    p.mandate, p.purposes, p.handover_notes as "handoverNotes", ${person('w')} as "appointedBy",
    to_char(p.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "appointedAt", p.version
  from clave.appointment p
  join clave.app_user m on m.id = p.manager_id
  left join clave.app_user s on s.id = p.sponsor_id
  left join clave.app_user b on b.id = p.backup_id
  left join clave.app_user w on w.id = p.appointed_by
  where p.deleted_at is null`

/** Who answers for the account on a day; undefined when nobody does. */
export async function findAppointmentOn(
  client: Client,
  accountId: string,
  day: string,
): Promise<Appointment | undefined> {
  const found = await client.query<Appointment>(
    `${selected} and p.account_id = $1 and $2::date between p.starts_on and coalesce(p.ends_on, 'infinity')`,
    [accountId, day],
  )
  return found.rows[0]
}

/** Every appointment of the account, the newest first. */
export async function listAppointments(client: Client, accountId: string): Promise<Appointment[]> {
  const found = await client.query<Appointment>(`${selected} and p.account_id = $1 order by p.starts_on desc`, [
    accountId,
  ])
  return found.rows
}

/** One living appointment of the account. */
export async function findAppointment(client: Client, accountId: string, id: string): Promise<Appointment | undefined> {
  const found = await client.query<Appointment>(`${selected} and p.account_id = $1 and p.id = $2`, [accountId, id])
  return found.rows[0]
}

/** The living appointments' days, held against a change by somebody else until this transaction ends. */
export async function listSpans(client: Client, accountId: string): Promise<AppointmentSpan[]> {
  const found = await client.query<AppointmentSpan>(
    `select p.id, p.starts_on as "startsOn", p.ends_on as "endsOn" from clave.appointment p
     where p.account_id = $1 and p.deleted_at is null order by p.starts_on for update`,
    [accountId],
  )
  return found.rows
}

export async function insertAppointment(
  client: Client,
  given: AppointManagerInput & {
    id: string
    accountId: string
    appointedBy: string
    ended: { id: string; from: string | null; wasRemoved: boolean } | null
  },
): Promise<void> {
  await client.query(
    `insert into clave.appointment (id, account_id, manager_id, sponsor_id, backup_id, starts_on, mandate, purposes, handover_notes, appointed_by, ended_id, ended_from, ended_was_removed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      given.id,
      given.accountId,
      given.managerId,
      given.sponsorId,
      given.backupId,
      given.startsOn,
      given.mandate,
      [...new Set(given.purposes)],
      given.handoverNotes,
      given.appointedBy,
      given.ended?.id ?? null,
      given.ended?.from ?? null,
      given.ended?.wasRemoved ?? false,
    ],
  )
}

/** Ends an appointment on a day, or removes it where no day is left to it. */
export async function endAppointment(client: Client, id: string, endsOn: string | null): Promise<void> {
  await client.query(
    `update clave.appointment set ends_on = coalesce($2::date, ends_on), deleted_at = case when $2::date is null then now() end where id = $1`,
    [id, endsOn],
  )
}

/** Whom an appointment ended when it was made, and until when his ran before. */
export async function findPredecessor(
  client: Client,
  id: string,
): Promise<{ id: string; endsOn: string | null } | undefined> {
  const found = await client.query<{ id: string; endsOn: string | null }>(
    `select p.ended_id as id, p.ended_from as "endsOn" from clave.appointment p where p.id = $1 and p.ended_id is not null`,
    [id],
  )
  return found.rows[0]
}

export async function reviveAppointment(client: Client, id: string, endsOn: string | null): Promise<void> {
  await client.query('update clave.appointment set ends_on = $2, deleted_at = null where id = $1', [id, endsOn])
}

const changeable: Readonly<Record<keyof AppointmentChange, string>> = {
  sponsorId: 'sponsor_id',
  backupId: 'backup_id',
  mandate: 'mandate',
  purposes: 'purposes',
  handoverNotes: 'handover_notes',
  endsOn: 'ends_on',
}

/** False when the version is no longer the one seen. */
export async function updateAppointment(
  client: Client,
  id: string,
  change: AppointmentChange,
  version: number,
): Promise<boolean> {
  const values: unknown[] = [id, version]
  const sets = Object.entries(changeable)
    .filter(([field]) => change[field as keyof AppointmentChange] !== undefined)
    .map(([field, column]) => `${column} = $${values.push(change[field as keyof AppointmentChange])}`)
  const done = await client.query(
    `update clave.appointment set ${['updated_at = now()', ...sets].join(', ')} where id = $1 and version = $2 and deleted_at is null`,
    values,
  )
  return done.rowCount === 1
}

export async function removeAppointment(client: Client, id: string, version: number): Promise<boolean> {
  const done = await client.query(
    'update clave.appointment set deleted_at = now() where id = $1 and version = $2 and deleted_at is null',
    [id, version],
  )
  return done.rowCount === 1
}

export function isOverlap(error: unknown): boolean {
  return (error as { code?: unknown }).code === '23P01'
}
