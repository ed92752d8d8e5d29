import iconv from 'iconv-lite'
import type { Detected } from './sales-file.types'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-1' | 'cp850'

/**
 * Which encoding the first bytes speak for: a BOM, the zero bytes of UTF-16, strict UTF-8, then whether CP850 or
 * windows-1252 makes more Spanish words (stack.md §1). `agree` of `of` = letters beyond ASCII that read right.
 */
export function detectEncoding(head: Buffer): Detected<Encoding> {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return proven('utf-8', 1)
  if (head[0] === 0xff && head[1] === 0xfe) return proven('utf-16le', 1)
  if (head[0] === 0xfe && head[1] === 0xff) return proven('utf-16be', 1)
  const wide = zeroBytes(head)
  if (wide) return proven(wide, head.length)
  const high = countHigh(head)
  if (high === 0) return { value: 'utf-8', agree: 0, of: 0, supposed: false }
  if (isUtf8(head)) return proven('utf-8', high)
  // Whole UTF-8 letters with stray bytes between, and no other encoding makes such pairs: a broken or mixed file, not another
  // encoding. Reading it will say where.
  const { letters, strays } = utf8Letters(head)
  if (letters >= 2 && letters * 2 >= strays)
    return { value: 'utf-8', agree: letters, of: letters + strays, supposed: false }
  const [dos, windows] = [spanishLetters(iconv.decode(head, 'cp850')), spanishLetters(iconv.decode(head, 'win1252'))]
  const best = Math.max(dos, windows)
  return { value: dos > windows ? 'cp850' : 'windows-1252', agree: best, of: high, supposed: best * 2 < high }
}

function proven(value: Encoding, count: number): Detected<Encoding> {
  return { value, agree: count, of: count, supposed: false }
}

function zeroBytes(head: Buffer): Encoding | null {
  let [even, odd] = [0, 0]
  const length = Math.min(head.length, 4_000)
  for (let i = 0; i < length; i++) if (head[i] === 0) i % 2 === 0 ? even++ : odd++
  if (odd > length / 5 && even < length / 50) return 'utf-16le'
  return even > length / 5 && odd < length / 50 ? 'utf-16be' : null
}

function countHigh(head: Buffer): number {
  let count = 0
  for (const byte of head) if (byte >= 0x80) count++
  return count
}

/** The last character may be cut by the end of the sample: up to three bytes are forgiven there. */
function isUtf8(head: Buffer): boolean {
  for (let cut = 0; cut <= 3; cut++) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, head.length - cut))
      return true
    } catch {
      if (head.length <= cut) return false
    }
  }
  return false
}

/** Whole UTF-8 letters beyond ASCII, and bytes that belong to none; a letter cut by the end of the sample is forgiven. */
export function utf8Letters(bytes: Buffer): { letters: number; strays: number; firstStray: number } {
  let [letters, strays, firstStray] = [0, 0, -1]
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!
    if (lead < 0x80) continue
    const more = lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0
    let has = 0
    while (has < more && at + has + 1 < bytes.length && (bytes[at + has + 1]! & 0xc0) === 0x80) has++
    if (more > 0 && (has === more || at + has + 1 >= bytes.length)) {
      letters++
      at += has
      continue
    }
    strays++
    if (firstStray < 0) firstStray = at
  }
  return { letters, strays, firstStray }
}

/** Letters, signs and the blank that does not break, where Spanish has them. */
function spanishLetters(text: string): number {
  return (
    text.match(
      /\u00a0(?=[\dA-Z$(-])|[áéíóúñüÁÉÍÓÚÑÜçãõ](?=[a-zA-Z\s.,;:"'])|(?<=[a-zA-Z])[áéíóúñüÁÉÍÓÚÑÜºª°]|[º°€¿¡]/g,
    ) ?? []
  ).length
}

export interface TextDecoderLike {
  write(bytes: Buffer): string
  end(): string
}

/** Thrown when bytes are not of the encoding they began in; `asciiSoFar` tells that nothing was read wrong yet. */
export class WrongEncoding extends Error {
  readonly asciiSoFar: boolean
  readonly bytes: Buffer
  /** Physical line of the byte; set by whoever counts lines. */
  row: number | undefined = undefined
  constructor(asciiSoFar: boolean, bytes: Buffer) {
    super('bytes are not UTF-8')
    this.asciiSoFar = asciiSoFar
    this.bytes = bytes
  }
}

/** A decoder in pieces. UTF-8 is strict; the single-byte ones know every byte (stack.md 4.8: never TextDecoder for 1252). */
export function decoderFor(encoding: string): TextDecoderLike {
  if (encoding === 'utf-8') return strictUtf8()
  const decoder = iconv.getDecoder(
    encoding === 'windows-1252' ? 'win1252' : encoding === 'iso-8859-1' ? 'latin1' : encoding,
    { stripBOM: true },
  )
  return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' }
}

function strictUtf8(): TextDecoderLike {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let asciiSoFar = true
  return {
    write: (bytes) => {
      try {
        const text = decoder.decode(bytes, { stream: true })
        if (asciiSoFar && text.length !== bytes.length) asciiSoFar = false
        return text
      } catch {
        throw new WrongEncoding(asciiSoFar, bytes)
      }
    },
    end: () => {
      try {
        return decoder.decode()
      } catch {
        throw new WrongEncoding(asciiSoFar, Buffer.alloc(0))
      }
    },
  }
}
