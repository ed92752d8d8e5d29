import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import type { InventedClient } from './invented-sales'
import type { Cell } from './sales-report'

export type NumberStyle =
  | '1.234,56'
  | '1,234.56'
  | '1234.56'
  | '1234,56'
  | '1 234,56'
  | "1'234.56"
  | '$ 1.234,56'
  | '$1,234.56'
  | 'COP 1.234,56'
  | 'US$ 1,234.56'
  | 'S/ 1,234.56'
  | '1.234'
  | '1,234'
  | '1234'
export type NegativeStyle = 'leading' | 'trailing' | 'parentheses'
export type DayStyle =
  | 'd/m/y'
  | 'd-m-y'
  | 'd.m.y'
  | 'm/d/y'
  | 'y-m-d'
  | 'ymd'
  | 'd/m/yy'
  | 'd-mon-y'
  | 'd de month de y'
  | 'Mon d, y'
  | 'serial'
  | 'd/m/y h:m'
  | 'y-m-dTh:m:sZ'
export type IdStyle = 'plain' | 'dotted' | 'hyphen' | 'dottedHyphen' | 'glued' | 'zeros' | 'decimalZero' | 'mixed'

export interface WritingStyle {
  numbers: NumberStyle
  negatives: NegativeStyle
  days: DayStyle
  ids: IdStyle
}
export interface TextStyle extends WritingStyle {
  encoding: 'utf8' | 'utf8bom' | 'utf16le' | 'utf16lebom' | 'utf16be' | 'utf16bebom' | 'win1252' | 'latin1' | 'cp850'
  delimiter: string
  quotes: 'needed' | 'all' | 'never'
  lineEnd: '\r\n' | '\n' | '\r'
  hasSepLine?: boolean
  isGzip?: boolean
  /** Blanks, also the kind that does not break, around some cells. */
  hasPadding?: boolean
  /** Separators after the last cell; or empty last cells left out. */
  tail?: 'long' | 'short'
}

/** The rows as bytes of a text file. */
export function textFile(rows: readonly Cell[][], style: TextStyle): Buffer {
  let row = 0
  const lines = rows.map((cells) => {
    row++
    const texts = cells.map((cell, column) => quoted(padded(writtenCell(cell, style, row), style, row + column), style))
    if (style.tail === 'short') texts.splice(texts.findLastIndex((text) => text !== '' && text !== '""') + 1)
    return texts.join(style.delimiter) + (style.tail === 'long' ? style.delimiter.repeat(2) : '')
  })
  const text = `${style.hasSepLine ? `sep=${style.delimiter}${style.lineEnd}` : ''}${lines.join(style.lineEnd)}${style.lineEnd}`
  const bytes = encoded(text, style.encoding)
  return style.isGzip ? gzipSync(bytes) : bytes
}

function padded(text: string, { hasPadding, delimiter }: TextStyle, turn: number): string {
  if (!hasPadding || text === '' || turn % 3 > 0) return text
  const blank = turn % 2 === 0 && delimiter !== '\t' ? '\u00a0' : ' '
  return `${blank}${text}${turn % 4 === 0 ? '  ' : ''}`
}

function encoded(text: string, encoding: TextStyle['encoding']): Buffer {
  switch (encoding) {
    case 'utf8':
      return Buffer.from(text)
    case 'utf8bom':
      return Buffer.from(`\ufeff${text}`)
    case 'utf16le':
    case 'utf16be':
      return iconv.encode(text, encoding, { addBOM: false })
    case 'utf16lebom':
      return iconv.encode(text, 'utf16le', { addBOM: true })
    case 'utf16bebom':
      return iconv.encode(text, 'utf16be', { addBOM: true })
    default:
      return iconv.encode(text, encoding)
  }
}

function quoted(text: string, { delimiter, quotes }: TextStyle): string {
  if (quotes === 'never') return text.replaceAll(delimiter, ' ').replaceAll('"', '')
  const isNeeded = text.includes(delimiter) || /["\r\n]/.test(text)
  return quotes === 'all' || isNeeded ? `"${text.replaceAll('"', '""')}"` : text
}

export function writtenCell(cell: Cell, style: WritingStyle, row: number): string {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'day':
      return writtenDay(cell.day, cell.time, cell.isIso ? 'y-m-dTh:m:sZ' : style.days)
    case 'taxId':
      return writtenTaxId(cell.client, style.ids, row)
    case 'number':
      return cell.isBare
        ? String(cell.value / 10_000n)
        : writtenNumber(cell.value, placesOf(cell, style.numbers), style)
  }
}

