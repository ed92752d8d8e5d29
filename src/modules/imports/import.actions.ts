import { classifyAfterImport } from '@/modules/portfolio/portfolio.door'
import { Refusal, type RefusalCode } from '@/shared/kernel/errors'
import { hashToken, newId, newToken, type RequestContext } from '@/shared/server/request-transaction'
import type { ImportRoom } from './import-room'
import { findImportState } from './import-state.store'
import type { ImportState } from './import.contract'
import {
  applyStage,
  cancelStage,
  findImport,
  type ImportRecord,
  insertImport,
  openJobSession,
  type ReadingChoices,
  startReading,
  undoStage,
  updateLedger,
} from './import.store'
import { mostUploadBytes } from './uploaded-files'

export async function createImport(
  ctx: RequestContext,
  given: { fileName: string; bytes: number; isDemo?: boolean },
): Promise<ImportState> {
  if (given.bytes === 0) throw new Refusal('file_empty')
  if (given.bytes > mostUploadBytes) throw new Refusal('payload_too_large')
  const id = newId()
  const { fileName, bytes, isDemo = false } = given
  await insertImport(ctx.client, { id, fileName, bytes, isDemo, createdBy: ctx.actor.id })
  return getImportState(ctx, id)
}

export async function getImport(ctx: RequestContext, id: string): Promise<ImportRecord> {
  const found = await findImport(ctx.client, id)
  if (!found) throw new Refusal('not_found')
  return found
}

export async function getImportState(ctx: RequestContext, id: string): Promise<ImportState> {
  const state = await findImportState(ctx.client, id)
  if (!state) throw new Refusal('not_found')
  return state
}

/** New choices, or none: the file is read anew as soon as they are on disk. */
export async function prepareAnew(
  ctx: RequestContext,
  room: ImportRoom,
  { id, ...choices }: { id: string } & ReadingChoices,
): Promise<ImportState> {
  await getImport(ctx, id)
  if (!room.files.has(id)) throw new Refusal('import_not_ready')
  await beginReading(ctx, room, { id, path: room.files.pathOf(id), choices })
  return getImportState(ctx, id)
}

/** Starts a reading on behalf of the person who asks; `ended` hears of its end. */
export async function beginReading(
  ctx: RequestContext,
  room: ImportRoom,
  { id, path, choices, ended }: { id: string; path: string; choices: ReadingChoices; ended?: () => void },
): Promise<void> {
  const started = await startReading(ctx.client, id, choices)
  if (!started) throw new Refusal('import_not_ready')
  const sessions = { reading: await jobSession(ctx), beside: await jobSession(ctx) }
  ctx.afterCommit(() => {
    void room.desk.read({ importId: id, attempt: started.attempt, path, bytes: started.bytes, sessions }).then(ended)
  })
}

async function jobSession(ctx: RequestContext): Promise<string> {
  const hash = hashToken(newToken())
  await openJobSession(ctx.client, newId(), hash)
  return hash.toString('hex')
}

export async function setLedger(
  ctx: RequestContext,
  id: string,
  ledger: { currency: string; total: string } | null,
): Promise<ImportState> {
  await getImport(ctx, id)
  await updateLedger(ctx.client, id, ledger)
  return getImportState(ctx, id)
}

export async function cancelImport(ctx: RequestContext, room: ImportRoom, id: string): Promise<ImportState> {
  await getImport(ctx, id)
  refuse(await cancelStage(ctx.client, id))
  ctx.afterCommit(() => {
    room.desk.stop(id)
    void room.files.remove(id)
  })
  return getImportState(ctx, id)
}

/** Everything or nothing, by one transaction; the file is not needed afterwards. */
export async function applyImport(
  ctx: RequestContext,
  room: ImportRoom,
  { id, revision }: { id: string; revision: number },
): Promise<ImportState> {
  await getImport(ctx, id)
  refuse(await applyStage(ctx.client, id, revision))
  await classifyAfterImport(ctx)
  ctx.afterCommit(() => void room.files.remove(id))
  return getImportState(ctx, id)
}

export async function undoImport(ctx: RequestContext, id: string): Promise<ImportState> {
  const { dependents } = await getImportState(ctx, id)
  refuse(await undoStage(ctx.client, id), { dependents })
  await classifyAfterImport(ctx)
  return getImportState(ctx, id)
}

function refuse(code: string | null, details?: Record<string, unknown>): void {
  if (code === null) return
  throw new Refusal(code as RefusalCode, code === 'import_has_dependents' ? details : undefined)
}
