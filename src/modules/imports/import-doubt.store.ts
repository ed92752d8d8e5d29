import type { Client } from '@/shared/server/database'
import type { Doubt } from './client-numbers.types'

/** Undefined when there is no such import. */
export async function findDoubts(client: Client, importId: string): Promise<Doubt[] | undefined> {
  const found = await client.query<{ doubts: Doubt[] | null }>('select doubts from clave.sales_import where id = $1', [
    importId,
  ])
  return found.rows[0] && (found.rows[0].doubts ?? [])
}
