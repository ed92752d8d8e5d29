import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Endpoint } from '@/shared/kernel/endpoint'
import { Refusal } from '@/shared/kernel/errors'
import { denialOn } from './account-relation'
import { bestCode, columnsOf, isAllowed, isRight } from './authorization'
import type { Config } from './config'
import type { Pool } from './database'
import { apiPrefix } from './http'
import { inTurnByKey, onceByKey } from './idempotency'
import { asReply } from './reply'
import { readAsked } from './read-request'
import { hashToken, inRequestTransaction, type RequestContext } from './request-transaction'
import type { Enter, Route, SignedInRoute, StepsRoute } from './route'
import { sessionToken } from './session-cookie'

const usualRatePerMinute = 1_200

/** Mounts the rooms' routes. A route whose right is not in authorization.csv does not register (D5). */
export function mountRoutes(app: FastifyInstance, pool: Pool, config: Config, routes: readonly Route[]): void {
  for (const mounted of routes) {
    const { endpoint } = mounted
    if (!isRight(endpoint.allow))
      throw new Error(`${endpoint.method} ${endpoint.path}: no right «${endpoint.allow}» in authorization.csv`)
    app.route({
      method: endpoint.method,
      url: apiPrefix + endpoint.path,
      config: { rateLimit: rateOf(mounted) },
      handler: async (request, reply) => {
        const value = await answer(mounted, request, reply, { pool, config })
        return send(reply, endpoint, value)
      },
    })
  }
}

/**
 * Changes count per person, what is open to everybody per network address (a visitor may put any cookie into his request).
 * Reading by somebody signed in is bounded by the pool and the statement's time, not by count, unless it says so.
 */
function rateOf(mounted: Route): object | false {
  const isPlainRead = mounted.endpoint.method === 'GET' && mounted.endpoint.ratePerMinute === undefined
  if (isPlainRead && mounted.kind !== 'open') return false
  const rate = { max: mounted.endpoint.ratePerMinute ?? usualRatePerMinute, timeWindow: '1 minute' }
  return mounted.kind === 'open' ? { ...rate, keyGenerator: (request: FastifyRequest) => request.ip } : rate
}

interface Serving {
  readonly pool: Pool
  readonly config: Config
}

/** Session and right come before the input is even looked at; visitors have neither. */
async function answer(
  mounted: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  serving: Serving,
): Promise<unknown> {
  const { endpoint } = mounted
  if (mounted.kind === 'open') return mounted.handle({ ...readAsked(endpoint, request), pool: serving.pool, reply })
  const enter = entrance(mounted, request, serving)
  if (mounted.kind === 'steps') return mounted.handle({ ...readAsked(endpoint, request), enter })
  const work = async (ctx: RequestContext): Promise<unknown> => {
    const asked = readAsked(endpoint, request)
    const effect = (): Promise<unknown> => mounted.handle({ ...asked, ctx })
    return endpoint.idempotent ? onceByKey(ctx, request, endpoint, asked, effect) : effect()
  }
  if (!endpoint.idempotent) return enter(work)
  return inTurnByKey(request, sessionToken(request, serving.config), () => enter(work))
}

/** Session, right and transaction around the work; a denial leaves its trace. */
function entrance(mounted: SignedInRoute | StepsRoute, request: FastifyRequest, { pool, config }: Serving): Enter {
  const { endpoint } = mounted
  const token = sessionToken(request, config)
  const session = {
    sessionHash: token ? hashToken(token) : null,
    requestId: request.id,
    grantFor: (roles: readonly string[]) => bestCode(endpoint.allow, columnsOf(roles)),
    timeoutMs: mounted.kind === 'person' ? mounted.timeoutMs : undefined,
  }
  return async (work) => {
    try {
      return await inRequestTransaction(pool, session, async (ctx) => {
        if (!isAllowed(ctx.grant)) throw new Refusal(await denialOn(ctx, endpoint.allow, accountIdOf(request)))
        return work(ctx)
      })
    } catch (error) {
      if (error instanceof Refusal && (error.code === 'forbidden' || error.code === 'not_found')) {
        await noteDenial(pool, session, endpoint, request)
      }
      throw error
    }
  }
}

function accountIdOf(request: FastifyRequest): unknown {
  return (request.params as { accountId?: unknown } | undefined)?.accountId
}

async function noteDenial(
  pool: Pool,
  session: Parameters<typeof inRequestTransaction>[1],
  endpoint: Endpoint,
  request: FastifyRequest,
): Promise<void> {
  if (!session.sessionHash) return
  await inRequestTransaction(pool, session, async (ctx) => {
    await ctx.client.query('select clave.record_denial($1, $2)', [endpoint.allow, request.url.split('?')[0]])
  }).catch((error: unknown) => request.log.warn({ requestId: request.id, error: String(error) }, 'denial not recorded'))
}

function send(reply: FastifyReply, endpoint: Endpoint, value: unknown): FastifyReply {
  const answered = asReply(endpoint, value)
  reply.status(answered.status)
  for (const [name, header] of Object.entries(answered.headers)) reply.header(name, header)
  return reply.send(answered.body ?? undefined)
}
