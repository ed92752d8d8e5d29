/** A document's fingerprint: the sum of its lines' hashes, so that the order of lines does not count but their number does. */

const round = 2 ** 52

export interface HashedLine {
  readonly net: number
  readonly date: string
  readonly quantity: string
  readonly cost: number | null
}

/** Two independent lanes of 32 bits over the same content; together 64 bits per line, left in `a` and `b`. */
export class LineHash {
  a = 0
  b = 0
  #day = ''
  #dayA = 0
  #dayB = 0

  /** `product`: of what was sold, a whole number below 2^53; 0 for nothing named. */
  of(line: HashedLine, product: number): void {
    const { net, date, quantity, cost } = line
    if (date !== this.#day) this.#read(date)
    let a = mixA(mixA(this.#dayA, net | 0), highOf(net))
    let b = mixB(mixB(this.#dayB, net | 0), highOf(net))
    for (let i = 0; i < quantity.length; i++) {
      const code = quantity.charCodeAt(i)
      a = mixA(a, code)
      b = mixB(b, code)
    }
    a = mixA(mixA(mixA(a, quantity.length), product | 0), highOf(product))
    b = mixB(mixB(mixB(b, quantity.length), product | 0), highOf(product))
    if (cost !== null) {
      a = mixA(mixA(a, cost | 0), highOf(cost))
      b = mixB(mixB(b, cost | 0), highOf(cost))
    }
    this.a = spread(a)
    this.b = spread(b ^ 0x5bd1e995)
  }

  /** Days come in runs: each is read once. */
  #read(date: string): void {
    let [a, b] = [0x9e3779b9 | 0, 0x85ebca6b | 0]
    for (let i = 0; i < date.length; i++) {
      a = mixA(a, date.charCodeAt(i))
      b = mixB(b, date.charCodeAt(i))
    }
    this.#day = date
    this.#dayA = a
    this.#dayB = b
  }
}

function mixA(lane: number, word: number): number {
  const mixed = Math.imul(lane ^ word, 0xcc9e2d51)
  return (mixed << 15) | (mixed >>> 17)
}

function mixB(lane: number, word: number): number {
  const mixed = Math.imul(lane ^ word, 0x1b873593)
  return (((mixed << 13) | (mixed >>> 19)) + 0x38b34ae5) | 0
}

function highOf(value: number): number {
  return ((value - (value >>> 0)) / 4_294_967_296) | 0
}

/** Spreads every bit over the lane; unsigned. */
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
