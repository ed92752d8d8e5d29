import type { Client } from '@/shared/server/database'

/** Whose plan it is and how its company writes numbers and years. */
export interface DocumentHead {
  readonly account: string
  readonly company: string
  readonly country: string
  readonly fiscalYearStartMonth: number
}

export async function findDocumentHead(client: Client, accountId: string): Promise<DocumentHead | undefined> {
  const found = await client.query<DocumentHead>(
    `select a.name as account, c.name as company, c.country, c.fiscal_year_start_month as "fiscalYearStartMonth"
     from clave.account a cross join clave.company c where a.id = $1`,
    [accountId],
  )
  return found.rows[0]
}

/** Who took which document for whom: it leaves the product, and the trail says so. */
export async function recordDocument(
  client: Client,
  accountId: string,
  taken: { format: string; audience: string; language: string; level: string; versionNo: number },
): Promise<void> {
  await client.query("select clave.record_event('strategy.document_taken', $2, $1)", [accountId, JSON.stringify(taken)])
}
