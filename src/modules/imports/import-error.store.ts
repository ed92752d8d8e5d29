import type { Client } from '@/shared/server/database'
import type { ImportErrorKind } from './import-file.contract'

export interface ErrorRow {
  row: number
  kind: ImportErrorKind
  column: number
  value: string
  cells: string[]
  alike: number
}

/** The error rows of an import after a row of its file, in the file's order. */
export async function listErrorRows(
  client: Client,
  page: { id: string; kind: ImportErrorKind | undefined; afterRow: number; limit: number },
): Promise<ErrorRow[]> {
  const found = await client.query<ErrorRow>(
    `select row_number as row, kind, column_no as column, value, cells, alike::int
     from clave.import_errors($1, $2, $3, $4)`,
    [page.id, page.kind ?? null, page.afterRow, page.limit],
  )
  return found.rows
}
