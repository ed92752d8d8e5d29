import type { Client } from '@/shared/server/database'
import type { ClientDecision } from './client-numbers.types'
import type { ImportOptions, Inspection } from './import-file.contract'
import type { ImportProgress, ImportStatus } from './import.contract'
import type { StoredFix } from './row-fix.types'

/** What actions decide on. */
export interface ImportRecord {
  id: string
  fileName: string
  bytes: number
  status: ImportStatus
  fileHash: string | null
  revision: number
  options: ImportOptions
  fixes: StoredFix[]
  decisions: ClientDecision[]
  inspection: Inspection | null
}

export async function findImport(client: Client, id: string): Promise<ImportRecord | undefined> {
  const found = await client.query<ImportRecord>(
    `select id, file_name as "fileName", bytes::float8 as bytes, status, file_hash as "fileHash", revision, options, fixes, decisions, inspection
     from clave.sales_import where id = $1`,
    [id],
  )
  return found.rows[0]
}

export async function insertImport(
  client: Client,
  given: { id: string; fileName: string; bytes: number; createdBy: string; isDemo: boolean },
): Promise<void> {
  await client.query(
    'insert into clave.sales_import (id, file_name, bytes, created_by, is_demo) values ($1, $2, $3, $4, $5)',
    [given.id, given.fileName, given.bytes, given.createdBy, given.isDemo],
  )
}

/** One upload at a time for an import; false when it has a file already or another upload runs. */
export async function claimUpload(client: Client, id: string): Promise<boolean> {
  const claimed = await client.query(
    `update clave.sales_import set status = 'uploading', heartbeat_at = now(), updated_at = now() where id = $1 and status = 'empty'`,
    [id],
  )
  return claimed.rowCount === 1
}

/** False when somebody cancelled meanwhile. */
export async function beatUpload(client: Client, id: string, progress: ImportProgress): Promise<boolean> {
  const beaten = await client.query(
    `update clave.sales_import set heartbeat_at = now(), progress = $2 where id = $1 and status = 'uploading'`,
    [id, JSON.stringify(progress)],
  )
  return beaten.rowCount === 1
}

/** The upload ended without a file: another may be tried. */
export async function releaseUpload(client: Client, id: string): Promise<void> {
  await client.query(
    `update clave.sales_import set status = 'empty', progress = null, updated_at = now() where id = $1 and status = 'uploading'`,
    [id],
  )
}

export async function keepUpload(
  client: Client,
  id: string,
  file: { bytes: number; fileHash: string },
): Promise<boolean> {
  const kept = await client.query(
    `update clave.sales_import set bytes = $2, file_hash = $3 where id = $1 and status = 'uploading'`,
    [id, file.bytes, file.fileHash],
  )
  return kept.rowCount === 1
}

export interface ReadingChoices {
  options?: ImportOptions
  fixes?: readonly StoredFix[]
  decisions?: readonly ClientDecision[]
}

/** Takes new choices and starts a reading; its attempt, or undefined when the import is past it. */
export async function startReading(
  client: Client,
  id: string,
  choices: ReadingChoices,
): Promise<{ attempt: number; bytes: number } | undefined> {
  const isChosen = Object.keys(choices).length > 0
  const started = await client.query<{ attempt: number; bytes: number }>(
    `update clave.sales_import set options = coalesce($2, options), fixes = coalesce($3, fixes), decisions = coalesce($4, decisions),
            revision = revision + $5, attempt = attempt + 1, status = 'preparing', refusal = null, progress = $6,
            heartbeat_at = now(), updated_at = now()
     where id = $1 and file_hash is not null and status in ('uploading', 'inspected', 'preparing', 'prepared', 'failed')
     returning attempt, bytes::float8 as bytes`,
    [
      id,
      json(choices.options),
      json(choices.fixes),
      json(choices.decisions),
      isChosen ? 1 : 0,
      JSON.stringify({ phase: 'survey', done: 0, total: 1 }),
    ],
  )
  return started.rows[0]
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}

export async function openJobSession(client: Client, id: string, tokenHash: Buffer): Promise<void> {
  await client.query('select clave.open_job_session($1, $2)', [id, tokenHash])
}

export async function closeJobSession(client: Client, tokenHash: Buffer): Promise<void> {
  await client.query('select clave.close_job_session($1)', [tokenHash])
}

export async function updateLedger(
  client: Client,
  id: string,
  ledger: { currency: string; total: string } | null,
): Promise<void> {
  await client.query('update clave.sales_import set ledger = $2 where id = $1', [
    id,
    ledger === null ? null : JSON.stringify(ledger),
  ])
}

/** The refusal's code, or null when everything is written. */
export async function applyStage(client: Client, id: string, revision: number): Promise<string | null> {
  const applied = await client.query<{ outcome: { refusal?: string } }>(
    'select clave.apply_import($1, $2) as outcome',
    [id, revision],
  )
  return applied.rows[0]!.outcome.refusal ?? null
}

/** The refusal's code, or null when everything is as it was before. */
export async function undoStage(client: Client, id: string): Promise<string | null> {
  const undone = await client.query<{ outcome: { refusal?: string } }>('select clave.undo_import($1) as outcome', [id])
  return undone.rows[0]!.outcome.refusal ?? null
}

/** The refusal's code, or null when it is cancelled. */
export async function cancelStage(client: Client, id: string): Promise<string | null> {
  const cancelled = await client.query<{ refusal: string | null }>('select clave.cancel_import($1) as refusal', [id])
  return cancelled.rows[0]!.refusal
}

/** Ends what dead processes left; the imports whose files are still wanted. */
export async function sweepImports(client: Client): Promise<string[]> {
  const wanted = await client.query<{ id: string }>('select s as id from clave.sweep_imports() s')
  return wanted.rows.map(({ id }) => id)
}
