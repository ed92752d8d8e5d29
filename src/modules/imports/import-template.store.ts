import type { Client } from '@/shared/server/database'
import type { ImportOptions } from './import-file.contract'

export interface TemplateRow {
  id: string
  name: string
  system: string | null
  headings: string[]
  createdAt: string
  lastUsedAt: string | null
}

const columns = 'id, name, system, headings, created_at, last_used_at'
type Found = Omit<TemplateRow, 'createdAt' | 'lastUsedAt'> & { created_at: Date; last_used_at: Date | null }

export async function listTemplates(client: Client): Promise<TemplateRow[]> {
  const found = await client.query<Found>(
    `select ${columns} from clave.import_template order by coalesce(last_used_at, created_at) desc, id`,
  )
  return found.rows.map(asRow)
}

/** One per headings: what was kept for them before is replaced. */
export async function keepTemplate(
  client: Client,
  template: {
    id: string
    name: string
    fingerprint: string
    system: string | null
    headings: readonly string[]
    options: ImportOptions
    createdBy: string
  },
): Promise<TemplateRow> {
  const kept = await client.query<Found>(
    `insert into clave.import_template (id, name, fingerprint, system, headings, options, created_by) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (fingerprint) do update set name = excluded.name, system = excluded.system, headings = excluded.headings, options = excluded.options
     returning ${columns}`,
    [
      template.id,
      template.name,
      template.fingerprint,
      template.system,
      template.headings,
      JSON.stringify(template.options),
      template.createdBy,
    ],
  )
  return asRow(kept.rows[0]!)
}

export async function tieTemplate(client: Client, importId: string, templateId: string): Promise<void> {
  await client.query('update clave.sales_import set template_id = $2 where id = $1', [importId, templateId])
}

export async function deleteTemplate(client: Client, id: string): Promise<boolean> {
  const gone = await client.query('delete from clave.import_template where id = $1', [id])
  return gone.rowCount === 1
}

/** The headings of the file as its last whole reading found them. */
export async function findHeadings(client: Client, importId: string): Promise<string[] | undefined> {
  const found = await client.query<{ headings: string[] | null }>(
    `select figures -> 'headings' as headings from clave.sales_import where id = $1`,
    [importId],
  )
  return found.rows[0]?.headings ?? undefined
}

function asRow({ created_at, last_used_at, ...row }: Found): TemplateRow {
  return { ...row, createdAt: created_at.toISOString(), lastUsedAt: last_used_at?.toISOString() ?? null }
}
