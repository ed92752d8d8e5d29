import pg from 'pg'

// A day stays text: as a Date it would shift with the machine's zone (stack.md 4.3).
const dateOid = 1082
pg.types.setTypeParser(dateOid, (text) => text)

export type Pool = pg.Pool
export type Client = pg.ClientBase

/** A pool that outlives the server's restarts: a broken idle connection is dropped, not thrown. */
export function openPool(config: pg.PoolConfig): Pool {
  const pool = new pg.Pool({ idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, ...config })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
