import type { Client } from '@/shared/server/database'

/** The name on the workbook; undefined for whoever does not see the account. */
export async function findAccountName(client: Client, accountId: string): Promise<string | undefined> {
  const found = await client.query<{ name: string }>('select name from clave.account where id = $1', [accountId])
  return found.rows[0]?.name
}

export async function recordWhitespaceExport(client: Client, accountId: string): Promise<void> {
  await client.query("select clave.record_event('strategy.whitespace_exported', '{}'::jsonb, $1)", [accountId])
}
