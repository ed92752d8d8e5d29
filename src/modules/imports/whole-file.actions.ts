import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Refusal } from '@/shared/kernel/errors'
import type { Pool } from '@/shared/server/database'
import { inRequestTransaction, type RequestContext } from '@/shared/server/request-transaction'
import { applyImport, beginReading, cancelImport, createImport, getImportState } from './import.actions'
import type { ImportOptions } from './import-file.contract'
import type { ImportRoom } from './import-room'
import { claimUpload, keepUpload } from './import.store'
import type { ImportState } from './import.contract'

export interface WholeFile {
  path: string
  /** How the history calls it; the file's own name unless said. */
  fileName?: string
  /** Hash of the session of the person on whose behalf it comes in. */
  sessionHash: Buffer
  options?: ImportOptions
  isDemo?: boolean
  /** Sees what was read and decides whether it is applied; always, unless given. */
  confirm?(state: ImportState): boolean | Promise<boolean>
}

// Attaching a million lines takes longer than a screen's question may.
const applyTimeoutMs = 20 * 60_000

/**
 * A file from this computer's disk through the whole path: read, checked, applied. What comes back says how it ended: `applied`;
 * or `prepared` when it was not confirmed, `inspected` or `failed` with its refusal, and then nothing of it is kept.
 */
export async function importWholeFile(room: ImportRoom, pool: Pool, file: WholeFile): Promise<ImportState> {
  const as = <T>(work: (ctx: RequestContext) => Promise<T>, timeoutMs?: number): Promise<T> =>
    inRequestTransaction(
      pool,
      { sessionHash: file.sessionHash, requestId: 'import', grantFor: () => 'A', timeoutMs },
      work,
    )
  const found = await measured(file.path)
  const { id } = await as((ctx) =>
    createImport(ctx, { fileName: file.fileName ?? basename(file.path), bytes: found.bytes, isDemo: file.isDemo }),
  )
  await new Promise<void>((done, failed) => {
    const choices = file.options ? { options: file.options } : {}
    as(async (ctx) => {
      await claimUpload(ctx.client, id)
      await keepUpload(ctx.client, id, found)
      await beginReading(ctx, room, { id, path: file.path, choices, ended: done })
    }).catch(failed)
  })
  const state = await as((ctx) => getImportState(ctx, id))
  const isWanted = state.status === 'prepared' && (await (file.confirm?.(state) ?? true))
  if (!isWanted) {
    // Nobody can go on with it from a screen: its file is not among the uploaded ones.
    await as((ctx) => cancelImport(ctx, room, id))
    return state
  }
  return as((ctx) => applyImport(ctx, room, { id, revision: state.revision }), applyTimeoutMs)
}

async function measured(path: string): Promise<{ bytes: number; fileHash: string }> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new Refusal('file_unreadable', { reason: 'not_found' })
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return { bytes: found.size, fileHash: hash.digest('hex') }
}
