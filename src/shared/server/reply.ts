import type { Endpoint } from '@/shared/kernel/endpoint'
import { Reply } from './route'

/** What leaves: the action's own reply, nothing, or the contract's shape of what it returned. */
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
