const pieceBytes = 1 << 17
const [tabCode, lineCode, minusCode, pointCode, zeroCode] = [9, 10, 45, 46, 48]

/**
 * Rows in PostgreSQL's COPY text form, written digit by digit into large buffers: no string, no object per row.
 * `full` gets each buffer when it is filled; the buffer is the receiver's from then on.
 */
export class CopyText {
  #buffer = Buffer.allocUnsafe(pieceBytes)
  #at = 0
  #isFirst = true
  readonly #full: (piece: Buffer) => void

  constructor(full: (piece: Buffer) => void) {
    this.#full = full
  }

  /** A safe integer. */
  int(value: number): this {
    this.#field()
    this.#digits(value < 0 ? this.#minus(value) : value)
    return this
  }

  /** An integer of 1/10 000 as a decimal. */
  scaled(value: number): this {
    this.#field()
    const absolute = value < 0 ? this.#minus(value) : value
    const rest = absolute % 10_000
    this.#digits((absolute - rest) / 10_000)
    if (rest === 0) return this
    const buffer = this.#buffer
    buffer[this.#at++] = pointCode
    buffer[this.#at++] = zeroCode + ((rest / 1000) | 0)
    buffer[this.#at++] = zeroCode + (((rest / 100) | 0) % 10)
    buffer[this.#at++] = zeroCode + (((rest / 10) | 0) % 10)
    buffer[this.#at++] = zeroCode + (rest % 10)
    return this
  }

  /** Text that is known to be plain ASCII without tabs, breaks and backslashes: days, decimals, codes of ours. */
  plain(text: string): this {
    this.#field()
    const buffer = this.#buffer
    let at = this.#at
    for (let i = 0; i < text.length; i++) buffer[at++] = text.charCodeAt(i)
    this.#at = at
    return this
  }

  /** Any text; null for none. Zero bytes have no place in the database and are left out. */
  text(text: string | null): this {
    if (text === null) return this.none()
    const safe = /[\\\t\n\r\0]/.test(text) ? escaped(text) : text
    this.#field(safe.length * 3)
    this.#at += this.#buffer.write(safe, this.#at, 'utf8')
    return this
  }

  none(): this {
    return this.plain('\\N')
  }

  end(): this {
    this.#buffer[this.#at++] = lineCode
    this.#isFirst = true
    if (this.#at > pieceBytes - 1024) this.flush()
    return this
  }

  flush(): void {
    if (this.#at === 0) return
    const piece = this.#buffer.subarray(0, this.#at)
    this.#buffer = Buffer.allocUnsafe(pieceBytes)
    this.#at = 0
    this.#full(piece)
  }

  #field(bytes = 64): void {
    // Only texts can be longer than what `end` leaves free: a row may then continue in the next buffer.
    if (this.#at + bytes + 1 > this.#buffer.length) {
      this.flush()
      if (bytes + 1 > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(bytes + pieceBytes)
    }
    if (this.#isFirst) this.#isFirst = false
    else this.#buffer[this.#at++] = tabCode
  }

  #minus(value: number): number {
    this.#buffer[this.#at++] = minusCode
    return -value
  }

  #digits(value: number): void {
    const buffer = this.#buffer
    let size = 1
    for (let unit = 10; value >= unit; unit *= 10) size++
    let at = this.#at + size
    this.#at = at
    let rest = value
    // Beyond 31 bits division by ten cannot use the integer shortcut.
    while (rest > 0x7fffffff) {
      const tens = Math.floor(rest / 10)
      buffer[--at] = zeroCode + (rest - tens * 10)
      rest = tens
    }
    for (let small = rest | 0, left = at - (this.#at - size); left > 0; left--) {
      const tens = (small / 10) | 0
      buffer[--at] = zeroCode + (small - tens * 10)
      small = tens
    }
  }
}

function escaped(text: string): string {
  return text.replace(/[\\\t\n\r\0]/g, (mark) =>
    mark === '\\' ? '\\\\' : mark === '\t' ? '\\t' : mark === '\n' ? '\\n' : mark === '\r' ? '\\r' : '',
  )
}
