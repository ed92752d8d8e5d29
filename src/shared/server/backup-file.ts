import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip, gunzipSync, gzipSync } from 'node:zlib'
import { StartupProblem } from './startup-problem'

/*
 * One gzip file of several members, readable by any gunzip: a member for each part (rows as COPY writes them), one with
 * the summary in JSON, and a last one of fixed length that says where the summary is. The summary knows every part's
 * place and digest, the last member the summary's: no byte of the file is without a witness.
 */

export interface BackupPart {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly offset: number
  readonly bytes: number
  /** sha-256 of the member as it lies in the file, hexadecimal. */
  readonly digest: string
}
export interface BackupSummary {
  readonly format: 1
  readonly clave: string
  readonly postgres: string
  readonly madeAt: string
  readonly migrations: readonly { name: string; checksum: string }[]
  readonly sequences: readonly { name: string; last: string; isCalled: boolean }[]
  readonly parts: readonly BackupPart[]
}

// Time, speed and system of a gzip header are nobody's business, and would escape every digest inside.
const plainHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
const endText = (offset: number, bytes: number, digest: string): string =>
  `clave backup 1 ${String(offset).padStart(16, '0')} ${String(bytes).padStart(12, '0')} ${digest}\n`
const endPattern = /^clave backup 1 (\d{16}) (\d{12}) ([0-9a-f]{64})\n$/
const endBytes = plainMember(Buffer.from(endText(0, 0, '0'.repeat(64))), 0).length
const quick = 3

function plainMember(content: Buffer, level: number): Buffer {
  const member = gzipSync(content, { level })
  plainHeader.copy(member)
  return member
}

/** Writes a new file; it is whole once finish() has returned. */
export class BackupWriter {
  readonly #file: FileHandle
  readonly #parts: BackupPart[] = []
  #offset = 0

  private constructor(file: FileHandle) {
    this.#file = file
  }

  static async create(path: string): Promise<BackupWriter> {
    return new BackupWriter(await open(path, 'wx', 0o600))
  }

  async addPart(name: string, columns: readonly string[], source: Readable, rows: () => number): Promise<void> {
    const hash = createHash('sha256')
    const offset = this.#offset
    const place = async (chunk: Buffer): Promise<void> => {
      const bytes = this.#offset === offset ? withPlainHeader(chunk) : chunk
      hash.update(bytes)
      await this.#file.appendFile(bytes)
      this.#offset += bytes.length
    }
    await pipeline(source, createGzip({ level: quick }), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) await place(chunk)
    })
    const digest = hash.digest('hex')
    this.#parts.push({ name, columns, rows: rows(), offset, bytes: this.#offset - offset, digest })
  }

  /** Everything is on disk when it returns. */
  async finish(facts: Omit<BackupSummary, 'format' | 'parts'>): Promise<BackupSummary> {
    const summary: BackupSummary = { format: 1, ...facts, parts: this.#parts }
    const member = plainMember(Buffer.from(`${JSON.stringify(summary)}\n`), quick)
    const digest = createHash('sha256').update(member).digest('hex')
    await this.#file.appendFile(member)
    await this.#file.appendFile(plainMember(Buffer.from(endText(this.#offset, member.length, digest)), 0))
    await this.#file.sync()
    return summary
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

// zlib writes the ten bytes of the header in one chunk, before any content.
function withPlainHeader(chunk: Buffer): Buffer {
  return Buffer.concat([plainHeader, chunk.subarray(plainHeader.length)])
}

/** Reads every byte and compares; what is damaged is named. */
export async function verifyBackup(path: string): Promise<BackupSummary> {
  const file = await open(path, 'r').catch((error: Error) => {
    throw new StartupProblem('backup_unreadable', { path, reason: error.message })
  })
  try {
    const summary = await readSummary(file, path)
    let expected = 0
    for (const part of summary.parts) {
      if (part.offset !== expected || (await digestOf(path, part)) !== part.digest) throw damaged(path, part.name)
      expected += part.bytes
    }
    return summary
  } finally {
    await file.close()
  }
}

async function readSummary(file: FileHandle, path: string): Promise<BackupSummary> {
  const { size } = await file.stat()
  const end = await bytesAt(file, Math.max(0, size - endBytes), endBytes)
  const match = endPattern.exec(contentOf(end))
  if (!match) throw size < endBytes || !startsLikeOne(await bytesAt(file, 0, 3)) ? notOne(path) : damaged(path, 'end')
  const [offset, bytes] = [Number(match[1]), Number(match[2])]
  if (offset + bytes + endBytes !== size) throw damaged(path, 'end')
  const member = await bytesAt(file, offset, bytes)
  if (createHash('sha256').update(member).digest('hex') !== match[3]) throw damaged(path, 'summary')
  const summary = JSON.parse(gunzipSync(member).toString('utf8')) as BackupSummary
  if (summary.format !== 1) throw new StartupProblem('backup_of_newer', { path, made: summary.clave })
  return summary
}

function startsLikeOne(first: Buffer): boolean {
  return first.equals(plainHeader.subarray(0, 3))
}

/** '' when it is no member as we write them. */
function contentOf(member: Buffer): string {
  if (!member.subarray(0, plainHeader.length).equals(plainHeader)) return ''
  try {
    return gunzipSync(member).toString('utf8')
  } catch {
    return ''
  }
}

async function bytesAt(file: FileHandle, offset: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, offset)
  return buffer.subarray(0, bytesRead)
}

async function digestOf(path: string, part: BackupPart): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of memberStream(path, part)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

function memberStream(path: string, part: BackupPart): Readable {
  if (part.bytes === 0) return Readable.from([])
  return createReadStream(path, { start: part.offset, end: part.offset + part.bytes - 1, highWaterMark: 1_048_576 })
}

/** The rows of one part, as COPY wants them. */
export function readPart(path: string, part: BackupPart): Transform {
  const rows = createGunzip()
  memberStream(path, part)
    .on('error', (error) => rows.destroy(error))
    .pipe(rows)
  return rows
}

function damaged(path: string, part: string): StartupProblem {
  return new StartupProblem('backup_damaged', { path, part })
}

function notOne(path: string): StartupProblem {
  return new StartupProblem('backup_unreadable', { path, reason: 'gzip' })
}
