import type { FastifyRequest } from 'fastify'
import { Refusal } from '@/shared/kernel/errors'
import type { Config } from './config'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A change asked for by another site's page is refused, whatever cookie came along (D15). */
export function refuseForeignOrigin(request: FastifyRequest, config: Config): void {
  if (safeMethods.has(request.method)) return
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
