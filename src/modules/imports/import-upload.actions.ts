import type { Readable } from 'node:stream'
import { Refusal } from '@/shared/kernel/errors'
import type { Enter } from '@/shared/server/route'
import type { ImportRoom } from './import-room'
import type { ImportState } from './import.contract'
import { beatUpload, claimUpload, keepUpload, releaseUpload } from './import.store'
import { beginReading, getImport, getImportState } from './import.actions'

const beatEveryMs = 5_000

/** Takes the file of an import as it comes, and starts to read it once it is whole and on disk. */
export async function receiveFile(
  enter: Enter,
  room: ImportRoom,
  { id, stream }: { id: string; stream: Readable },
): Promise<ImportState> {
  const bytes = await enter(async (ctx) => {
    const { bytes } = await getImport(ctx, id)
    if (!(await claimUpload(ctx.client, id))) throw new Refusal('import_not_ready')
    return bytes
  })
  let done = 0
  const beat = setInterval(() => {
    const progress = { phase: 'upload' as const, done, total: Math.max(bytes, done) }
    void enter((ctx) => beatUpload(ctx.client, id, progress)).then(
      (goesOn) => (goesOn ? undefined : stream.destroy(new Refusal('import_not_ready'))),
      () => undefined,
    )
  }, beatEveryMs)
  try {
    const file = await room.files.receive({ id, stream, bytes, progress: (now) => (done = now) })
    return await enter(async (ctx) => {
      if (!(await keepUpload(ctx.client, id, file))) throw new Refusal('import_not_ready')
      await beginReading(ctx, room, { id, path: room.files.pathOf(id), choices: {} })
      return getImportState(ctx, id)
    })
  } catch (error) {
    await enter((ctx) => releaseUpload(ctx.client, id)).catch(() => undefined)
    throw error
  } finally {
    clearInterval(beat)
  }
}
