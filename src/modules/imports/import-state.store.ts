import { decimal } from '@/shared/kernel/money'
import type { Client } from '@/shared/server/database'
import type { ImportCheck } from './import-check.contract'
import type { ImportOptions, Inspection } from './import-file.contract'
import type { ImportProgress, ImportRow, ImportState, ImportStatus } from './import.contract'

interface Found {
  import_no: number
  id: string
  file_name: string
  bytes: number
  status: ImportStatus
  file_hash: string | null
  created_by: { id: string; name: string } | null
  created_at: Date
  applied_at: Date | null
  applied_by: { id: string; name: string } | null
  undone_at: Date | null
  can_undo: boolean
  undo_until: Date | null
  rows: number | null
  documents: ImportRow['documents']
  totals: ImportRow['totals'] | null
  period: ImportRow['period']
  dependents: ImportRow['dependents'] | null
}

const rowColumns = `
  i.import_no, i.id, i.file_name, i.bytes::float8 as bytes, i.status, i.file_hash, i.created_at, i.applied_at, i.undone_at,
  (select jsonb_build_object('id', u.id, 'name', u.name) from clave.app_user u where u.id = i.created_by) as created_by,
  (select jsonb_build_object('id', u.id, 'name', u.name) from clave.app_user u where u.id = i.applied_by) as applied_by,
  i.status = 'applied' and i.applied_at > now() - interval '30 days' as can_undo,
  i.applied_at + interval '30 days' as undo_until,
  (i.check_result ->> 'ready')::int as rows, i.check_result -> 'documents' as documents, i.check_result -> 'period' as period,
  (select jsonb_agg(jsonb_build_object('currency', c ->> 'currency', 'net', c ->> 'net') order by n)
   from jsonb_array_elements(i.check_result -> 'currencies') with ordinality k (c, n)) as totals,
  (select jsonb_agg(jsonb_build_object('id', d.id, 'fileName', d.file_name, 'appliedAt', d.applied_at, 'documents', k.documents) order by d.applied_at desc)
   from clave.import_dependency k join clave.sales_import d on d.import_no = k.import_no
   where k.depends_on = i.import_no and d.status = 'applied') as dependents`

/** One import with all that its screen shows; undefined when there is none. */
export async function findImportState(client: Client, id: string): Promise<ImportState | undefined> {
  const found = await client.query<
    Found & {
      revision: number
      progress: ImportProgress | null
      inspection: Inspection | null
      options: ImportOptions
      fix_count: number
      template: { id: string; name: string } | null
      same_file: { id: string; fileName: string; appliedAt: string } | null
      check_result: ImportCheck | null
      ledger: { currency: string; total: string } | null
      refusal: ImportState['refusal']
    }
  >(
    `select ${rowColumns}, i.revision, i.progress, i.inspection, i.options, jsonb_array_length(i.fixes) as fix_count,
            i.check_result, i.ledger, i.refusal,
            (select jsonb_build_object('id', t.id, 'name', t.name) from clave.import_template t where t.id = i.template_id) as template,
            (select jsonb_build_object('id', s.id, 'fileName', s.file_name, 'appliedAt', s.applied_at)
             from clave.sales_import s where s.file_hash = i.file_hash and s.status = 'applied' and s.id <> i.id
             order by s.applied_at desc limit 1) as same_file
     from clave.sales_import i where i.id = $1`,
    [id],
  )
  const row = found.rows[0]
  if (!row) return undefined
  return {
    ...asRow(row),
    revision: row.revision,
    progress: row.progress,
    inspection: row.inspection,
    options: row.options,
    fixCount: row.fix_count,
    template: row.template,
    sameFileAs: row.same_file && { ...row.same_file, appliedAt: instant(row.same_file.appliedAt) },
    check: row.check_result,
    ledger: row.ledger,
    unexplained: unexplained(row.ledger, row.check_result),
    refusal: row.refusal,
  }
}

/** Newest first, a page; cancelled and empty ones are nobody's business any more. */
export async function listImportRows(
  client: Client,
  page: { below: number | null; limit: number },
): Promise<{ rows: ImportRow[]; nextBelow: number | null }> {
  const found = await client.query<Found>(
    `select ${rowColumns} from clave.sales_import i
     where i.status not in ('empty', 'cancelled') and ($1::int is null or i.import_no < $1)
     order by i.import_no desc limit $2`,
    [page.below, page.limit + 1],
  )
  const rows = found.rows.slice(0, page.limit)
  return { rows: rows.map(asRow), nextBelow: found.rows.length > page.limit ? rows.at(-1)!.import_no : null }
}

export async function findImportProgress(
  client: Client,
  id: string,
): Promise<{ status: ImportStatus; revision: number; progress: ImportProgress | null } | undefined> {
  const found = await client.query<{ status: ImportStatus; revision: number; progress: ImportProgress | null }>(
    'select status, revision, progress from clave.sales_import where id = $1',
    [id],
  )
  return found.rows[0]
}

function asRow(row: Found): ImportRow {
  return {
    id: row.id,
    fileName: row.file_name,
    bytes: row.bytes,
    status: row.status,
    fileHash: row.file_hash,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    appliedAt: row.applied_at?.toISOString() ?? null,
    appliedBy: row.applied_by,
    undoneAt: row.undone_at?.toISOString() ?? null,
    rows: row.rows,
    documents: row.documents,
    totals: row.totals ?? [],
    period: row.period,
    canUndo: row.can_undo,
    undoUntil: row.status === 'applied' ? (row.undo_until?.toISOString() ?? null) : null,
    dependents: (row.dependents ?? []).map((one) => ({ ...one, appliedAt: instant(one.appliedAt) })),
  }
}

/** JSON of the database writes instants its own way. */
function instant(text: string): string {
  return new Date(text).toISOString()
}

/** What of the ledger's total is in none of the rows: not those that come in, those with an error, or those left out. */
function unexplained(ledger: { currency: string; total: string } | null, check: ImportCheck | null): string | null {
  if (!ledger || !check) return null
  const own = check.currencies.find(({ currency }) => currency === ledger.currency)
  const explained = own ? decimal(own.net).plus(own.errorNet).plus(own.omittedNet) : decimal(0)
  return decimal(ledger.total).minus(explained).toFixed(4)
}
