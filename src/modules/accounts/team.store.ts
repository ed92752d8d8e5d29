import type { Client } from '@/shared/server/database'
import type { TeamMember } from './team.contract'

/** The specialists on the account's team who have not ended before the day. */
export async function listTeam(client: Client, accountId: string, day: string): Promise<TeamMember[]> {
  const found = await client.query<TeamMember>(
    `select t.id, json_build_object('id', u.id, 'name', u.name) as person, t.purpose, t.starts_on as "startsOn", t.ends_on as "endsOn", t.version
     from clave.account_team_member t join clave.app_user u on u.id = t.user_id
     where t.account_id = $1 and t.deleted_at is null and coalesce(t.ends_on, 'infinity') >= $2::date
     order by t.starts_on, u.name`,
    [accountId, day],
  )
  return found.rows
}
