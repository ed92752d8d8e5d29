import { createHmac } from 'node:crypto'
import pg from 'pg'
import { StartupProblem } from './startup-problem'

export interface DatabaseConnections {
  readonly migrator: pg.ClientConfig
  readonly app: pg.ClientConfig
  readonly backup: pg.ClientConfig
}

const oldestServer = 150_000

/**
 * Prepares the roles of D1 with the migrator's connection: clave_owner owns, clave_app serves, clave_backup reads.
 * The serving roles' passwords follow from the migrator's, so that two processes on one server agree without talking.
 */
export async function ensureRoles(migrator: pg.ClientConfig): Promise<DatabaseConnections> {
  const client = new pg.Client(migrator)
  client.on('error', () => undefined)
  await client.connect().catch((error: Error) => {
    throw new StartupProblem('database_unreachable', { reason: error.message })
  })
  try {
    await refuseOldServer(client)
    await refuseMissingRights(client)
    const secret = process.env['CLAVE_SECRET'] ?? String((await passwordOf(migrator)) ?? '')
    // One at a time: two processes starting together would both find a role missing.
    await client.query("select pg_advisory_lock(hashtext('clave roles'))")
    await ensureRole(client, 'clave_owner', 'nologin')
    for (const role of ['clave_app', 'clave_backup']) {
      await ensureRole(client, role, `login noinherit password '${rolePassword(secret, role)}'`)
    }
    await client.query('grant clave_owner to current_user')
    const { rows } = await client.query<{ db: string }>('select quote_ident(current_database()) as db')
    await client.query(`grant create, connect, temporary on database ${rows[0]!.db} to clave_owner`)
    await client.query(`grant connect on database ${rows[0]!.db} to clave_app, clave_backup`)
    await client.query("select pg_advisory_unlock(hashtext('clave roles'))")
    const as = (user: string): pg.ClientConfig => ({
      ...connectionParts(migrator),
      user,
      password: rolePassword(secret, user),
    })
    return { migrator, app: as('clave_app'), backup: as('clave_backup') }
  } finally {
    await client.end()
  }
}

async function ensureRole(client: pg.Client, name: string, options: string): Promise<void> {
  const found = await client.query('select from pg_roles where rolname = $1', [name])
  const verb = found.rowCount === 0 ? 'create' : 'alter'
  if (verb === 'alter' && options === 'nologin') return
  await client.query(`${verb} role ${name} ${options}`)
}

function rolePassword(secret: string, role: string): string {
  return createHmac('sha256', `clave ${secret}`).update(role).digest('base64url')
}

async function passwordOf(config: pg.ClientConfig): Promise<string | undefined> {
  const parsed = new pg.Client(config) as unknown as { password: string | (() => string | Promise<string>) | null }
  return typeof parsed.password === 'function' ? parsed.password() : (parsed.password ?? undefined)
}

/** A connection string taken apart, so that another role can use the same server. */
function connectionParts(config: pg.ClientConfig): pg.ClientConfig {
  if (!config.connectionString) return config
  const parsed = new pg.Client(config)
  return { host: parsed.host, port: parsed.port, database: parsed.database ?? 'postgres', ssl: parsed.ssl }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const found = await client.query<{ number: string; name: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as name",
  )
  if (Number(found.rows[0]!.number) < oldestServer)
    throw new StartupProblem('database_too_old', { found: found.rows[0]!.name })
}

/** Says exactly which statements an administrator of the server has to run. */
async function refuseMissingRights(client: pg.Client): Promise<void> {
  const found = await client.query<{
    me: string
    db: string
    super: boolean
    createrole: boolean
    creates: boolean
    foreign: string | null
  }>(
    `select quote_ident(current_user) as me, quote_ident(current_database()) as db, r.rolsuper as super, r.rolcreaterole as createrole,
            has_database_privilege(current_database(), 'CREATE WITH GRANT OPTION') or d.datdba = r.oid or pg_has_role(r.oid, d.datdba, 'USAGE') as creates,
            (select string_agg(o.rolname, ', ' order by o.rolname) from pg_roles o
             where o.rolname in ('clave_owner', 'clave_app', 'clave_backup') and current_setting('server_version_num')::int >= 160000
               and not pg_has_role(r.oid, o.oid, 'MEMBER WITH ADMIN OPTION')) as foreign
     from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`,
  )
  const { me, db, super: isSuper, createrole, creates, foreign } = found.rows[0]!
  const missing = [
    ...(isSuper || createrole ? [] : [`alter role ${me} createrole;`]),
    ...(isSuper || creates ? [] : [`alter database ${db} owner to ${me};`]),
    // Made by another owner on this server: since PostgreSQL 16 creating roles does not include those of others.
    ...(isSuper || foreign === null ? [] : [`grant ${foreign} to ${me} with admin option;`]),
  ]
  if (missing.length > 0) throw new StartupProblem('database_rights_missing', { statements: missing.join(' ') })
}

/** The embedded server gets the same shape as a team's: an ordinary database owned by a migrator without superpowers. */
export async function ensureEmbeddedDatabase(superuser: pg.ClientConfig): Promise<pg.ClientConfig> {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    const password = createHmac('sha256', String(superuser.password)).update('clave_migrate').digest('base64url')
    const found = await client.query("select from pg_roles where rolname = 'clave_migrate'")
    if (found.rowCount === 0) await client.query(`create role clave_migrate login createrole password '${password}'`)
    const database = await client.query("select from pg_database where datname = 'clave'")
    if (database.rowCount === 0) await client.query('create database clave owner clave_migrate')
    return { ...superuser, user: 'clave_migrate', password, database: 'clave' }
  } finally {
    await client.end()
  }
}

/** Refuses to serve as a role for which the wall of row-level security would not stand (D1). */
export async function assertServingRole(client: pg.ClientBase): Promise<void> {
  const found = await client.query<{ super: boolean; bypass: boolean; owns: boolean; becomes: boolean }>(
    `select r.rolsuper as super, r.rolbypassrls as bypass,
            exists (select from pg_class c where c.relowner = r.oid) as owns,
            exists (select from pg_roles o where o.rolname in ('clave_owner', 'clave_migrate') and pg_has_role(r.oid, o.oid, 'MEMBER')) as becomes
     from pg_roles r where r.rolname = current_user`,
  )
  const role = found.rows[0]!
  if (role.super || role.bypass || role.owns || role.becomes) throw new StartupProblem('role_too_strong')
}
