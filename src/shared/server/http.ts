import { createHash, randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Endpoint } from '@/shared/kernel/endpoint'
import { Refusal } from '@/shared/kernel/errors'
import { bestCode, columnsOf, isAllowed, isRight } from './authorization'
import type { Config } from './config'
import type { Pool } from './database'
import { rememberReply, replyKept } from './idempotency'
import { sendProblem } from './problem'
import { hashToken, inRequestTransaction, type RequestContext } from './request-transaction'
import { type Asked, type Enter, Reply, type Route, type SignedInRoute, type StepsRoute } from './route'

export const apiPrefix = '/api/v1'
const yearInSeconds = 31_536_000

/** The server without its rooms: headers, cookies, limits, one error shape. */
export async function buildServer(config: Config): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: process.env['CLAVE_LOG'] ?? 'warn', redact: ['req.headers.cookie', 'req.headers.authorization'] },
    genReqId: () => randomBytes(12).toString('hex'),
    trustProxy: config.isProxyTrusted,
    bodyLimit: 1_048_576,
    requestTimeout: 0,
    connectionTimeout: 0,
    routerOptions: { maxParamLength: 200 },
  })
  app.server.headersTimeout = 10_000
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: false,
    hsts: isHttps(config) ? { maxAge: yearInSeconds } : false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  await app.register(rateLimit, {
    global: false,
    keyGenerator: (request) => sessionToken(request, config) ?? request.ip,
    errorResponseBuilder: () => new Refusal('too_many_requests'),
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, text === '' ? undefined : parseJson(text as string))
    } catch {
      done(new Refusal('invalid_input'), undefined)
    }
  })
  app.addContentTypeParser('application/octet-stream', (_request, _payload, done) => done(null))
  app.setErrorHandler((error, request, reply) => sendProblem(reply, request, error))
  app.addHook('onRequest', async (request) => refuseForeignOrigin(request, config))
  return app
}

/** Lone surrogates would turn into U+FFFD silently; prototype names and absurd depth have no business in a body. */
function parseJson(text: string): unknown {
  if (!text.isWellFormed()) throw new SyntaxError('lone surrogate')
  let depth = 0
  const value: unknown = JSON.parse(text, (key, inner: unknown) => {
    if (key === '__proto__') throw new SyntaxError('prototype name')
    if (typeof inner === 'string' && !inner.isWellFormed()) throw new SyntaxError('lone surrogate')
    return inner
  })
  for (const character of text) {
    if (character === '{' || character === '[') depth++
    if (depth > 10_000) throw new SyntaxError('too deep')
  }
  return value
}

function refuseForeignOrigin(request: FastifyRequest, config: Config): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('forbidden')
  const origin = request.headers.origin
  if (origin !== undefined && origin !== config.baseUrl && hostOf(origin) !== request.headers.host)
    throw new Refusal('forbidden')
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

export function isHttps(config: Config): boolean {
  return config.baseUrl.startsWith('https://')
}

function cookieName(config: Config): string {
  return isHttps(config) ? '__Host-clave' : 'clave'
}

export function sessionToken(request: FastifyRequest, config: Config): string | undefined {
  const token = request.cookies[cookieName(config)]
  return token && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : undefined
}

export function setSessionCookie(reply: FastifyReply, config: Config, token: string): void {
  reply.setCookie(cookieName(config), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(config),
    maxAge: 7 * 86_400,
  })
}

export function clearSessionCookie(reply: FastifyReply, config: Config): void {
  reply.clearCookie(cookieName(config), { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps(config) })
  reply.header('clear-site-data', '"cache", "storage"')
}

