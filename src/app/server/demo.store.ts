import { Refusal, type RefusalCode } from '@/shared/kernel/errors'
import type { Client, Pool } from '@/shared/server/database'
import type { DemoWorld } from '../../../db/demo/demo-world.types'
import type { Furniture } from './demo-furniture'

/**
 * Works while nobody else loads the example: the lock is of this session, so it ends with the process, however it ends.
 * Errors  `not_empty` when another load is under way.
 */
export async function whileFilling<T>(pool: Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ is_held: boolean }>('select pg_try_advisory_lock(20, 30) as is_held')
    if (!rows[0]!.is_held) throw new Refusal('not_empty')
    try {
      return await work()
    } finally {
      await client.query('select pg_advisory_unlock(20, 30)')
    }
  } finally {
    client.release()
  }
}

/** Turns an empty installation into the example company, on its day; the code of the refusal, or null. */
export async function insertDemoCompany(
  client: Client,
  { company, today }: Pick<DemoWorld, 'company' | 'today'>,
): Promise<RefusalCode | null> {
  const found = await client.query<{ refusal: RefusalCode | null }>('select clave.begin_demo($1, $2) as refusal', [
    JSON.stringify(company),
    today,
  ])
  return found.rows[0]!.refusal
}

/** People, clients and appointments; ids of the accounts by the key of their tax id. */
export async function insertFurniture(client: Client, { rows }: Furniture): Promise<Map<string, string>> {
  await client.query('select clave.furnish_demo($1)', [JSON.stringify(rows)])
  const found = await client.query<{ key: string; id: string }>(
    'select tax_id_key as key, id from clave.account where tax_id_key is not null',
  )
  return new Map(found.rows.map(({ key, id }) => [key, id]))
}

/** Gives the past to its director and says that the example is whole. */
export async function finishDemo(client: Client, directorId: string): Promise<void> {
  await client.query('select clave.finish_demo($1)', [directorId])
}

/** Everything of the example; the code of the refusal, or null. */
export async function deleteDemoCompany(client: Client): Promise<RefusalCode | null> {
  const found = await client.query<{ refusal: RefusalCode | null }>('select clave.remove_demo() as refusal')
  return found.rows[0]!.refusal
}
