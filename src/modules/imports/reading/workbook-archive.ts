import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import yauzl from 'yauzl'
import { Refusal } from '@/shared/kernel/errors'
import type { OpenedFile } from './file-rows'

const mostEntries = 5_000
const mostUnpacked = 4 * 1024 ** 3
const mostRatio = 400
const mostGunzipped = 256 * 1024 ** 2

/** A zip archive whose directory was looked at before anything was unpacked. */
export interface Archive {
  has(name: string): boolean
  sizeOf(name: string): number
  stream(name: string): Promise<Readable>
  text(name: string, mostBytes: number): Promise<string>
  close(): void
}

/** Opens the archive; bombs, encrypted entries and broken directories stop here. */
export async function openArchive(file: OpenedFile): Promise<Archive> {
  const zip = await openZip(file)
  try {
    const entries = await readDirectory(zip)
    const stream = (name: string): Promise<Readable> => openEntry(zip, entries.get(name))
    return {
      has: (name) => entries.has(name),
      sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
      stream,
      text: async (name, mostBytes) => {
        if ((entries.get(name)?.uncompressedSize ?? 0) > mostBytes) throw new Refusal('file_bomb')
        const parts: Buffer[] = []
        for await (const part of await stream(name)) parts.push(part as Buffer)
        return Buffer.concat(parts).toString('utf8')
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const

async function openZip(file: OpenedFile): Promise<yauzl.ZipFile> {
  const packed = file.isGzip ? await gunzipped(file.path) : null
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip?: yauzl.ZipFile): void =>
      error || !zip ? reject(brokenZip()) : resolve(zip)
    if (packed) yauzl.fromBuffer(packed, options, done)
    else yauzl.open(file.path, options, done)
  })
}

/** A workbook inside a .gz is already small: it is unpacked in memory, up to a limit. */
async function gunzipped(path: string): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  const raw = createReadStream(path)
  try {
    for await (const part of raw.pipe(createGunzip()) as AsyncIterable<Buffer>) {
      size += part.length
      if (size > mostGunzipped) throw new Refusal('file_too_long')
      parts.push(part)
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('file_unreadable', { reason: 'broken_gzip' })
  } finally {
    raw.destroy()
  }
  return Buffer.concat(parts)
}

function brokenZip(): Refusal {
  return new Refusal('file_unreadable', { reason: 'broken_zip' })
}

/** Every entry by name. What the entries claim to unpack to is added up before one byte is unpacked. */
function readDirectory(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>()
    let [count, unpacked, packed] = [0, 0, 0]
    zip.on('error', () => reject(brokenZip()))
    zip.on('entry', (entry: yauzl.Entry) => {
      count++
      unpacked += entry.uncompressedSize
      packed += entry.compressedSize
      const isBomb = unpacked > 50 * 1024 ** 2 && unpacked > packed * mostRatio
      if (count > mostEntries || unpacked > mostUnpacked || isBomb) return reject(new Refusal('file_bomb'))
      if (entry.isEncrypted()) return reject(new Refusal('file_has_password'))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.readEntry()
  })
}

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): Promise<Readable> {
  if (!entry) return Promise.reject(new Refusal('file_unreadable', { reason: 'not_a_workbook' }))
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error || !stream ? reject(brokenZip()) : resolve(stream)))
  })
}
