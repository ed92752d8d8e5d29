import type { ArchivePart } from './export-archive'
import { type ExportCell, type ExportKind, workbookNumber, writtenCell } from './export-cell'

export interface ExportColumn {
  readonly heading: string
  readonly kind: ExportKind
  /** In characters; by kind and heading unless said. */
  readonly width?: number
}
export interface ExportSheet {
  readonly name: string
  readonly columns: readonly ExportColumn[]
  readonly rows: Iterable<readonly ExportCell[]> | AsyncIterable<readonly ExportCell[]>
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const documentRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types'
const sheetKind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const mostRows = 1_048_576
const chunkCharacters = 65_536

/** Cell formats of styles.xml, by place. */
const styleOf: Readonly<Record<ExportKind | 'heading', number>> = {
  text: 0,
  heading: 1,
  integer: 2,
  number: 3,
  money: 4,
  percent: 5,
  day: 6,
}
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF155E75"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`

/** The parts of a workbook, sheet by sheet; a sheet's rows are read as its part is written. */
export async function* partsOf(sheets: readonly ExportSheet[]): AsyncGenerator<ArchivePart> {
  const names: string[] = []
  for (const sheet of sheets) {
    const rows = asyncRows(sheet.rows)
    try {
      const state = { next: await rows.next() }
      do {
        names.push(sheetName(sheet.name, names))
        yield { path: `xl/worksheets/sheet${names.length}.xml`, text: chunked(sheetText(sheet.columns, rows, state)) }
      } while (!state.next.done)
    } finally {
      await rows.return(undefined)
    }
  }
  yield { path: 'xl/styles.xml', text: [styles] }
  yield { path: 'xl/workbook.xml', text: [workbookText(names)] }
  yield { path: 'xl/_rels/workbook.xml.rels', text: [workbookRelations(names.length)] }
  yield { path: '_rels/.rels', text: [rootRelations] }
  yield { path: '[Content_Types].xml', text: [typesText(names.length)] }
}

async function* asyncRows(rows: ExportSheet['rows']): AsyncGenerator<readonly ExportCell[]> {
  yield* rows
}

/** One worksheet; what does not fit goes on in the next, under the same heading. */
async function* sheetText(
  columns: readonly ExportColumn[],
  rows: AsyncGenerator<readonly ExportCell[]>,
  state: { next: IteratorResult<readonly ExportCell[]> },
): AsyncGenerator<string> {
  const cols = columns.map(
    (column, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(column)}" customWidth="1"/>`,
  )
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData>`
  yield `<row r="1">${columns.map(({ heading }, at) => textCell(at, 1, heading, styleOf.heading)).join('')}</row>`
  let row = 1
  while (!state.next.done && row < mostRows) {
    row++
    yield rowText(columns, state.next.value, row)
    state.next = await rows.next()
  }
  yield `</sheetData><autoFilter ref="A1:${letters(columns.length - 1)}${row}"/></worksheet>`
}

function rowText(columns: readonly ExportColumn[], cells: readonly ExportCell[], row: number): string {
  let text = ''
  for (const [at, { kind }] of columns.entries()) {
    const cell = writtenCell(cells[at], kind)
    if (cell?.kind === 'text') text += textCell(at, row, cell.text, styleOf.text)
    else if (cell) text += `<c r="${letters(at)}${row}" s="${styleOf[cell.as]}"><v>${workbookNumber(cell)}</v></c>`
  }
  return `<row r="${row}">${text}</row>`
}

function textCell(at: number, row: number, text: string, style: number): string {
  return `<c r="${letters(at)}${row}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** `_x0041_` would be read back as a letter, so its underscore is written as such an escape itself. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '_x000D_')
}

async function* chunked(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = ''
  for await (const piece of pieces) {
    chunk += piece
    if (chunk.length < chunkCharacters) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}

function letters(at: number): string {
  return (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))
}

const usualWidth: Readonly<Record<ExportKind, number>> = {
  text: 24,
  integer: 10,
  number: 14,
  money: 18,
  percent: 10,
  day: 12,
}
function widthOf(column: ExportColumn): number {
  return column.width ?? Math.min(60, Math.max(usualWidth[column.kind], column.heading.length + 3))
}

function sheetName(wanted: string, taken: readonly string[]): string {
  const plain =
    wanted
      .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || 'Hoja'
  for (let n = 2, name = plain; ; n++) {
    if (!taken.some((other) => other.toLowerCase() === name.toLowerCase())) return name
    name = `${plain.slice(0, 30 - String(n).length)} ${n}`
  }
}

function workbookText(names: readonly string[]): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${escaped(name).replace(/"/g, '&quot;')}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${documentRelations}"><sheets>${sheets.join('')}</sheets></workbook>`
}

function workbookRelations(sheets: number): string {
  const all = Array.from(
    { length: sheets },
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${documentRelations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  return `${declaration}<Relationships xmlns="${packageRelations}">${all.join('')}<Relationship Id="rId${sheets + 1}" Type="${documentRelations}/styles" Target="styles.xml"/></Relationships>`
}

const rootRelations = `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${documentRelations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

function typesText(sheets: number): string {
  const all = Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${sheetKind}.worksheet+xml"/>`,
  )
  return `${declaration}<Types xmlns="${contentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetKind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetKind}.styles+xml"/>${all.join('')}</Types>`
}