/** Mounts the rooms' routes. A route whose right is not in authorization.csv does not register (D5). */
export function mountRoutes(app: FastifyInstance, pool: Pool, config: Config, routes: readonly Route[]): void {
  for (const mounted of routes) {
    const { endpoint } = mounted
    if (!isRight(endpoint.allow))
      throw new Error(`${endpoint.method} ${endpoint.path}: no right «${endpoint.allow}» in authorization.csv`)
    app.route({
      method: endpoint.method,
      url: apiPrefix + endpoint.path,
      config: { rateLimit: { max: endpoint.ratePerMinute ?? 1200, timeWindow: '1 minute' } },
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store')
        const asked = read(endpoint, request)
        if (mounted.kind === 'open') return send(reply, endpoint, await mounted.handle({ ...asked, pool, reply }))
        const enter = entrance(mounted, request, pool, config)
        const value =
          mounted.kind === 'steps'
            ? await mounted.handle({ ...asked, enter })
            : await enter((ctx) =>
                endpoint.idempotent ? once(mounted, asked, ctx, request) : mounted.handle({ ...asked, ctx }),
              )
        return send(reply, endpoint, value)
      },
    })
  }
}

function read(endpoint: Endpoint, request: FastifyRequest): Asked<Endpoint> {
  const mustBeBytes = endpoint.accepts === 'bytes'
  const type = request.headers['content-type']
  if (
    endpoint.body &&
    type !== 'application/json' &&
    type !== 'application/json; charset=utf-8' &&
    type !== 'application/json;charset=UTF-8'
  ) {
    throw new Refusal('unsupported_media')
  }
  if (mustBeBytes && type !== 'application/octet-stream') throw new Refusal('unsupported_media')
  const params = endpoint.params ? endpoint.params.safeParse(request.params) : undefined
  // An id out of form and an unknown id answer alike.
  if (params && !params.success) throw new Refusal('not_found')
  return {
    params: params?.data as never,
    query: (endpoint.query ? endpoint.query.parse(request.query) : undefined) as never,
    body: (endpoint.body ? endpoint.body.parse(request.body) : undefined) as never,
    version: endpoint.version ? versionOf(request) : 0,
    raw: request,
  }
}

function versionOf(request: FastifyRequest): number {
  const header = request.headers['if-match']
  const match = header === undefined ? null : /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)
  if (!match) throw new Refusal('version_missing')
  return Number(match[1])
}

/** Session, right and transaction around the work; a denial leaves its trace. */
function entrance(mounted: SignedInRoute | StepsRoute, request: FastifyRequest, pool: Pool, config: Config): Enter {
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
        if (!isAllowed(ctx.grant)) throw new Refusal(ctx.grant === 'H' ? 'not_found' : 'forbidden')
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

async function once(
  mounted: SignedInRoute,
  asked: Asked<Endpoint>,
  ctx: RequestContext,
  request: FastifyRequest,
): Promise<unknown> {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !/^[A-Za-z0-9_-]{8,100}$/.test(key)) throw new Refusal('idempotency_key_missing')
  const bodyHash = createHash('sha256')
    .update(JSON.stringify([asked.params ?? null, asked.body ?? null]))
    .digest()
  const operation = `${mounted.endpoint.method} ${mounted.endpoint.path}`
  const kept = await replyKept(ctx, operation, key, bodyHash)
  if (kept) return kept
  const value = await mounted.handle({ ...asked, ctx })
  await rememberReply(ctx, { operation, key, bodyHash }, asReply(mounted.endpoint, value))
  return value
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

export function asReply(endpoint: Endpoint, value: unknown): Reply {
  if (value instanceof Reply) return value
  if (value === null || value === undefined) return new Reply(204, null)
  return new Reply(200, JSON.stringify(shapedBy(endpoint, value)), {
    'content-type': 'application/json; charset=utf-8',
  })
}

/** Only what the contract names leaves; a reply that does not fit it is our bug, not the caller's input. */
function shapedBy(endpoint: Endpoint, value: unknown): unknown {
  if (!endpoint.returns) return value
  const shaped = endpoint.returns.safeParse(value)
  if (shaped.success) return shaped.data
  throw new Error(`${endpoint.method} ${endpoint.path} breaks its contract: ${shaped.error.message}`)
}

function send(reply: FastifyReply, endpoint: Endpoint, value: unknown): FastifyReply {
  const answer = asReply(endpoint, value)
  reply.status(answer.status)
  for (const [name, header] of Object.entries(answer.headers)) reply.header(name, header)
  return reply.send(answer.body ?? undefined)
}
