import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Config } from '@/shared/server/config'
import type { Pool } from '@/shared/server/database'
import type { DatabaseConnections } from '@/shared/server/database-roles'
import { inAnonymousTransaction } from '@/shared/server/request-transaction'
import { sweepImports } from './import.store'
import { ReadingDesk, type ReadingLimits } from './reading-desk'
import { UploadedFiles } from './uploaded-files'

const sweepEveryMs = 20_000

/** What the operations of this room work with in one process: the files on its disk and the desk that reads them. */
export interface ImportRoom {
  readonly files: UploadedFiles
  readonly desk: ReadingDesk
  /** Sweeps at once and from time to time. */
  start(): Promise<void>
  close(): Promise<void>
}

export function openImportRoom(
  config: Config,
  database: { pool: Pool; connections: DatabaseConnections },
  limits?: ReadingLimits,
): ImportRoom {
  const files = new UploadedFiles(config.dataDirectory)
  const desk = new ReadingDesk(
    { pool: database.pool, connection: database.connections.app },
    readingWorkerFile(),
    limits,
  )
  let timer: NodeJS.Timeout | undefined
  let sweeping: Promise<void> = Promise.resolve()
  const sweep = async (): Promise<void> => {
    const wanted = await inAnonymousTransaction(database.pool, sweepImports)
    await files.removeAllBut(new Set(wanted))
  }
  return {
    files,
    desk,
    start: async () => {
      await sweep()
      // One that fails (the database restarts) is made up for by the next.
      timer = setInterval(() => (sweeping = sweep().catch(() => undefined)), sweepEveryMs)
      timer.unref()
    },
    close: async () => {
      clearInterval(timer)
      await sweeping
      await desk.close()
    },
  }
}

/** Built as an entry of its own beside the command line; the chunk that asks lies one folder below. */
function readingWorkerFile(): URL {
  const built = process.env['CLAVE_IMPORT_WORKER']
  if (built) return pathToFileURL(join(built))
  return new URL(import.meta.url.includes('/chunks/') ? '../import-worker.js' : './import-worker.js', import.meta.url)
}
