import { existsSync, readFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { apiPrefix } from '@/shared/server/http'

const nonceMark = '__NONCE__'

/** The built screens: hashed files for ever, and one page for every address that is not the API's. */
export async function serveWebFiles(app: FastifyInstance, directory: string): Promise<void> {
  const page = existsSync(join(directory, 'index.html')) ? readFileSync(join(directory, 'index.html'), 'utf8') : null
  if (page) {
    await app.register(fastifyStatic, {
      root: join(directory, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      preCompressed: true,
      index: false,
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage =
      request.method === 'GET' && !request.url.startsWith(apiPrefix) && !request.url.startsWith('/assets/')
    if (!wantsPage || !page) {
      return reply
        .status(404)
        .type('application/problem+json')
        .send(
          JSON.stringify({
            type: 'about:blank#not_found',
            title: 'not_found',
            status: 404,
            code: 'not_found',
            requestId: request.id,
          }),
        )
    }
    return sendPage(reply, page)
  })
}

/** Mantine writes style elements: they pass by a nonce that is new in every reply (D17). */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  reply.header(
    'content-security-policy',
    [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "font-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "manifest-src 'self'",
    ].join('; '),
  )
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(page.replaceAll(nonceMark, nonce))
}
