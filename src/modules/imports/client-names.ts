import { bareCell, codeKey, taxIdKey } from './client-key.rules'
import { openFile, readRows } from './file-rows'
import { mapColumns } from './heading.rules'
import { findHeader } from './layout.rules'
import { planSource } from './make-plan'

/** Names by tax id and by code, from a second file that lists clients. */
export async function clientNames(path: string): Promise<ReadonlyMap<string, string>> {
  const file = await openFile(path)
  const { source } = await planSource(file, {})
  const names = new Map<string, string>()
  let rows: string[][] = []
  for await (const batch of readRows(file, source)) rows = rows.concat(batch.rows)
  const at = findHeader(rows)
  if (at < 0) return names
  const { columns } = mapColumns(rows[at]!, null)
  const nameAt = columns.clientName
  if (nameAt === undefined) return names
  for (const row of rows.slice(at + 1)) {
    const name = (row[nameAt] ?? '').trim()
    if (name === '') continue
    if (columns.clientTaxId !== undefined && row[columns.clientTaxId])
      names.set(taxIdKey(bareCell(row[columns.clientTaxId]!), false), name)
    if (columns.clientCode !== undefined && row[columns.clientCode]) names.set(codeKey(row[columns.clientCode]!), name)
  }
  return names
}
