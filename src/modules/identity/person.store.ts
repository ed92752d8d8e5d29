import type { Client } from '@/shared/server/database'
import type { Company, CompanySettings } from './company.contract'
import type { Role } from './person.contract'
import type { UserRow } from './people.contract'

export interface PersonRecord {
  id: string
  name: string
  email: string
  roles: Role[]
  locale: 'es' | 'en'
  colorScheme: 'light' | 'dark' | 'auto'
  shortcutsOn: boolean
  version: number
}

/** The signed-in person with roles and address. */
export async function getPerson(client: Client, id: string): Promise<PersonRecord> {
  const found = await client.query<PersonRecord>(
    `select u.id, u.name, l.email, u.locale, u.color_scheme as "colorScheme", u.shortcuts_on as "shortcutsOn", u.version,
            coalesce((select array_agg(r.role order by r.role) from clave.user_role r where r.user_id = u.id), '{}') as roles
     from clave.app_user u join clave.user_login l on l.user_id = u.id where u.id = $1`,
    [id],
  )
  if (!found.rows[0]) throw new Error('the person of the session has no row')
  return found.rows[0]
}

/** The company as everybody inside may know it; mail and sales as facts of the installation. */
export async function getCompany(client: Client, mailIsSet: boolean): Promise<Company> {
  const found = await client.query<Company>(
    `select c.name, c.country, c.currency, c.time_zone as "timeZone", c.fiscal_year_start_month as "fiscalYearStartMonth",
            c.manager_label as "managerLabel", c.version, clave.today() as today, c.is_demo as "isDemo", c.is_configured as "isConfigured",
            exists (select from clave.sales_month) as "hasSales", $1::boolean as "mailIsSet"
     from clave.company c`,
    [mailIsSet],
  )
  return found.rows[0]!
}

/** Zero rows changed means that somebody else saved first. */
export async function updateCompany(client: Client, settings: CompanySettings, version: number): Promise<boolean> {
  const done = await client.query(
    `update clave.company set name = $1, country = $2, currency = $3, time_zone = $4, fiscal_year_start_month = $5, manager_label = $6, is_configured = true
     where version = $7`,
    [
      settings.name,
      settings.country,
      settings.currency,
      settings.timeZone,
      settings.fiscalYearStartMonth,
      settings.managerLabel,
      version,
    ],
  )
  return done.rowCount === 1
}

export async function updatePerson(
  client: Client,
  id: string,
  change: { name?: string; locale?: string; colorScheme?: string; shortcutsOn?: boolean },
  version: number,
): Promise<boolean> {
  const done = await client.query(
    `update clave.app_user set name = coalesce($2, name), locale = coalesce($3, locale), color_scheme = coalesce($4, color_scheme),
            shortcuts_on = coalesce($5, shortcuts_on) where id = $1 and version = $6`,
    [id, change.name ?? null, change.locale ?? null, change.colorScheme ?? null, change.shortcutsOn ?? null, version],
  )
  return done.rowCount === 1
}

/** Everybody, with address and state where the actor may see them (row-level security leaves them out otherwise). */
export async function listUsers(client: Client, withLogins: boolean): Promise<UserRow[]> {
  const logins = withLogins
    ? `, l.email, u.is_disabled as "isDisabled", not exists (select from clave.session s where s.user_id = u.id) and l.last_seen_at is null as "isInvited",
       to_char(l.last_seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastSeenAt"`
    : ''
  const found = await client.query<UserRow>(
    `select u.id, u.name, u.area, u.version,
            coalesce((select array_agg(r.role order by r.role) from clave.user_role r where r.user_id = u.id), '{}') as roles ${logins}
     from clave.app_user u left join clave.user_login l on l.user_id = u.id ${withLogins ? '' : 'where not u.is_disabled'}
     order by u.name collate "es-x-icu", u.id`,
  )
  return found.rows
}

export async function insertInvitedUser(
  client: Client,
  user: { id: string; name: string; email: string; roles: readonly Role[]; area: string | null },
): Promise<void> {
  await client.query('insert into clave.app_user (id, name, area) values ($1, $2, $3)', [user.id, user.name, user.area])
  await client.query('insert into clave.user_login (user_id, email) values ($1, $2)', [user.id, user.email])
  await replaceRoles(client, user.id, user.roles)
}

export async function isEmailTaken(client: Client, email: string): Promise<boolean> {
  const found = await client.query('select from clave.user_login where email = $1', [email])
  return found.rowCount! > 0
}

export async function replaceRoles(client: Client, userId: string, roles: readonly Role[]): Promise<void> {
  await client.query('delete from clave.user_role where user_id = $1 and role <> all ($2)', [userId, roles])
  await client.query(
    'insert into clave.user_role (user_id, role) select $1, unnest($2::text[]) on conflict do nothing',
    [userId, roles],
  )
}

export async function touchUser(
  client: Client,
  userId: string,
  change: { area?: string | null; isDisabled?: boolean },
  version: number,
): Promise<boolean> {
  const done = await client.query(
    `update clave.app_user set area = case when $2 then $3 else area end, is_disabled = coalesce($4, is_disabled) where id = $1 and version = $5`,
    [userId, change.area !== undefined, change.area ?? null, change.isDisabled ?? null, version],
  )
  return done.rowCount === 1
}

/** Administrators who can still sign in, besides one person. */
export async function countOtherAdministrators(client: Client, userId: string): Promise<number> {
  const found = await client.query<{ n: number }>(
    `select count(*)::int as n from clave.user_role r join clave.app_user u on u.id = r.user_id
     where r.role = 'administrator' and not u.is_disabled and u.id <> $1`,
    [userId],
  )
  return found.rows[0]!.n
}

export interface Colleague {
  id: string
  name: string
  roles: Role[]
}

/** Who is not disabled, with his roles. */
export async function findColleague(client: Client, id: string): Promise<Colleague | undefined> {
  const found = await client.query<Colleague>(
    `select u.id, u.name, coalesce((select array_agg(r.role order by r.role) from clave.user_role r where r.user_id = u.id), '{}') as roles
     from clave.app_user u where u.id = $1 and not u.is_disabled`,
    [id],
  )
  return found.rows[0]
}
