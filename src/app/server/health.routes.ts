import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { openRoute, route, type Route } from '@/shared/server/route'

const liveEndpoint = endpoint({
  method: 'GET',
  path: '/health/live',
  allow: 'health.live',
  returns: z.object({ live: z.literal(true) }),
  refusals: [],
})
const readyEndpoint = endpoint({
  method: 'GET',
  path: '/health/ready',
  allow: 'health.ready',
  returns: z.object({ database: z.string(), mailWaiting: z.int().nullable() }),
  refusals: ['unavailable'],
})

/** Live says nothing of the inside; ready is for administrators. */
export function healthRoutes(): Route[] {
  return [
    openRoute(liveEndpoint, async () => ({ live: true as const })),
    route(readyEndpoint, async ({ ctx }) => {
      const found = await ctx.client.query<{ version: string }>("select current_setting('server_version') as version")
      return { database: found.rows[0]!.version, mailWaiting: null }
    }),
  ]
}
