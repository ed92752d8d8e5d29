import { Readable } from 'node:stream'
import { writeArchive } from './export-archive'
import { type ExportCell, writtenCell } from './export-cell'
import { type ExportColumn, type ExportSheet, partsOf } from './export-sheet'
import { Reply } from './route'

export type { ExportCell, ExportKind } from './export-cell'
export type { ExportColumn, ExportSheet } from './export-sheet'

/**
 * The one way tables leave as XLSX: typed cells, a heading that stays in sight, text that no spreadsheet runs. Written
 * while it is read, one chunk at a time; amounts keep their exact digits.
 */
export function writeWorkbook(sheets: readonly ExportSheet[]): Readable {
  return Readable.from(writeArchive(partsOf(sheets)))
}

/** The same as CSV for people: UTF-8 with mark, semicolon and decimal comma in Spanish, comma and point in English. */
export function writeDelimited(sheet: Omit<ExportSheet, 'name'>, locale: 'es' | 'en'): Readable {
  return Readable.from(delimitedLines(sheet, locale), { objectMode: false })
}

const contentTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  pdf: 'application/pdf',
} as const

/** A download under a name of ours: `cuentas-2026-05-14.xlsx`. */
export function fileReply(
  file: { name: string; day: string; format: keyof typeof contentTypes },
  bytes: Readable | Buffer,
): Reply {
  const name = `${file.name.replace(/[^a-z0-9-]/g, '-')}-${file.day}.${file.format}`
  return new Reply(200, bytes, {
    'content-type': contentTypes[file.format],
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': 'sandbox',
  })
}

async function* delimitedLines(
  { columns, rows }: Omit<ExportSheet, 'name'>,
  locale: 'es' | 'en',
): AsyncGenerator<Buffer> {
  const [separator, mark] = locale === 'es' ? [';', ','] : [',', '.']
  let text = `\ufeff${columns.map(({ heading }) => field(heading, 'text', mark)).join(separator)}\r\n`
  for await (const row of rows) {
    text += `${columns.map(({ kind }, at) => field(row[at], kind, mark)).join(separator)}\r\n`
    if (text.length < chunkCharacters) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}
const chunkCharacters = 65_536

/** Text in quotes where anything in it could be taken for the file's own marks. */
function field(value: ExportCell, kind: ExportColumn['kind'], mark: string): string {
  const cell = writtenCell(value, kind)
  if (!cell) return ''
  if (cell.kind === 'number') return cell.as === 'day' ? cell.text : cell.text.replace('.', mark)
  return /^[\p{L}\p{N} .]*$/u.test(cell.text) ? cell.text : `"${cell.text.replace(/"/g, '""')}"`
}
