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

export function clearSessionCookie(reply: FastifyReply, config: Config): void {
  reply.clearCookie(cookieName(config), { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps(config) })
  reply.header('clear-site-data', '"cache", "storage"')
}
