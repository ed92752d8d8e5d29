import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from './request-transaction'
import { Reply } from './route'

/**
 * The reply kept under this key, if its effect is on disk already (D9). Two at once: the second is told to wait (409).
 * The same key with another body is refused (422).
 */
export async function replyKept(
  ctx: RequestContext,
  operation: string,
  key: string,
  bodyHash: Buffer,
): Promise<Reply | null> {
  const lock = await ctx.client.query<{ held: boolean }>(
    'select pg_try_advisory_xact_lock(hashtextextended($1, 20)) as held',
    [`${ctx.actor.id} ${operation} ${key}`],
  )
  if (!lock.rows[0]!.held) throw new Refusal('idempotency_running')
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

/** Kept in the transaction of the effect itself: either both are on disk or neither. */
export async function rememberReply(
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
