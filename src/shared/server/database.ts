import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
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

class OneConnection implements DatabaseConnection {
  readonly #client: Client
  constructor(client: Client) {
    this.#client = client
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#client.query(query.sql, [...query.parameters])
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
  }
  // oxlint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streams go through COPY, not through Kysely')
  }
}

/** Kysely over the one connection that the request's transaction already holds. */
export function queriesOn<Tables>(client: Client): Kysely<Tables> {
  const connection = new OneConnection(client)
  const driver: Driver = {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: async () => {
      throw new Error('the request has its transaction')
    },
    commitTransaction: async () => undefined,
    rollbackTransaction: async () => undefined,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  }
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }).withSchema('clave')
}
