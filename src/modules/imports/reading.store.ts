import type { Client } from '@/shared/server/database'
import type { ClientDecision, Consequences, Doubt, KnownClient } from './client-numbers.types'
import type { ImportCheck } from './import-check.contract'
import type { ImportOptions, Inspection } from './import-file.contract'
import type { ImportProgress } from './import.contract'
import type { StoredFix } from './row-fix.types'

/** One reading of one import; an older one is overtaken and may not speak any more. */
export interface ReadingId {
  importId: string
  attempt: number
}
export interface ReadingTask {
  options: ImportOptions
  fixes: StoredFix[]
  decisions: ClientDecision[]
  templateId: string | null
  companyCurrency: string
  today: string
  /** Sources of the documents that live. */
  sources: string[]
}

/** What the people chose, and what of the company a reading needs; undefined when it was overtaken or cancelled. */
export async function findReadingTask(client: Client, reading: ReadingId): Promise<ReadingTask | undefined> {
  const found = await client.query<ReadingTask>(
    `select i.options, i.fixes, i.decisions, i.template_id as "templateId", c.currency as "companyCurrency",
            clave.today()::text as today,
            coalesce((select array_agg(distinct a.figures ->> 'source') from clave.sales_import a
                      where a.status = 'applied' and a.figures ? 'source'), '{}') as sources
     from clave.sales_import i, clave.company c where c.id = 1 and i.id = $1 and i.attempt = $2 and i.status = 'preparing'`,
    [reading.importId, reading.attempt],
  )
  return found.rows[0]
}

/** Waits for whoever changes clients at this moment; what is listed afterwards holds all changes before the instant. */
export async function settleClients(client: Client): Promise<string> {
  const settled = await client.query<{ at: string }>('select clave.settle_clients()::text as at')
  return settled.rows[0]!.at
}

export async function takeReadingTurn(client: Client): Promise<boolean> {
  const taken = await client.query<{ taken: boolean }>('select clave.take_reading_turn() as taken')
  return taken.rows[0]!.taken
}

export async function listKnownClients(client: Client): Promise<KnownClient[]> {
  const found = await client.query<KnownClient>(
    `select id, account_no as "accountNo", tax_id_key as "taxIdKey", code_key as "codeKey", name_key as "nameKey", name,
            tax_id as "taxId", code, city, is_alias as "isAlias" from clave.clients_known()`,
  )
  return found.rows
}

/** Product key → its number. */
export async function listKnownProducts(client: Client): Promise<Map<string, number>> {
  const found = await client.query<[number, string]>({
    text: 'select product_no, product_key from clave.products_known()',
    rowMode: 'array',
  })
  return new Map(found.rows.map(([no, key]) => [key, no]))
}

export async function reserveNumbers(
  client: Client,
  what: 'account' | 'product' | 'document',
  count: number,
): Promise<number[]> {
  const reserved = await client.query<{ numbers: string[] }>('select clave.reserve_numbers($1, $2) as numbers', [
    what,
    count,
  ])
  return reserved.rows[0]!.numbers.map(Number)
}

/** Makes the tables that the reading writes into; their suffix, or undefined when it was overtaken. */
export async function openStage(client: Client, reading: ReadingId): Promise<string | undefined> {
  const opened = await client.query<{ no: number | null }>('select clave.open_stage($1, $2) as no', [
    reading.importId,
    reading.attempt,
  ])
  const no = opened.rows[0]!.no
  return no === null ? undefined : `${no}_${reading.attempt}`
}

export interface StageReview {
  documents: ImportCheck['documents']
  lines: ImportCheck['lines']
  changedDocuments: ImportCheck['changedDocuments']
  inFile: number
  withSalesBefore: number
  withSalesAfter: number
}

/** Puts numbers right, compares with what lives; undefined when the reading was overtaken. */
export async function closeStage(
  client: Client,
  reading: ReadingId,
  renumbered: Record<'account_no' | 'product_no' | 'document_no', [number, number][]>,
): Promise<StageReview | undefined> {
  const closed = await client.query<{ review: StageReview | null }>('select clave.close_stage($1, $2, $3) as review', [
    reading.importId,
    reading.attempt,
    JSON.stringify(renumbered),
  ])
  return closed.rows[0]!.review ?? undefined
}

export interface ReadingFindings {
  settledAt: string
  inspection: Inspection
  check: ImportCheck
  doubts: Doubt[]
  consequences: Consequences
  figures: Record<string, unknown>
}

/** The last word of a reading; false when it was overtaken. */
export async function keepStage(client: Client, reading: ReadingId, found: ReadingFindings): Promise<boolean> {
  const kept = await client.query<{ kept: boolean }>(
    'select clave.keep_stage($1, $2, $3, $4, $5, $6, $7, $8) as kept',
    [
      reading.importId,
      reading.attempt,
      found.settledAt,
      jsonParameter(found.inspection),
      jsonParameter(found.check),
      jsonParameter(found.doubts),
      jsonParameter(found.consequences),
      jsonParameter(found.figures),
    ],
  )
  return kept.rows[0]!.kept
}

/** Says that the reading lives and how far it is; false when it was overtaken or cancelled and has to stop. */
export async function beatReading(
  client: Client,
  reading: ReadingId,
  state: { progress: ImportProgress | null; inspection: Inspection | null },
): Promise<boolean> {
  const beaten = await client.query<{ goesOn: boolean }>('select clave.beat_import($1, $2, $3, $4) as "goesOn"', [
    reading.importId,
    reading.attempt,
    jsonParameter(state.progress),
    jsonParameter(state.inspection),
  ])
  return beaten.rows[0]!.goesOn
}

/** `inspected`: a person has to say what is missing; `failed`: it cannot go on like this. */
export async function failReading(
  client: Client,
  reading: ReadingId,
  end: {
    status: 'inspected' | 'failed'
    refusal: { code: string; details: Readonly<Record<string, unknown>> }
    inspection: Inspection | null
  },
): Promise<void> {
  await client.query('select clave.fail_import($1, $2, $3, $4, $5)', [
    reading.importId,
    reading.attempt,
    end.status,
    jsonParameter(end.refusal),
    jsonParameter(end.inspection),
  ])
}

/** What a template said becomes the reading's own choice; false when it was overtaken. */
export async function takeTemplateOptions(
  client: Client,
  reading: ReadingId,
  template: { id: string; options: ImportOptions },
): Promise<boolean> {
  const taken = await client.query(
    `update clave.sales_import set options = $3, template_id = $4 where id = $1 and attempt = $2 and status = 'preparing'`,
    [reading.importId, reading.attempt, jsonParameter(template.options), template.id],
  )
  if (taken.rowCount !== 1) return false
  await client.query('update clave.import_template set last_used_at = now() where id = $1', [template.id])
  return true
}

export async function listTemplateOptions(
  client: Client,
): Promise<{ id: string; fingerprint: string; options: ImportOptions }[]> {
  const found = await client.query<{ id: string; fingerprint: string; options: ImportOptions }>(
    'select id, fingerprint, options from clave.import_template',
  )
  return found.rows
}

/** JSON that the database holds: what a file may contain beyond it (zero characters, halves of a pair) is left out or replaced. */
function jsonParameter(value: unknown): string | null {
  if (value === null) return null
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'string' && /[\0\ud800-\udfff]/.test(inner) ? inner.replaceAll('\0', '').toWellFormed() : inner,
  )
  return text
}
