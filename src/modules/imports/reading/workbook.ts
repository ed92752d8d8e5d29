import { StringDecoder } from 'node:string_decoder'
import { Refusal } from '@/shared/kernel/errors'
import { BrokenRows } from './delimited.rules'
import type { OpenedFile, RowBatch } from './file-rows'
import { type CellMeaning, unescapeXml } from './cell-text.rules'
import { sharedStringsOf } from './shared-strings'
import { SheetReader } from './sheet-cells'
import { type Archive, openArchive } from './workbook-archive'

const longestSheet = 1_048_576
const mostPartBytes = 16 * 1024 ** 2
const mostStringBytes = 400 * 1024 ** 2
const rowsPerBatch = 1_000

export interface Workbook {
  sheets: string[]
}

interface Book {
  /** Sheet name → path inside the archive, visible sheets first asked for. */
  paths: ReadonlyMap<string, string>
  visible: string[]
  meaning: CellMeaning
}
const books = new WeakMap<OpenedFile, Promise<Book>>()

/** The sheets a person can choose; an archive that is no workbook is refused. */
export async function inspectWorkbook(file: OpenedFile): Promise<Workbook> {
  return { sheets: (await bookOf(file)).visible }
}

function bookOf(file: OpenedFile): Promise<Book> {
  let book = books.get(file)
  if (!book) {
    book = readBook(file)
    books.set(file, book)
  }
  return book
}

async function readBook(file: OpenedFile): Promise<Book> {
  const archive = await openArchive(file)
  try {
    const workbook = 'xl/workbook.xml'
    if (!archive.has(workbook)) throw new Refusal('file_unreadable', { reason: 'not_a_workbook' })
    const text = await partOf(archive, workbook)
    const targets = targetsOf(await partOf(archive, 'xl/_rels/workbook.xml.rels'))
    const sheets = [...text.matchAll(/<(?:\w+:)?sheet\b([^>]*)>/g)].map((match) => ({
      name: unescapeXml(named(match[1]!, 'name')),
      path: targets.get(/\b\w+:id="([^"]*)"/.exec(match[1]!)?.[1] ?? '') ?? '',
      isHidden: /\bstate="(hidden|veryHidden)"/.test(match[1]!),
    }))
    const readable = sheets.filter(({ path }) => /worksheets\//i.test(path) && archive.has(path))
    if (readable.length === 0) throw new Refusal('file_unreadable', { reason: 'not_a_workbook' })
    const shown = readable.filter(({ isHidden }) => !isHidden)
    return {
      paths: new Map(readable.map(({ name, path }) => [name, path])),
      visible: (shown.length > 0 ? shown : readable).map(({ name }) => name),
      meaning: {
        sharedStrings: archive.has('xl/sharedStrings.xml') ? await sharedStrings(archive, 'xl/sharedStrings.xml') : [],
        dateStyles: archive.has('xl/styles.xml') ? dateStylesOf(await partOf(archive, 'xl/styles.xml')) : new Set(),
        is1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(1|true)"/.test(text),
      },
    }
  } catch (error) {
    throw asRefusal(error)
  } finally {
    archive.close()
  }
}

async function partOf(archive: Archive, name: string): Promise<string> {
  const text = await archive.text(name, mostPartBytes)
  if (/<!DOCTYPE/i.test(text)) throw new Refusal('file_unreadable', { reason: 'broken_workbook' })
  return text
}

function named(attributes: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
}

function targetsOf(rels: string): Map<string, string> {
  return new Map(
    [...rels.matchAll(/<(?:\w+:)?Relationship\b([^>]*)>/g)].map((match) => {
      const target = named(match[1]!, 'Target')
      return [named(match[1]!, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`]
    }),
  )
}

async function sharedStrings(archive: Archive, name: string): Promise<string[]> {
  if (archive.sizeOf(name) > mostStringBytes) throw new Refusal('file_too_long')
  return sharedStringsOf((await archive.stream(name)) as AsyncIterable<Buffer>)
}

const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])

/** Which cell styles show a number as a day. */
function dateStylesOf(styles: string): Set<number> {
  const formats = new Map(
    [...styles.matchAll(/<(?:\w+:)?numFmt\b([^>]*)>/g)].map((match) => [
      Number(named(match[1]!, 'numFmtId')),
      unescapeXml(named(match[1]!, 'formatCode')),
    ]),
  )
  const cellFormats = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? ''
  const dates = new Set<number>()
  ;[...cellFormats.matchAll(/<(?:\w+:)?xf\b([^>]*)>/g)].forEach((match, style) => {
    const id = Number(named(match[1]!, 'numFmtId'))
    if (builtInDates.has(id) || isDateFormat(formats.get(id) ?? '')) dates.add(style)
  })
  return dates
}

/** Day or year letters outside quotes, brackets and escapes. */
function isDateFormat(code: string): boolean {
  return /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

/** Rows of one sheet as text cells, in batches, in bounded memory: the next piece is unpacked when the last was used. */
export async function* readWorkbookRows(file: OpenedFile, sheet: string | null): AsyncGenerator<RowBatch> {
  const book = await bookOf(file)
  const path = book.paths.get(sheet ?? book.visible[0]!)
  if (path === undefined) throw new Refusal('file_unreadable', { reason: 'sheet_not_found' })
  const archive = await openArchive(file)
  const size = Math.max(1, archive.sizeOf(path))
  let [unpacked, batch]: [number, RowBatch] = [0, { rows: [], lines: [], bytesRead: 0 }]
  const reader = new SheetReader(book.meaning, (cells, rowNumber) => {
    if (rowNumber > longestSheet) throw new Refusal('file_too_long')
    batch.rows.push(cells)
    batch.lines.push(rowNumber)
  })
  const take = (): RowBatch => {
    const full = batch
    full.bytesRead = Math.round((unpacked / size) * file.bytes)
    batch = { rows: [], lines: [], bytesRead: 0 }
    return full
  }
  try {
    const decoder = new StringDecoder('utf8')
    for await (const part of await archive.stream(path)) {
      // Wide letters are allowed in XML, and no workbook has them.
      if (unpacked === 0 && /^(\u00ff\u00fe|\u00fe\u00ff)/.test((part as Buffer).toString('latin1', 0, 2)))
        throw new BrokenRows('file_unreadable', 0)
      unpacked += (part as Buffer).length
      reader.push(decoder.write(part as Buffer))
      if (batch.rows.length >= rowsPerBatch) yield take()
    }
    reader.push(decoder.end())
    reader.end()
    if (batch.rows.length > 0) yield take()
  } catch (error) {
    throw asRefusal(error)
  } finally {
    archive.close()
  }
}

/** What broke inside the archive is the file's fault, with the row where it is known. */
function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal || (error as Error).name === 'AbortError') return error
  if (error instanceof BrokenRows)
    return new Refusal(error.code, { row: error.line, reason: error.reason ?? 'broken_workbook' })
  if (error instanceof TypeError || error instanceof ReferenceError) return error
  return new Refusal('file_unreadable', { reason: 'broken_workbook' })
}
