import { readXlsx } from 'hucre'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { withoutFormula } from './export-cell'
import { fileReply, type ExportColumn, type ExportSheet, writeDelimited, writeWorkbook } from './export-workbook'

const bytesOf = async (stream: Readable): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
const columns: ExportColumn[] = [
  { heading: 'Cuenta', kind: 'text' },
  { heading: 'Ventas', kind: 'money' },
  { heading: 'Parte', kind: 'percent' },
  { heading: 'Última venta', kind: 'day' },
  { heading: 'Puesto', kind: 'integer' },
]
const rows: ExportSheet['rows'] = [
  ['Lácteos «Valdorado» & Cía. <S.A.>', '123456789012345.6789', '13.33', '2026-04-30', 1],
  ['=1+1', '-0.5', null, null, undefined],
  ['007', 'n/d', '', '1899-12-31', 12],
]

describe('a workbook', () => {
  test('reads back cell by cell, typed, under a heading that stays in sight', async () => {
    const book = await readXlsx(await bytesOf(writeWorkbook([{ name: 'Cuentas', columns, rows }])), {
      readStyles: true,
    })
    const sheet = book.sheets[0]!
    expect(sheet.name).toBe('Cuentas')
    expect(sheet.rows).toEqual([
      ['Cuenta', 'Ventas', 'Parte', 'Última venta', 'Puesto'],
      [
        'Lácteos «Valdorado» & Cía. <S.A.>',
        Number('123456789012345.6789'),
        0.1333,
        new Date('2026-04-30T00:00:00Z'),
        1,
      ],
      ["'=1+1", -0.5, null, null, null],
      ['007', 'n/d', null, '1899-12-31', 12],
    ])
    expect(sheet.freezePane).toMatchObject({ rows: 1 })
  })

  test('keeps every digit of an amount in the file, though a spreadsheet shows fifteen', async () => {
    const { text } = await partOf(
      await bytesOf(writeWorkbook([{ name: 'x', columns, rows }])),
      'xl/worksheets/sheet1.xml',
    )
    expect(text).toContain('<v>123456789012345.6789</v>')
  })

  test('has several sheets, each name its own and legal', async () => {
    const sheet = (name: string): ExportSheet => ({ name, columns, rows: [] })
    const names = ['Movimiento', 'movimiento', '[a:b]*?/\\', '', 'x'.repeat(40), 'x'.repeat(40)]
    const book = await readXlsx(await bytesOf(writeWorkbook(names.map(sheet))))
    const read = book.sheets.map(({ name }) => name)
    expect(new Set(read.map((name) => name.toLowerCase())).size).toBe(names.length)
    for (const name of read) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
  })

  test('is written while its rows are read: bytes leave long before the last row', async () => {
    let given = 0
    async function* many(): AsyncGenerator<string[]> {
      for (; given < 100_000; given++) yield [`Cliente ${given}`, String(given)]
    }
    const givenAtChunk: number[] = []
    const stream = writeWorkbook([{ name: 'x', columns: columns.slice(0, 2), rows: many() }])
    for await (const chunk of stream) if ((chunk as Buffer).length > 1_000) givenAtChunk.push(given)
    expect(givenAtChunk[0]).toBeLessThan(50_000)
    expect(given).toBe(100_000)
  })

  test('control characters, lone surrogates and escapes of the format do no harm', async () => {
    const nasty = ['a\u0000b\u0001', 'x\ud800y', '_x0041_', 'línea\r\notra', ' blancos ', 'x'.repeat(40_000)]
    const book = await readXlsx(
      await bytesOf(writeWorkbook([{ name: 'x', columns: columns.slice(0, 1), rows: nasty.map((text) => [text]) }])),
    )
    const read = book.sheets[0]!.rows.slice(1).map((row) => row[0])
    expect(read.slice(0, 5)).toEqual(['ab', 'x\ufffdy', '_x0041_', 'línea\r\notra', ' blancos '])
    expect(read[5]).toHaveLength(32_767)
  })

  test('rows that fail end the download with an error, not with a file that looks whole', async () => {
    async function* failing(): AsyncGenerator<string[]> {
      yield ['a']
      throw new Error('gone')
    }
    await expect(bytesOf(writeWorkbook([{ name: 'x', columns, rows: failing() }]))).rejects.toThrow('gone')
  })
})

describe('text that a spreadsheet would run', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    ' =1',
    '\t=1',
    '\r=1',
    '\n=1',
    '\u0000=1',
    '\ufeff=1',
    '\u00a0=1',
    '\u200b=1',
    '\u202e=1',
    '＝1',
    '＋1',
    '－1',
    '＠1',
    ' \t＝1',
    '-',
    "=cmd|' /C calc'!A0",
  ])('%j gets an apostrophe', (text) => {
    expect(withoutFormula(text)).toBe(`'${text}`)
  })

  test.each(['Lácteos', '3 = 3', "'=1", 'a=1', '(+57) 300', '€ 5', '', '"=1"'])('%j stays as it is', (text) => {
    expect(withoutFormula(text)).toBe(text)
  })

  test('an amount stays a number, whatever its sign', async () => {
    const text = String(
      await bytesOf(writeDelimited({ columns: columns.slice(1, 2), rows: [['-1234.50'], ['=2']] }, 'es')),
    )
    expect(text).toBe('\ufeffVentas\r\n-1234,50\r\n"\'=2"\r\n')
  })
})

test('a CSV has the marks of its reader, and quotes what could be taken for one', async () => {
  const written = {
    columns,
    rows: [
      ['Ana; "la jefa"', '1234.5', '13.33', '2026-04-30', 1],
      ['a\nb', '0', null, null, null],
    ],
  }
  expect(String(await bytesOf(writeDelimited(written, 'es')))).toBe(
    '\ufeffCuenta;Ventas;Parte;Última venta;Puesto\r\n"Ana; ""la jefa""";1234,5;13,33;2026-04-30;1\r\n"a\nb";0;;;\r\n',
  )
  expect(String(await bytesOf(writeDelimited(written, 'en')))).toContain('"Ana; ""la jefa""",1234.5,13.33,2026-04-30,1')
})

test('the name of a download is ours', () => {
  const reply = fileReply({ name: 'cuentas"\r\nx: y', day: '2026-05-14', format: 'csv' }, Readable.from([]))
  expect(reply.headers['content-disposition']).toBe('attachment; filename="cuentas---x--y-2026-05-14.csv"')
})

async function partOf(archive: Buffer, path: string): Promise<{ text: string }> {
  const { fromBuffer } = await import('yauzl')
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('entry', (entry) => {
        if (entry.fileName !== path) return zip.readEntry()
        zip.openReadStream(entry, (_error, stream) => {
          bytesOf(stream).then((bytes) => resolve({ text: bytes.toString('utf8') }), reject)
        })
      })
      zip.readEntry()
    })
  })
}
