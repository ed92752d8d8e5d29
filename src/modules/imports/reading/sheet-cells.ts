import { BrokenRows, widest } from './delimited.rules'
import { type CellMeaning, cellText } from './cell-text.rules'

const longestCell = 1_048_576
const longestTag = 65_536
const longestGap = 1_000

/**
 * Cuts the XML of one worksheet into rows of text cells as it arrives, knowing only the tags that matter.
 * Rule    Numbers carry a mark, so that their point is never taken for thousands; days come as YYYY-MM-DD; a formula gives
 *         its cached value, and a mark of its own when it has none; what has no value is no cell, whatever its style.
 * Errors  BrokenRows for a sheet too wide, a cell too large, a document type or broken XML.
 */
export class SheetReader {
  readonly #meaning: CellMeaning
  readonly #onRow: (cells: string[], rowNumber: number) => void
  #rest = ''
  #rowNumber = 0
  #cells: string[] = []
  #column = 0
  #isInRow = false
  #type = ''
  #style = -1
  #value = ''
  #hasValue = false
  #hasFormula = false
  #inline = ''
  #collects: 'value' | 'inline' | null = null
  #isInInline = false
  #isInPhonetic = false

  constructor(meaning: CellMeaning, onRow: (cells: string[], rowNumber: number) => void) {
    this.#meaning = meaning
    this.#onRow = onRow
  }

  push(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece
    let at = 0
    for (;;) {
      const open = text.indexOf('<', at)
      if (open < 0) {
        // Text of a cell may be long: what is there is taken, nothing is scanned twice.
        this.#take(text, at, text.length)
        at = text.length
        break
      }
      const close = this.#endOfTag(text, open)
      if (close < 0) {
        this.#take(text, at, open)
        at = open
        break
      }
      this.#take(text, at, open)
      this.#tag(text, open, close)
      at = close + 1
    }
    this.#rest = at < text.length ? text.slice(at) : ''
    if (this.#rest.length > longestTag) throw new BrokenRows('file_unreadable', this.#rowNumber)
  }

  end(): void {
    if (this.#rest !== '' || this.#isInRow) throw new BrokenRows('file_unreadable', this.#rowNumber)
  }

  #endOfTag(text: string, open: number): number {
    if (text.startsWith('<!--', open)) {
      const end = text.indexOf('-->', open)
      return end < 0 ? -1 : end + 2
    }
    if (text.startsWith('<![CDATA[', open)) {
      const end = text.indexOf(']]>', open)
      return end < 0 ? -1 : end + 2
    }
    return text.indexOf('>', open)
  }

  #take(text: string, from: number, to: number): void {
    if (this.#collects === null || from >= to || this.#isInPhonetic) return
    const part = text.slice(from, to)
    if (this.#collects === 'value') this.#value += part
    else this.#inline += part
    if (this.#value.length + this.#inline.length > longestCell)
      throw new BrokenRows('file_cell_too_large', this.#rowNumber)
  }

  #tag(text: string, open: number, close: number): void {
    const second = text.charCodeAt(open + 1)
    if (second === 33) return this.#special(text, open, close)
    if (second === 63) return
    const isEnd = second === 47
    let start = open + (isEnd ? 2 : 1)
    let end = start
    while (end < close) {
      const code = text.charCodeAt(end)
      if (code <= 32 || code === 47) break
      end++
      // A prefix is no part of the name.
      if (code === 58) start = end
    }
    const name = text.slice(start, end)
    if (isEnd) return this.#close(name)
    const isEmpty = text.charCodeAt(close - 1) === 47
    this.#open(name, text, end, close)
    if (isEmpty) this.#close(name)
  }

  #special(text: string, open: number, close: number): void {
    if (text.startsWith('<![CDATA[', open)) this.#take(text, open + 9, close - 2)
    else if (!text.startsWith('<!--', open)) throw new BrokenRows('file_unreadable', this.#rowNumber)
  }

  #open(name: string, text: string, from: number, to: number): void {
    switch (name) {
      case 'row':
        this.#beginRow(attribute(text, from, to, 'r'))
        break
      case 'c': {
        const reference = attribute(text, from, to, 'r')
        if (reference !== '') this.#column = columnOf(reference)
        this.#type = attribute(text, from, to, 't')
        const style = attribute(text, from, to, 's')
        this.#style = style === '' ? -1 : Number(style)
        this.#value = ''
        this.#inline = ''
        this.#hasValue = false
        this.#hasFormula = false
        break
      }
      case 'f':
        this.#hasFormula = true
        break
      case 'v':
        this.#hasValue = true
        this.#collects = 'value'
        break
      case 'is':
        this.#isInInline = true
        break
      case 'rPh':
        this.#isInPhonetic = true
        break
      case 't':
        if (this.#isInInline) this.#collects = 'inline'
        break
    }
  }

  #close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#collects = null
        break
      case 'is':
        this.#isInInline = false
        break
      case 'rPh':
        this.#isInPhonetic = false
        break
      case 'c':
        this.#endCell()
        break
      case 'row':
        this.#isInRow = false
        this.#onRow(this.#cells, this.#rowNumber)
        break
    }
  }

  /** Rows that the file leaves out are blank rows of the sheet. */
  #beginRow(written: string): void {
    const rowNumber = written === '' ? this.#rowNumber + 1 : Number(written)
    if (!Number.isInteger(rowNumber) || rowNumber <= this.#rowNumber)
      throw new BrokenRows('file_unreadable', this.#rowNumber)
    if (this.#rowNumber > 0 && rowNumber - this.#rowNumber <= longestGap) {
      for (let blank = this.#rowNumber + 1; blank < rowNumber; blank++) this.#onRow([], blank)
    }
    this.#rowNumber = rowNumber
    this.#cells = []
    this.#column = 0
    this.#isInRow = true
  }

  #endCell(): void {
    const text = cellText(
      {
        type: this.#type,
        style: this.#style,
        value: this.#value,
        inline: this.#inline,
        hasValue: this.#hasValue,
        hasFormula: this.#hasFormula,
      },
      this.#meaning,
    )
    const column = this.#column++
    if (text === null) throw new BrokenRows('file_unreadable', this.#rowNumber)
    if (text === '') return
    if (column >= widest) throw new BrokenRows('file_too_wide', this.#rowNumber)
    while (this.#cells.length < column) this.#cells.push('')
    this.#cells[column] = text
  }
}

function attribute(text: string, from: number, to: number, name: string): string {
  for (let at = from; at < to;) {
    const found = text.indexOf(name, at)
    if (found < 0 || found >= to) return ''
    const quote = text.charCodeAt(found + name.length + 1)
    const isWhole = text.charCodeAt(found - 1) <= 32 && text.charCodeAt(found + name.length) === 61
    if (isWhole && (quote === 34 || quote === 39)) {
      const start = found + name.length + 2
      const end = text.indexOf(String.fromCharCode(quote), start)
      return end < 0 || end > to ? '' : text.slice(start, end)
    }
    at = found + name.length
  }
  return ''
}

/** «BC12» → 54; letters are base 26 without a zero. */
function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i)
    if (code < 65) break
    column = column * 26 + (code & 31)
  }
  return column - 1
}
