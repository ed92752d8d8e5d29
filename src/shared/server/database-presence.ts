import pg from 'pg'
import { StartupProblem } from './startup-problem'

/** That this process uses the embedded server, kept as locks of one connection: a kill drops them with it. */
export interface Presence {
  /** True when nobody else uses the server; from then on until leave() nobody can begin to. */
  isLastToLeave(): Promise<boolean>
  /** The server went away, and our locks with it. */
  isLost(): boolean
  leave(): Promise<void>
}

// Two advisory locks of the database `postgres`: using is shared, serving is for one.
const family = 43_100
const serving = `${family}, 1`
const using = `${family}, 2`

/** Says that we are here. A second process that wants to serve from the same directory is refused, naming the first. */
export async function announce(
  superuser: pg.ClientConfig,
  purpose: 'serve' | 'tool',
  cluster: string,
): Promise<Presence> {
  const client = new pg.Client({ ...superuser, application_name: `clave ${purpose} ${process.pid}`, keepAlive: true })
  let isLost = false
  client.on('error', () => undefined)
  client.on('end', () => (isLost = true))
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock_shared(${using})`)
    if (purpose === 'serve' && !(await isTaken(client, `pg_try_advisory_lock(${serving})`)))
      throw new StartupProblem('data_in_use', { path: cluster, pid: await servingPid(client) })
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  return {
    isLastToLeave: async () => {
      const answer = await client
        .query(`select pg_advisory_unlock_shared(${using})`)
        .then(() => isTaken(client, `pg_try_advisory_lock(${using})`))
        .catch(() => false)
      return answer
    },
    isLost: () => isLost,
    leave: () => client.end().catch(() => undefined),
  }
}

async function isTaken(client: pg.Client, lock: string): Promise<boolean> {
  const answer = await client.query<{ taken: boolean }>(`select ${lock} as taken`)
  return answer.rows[0]!.taken
}

async function servingPid(client: pg.Client): Promise<string> {
  const found = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and (l.classid, l.objid) = (${serving})`,
  )
  return found.rows[0]?.name.split(' ').at(-1) ?? '?'
}
