import type { ImportRoom } from '@/modules/imports/imports.door'
import { loadDemoEndpoint, removeDemoEndpoint } from '@/modules/identity/demo.contract'
import type { Config } from '@/shared/server/config'
import type { Pool } from '@/shared/server/database'
import { inTurnByKey, onceByKey } from '@/shared/server/idempotency'
import { hashToken } from '@/shared/server/request-transaction'
import { route, type Route, stepsRoute } from '@/shared/server/route'
import { sessionToken } from '@/shared/server/session-cookie'
import { beginDemo, fillDemo, removeDemo } from './demo.actions'
import { whileFilling } from './demo.store'

/** The example company in and out. Loading takes several transactions: its key is spent by the first of them. */
export function demoRoutes(config: Config, pool: Pool, imports: ImportRoom): Route[] {
  return [
    stepsRoute(loadDemoEndpoint, (asked) =>
      inTurnByKey(asked.raw, sessionToken(asked.raw, config), () =>
        whileFilling(pool, async () => {
          let isFirst = false
          await asked.enter((ctx) =>
            onceByKey(ctx, asked.raw, loadDemoEndpoint, asked, async () => {
              isFirst = true
              return beginDemo(ctx)
            }),
          )
          const sessionHash = hashToken(sessionToken(asked.raw, config) ?? '')
          if (isFirst) await fillDemo({ pool, imports, sessionHash, enter: asked.enter })
          return null
        }),
      ),
    ),
    route(removeDemoEndpoint, ({ ctx }) => removeDemo(ctx)),
  ]
}