function placesOf(cell: Extract<Cell, { kind: 'number' }>, numbers: NumberStyle): number {
  const isWhole = numbers === '1.234' || numbers === '1,234' || numbers === '1234'
  if (cell.places !== undefined) return cell.places
  return isWhole ? 0 : 2
}

export function writtenNumber(
  value: bigint,
  places: number,
  style: Pick<WritingStyle, 'numbers' | 'negatives'>,
): string {
  const absolute = value < 0n ? -value : value
  const digits = absolute.toString().padStart(5, '0')
  const [whole, rest] = [digits.slice(0, -4), digits.slice(-4, places === 4 ? undefined : -4 + places)]
  const [group, mark, symbol] = marks[style.numbers]
  const grouped = group === '' ? whole : whole.replace(/\B(?=(\d{3})+(?!\d))/g, group)
  const plain = `${symbol}${grouped}${places > 0 ? `${mark}${rest}` : ''}`
  if (value >= 0n) return plain
  return style.negatives === 'leading' ? `-${plain}` : style.negatives === 'trailing' ? `${plain}-` : `(${plain})`
}

const marks: Readonly<Record<NumberStyle, readonly [string, string, string]>> = {
  '1.234,56': ['.', ',', ''],
  '1,234.56': [',', '.', ''],
  '1234.56': ['', '.', ''],
  '1234,56': ['', ',', ''],
  '1 234,56': ['\u00a0', ',', ''],
  "1'234.56": ["'", '.', ''],
  '$ 1.234,56': ['.', ',', '$ '],
  '$1,234.56': [',', '.', '$'],
  'COP 1.234,56': ['.', ',', 'COP '],
  'US$ 1,234.56': [',', '.', 'US$ '],
  'S/ 1,234.56': [',', '.', 'S/ '],
  '1.234': ['.', ',', ''],
  '1,234': [',', '.', ''],
  '1234': ['', '.', ''],
}

const monthsEs = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic']
const longMonthsEs = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
]
const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function writtenDay(day: string, time: string | undefined, days: DayStyle): string {
  const [y, m, d] = day.split('-') as [string, string, string]
  const month = Number(m) - 1
  const tail = time ? ` ${time}` : ''
  switch (days) {
    case 'd/m/y':
      return `${d}/${m}/${y}${tail}`
    case 'd-m-y':
      return `${Number(d)}-${Number(m)}-${y}${tail}`
    case 'd.m.y':
      return `${d}.${m}.${y}${tail}`
    case 'm/d/y':
      return `${Number(m)}/${Number(d)}/${y}${tail}`
    case 'y-m-d':
      return `${y}-${m}-${d}${tail}`
    case 'ymd':
      return `${y}${m}${d}`
    case 'd/m/yy':
      return `${d}/${m}/${y.slice(2)}`
    case 'd-mon-y':
      return `${d}-${monthsEs[month]}-${y}`
    case 'd de month de y':
      return `${Number(d)} de ${longMonthsEs[month]} de ${y}`
    case 'Mon d, y':
      return `${monthsEn[month]} ${Number(d)}, ${y}`
    case 'serial':
      return String(serialOf(day) + (time ? 0.5 : 0))
    case 'd/m/y h:m':
      return `${d}/${m}/${y} ${time ?? '09:41'} a. m.`
    case 'y-m-dTh:m:sZ':
      return `${y}-${m}-${d}T${time ?? '09:41:07'}-05:00`
  }
}

export function serialOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569
}

function writtenTaxId({ taxId, checkDigit }: InventedClient, ids: IdStyle, row: number): string {
  const style = ids === 'mixed' ? (['plain', 'dotted', 'hyphen', 'dottedHyphen', 'zeros'] as const)[row % 5]! : ids
  const isNumber = /^\d+$/.test(taxId)
  const dotted = isNumber ? taxId.replace(/\B(?=(\d{3})+(?!\d))/g, '.') : taxId
  switch (style) {
    case 'plain':
      return taxId
    case 'dotted':
      return dotted
    case 'hyphen':
      return checkDigit ? `${taxId}-${checkDigit}` : taxId
    case 'dottedHyphen':
      return checkDigit ? `${dotted}-${checkDigit}` : dotted
    case 'glued':
      return `${taxId}${checkDigit}`
    case 'zeros':
      return isNumber ? `000${taxId}` : taxId
    case 'decimalZero':
      return isNumber ? `${taxId}.0` : taxId
  }
}
