import { bareCell, codeKey, taxIdKey } from './client-key.rules'
import { openFile, readRows } from './file-rows'
import { mapColumns } from './heading.rules'
import { findHeader } from './header-row.rules'
import { planSource } from './make-plan'

/** Names by tax id and by code, from a second file that lists clients. */
export async function clientNames(path: string): Promise<ReadonlyMap<string, string>> {
  const file = await openFile(path)
  const { source } = await planSource(file, {})
  const names = new Map<string, string>()
  let rows: string[][] = []
  for await (const batch of readRows(file, source)) rows = rows.concat(batch.rows)
  const found = findHeader(rows)
  if (!found) return names
  const columns = mapColumns(found.header, null)
  const nameAt = columns.clientName
  if (nameAt === undefined) return names
  for (const row of rows.slice(found.at + 1)) {
    const name = (row[nameAt] ?? '').trim()
    if (name === '') continue
    if (columns.clientTaxId !== undefined && row[columns.clientTaxId])
      names.set(taxIdKey(bareCell(row[columns.clientTaxId]!), false), name)
    if (columns.clientCode !== undefined && row[columns.clientCode]) names.set(codeKey(row[columns.clientCode]!), name)
  }
  return names
}
