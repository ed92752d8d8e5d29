import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { Refusal } from '@/shared/kernel/errors'
import { BrokenRows, DelimitedReader } from './delimited.rules'
import { decoderFor, utf8Letters, WrongEncoding } from './text-encoding'
import { readWorkbookRows } from './workbook'

export interface RowBatch {
  rows: string[][]
  /** Physical line (or sheet row) where each row begins, from 1. */
  lines: number[]
  bytesRead: number
}
export interface TextFormat {
  encoding: string
  delimiter: string
  quote: 'double' | 'none'
  lineEnd: '\n' | '\r'
}
export type RowSource = { kind: 'text'; format: TextFormat } | { kind: 'workbook'; sheet: string | null }

export type FileKind = 'text' | 'workbook'
export interface OpenedFile {
  path: string
  kind: FileKind
  isGzip: boolean
  bytes: number
}

const mostText = 4 * 1024 ** 3
const gzipHead = Buffer.from([0x1f, 0x8b])
const zipHeads = [
  [3, 4],
  [5, 6],
  [7, 8],
].map((mark) => Buffer.from([0x50, 0x4b, ...mark]))
const oleHead = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** What kind of file it is, by its first bytes, not its name; what we cannot read is refused with the way out. */
export async function openFile(path: string): Promise<OpenedFile> {
  const { size } = await stat(path).catch(() => {
    throw new Refusal('file_unreadable', { reason: 'not_found' })
  })
  if (size === 0) throw new Refusal('file_empty')
  const isGzip = (await headOf(path, 2)).equals(gzipHead)
  const head = isGzip ? await gunzippedHead(path, 4096) : await headOf(path, 4096)
  if (head.subarray(0, 4).equals(oleHead))
    throw new Refusal(isEncryptedWorkbook(head) ? 'file_has_password' : 'file_is_xls')
  if (zipHeads.some((zip) => head.subarray(0, 4).equals(zip))) return { path, kind: 'workbook', isGzip, bytes: size }
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') throw new Refusal('file_unreadable', { reason: 'pdf' })
  // Many systems name a web page or an old XML sheet «.xls».
  if (/^\s*<(\?xml|!doctype|html|head|body|meta|style|table|!--)/i.test(bareHead(head)))
    throw new Refusal('file_unreadable', { reason: 'markup' })
  return { path, kind: 'text', isGzip, bytes: size }
}

/** The first letters, without a mark of bytes and the noughts of wide letters. */
function bareHead(head: Buffer): string {
  return head
    .subarray(0, 400)
    .toString('latin1')
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\0', '')
}

/** An OLE file that holds «EncryptedPackage» is an .xlsx with a password; any other is a binary .xls. */
function isEncryptedWorkbook(head: Buffer): boolean {
  return (
    head.includes(Buffer.from('EncryptedPackage', 'utf16le')) || head.includes(Buffer.from('EncryptionInfo', 'utf16le'))
  )
}

async function headOf(path: string, length: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await file.read(buffer, 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

export async function textHead(file: OpenedFile, length: number): Promise<Buffer> {
  return file.isGzip ? gunzippedHead(file.path, length) : headOf(file.path, length)
}

async function gunzippedHead(path: string, length: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of byteParts({ path, isGzip: true })) {
    parts.push(part)
    size += part.length
    if (size >= length) break
  }
  return Buffer.concat(parts).subarray(0, length)
}

async function* byteParts(
  file: { path: string; isGzip: boolean },
  onCompressed?: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const raw = createReadStream(file.path, { highWaterMark: 1 << 18 })
  let read = 0
  if (!file.isGzip) {
    for await (const part of raw as AsyncIterable<Buffer>) {
      read += part.length
      onCompressed?.(read)
      yield part
    }
    return
  }
  raw.on('data', (part) => {
    read += part.length
    onCompressed?.(read)
  })
  const unzipped = createGunzip({ chunkSize: 1 << 18 })
  raw.on('error', (error) => unzipped.destroy(error))
  raw.pipe(unzipped)
  let written = 0
  try {
    for await (const part of unzipped as AsyncIterable<Buffer>) {
      written += part.length
      if (written > mostText) throw new Refusal('file_too_long')
      if (written > 100 * 1024 ** 2 && written > read * 400) throw new Refusal('file_bomb')
      yield part
    }
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('Z_'))
      throw new Refusal('file_unreadable', { reason: 'broken_gzip' })
    throw error
  } finally {
    raw.destroy()
  }
}

/** The rows of a file in batches, in order, in bounded memory. */
export async function* readRows(file: OpenedFile, source: RowSource, signal?: AbortSignal): AsyncGenerator<RowBatch> {
  const batches = source.kind === 'workbook' ? readWorkbookRows(file, source.sheet) : readTextRows(file, source.format)
  for await (const batch of batches) {
    signal?.throwIfAborted()
    yield batch
  }
}

async function* readTextRows(file: OpenedFile, format: TextFormat): AsyncGenerator<RowBatch> {
  const decoder = decoderFor(format.encoding)
  let batch: RowBatch = { rows: [], lines: [], bytesRead: 0 }
  const reader = new DelimitedReader(format, (cells, line) => {
    batch.rows.push(cells)
    batch.lines.push(line)
  })
  let bytesRead = 0
  const take = (): RowBatch => {
    const full = batch
    full.bytesRead = bytesRead
    batch = { rows: [], lines: [], bytesRead }
    return full
  }
  try {
    const isWide = format.encoding.startsWith('utf-16')
    let isFirst = true
    let isOdd = false
    for await (const part of byteParts(file, (bytes) => (bytesRead = bytes))) {
      const text = decoder.write(part)
      if (isWide && !text.isWellFormed())
        throw new BrokenRows(
          'file_unreadable',
          reader.line + linesBeforeHalfLetter(text, format.lineEnd),
          'broken_utf16',
        )
      if (part.length % 2 === 1) isOdd = !isOdd
      reader.push(isFirst ? withoutMark(text) : text)
      isFirst = false
      if (batch.rows.length > 0) yield take()
    }
    if (isWide && isOdd) throw new BrokenRows('file_unreadable', reader.line, 'broken_utf16')
    reader.push(decoder.end())
    reader.end()
    if (batch.rows.length > 0) yield take()
  } catch (error) {
    if (error instanceof BrokenRows) throw new Refusal(error.code, { row: error.line, reason: error.reason })
    if (error instanceof WrongEncoding) {
      const { firstStray } = utf8Letters(error.bytes)
      error.row =
        reader.line +
        error.bytes.subarray(0, Math.max(0, firstStray)).toString('latin1').split(format.lineEnd).length -
        1
    }
    throw error
  }
}

/** Lines above the first half of a letter that lacks its other half. */
function linesBeforeHalfLetter(text: string, lineEnd: string): number {
  const at = text.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
  return text.slice(0, at).split(lineEnd).length - 1
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}
