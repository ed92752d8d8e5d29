import { decimal } from '@/shared/kernel/money'

/** A cell as it stands in a sheet: what is a number there is exact text with a point, whatever the reader's own mark. */
export interface GridCell {
  readonly text: string
  readonly isNumber: boolean
}
/** Rows with their number in the sheet, from 1; the first is the heading. */
export type Grid = readonly { readonly row: number; readonly cells: readonly GridCell[] }[]

const mostBytes = 4 * 1024 ** 2
const mostUnpacked = 32 * 1024 ** 2

/**
 * The first sheet of a small workbook, read here in the browser: cells as written, empty ones too, so that places stay.
 * Errors: `not_a_workbook` for what is no XLSX, `too_large` beyond 4 MB, or 32 MB once unpacked.
 */
export async function gridOfWorkbook(bytes: ArrayBuffer): Promise<Grid> {
  if (bytes.byteLength > mostBytes) throw new GridProblem('too_large')
  const parts = partsOf(new DataView(bytes))
  const textOf = async (name: string): Promise<string | null> => {
    const part = parts.get(name)
    return part ? unpacked(bytes, part) : null
  }
  const workbook = await textOf('xl/workbook.xml')
  const relations = await textOf('xl/_rels/workbook.xml.rels')
  if (!workbook || !relations) throw new GridProblem('not_a_workbook')
  const first = /<(?:\w+:)?sheet\b[^>]*\br:id="([^"]*)"/.exec(workbook)?.[1]
  const relation = [...relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].find(
    ([tag]) => attribute(tag, 'Id') === first,
  )
  const target = relation ? attribute(relation[0], 'Target') : ''
  const sheet = await textOf(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  if (!sheet) throw new GridProblem('not_a_workbook')
  return gridOf(sheet, stringsOf((await textOf('xl/sharedStrings.xml')) ?? ''))
}

export class GridProblem extends Error {
  readonly code: 'not_a_workbook' | 'too_large'
  constructor(code: 'not_a_workbook' | 'too_large') {
    super(code)
    this.code = code
  }
}

interface Part {
  readonly at: number
  readonly packedBytes: number
  readonly bytes: number
  readonly isPacked: boolean
}

/** The directory at the end of a ZIP file: where each part lies. */
function partsOf(view: DataView): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>()
  const end = endOf(view)
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw new GridProblem('not_a_workbook')
    const nameBytes = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, nameBytes))
    parts.set(name, {
      at: view.getUint32(at + 42, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      isPacked: view.getUint16(at + 10, true) === 8,
    })
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) if (view.getUint32(at, true) === 0x06054b50) return at
  throw new GridProblem('not_a_workbook')
}

async function unpacked(bytes: ArrayBuffer, part: Part): Promise<string> {
  if (part.bytes > mostUnpacked) throw new GridProblem('too_large')
  const head = new DataView(bytes, part.at)
  const start = part.at + 30 + head.getUint16(26, true) + head.getUint16(28, true)
  const packed = new Blob([bytes.slice(start, start + part.packedBytes)])
  if (!part.isPacked) return packed.text()
  const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const decoder = new TextDecoder()
  let [text, seen] = ['', 0]
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    seen += piece.value.byteLength
    // The directory may lie about its sizes.
    if (seen > mostUnpacked) throw new GridProblem('too_large')
    text += decoder.decode(piece.value, { stream: true })
  }
  return text + decoder.decode()
}

function stringsOf(xml: string): string[] {
  return [...xml.matchAll(/<(?:\w+:)?si\b[^>]*>([\s\S]*?)<\/(?:\w+:)?si>/g)].map((match) => textIn(match[1]!))
}

function gridOf(xml: string, strings: readonly string[]): Grid {
  let row = 0
  return [...xml.matchAll(/<(?:\w+:)?row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g)].map((match) => {
    row = Number(attribute(match[1]!, 'r')) || row + 1
    return { row, cells: cellsOf(match[2] ?? '', strings) }
  })
}

function cellsOf(xml: string, strings: readonly string[]): GridCell[] {
  const cells: GridCell[] = []
  for (const match of xml.matchAll(/<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g)) {
    const place = columnOf(attribute(match[1]!, 'r')) ?? cells.length
    while (cells.length < place) cells.push({ text: '', isNumber: false })
    cells.push(cellOf(attribute(match[1]!, 't'), match[2] ?? '', strings))
  }
  return cells
}

function cellOf(type: string, inside: string, strings: readonly string[]): GridCell {
  if (type === 'inlineStr') return { text: textIn(inside), isNumber: false }
  const value = unescaped(/<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(inside)?.[1] ?? '')
  if (type === 's') return { text: strings[Number(value)] ?? '', isNumber: false }
  if (type === '' || type === 'n')
    return /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(value)
      ? { text: decimal(value).toFixed(), isNumber: true }
      : { text: value, isNumber: false }
  return { text: value, isNumber: false }
}

/** A → 0, AB → 27; a sheet has no column of four letters. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0]
  if (!letters) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function textIn(xml: string): string {
  return [...xml.matchAll(/<(?:\w+:)?t\b[^>]*>([\s\S]*?)<\/(?:\w+:)?t>/g)].map((match) => unescaped(match[1]!)).join('')
}

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
function unescaped(text: string): string {
  return text
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex: string, digits: string, name: string) => {
      const code = hex ? Number.parseInt(hex, 16) : digits ? Number(digits) : null
      return code === null ? (named[name] ?? all) : code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
