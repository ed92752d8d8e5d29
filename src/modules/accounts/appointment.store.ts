import type { Client } from '@/shared/server/database'
import type { Appointment } from './appointment.contract'

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
