import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '@/shared/kernel/errors'

export const mostUploadBytes = 2 * 1024 ** 3
const silenceMs = 30_000
// Room that the database needs besides the file.
const spareBytes = 64 * 1024 ** 2
const unwantedAfterMs = 10 * 60_000
const ownFile = /^[0-9a-f-]{36}(?:\.part)?$/

export interface Upload {
  id: string
  stream: Readable
  /** As announced; 0 when the browser did not say. */
  bytes: number
  progress(done: number): void
}

/** The files that wait to be imported, under the data directory, by the id of their import. */
export class UploadedFiles {
  readonly #folder: string

  constructor(dataDirectory: string) {
    this.#folder = join(dataDirectory, 'imports')
  }

  pathOf(id: string): string {
    return join(this.#folder, id)
  }
  has(id: string): boolean {
    return existsSync(this.pathOf(id))
  }

  /** Writes the stream to disk as it comes; what is not whole leaves nothing. */
  async receive(upload: Upload): Promise<{ bytes: number; fileHash: string }> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    await this.#refuseWithoutRoom(upload.bytes)
    const draft = `${this.pathOf(upload.id)}.part`
    try {
      const received = await write(draft, upload)
      await rename(draft, this.pathOf(upload.id))
      await syncFolder(this.#folder)
      return received
    } catch (error) {
      await rm(draft, { force: true })
      throw asRefusal(error)
    }
  }

  /** What cannot be removed now, the sweep removes. */
  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true }).catch(() => undefined)
  }

  /** Files of imports that nobody will read again. A fresh one may belong to an import younger than the list. */
  async removeAllBut(wanted: ReadonlySet<string>): Promise<void> {
    const names = await readdir(this.#folder).catch(() => [])
    for (const name of names) {
      if (!ownFile.test(name) || wanted.has(name.slice(0, 36))) continue
      const path = join(this.#folder, name)
      const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs
      if (age > unwantedAfterMs) await rm(path, { force: true })
    }
  }

  async #refuseWithoutRoom(bytes: number): Promise<void> {
    const { bavail, bsize } = await statfs(this.#folder)
    if (bavail * bsize < bytes + spareBytes) throw new Refusal('storage_full')
  }
}

async function write(path: string, { stream, progress }: Upload): Promise<{ bytes: number; fileHash: string }> {
  const file = await open(path, 'w', 0o600)
  const hash = createHash('sha256')
  const silence = setTimeout(() => stream.destroy(new Refusal('upload_interrupted')), silenceMs)
  let bytes = 0
  try {
    for await (const part of stream as AsyncIterable<Buffer>) {
      silence.refresh()
      bytes += part.length
      if (bytes > mostUploadBytes) throw new Refusal('payload_too_large')
      hash.update(part)
      await file.writeFile(part)
      progress(bytes)
    }
    if (bytes === 0) throw new Refusal('file_empty')
    await file.sync()
    return { bytes, fileHash: hash.digest('hex') }
  } finally {
    clearTimeout(silence)
    await file.close()
  }
}

/** A rename is on disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}

function asRefusal(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('storage_full')
  // The browser went away, or the network did.
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ABORT_ERR')
    return new Refusal('upload_interrupted')
  return error
}
