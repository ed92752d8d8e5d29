import type pg from 'pg'
import { clusterPlace, type ClusterPlace } from './cluster-place'
import { isRunning, postmasterPid } from './cluster-process'
import { ensureServer, stopServer, superuserOf } from './cluster-server'
import { announce, type Presence } from './database-presence'

export interface EmbeddedPostgres {
  /** As the server's superuser; only to prepare the database and the migrator's role. */
  readonly superuser: pg.ClientConfig
  /** Stops the server, unless another process (a command line beside the application) is still using it. */
  stop(): Promise<void>
}

const checkEveryMs = 1_000

/**
 * Starts the PostgreSQL that lives in `dataDirectory`, or attaches to it when it runs already (after a kill of the
 * application alone, or from the command line beside it). A Unix socket only, a generated password, never as root.
 * Only one process may serve from a directory; while it does, a server that dies is started again.
 */
export async function startEmbeddedPostgres(options: {
  dataDirectory: string
  purpose: 'serve' | 'tool'
  durable?: boolean
}): Promise<EmbeddedPostgres> {
  const durable = options.durable ?? true
  const place = clusterPlace(options.dataDirectory)
  const superuser = superuserOf(place)
  const enter = async (): Promise<Presence> => {
    await ensureServer(place, durable)
    return announce(superuser, options.purpose, place.cluster)
  }
  let presence = await enter()
  const isUp = (): boolean => isServerUp(place) && !presence.isLost()
  const watch = watchServer(isUp, async () => {
    await presence.leave()
    presence = await enter()
  })
  return {
    superuser,
    stop: async () => {
      await watch.end()
      if (await presence.isLastToLeave()) await stopServer(place)
      await presence.leave()
    },
  }
}

/** Looks every second whether the server still runs, and revives it when it does not. */
function watchServer(isUp: () => boolean, revive: () => Promise<void>): { end(): Promise<void> } {
  let working: Promise<void> | null = null
  const timer = setInterval(() => {
    if (working || isUp()) return
    // Not in time or refused: the next look tries again.
    working = revive()
      .catch(() => undefined)
      .finally(() => (working = null))
  }, checkEveryMs)
  timer.unref()
  return {
    end: async () => {
      clearInterval(timer)
      await working
    },
  }
}

function isServerUp(place: ClusterPlace): boolean {
  const pid = postmasterPid(place.cluster)
  return pid !== null && isRunning(pid)
}
