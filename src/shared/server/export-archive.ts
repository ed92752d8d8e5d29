import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ArchivePart {
  readonly path: string
  readonly text: AsyncIterable<string> | Iterable<string>
}

interface Written {
  readonly path: Buffer
  readonly offset: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

const most = 0xffff_ffff
// Names in UTF-8, sizes after the content: a part is written while it is being made.
const flags = 0x0808
const deflated = 8
// 1 January 1980: an archive of the same content has the same bytes.
const dosDate = 0x0021

/** A ZIP archive, part after part, holding one chunk at a time. A part or archive over 4 GiB is an error, not a broken file. */
export async function* writeArchive(parts: AsyncIterable<ArchivePart> | Iterable<ArchivePart>): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let offset = 0
  for await (const part of parts) {
    const path = Buffer.from(part.path)
    const head = localHeader(path)
    yield head
    const count = { crc: 0, size: 0, packed: 0 }
    for await (const chunk of packed(part.text, count)) yield chunk
    if (count.size > most || count.packed > most) throw new Error(`${part.path} does not fit a plain archive`)
    yield descriptor(count)
    written.push({ path, offset, ...count })
    offset += head.length + count.packed + 16
    if (offset > most) throw new Error('the archive does not fit 4 GiB')
  }
  const directory = Buffer.concat(written.map(centralHeader))
  yield directory
  yield endOfDirectory(written.length, directory.length, offset)
}

async function* packed(
  text: AsyncIterable<string> | Iterable<string>,
  count: { crc: number; size: number; packed: number },
): AsyncGenerator<Buffer> {
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const piece of text) {
      const chunk = Buffer.from(piece)
      count.crc = crc32(chunk, count.crc)
      count.size += chunk.length
      yield chunk
    }
  }
  const deflate = createDeflateRaw()
  const fed = pipeline(Readable.from(bytes()), deflate)
  // Whoever reads the deflated bytes sees the failure; this only keeps it from counting as unhandled meanwhile.
  fed.catch(() => undefined)
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    count.packed += chunk.length
    yield chunk
  }
  await fed
}

function localHeader(path: Buffer): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x0403_4b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(deflated, 8)
  head.writeUInt16LE(dosDate, 12)
  head.writeUInt16LE(path.length, 26)
  return Buffer.concat([head, path])
}

function descriptor({ crc, packed: packedSize, size }: { crc: number; packed: number; size: number }): Buffer {
  const after = Buffer.alloc(16)
  after.writeUInt32LE(0x0807_4b50, 0)
  after.writeUInt32LE(crc, 4)
  after.writeUInt32LE(packedSize, 8)
  after.writeUInt32LE(size, 12)
  return after
}

function centralHeader({ path, offset, crc, packed: packedSize, size }: Written): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x0201_4b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, 6)
  head.writeUInt16LE(flags, 8)
  head.writeUInt16LE(deflated, 10)
  head.writeUInt16LE(dosDate, 14)
  head.writeUInt32LE(crc, 16)
  head.writeUInt32LE(packedSize, 20)
  head.writeUInt32LE(size, 24)
  head.writeUInt16LE(path.length, 28)
  head.writeUInt32LE(offset, 42)
  return Buffer.concat([head, path])
}

function endOfDirectory(parts: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(parts, 8)
  end.writeUInt16LE(parts, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
