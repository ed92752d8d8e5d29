import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Config, isHttps } from './config'

const weekInSeconds = 7 * 86_400

// __Host- binds the cookie to this origin alone; browsers take it only over https (D15).
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
    maxAge: weekInSeconds,
  })
}

/** Headers of the reply that ends a session: the cookie goes, and what the browser kept of the product with it. */
export function signedOutHeaders(config: Config): Readonly<Record<string, string>> {
  const secure = isHttps(config) ? '; Secure' : ''
  return {
    'set-cookie': `${cookieName(config)}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}`,
    'clear-site-data': '"cache", "storage"',
  }
}
