import { createHash, randomBytes } from 'node:crypto'
import { uuidv7 } from '@/shared/kernel/ids'
import { Refusal } from '@/shared/kernel/errors'
import type { Client, Pool } from './database'
import type { AuthorizationCode } from './authorization'

export interface Actor {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly area: string | null
  readonly sessionId: string
  readonly locale: 'es' | 'en'
}

/** What an action works with: one transaction, one person, one clock. */
export interface RequestContext {
  readonly client: Client
  readonly actor: Actor
  /** The company's day: what «today» means in every rule. */
  readonly today: string
  readonly timeZone: string
  readonly now: Date
  readonly requestId: string
  /** What authorization.csv gives this person for this operation, seen from no account in particular. */
  readonly grant: AuthorizationCode
  newId(): string
  /** Runs once the transaction is on disk: start a job, wake the dispatcher. Never a change of data. */
  afterCommit(work: () => void): void
}

export function newId(): string {
  return uuidv7(Date.now(), randomBytes(10))
}

export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

interface BeginRow {
  user_id: string
  name: string
  roles: string[]
  area: string | null
  session_id: string
  locale: 'es' | 'en'
  today: string
  time_zone: string
}

const usualTimeoutMs = 5_000
const idleTimeoutMs = 10_000
// A job without a limit of its own reads a large file between its statements, and may think longer.
const jobIdleTimeoutMs = 600_000

// A limit for every way to wait (D21): a statement, a lock, a transaction that nobody goes on with.
function beginWithin(timeoutMs: number): string {
  const idle = timeoutMs === 0 ? jobIdleTimeoutMs : idleTimeoutMs
  return `begin; set local statement_timeout = ${Math.floor(timeoutMs)}; set local lock_timeout = 3000; set local idle_in_transaction_session_timeout = ${idle}`
}

const safeRequestId = /^[A-Za-z0-9-]{1,64}$/

/**
 * One request, one transaction (D3): begins, names the actor by the hash of his session, works, and commits only when
 * the work neither refused nor failed. Begin and actor travel in one round trip.
 */
export async function inRequestTransaction<T>(
  pool: Pool,
  request: {
    sessionHash: Buffer | null
    requestId: string
    grantFor: (roles: readonly string[]) => AuthorizationCode
    timeoutMs?: number
  },
  work: (ctx: RequestContext) => Promise<T>,
): Promise<T> {
  if (!request.sessionHash) throw new Refusal('unauthenticated')
  const client = await pool.connect()
  const after: (() => void)[] = []
  let failed: Error | undefined
  try {
    const actor = await beginAs(client, request.sessionHash, request.requestId, request.timeoutMs)
    if (!actor) throw new Refusal('unauthenticated')
    const value = await work({
      client,
      actor: {
        id: actor.user_id,
        name: actor.name,
        roles: actor.roles,
        area: actor.area,
        sessionId: actor.session_id,
        locale: actor.locale,
      },
      today: actor.today,
      timeZone: actor.time_zone,
      now: new Date(),
      requestId: request.requestId,
      grant: request.grantFor(actor.roles),
      newId,
      afterCommit: (job) => after.push(job),
    })
    await client.query('commit')
    for (const job of after) job()
    return value
  } catch (error) {
    failed = error as Error
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release(failed && !(failed instanceof Refusal) && isConnectionLoss(failed) ? failed : undefined)
  }
}

async function beginAs(
  client: Client,
  sessionHash: Buffer,
  requestId: string,
  timeoutMs = usualTimeoutMs,
): Promise<BeginRow | undefined> {
  if (!safeRequestId.test(requestId)) throw new Error('request id out of form')
  const results = (await client.query(
    `${beginWithin(timeoutMs)}; select * from clave.begin_actor('\\x${sessionHash.toString('hex')}', '${requestId}')`,
  )) as unknown as { rows: BeginRow[] }[]
  return results.at(-1)!.rows[0]
}

/** For the few operations without a person yet: sign-in, setup, links. Same rules: commit only when nothing refused. */
export async function inAnonymousTransaction<T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let failed: Error | undefined
  try {
    await client.query(`${beginWithin(usualTimeoutMs)}; select set_config('clave.actor', '', true)`)
    const value = await work(client)
    await client.query('commit')
    return value
  } catch (error) {
    failed = error as Error
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release(failed && !(failed instanceof Refusal) && isConnectionLoss(failed) ? failed : undefined)
  }
}

export function isConnectionLoss(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return (
    (typeof code === 'string' &&
      (/^(08|57P0)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'].includes(code))) ||
    (error instanceof Error &&
      /Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(error.message))
  )
}
