import { formulaCell, numericCell } from './decimal-text.rules'

export interface CellMeaning {
  sharedStrings: readonly string[]
  /** Styles (by number) that show a number as a day. */
  dateStyles: ReadonlySet<number>
  is1904: boolean
}

/** A cell of a worksheet as it is written in the file. */
export interface WrittenCell {
  type: string
  style: number
  value: string
  inline: string
  hasValue: boolean
  hasFormula: boolean
}

/**
 * A cell as the text the reader works with.
 * Rule    Numbers carry a mark, so that their point is never taken for thousands; days come as YYYY-MM-DD; a formula gives its
 *         cached value, and a mark of its own when it has none.
 * Shape   in: the cell, the workbook's strings and styles. out: its text, empty when it has no value, null when it points
 *         to a string that is not there.
 */
export function cellText(cell: WrittenCell, meaning: CellMeaning): string | null {
  switch (cell.type) {
    case 's':
      return cell.hasValue ? (meaning.sharedStrings[Number(cell.value)] ?? null) : ''
    case 'inlineStr':
      return unescapeXml(cell.inline)
    case 'b':
      return cell.hasValue ? (cell.value === '1' || cell.value === 'true' ? 'TRUE' : 'FALSE') : ''
    case 'str':
      return !cell.hasValue && cell.hasFormula ? formulaCell : unescapeXml(cell.value)
    case 'e':
      return unescapeXml(cell.value)
    case 'd':
      return unescapeXml(cell.value)
    default:
      return numberText(cell, meaning)
  }
}

function numberText({ value: written, hasFormula, style }: WrittenCell, meaning: CellMeaning): string {
  if (written === '') return hasFormula ? formulaCell : ''
  const value = Number(written)
  if (!Number.isFinite(value)) return unescapeXml(written)
  if (style >= 0 && meaning.dateStyles.has(style)) {
    const day = dayOfSerial(value + (meaning.is1904 ? 1462 : 0))
    if (day !== null) return day
  }
  return numericCell + plainNumber(written, value)
}

/** A day of Excel's count; fractions are its hours. */
function dayOfSerial(serial: number): string | null {
  if (serial < 1 || serial > 2_958_465) return null
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial + 1e-9) * 86_400_000).toISOString().slice(0, 10)
}

/** A double as the decimal that people typed: fifteen figures hide the noise of sums like 0.1 + 0.2. */
function plainNumber(written: string, value: number): string {
  if (written.length <= 15 && /^-?\d+(\.\d+)?$/.test(written)) return written
  const plain = String(Number(value.toPrecision(15)))
  if (!plain.includes('e')) return plain
  if (Math.abs(value) < 1) return value.toFixed(15).replace(/\.?0+$/, '')
  return BigInt(Math.round(value)).toString()
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function unescapeXml(text: string): string {
  const plain = text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
        (whole, hex?: string, dec?: string, name?: string) => {
          const code = hex ? Number.parseInt(hex, 16) : dec ? Number(dec) : null
          if (code === null) return named[name!.toLowerCase()] ?? whole
          return letterOf(code)
        },
      )
    : text
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => letterOf(Number.parseInt(hex, 16)))
    : plain
}

/** Halves of letters are no text, nor are control letters beside tabs and line ends. */
function letterOf(code: number): string {
  const isControl = code < 32 && code !== 9 && code !== 10 && code !== 13
  const isLetter = !isControl && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isLetter ? String.fromCodePoint(code) : ''
}
