import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { startEmbeddedPostgres } from '@/shared/server/embedded-postgres'
import { newDataDirectory } from './product'

/** A PostgreSQL server that is not the product's: the service of CLAVE_TEST_DATABASE_URL, or one started for the test. */
export interface OwnServer {
  /** An empty database of the ordinary owner, who may create roles and is no superuser; its DATABASE_URL. */
  createDatabase(): Promise<string>
  /** Somebody who may sign in and nothing more, on an empty database of somebody else's; what he would set. */
  createPoorDatabase(): Promise<PoorDatabase>
  /** What the serving roles' passwords follow from on this server: whoever shares it says the same CLAVE_SECRET. */
  readonly secret: string
  /** As the server's administrator. */
  administer(sql: string, database?: string): Promise<pg.QueryResultRow[]>
  stop(): Promise<void>
}
export interface PoorDatabase {
  readonly url: string
  readonly role: string
  readonly database: string
}

export async function openOwnServer(): Promise<OwnServer> {
  const service = process.env['CLAVE_TEST_DATABASE_URL']
  const { admin, owner, end } = service ? onService(service) : await onEmbedded()
  const made: string[] = []
  const roles: string[] = []
  const administer: OwnServer['administer'] = async (sql, database) => {
    const client = new pg.Client({ ...admin, ...(database ? { database } : {}) })
    await client.connect()
    try {
      return (await client.query<pg.QueryResultRow>(sql)).rows
    } finally {
      await client.end()
    }
  }
  const create = async (): Promise<string> => {
    const name = `clave_test_${randomBytes(6).toString('hex')}`
    await administer(`create database ${name} owner ${owner.user}`)
    made.push(name)
    return name
  }
  return {
    administer,
    secret: String(owner.password),
    createDatabase: async () => urlOf(owner, await create()),
    createPoorDatabase: async () => {
      const role = `clave_test_${randomBytes(6).toString('hex')}`
      const password = randomBytes(12).toString('hex')
      await administer(`create role ${role} login password '${password}'; grant ${role} to current_user`)
      roles.push(role)
      const database = await create()
      return { url: urlOf({ ...admin, user: role, password }, database), role, database }
    },
    stop: async () => {
      for (const name of made) await whenFree(() => administer(`drop database ${name} with (force)`))
      for (const role of roles) await administer(`drop role ${role}`)
      await end()
    },
  }
}

/** A connection that was closed may live a moment longer, and an ordinary owner may not end those of another role. */
async function whenFree(drop: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await drop()
      return
    } catch (error) {
      if (attempt === 40) throw error
      await pause(50)
    }
  }
}

interface Place {
  readonly admin: pg.ClientConfig
  readonly owner: pg.ClientConfig
  end(): Promise<void>
}

/** On a service the owner administers himself, as far as he may. */
function onService(url: string): Place {
  const { host, port, user, password } = new pg.Client(url)
  const owner = { host, port, user, password: password as string, database: 'postgres' }
  return { admin: owner, owner, end: async () => undefined }
}

async function onEmbedded(): Promise<Place> {
  const folder = newDataDirectory()
  const server = await startEmbeddedPostgres({ dataDirectory: folder, purpose: 'serve' })
  const client = new pg.Client(server.superuser)
  await client.connect()
  await client.query("create role team_owner login createrole password 'team-secret'")
  await client.end()
  return {
    admin: server.superuser,
    owner: { ...server.superuser, user: 'team_owner', password: 'team-secret' },
    end: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// A host that is a folder (a Unix socket) has its place among the parameters.
function urlOf(at: pg.ClientConfig, database: string): string {
  const who = `${at.user}:${encodeURIComponent(String(at.password))}`
  return at.host!.startsWith('/')
    ? `postgres://${who}@/${database}?host=${encodeURIComponent(at.host!)}&port=${at.port}`
    : `postgres://${who}@${at.host}:${at.port}/${database}`
}
