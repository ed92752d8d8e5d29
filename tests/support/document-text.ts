import { inflateSync } from 'node:zlib'
import { fromBuffer } from 'yauzl'

/** Every text in a PPTX: slides, charts, notes, properties and the workbooks inside its charts. */
export async function pptxText(bytes: Buffer): Promise<string> {
  const texts: string[] = []
  for (const [name, content] of await entriesOf(bytes)) {
    if (name.endsWith('.xlsx')) texts.push(await pptxText(content))
    else if (/\.(xml|rels)$/.test(name)) texts.push(content.toString('utf8').replace(/<[^>]*>/g, '\n'))
  }
  return unescaped(texts.join('\n'))
}

/** Every text that a PDF draws, letter by letter through its fonts' own tables, and its properties. */
export function pdfText(bytes: Buffer): string {
  const objects = objectsOf(bytes)
  const fontTables = new Map<string, ReadonlyMap<string, string>>()
  for (const { head } of objects.values()) {
    for (const [, name, id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!)?.head ?? '')?.[1]
      if (table) fontTables.set(name!, lettersOf(objects.get(table)!.stream))
    }
  }
  const pages = [...objects.values()].map(({ stream }) => drawnText(stream, fontTables))
  return [...pages, ...propertiesOf(bytes)].join('\n')
}

function entriesOf(bytes: Buffer): Promise<[string, Buffer][]> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(error)
      const found: [string, Buffer][] = []
      archive.on('error', reject)
      archive.on('end', () => resolve(found))
      archive.on('entry', (entry) => {
        archive.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            found.push([entry.fileName, Buffer.concat(chunks)])
            archive.readEntry()
          })
        })
      })
      archive.readEntry()
    })
  })
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_whole, name: string) => signs[name]!)
}

interface PdfObject {
  readonly head: string
  readonly stream: string
}
function objectsOf(bytes: Buffer): Map<string, PdfObject> {
  const raw = bytes.toString('latin1')
  const objects = new Map<string, PdfObject>()
  for (const match of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = match.index + match[0].length
    const to = raw.indexOf('endobj', from)
    const opens = raw.indexOf('stream\n', from)
    const hasStream = opens !== -1 && opens < to
    const head = raw.slice(from, hasStream ? opens : to)
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
    const body = hasStream ? bytes.subarray(opens + 7, opens + 7 + length) : Buffer.alloc(0)
    const stream = head.includes('/FlateDecode') && length > 0 ? inflateSync(body) : body
    objects.set(match[1]!, { head, stream: stream.toString('latin1') })
  }
  return objects
}

/** Glyph (four hexadecimal digits) → letters. */
function lettersOf(table: string): Map<string, string> {
  const letters = new Map<string, string>()
  for (const [, from, , list] of table.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
    for (const [at, [, codes]] of [...list!.matchAll(/<([0-9a-f ]+)>/gi)].entries()) {
      const glyph = (Number.parseInt(from!, 16) + at).toString(16).padStart(4, '0')
      const units = codes!.replace(/ /g, '').match(/.{4}/g) ?? []
      letters.set(glyph, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))))
    }
  }
  return letters
}

/** Lines are parted where the page begins a new text; what one run says stands together. */
function drawnText(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let letters: ReadonlyMap<string, string> = new Map()
  let text = ''
  for (const [, font, drawn] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) letters = fonts.get(font) ?? new Map()
    else {
      for (const [, glyphs] of drawn!.matchAll(/<([0-9a-f]+)>/gi)) {
        for (const glyph of glyphs!.match(/.{4}/g) ?? []) text += letters.get(glyph.toLowerCase()) ?? ''
      }
      text += ' '
    }
  }
  return text.replace(/ +/g, ' ')
}

function propertiesOf(bytes: Buffer): string[] {
  const raw = bytes.toString('latin1')
  return [...raw.matchAll(/\/(?:Title|Author|Subject|Keywords) \(([^)]*)\)/g)].map(([, value]) => {
    const isWide = value!.startsWith('\u00fe\u00ff')
    return isWide ? Buffer.from(value!.slice(2), 'latin1').swap16().toString('utf16le') : value!
  })
}
