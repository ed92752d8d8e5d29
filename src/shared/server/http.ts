import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { Refusal } from '@/shared/kernel/errors'
import { type Config, isHttps } from './config'
import { parseJson } from './json-body'
import { sendProblem } from './problem'
import { refuseForeignOrigin } from './same-origin'
import { sessionToken } from './session-cookie'

export const apiPrefix = '/api/v1'
const yearInSeconds = 31_536_000
const largestBody = 1_048_576
const headersPatienceMs = 10_000
const bodyPatienceMs = 30_000

/** The server without its rooms: headers, cookies, limits, one error shape. */
export async function buildServer(config: Config): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: process.env['CLAVE_LOG'] ?? 'warn', redact: ['req.headers.cookie', 'req.headers.authorization'] },
    genReqId: () => randomBytes(12).toString('hex'),
    trustProxy: config.isProxyTrusted,
    bodyLimit: largestBody,
    // Whole requests have no common limit: an upload may last; headers and plain bodies have their own.
    requestTimeout: 0,
    http: { headersTimeout: headersPatienceMs, connectionsCheckingInterval: 2_000 },
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => void sendProblem(reply, request, error),
  })
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: false,
    hsts: isHttps(config) ? { maxAge: yearInSeconds } : false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  })
  await app.register(rateLimit, {
    global: false,
    keyGenerator: (request) => sessionToken(request, config) ?? request.ip,
    errorResponseBuilder: () => new Refusal('too_many_requests'),
  })
  acceptOnlyJsonAndBytes(app)
  app.setErrorHandler((error, request, reply) => sendProblem(reply, request, error))
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith(apiPrefix)) {
      reply.header('cache-control', 'no-store')
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
    }
    refuseForeignOrigin(request, config)
  })
  app.addHook('preParsing', async (request) => cutTricklingBody(request))
  return app
}

/** One way to read a body per content type, and only two of them: nothing for two parsers to disagree on (T19). */
function acceptOnlyJsonAndBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, text === '' ? undefined : parseJson(text as string))
    } catch {
      done(new Refusal('invalid_input'), undefined)
    }
  })
  app.addContentTypeParser('application/octet-stream', (_request, _payload, done) => done(null))
}

/** A body of bytes is watched by its room, which knows its progress; any other has to be here within half a minute. */
export function cutTricklingBody(request: Pick<FastifyRequest, 'headers' | 'raw'>): void {
  const { headers, raw: body } = request
  if (headers['content-type'] === 'application/octet-stream') return
  // Nobody reads the end of a body that was never announced: what takes long then is the answer.
  if (headers['transfer-encoding'] === undefined && !(Number(headers['content-length']) > 0)) return
  const timer = setTimeout(() => body.destroy(), bodyPatienceMs)
  const done = (): void => clearTimeout(timer)
  body.once('end', done)
  body.once('close', done)
}
