import type { Client } from '@/shared/server/database'
import type { TeamMember, TeamMemberChange } from './team.contract'

const selected = `select t.id, json_build_object('id', u.id, 'name', u.name) as person, t.purpose, t.starts_on as "startsOn", t.ends_on as "endsOn", t.version
  from clave.account_team_member t join clave.app_user u on u.id = t.user_id where t.deleted_at is null`

/** The specialists on the account's team who have not ended before the day. */
export async function listTeam(client: Client, accountId: string, day: string): Promise<TeamMember[]> {
  const found = await client.query<TeamMember>(
    `${selected} and t.account_id = $1 and coalesce(t.ends_on, 'infinity') >= $2::date order by t.starts_on, u.name collate "es-x-icu"`,
    [accountId, day],
  )
  return found.rows
}

export async function findTeamMember(client: Client, accountId: string, id: string): Promise<TeamMember | undefined> {
  const found = await client.query<TeamMember>(`${selected} and t.account_id = $1 and t.id = $2`, [accountId, id])
  return found.rows[0]
}

/** The other days of one person on the account's team. */
export async function listTeamDays(
  client: Client,
  accountId: string,
  userId: string,
  exceptId: string | null,
): Promise<{ startsOn: string; endsOn: string | null }[]> {
  const found = await client.query<{ startsOn: string; endsOn: string | null }>(
    `select t.starts_on as "startsOn", t.ends_on as "endsOn" from clave.account_team_member t
     where t.account_id = $1 and t.user_id = $2 and t.deleted_at is null and t.id is distinct from $3`,
    [accountId, userId, exceptId],
  )
  return found.rows
}

export async function insertTeamMember(
  client: Client,
  given: { id: string; accountId: string; userId: string; purpose: string; startsOn: string; endsOn: string | null },
): Promise<void> {
  await client.query(
    'insert into clave.account_team_member (id, account_id, user_id, purpose, starts_on, ends_on) values ($1, $2, $3, $4, $5, $6)',
    [given.id, given.accountId, given.userId, given.purpose, given.startsOn, given.endsOn],
  )
}

/** False when the version is no longer the one seen. */
export async function updateTeamMember(
  client: Client,
  id: string,
  change: TeamMemberChange,
  version: number,
): Promise<boolean> {
  const done = await client.query(
    `update clave.account_team_member set purpose = coalesce($2, purpose), ends_on = case when $3 then $4 else ends_on end
     where id = $1 and version = $5 and deleted_at is null`,
    [id, change.purpose ?? null, change.endsOn !== undefined, change.endsOn ?? null, version],
  )
  return done.rowCount === 1
}

export async function removeTeamMember(client: Client, id: string, version: number): Promise<boolean> {
  const done = await client.query(
    'update clave.account_team_member set deleted_at = now() where id = $1 and version = $2 and deleted_at is null',
    [id, version],
  )
  return done.rowCount === 1
}

/** One at a time may change an account's team: the overlap of days is checked, not constrained. */
export async function holdTeam(client: Client, accountId: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 21))', [accountId])
}
