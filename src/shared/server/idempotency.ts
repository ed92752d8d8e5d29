import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Endpoint } from '@/shared/kernel/endpoint'
import { Refusal } from '@/shared/kernel/errors'
import { asReply } from './reply'
import type { RequestContext } from './request-transaction'
import { type Asked, Reply } from './route'

const keyForm = /^[A-Za-z0-9_-]{8,100}$/
const running = new Map<string, Promise<unknown>>()

/**
 * Fifty clicks of one person on one button stand in line here, not in fifty database connections: the first does the
 * work, the others find its reply.
 */
export async function inTurnByKey<T>(
  request: FastifyRequest,
  who: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const key = keyOf(request)
  if (!key || !who) return work()
  const name = `${who} ${request.method} ${request.url} ${key}`
  const before = running.get(name) ?? Promise.resolve()
  const mine = before.then(work, work)
  running.set(name, mine)
  try {
    return await mine
  } finally {
    if (running.get(name) === mine) running.delete(name)
  }
}

/**
 * One key, one effect (D9): the reply is kept in the transaction of its effect, so that either both are on disk or
 * neither. Another process with the same key is waited for; one that takes too long is told of (409). The same key with
 * another body is refused (422).
 */
export async function onceByKey(
  ctx: RequestContext,
  request: FastifyRequest,
  endpoint: Endpoint,
  asked: Asked<Endpoint>,
  effect: () => Promise<unknown>,
): Promise<unknown> {
  const key = keyOf(request)
  if (!key) throw new Refusal('idempotency_key_missing')
  const operation = `${endpoint.method} ${endpoint.path}`
  const bodyHash = createHash('sha256')
    .update(JSON.stringify([asked.params ?? null, asked.body ?? null]))
    .digest()
  const kept = await replyKept(ctx, operation, key, bodyHash)
  if (kept) return kept
  const reply = asReply(endpoint, await effect())
  await rememberReply(ctx, { operation, key, bodyHash }, reply)
  return reply
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && keyForm.test(key) ? key : null
}

async function replyKept(ctx: RequestContext, operation: string, key: string, bodyHash: Buffer): Promise<Reply | null> {
  await waitForKey(ctx, `${ctx.actor.id} ${operation} ${key}`)
  const found = await ctx.client.query<{ body_hash: Buffer; status: number; reply: string }>(
    'select body_hash, status, reply from clave.idempotency where actor_id = $1 and route = $2 and key = $3',
    [ctx.actor.id, operation, key],
  )
  const row = found.rows[0]
  if (!row) return null
  if (!row.body_hash.equals(bodyHash)) throw new Refusal('idempotency_other_body')
  return new Reply(
    row.status,
    row.reply === '' ? null : row.reply,
    row.reply === '' ? {} : { 'content-type': 'application/json; charset=utf-8' },
  )
}

const lockNotAvailable = '55P03'

async function waitForKey(ctx: RequestContext, name: string): Promise<void> {
  try {
    await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 20))', [name])
  } catch (error) {
    if ((error as { code?: unknown }).code === lockNotAvailable) throw new Refusal('idempotency_running')
    throw error
  }
}

async function rememberReply(
  ctx: RequestContext,
  request: { operation: string; key: string; bodyHash: Buffer },
  reply: Reply,
): Promise<void> {
  await ctx.client.query(
    'insert into clave.idempotency (actor_id, route, key, body_hash, status, reply) values ($1, $2, $3, $4, $5, $6)',
    [
      ctx.actor.id,
      request.operation,
      request.key,
      request.bodyHash,
      reply.status,
      typeof reply.body === 'string' ? reply.body : '',
    ],
  )
}
