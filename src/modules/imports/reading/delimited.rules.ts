/** Why the text cannot be cut into rows: the code of the refusal and where. */
export class BrokenRows extends Error {
  readonly code: 'file_cell_too_large' | 'file_too_wide' | 'file_unreadable'
  readonly line: number
  readonly reason: string | undefined
  constructor(code: BrokenRows['code'], line: number, reason?: string) {
    super(code)
    this.reason = reason
    this.code = code
    this.line = line
  }
}

export const widest = 1_000
/** Bytes that no text holds: a broken file, or one that is none. The second two would pass for marks of our own. */
const neverText = [
  ['\u0000', 'nul_byte'],
  ['\u0001', 'control_byte'],
  ['\u0002', 'control_byte'],
] as const
const longestRow = 4_194_304

/**
 * Cuts delimited text into rows as it arrives.
 * Shape   in: pieces of text. out: onRow(cells, line) in order; `line` is the physical line where the row begins.
 * Rule    RFC 4180: quotes double inside quotes, line ends inside quotes belong to the cell. A quote inside an unquoted
 *         cell is a character (inches); text after a closing quote is kept. LF, CRLF and CR end lines.
 * Cost    linear; a row without quotes is one split.   Errors  BrokenRows for an endless quote, cell or row.
 */
export class DelimitedReader {
  readonly #delimiter: string
  readonly #hasQuotes: boolean
  readonly #lineEnd: string
  readonly #onRow: (cells: string[], line: number) => void
  #rest = ''
  #line = 1

  constructor(
    format: { delimiter: string; quote: 'double' | 'none'; lineEnd?: '\n' | '\r' },
    onRow: (cells: string[], line: number) => void,
  ) {
    this.#delimiter = format.delimiter
    this.#hasQuotes = format.quote === 'double'
    this.#lineEnd = format.lineEnd ?? '\n'
    this.#onRow = onRow
  }

  push(piece: string): void {
    for (const [letter, reason] of neverText) {
      const at = piece.indexOf(letter)
      if (at < 0) continue
      const above = linesIn(this.#rest, this.#lineEnd) + linesIn(piece.slice(0, at), this.#lineEnd)
      throw new BrokenRows('file_unreadable', this.#line + above, reason)
    }
    this.#cut(this.#rest + piece, false)
    if (this.#rest.length > longestRow) throw new BrokenRows('file_cell_too_large', this.#line)
  }

  /** The physical line where the row being read begins. */
  get line(): number {
    return this.#line
  }

  end(): void {
    // Files of DOS end with a mark of their end.
    if (this.#rest.endsWith('\u001a')) this.#rest = this.#rest.slice(0, -1)
    if (this.#rest !== '') this.#cut(this.#rest, true)
    if (this.#rest !== '') throw new BrokenRows('file_unreadable', this.#line, 'unclosed_quote')
  }

  #cut(text: string, isLast: boolean): void {
    let at = 0
    let nextQuote = this.#hasQuotes ? text.indexOf('"') : -1
    while (at < text.length) {
      const found = text.indexOf(this.#lineEnd, at)
      if (found < 0 && !isLast) break
      const end = found < 0 ? text.length : found
      if (nextQuote >= 0 && nextQuote < at) nextQuote = text.indexOf('"', at)
      if (nextQuote < 0 || nextQuote >= end) {
        const stop = end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end
        this.#emit(stop === at ? [''] : text.slice(at, stop).split(this.#delimiter), 1)
        at = end + 1
        continue
      }
      const next = this.#cutQuoted(text, at, isLast)
      if (next < 0) break
      at = next
    }
    this.#rest = at < text.length ? text.slice(at) : ''
  }

  /** The row that begins at `start` and holds a quote; −1 when it does not end in this text. */
  #cutQuoted(text: string, start: number, isLast: boolean): number {
    const cells: string[] = []
    let at = start
    let lines = 1
    for (;;) {
      let value = ''
      let open = at
      while (text.charCodeAt(open) === 32) open++
      if (text.charCodeAt(open) === 34) {
        const close = this.#closeOf(text, open + 1, isLast)
        if (close < 0) return -1
        value = text.slice(open + 1, close).replaceAll('""', '"')
        if (value.includes('\n') && !this.#endsCell(text, close + 1)) {
          throw new BrokenRows('file_unreadable', this.#line, 'unclosed_quote')
        }
        if (value.includes('\n')) lines += value.split('\n').length - 1
        at = close + 1
      }
      const end = this.#cellEnd(text, at)
      if (end < 0 && !isLast) return -1
      const stop = end < 0 ? text.length : end
      value += trimReturn(text.slice(at, stop))
      cells.push(value)
      at = stop + 1
      if (end < 0 || text.charCodeAt(stop) !== this.#delimiter.charCodeAt(0)) break
    }
    this.#emit(cells, lines)
    return at
  }

  /** Where the quoted cell ends; a quote inside it that was not doubled is a character when another closes the cell. */
  #closeOf(text: string, from: number, isLast: boolean): number {
    for (let at = from; ;) {
      const quote = text.indexOf('"', at)
      if (quote < 0) return -1
      if (text.charCodeAt(quote + 1) === 34) {
        at = quote + 2
        continue
      }
      if (quote + 1 >= text.length) return isLast ? quote : -1
      if (this.#endsCell(text, quote + 1)) return quote
      const next = text.indexOf('"', quote + 1)
      const stop = this.#cellEnd(text, quote + 1)
      if (next < 0 || (stop >= 0 && stop < next) || !this.#endsCell(text, next + 1)) return quote
      at = quote + 1
    }
  }

  #endsCell(text: string, at: number): boolean {
    let end = at
    while (text.charCodeAt(end) === 32) end++
    const code = text.charCodeAt(end)
    return end >= text.length || code === 10 || code === 13 || code === this.#delimiter.charCodeAt(0)
  }

  #cellEnd(text: string, from: number): number {
    const delimiter = text.indexOf(this.#delimiter, from)
    const lineEnd = text.indexOf(this.#lineEnd, from)
    if (delimiter < 0) return lineEnd
    return lineEnd < 0 ? delimiter : Math.min(delimiter, lineEnd)
  }

  #emit(cells: string[], lines: number): void {
    if (cells.length > widest) throw new BrokenRows('file_too_wide', this.#line)
    this.#onRow(cells, this.#line)
    this.#line += lines
  }
}

function linesIn(text: string, lineEnd: string): number {
  return text.split(lineEnd).length - 1
}

function trimReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text
}
