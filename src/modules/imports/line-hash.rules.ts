/** A document's fingerprint: the sum of its lines' hashes, so that the order of lines does not count but their number does. */

const round = 2 ** 52

/** Two independent lanes of 32 bits over the same content; together 64 bits per line. */
export class LineHash {
  a = 0
  b = 0

  start(): this {
    this.a = 0x9e3779b9 | 0
    this.b = 0x85ebca6b | 0
    return this
  }

  number(value: number): this {
    const low = value | 0
    return this.#word(low).#word(((value - (value >>> 0)) / 4_294_967_296) | 0)
  }

  text(text: string): this {
    for (let i = 0; i < text.length; i++) this.#word(text.charCodeAt(i))
    return this.#word(text.length)
  }

  /** Spreads every bit over the lanes; the results are unsigned. */
  end(): this {
    this.a = spread(this.a)
    this.b = spread(this.b ^ 0x5bd1e995)
    return this
  }

  #word(word: number): this {
    const a = Math.imul(this.a ^ word, 0xcc9e2d51)
    this.a = (a << 15) | (a >>> 17)
    const b = Math.imul(this.b ^ word, 0x1b873593)
    this.b = ((b << 13) | (b >>> 19)) + 0x38b34ae5
    return this
  }
}

function spread(word: number): number {
  let h = word
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Sums stay below 2^52: exact in a double, and in the database's bigint with room for many parts. */
export function addHash(sum: number, hash: number): number {
  const next = sum + hash
  return next >= round ? next - round : next
}
