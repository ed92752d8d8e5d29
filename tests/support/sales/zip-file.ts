import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  name: string
  bytes: Buffer
  /** What the directory claims, where it lies. */
  claimedSize?: number
  isStored?: boolean
  isEncrypted?: boolean
}

/** A zip archive; streamed ones tell sizes after the bytes, as writers that cannot go back do. */
export function zipFile(parts: readonly ZipPart[], options: { isStreamed?: boolean } = {}): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, claimedSize, isStored, isEncrypted } of parts) {
    const packed = isStored ? bytes : deflateRawSync(bytes)
    const flags = (options.isStreamed ? 8 : 0) | (isEncrypted ? 1 : 0) | 0x800
    const entry = {
      flags,
      method: isStored ? 0 : 8,
      crc: crc32(bytes),
      packed: packed.length,
      size: claimedSize ?? bytes.length,
    }
    const written = Buffer.from(name)
    const local = headOf(0x04034b50, 30, entry, options.isStreamed === true)
    local.writeUInt16LE(written.length, 26)
    const tail = options.isStreamed ? descriptorOf(entry) : Buffer.alloc(0)
    const body = Buffer.concat([local, written, packed, tail])
    const central = headOf(0x02014b50, 46, entry, false)
    central.writeUInt16LE(written.length, 28)
    central.writeUInt32LE(offset, 42)
    directory.push(central, written)
    bodies.push(body)
    offset += body.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(0xffff, parts.length), 8)
  end.writeUInt16LE(Math.min(0xffff, parts.length), 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, listing, end])
}

interface Entry {
  flags: number
  method: number
  crc: number
  packed: number
  size: number
}

/** The fields that local headers and directory entries share lie two or four bytes apart. */
function headOf(signature: number, length: number, entry: Entry, isUnknown: boolean): Buffer {
  const head = Buffer.alloc(length)
  const shift = length === 46 ? 2 : 0
  head.writeUInt32LE(signature, 0)
  if (shift > 0) head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, 4 + shift)
  head.writeUInt16LE(entry.flags, 6 + shift)
  head.writeUInt16LE(entry.method, 8 + shift)
  if (isUnknown) return head
  head.writeUInt32LE(entry.crc, 14 + shift)
  head.writeUInt32LE(entry.packed, 18 + shift)
  head.writeUInt32LE(entry.size, 22 + shift)
  return head
}

function descriptorOf(entry: Entry): Buffer {
  const tail = Buffer.alloc(16)
  tail.writeUInt32LE(0x08074b50, 0)
  tail.writeUInt32LE(entry.crc, 4)
  tail.writeUInt32LE(entry.packed, 8)
  tail.writeUInt32LE(entry.size, 12)
  return tail
}
