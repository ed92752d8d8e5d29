import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { layoutNamed, salesFile } from '@tests/support/sales-files'
import { textFile } from '@tests/support/sales/text-file'
import { workbookFile } from '@tests/support/sales/workbook-file'
import { zipFile, type ZipPart } from '@tests/support/sales/zip-file'
import { Refusal } from '@/shared/kernel/errors'
import { paretoReport } from './pareto-report'

const folder = mkdtempSync(join(tmpdir(), 'clave-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))

const report = async (name: string, bytes: Buffer | string): Promise<Awaited<ReturnType<typeof paretoReport>>> => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return paretoReport(path, {}, 80)
}

const writing = { numbers: '1234.56', negatives: 'leading', days: 'y-m-d', ids: 'plain' } as const
const sales = salesFile(layoutNamed('plain list es'), { sign: 'negative' })
const csv = textFile(sales.report.rows, {
  ...writing,
  encoding: 'utf8',
  delimiter: ';',
  quotes: 'needed',
  lineEnd: '\r\n',
})
const book = workbookFile([{ name: 'Ventas', rows: sales.report.rows }], { strings: 'shared', writing })
const head = 'Fecha;Cliente;Ventas\n'

const sheetOpen = '<worksheet><sheetData>'
const sheetClose = '</sheetData></worksheet>'
const row = (number: number, texts: readonly string[]): string =>
  `<row r="${number}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
const header = row(1, ['Fecha', 'Cliente', 'Ventas'])
const sale = row(2, ['2024-01-01', 'ACME', '5'])

function workbook(sheet: string | Buffer, parts: ZipPart[] = [], sheetPart: Partial<ZipPart> = {}): Buffer {
  const plain = (name: string, text: string): ZipPart => ({ name, bytes: Buffer.from(text) })
  return zipFile([
    plain(
      'xl/workbook.xml',
      '<workbook xmlns:r="r"><sheets><sheet name="V" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    plain(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.from(sheet as string), ...sheetPart },
    ...parts,
  ])
}

describe('what cannot be read is refused with its reason and, where there is one, its row', () => {
  const unreadable = (reason: string, at?: number): object => ({
    code: 'file_unreadable',
    details: at === undefined ? { reason } : { reason, row: at },
  })
  const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const cases: readonly (readonly [string, string, () => Buffer | string, object])[] = [
    ['an empty file', 'a.csv', () => '', { code: 'file_empty' }],
    ['blank lines', 'a.csv', () => '\n\n\n', { code: 'no_header_found' }],
    ['a NUL byte', 'a.csv', () => `${head}2024-01-01;AC\0ME;5\n`, unreadable('nul_byte', 2)],
    ['a mark of our own', 'a.csv', () => `${head}2024-01-01;ACME;\u00015\n`, unreadable('control_byte', 2)],
    ['a document', 'a.csv', () => '%PDF-1.7\n', unreadable('pdf')],
    ['a web page called .xls', 'a.xls', () => '\ufeff<!DOCTYPE html><table>', unreadable('markup')],
    ['an old workbook', 'a.xls', () => Buffer.concat([ole, Buffer.alloc(4_000)]), { code: 'file_is_xls' }],
    [
      'a workbook with a password',
      'a.xlsx',
      () => Buffer.concat([ole, Buffer.alloc(1_016), Buffer.from('EncryptedPackage', 'utf16le')]),
      { code: 'file_has_password' },
    ],
    [
      'a quote that never closes',
      'a.csv',
      () => `${head}2024-01-01;"ACME;5\n${'2024-01-02;B;6\n'.repeat(50_000)}`,
      unreadable('unclosed_quote', 2),
    ],
    [
      'one cell of 50 MB',
      'a.csv',
      () => `${head}2024-01-01;"${'x'.repeat(50e6)}";5\n`,
      { code: 'file_cell_too_large', details: { row: 2 } },
    ],
    ['one line of 50 MB', 'a.csv', () => 'x'.repeat(50e6), { code: 'file_cell_too_large', details: { row: 1 } }],
    [
      '16,384 columns',
      'a.csv',
      () => `${Array.from({ length: 16_384 }, (_, i) => `c${i}`).join(';')}\n${'1;'.repeat(16_383)}1\n`,
      { code: 'file_too_wide', details: { row: 1 } },
    ],
    ['a gzip cut short', 'a.csv.gz', () => gzipSync(csv).subarray(0, 600), unreadable('broken_gzip')],
    ['a gzip of rubbish', 'a.csv.gz', () => Buffer.from([0x1f, 0x8b, 7, 7, 7, 7]), unreadable('broken_gzip')],
    [
      'a gzip that swells',
      'a.csv.gz',
      () => gzipSync(Buffer.concat([Buffer.from(head), Buffer.alloc(120e6, `2024-01-01;${'A'.repeat(4_000)};5\n`)])),
      { code: 'file_bomb' },
    ],
    [
      'two encodings in one file',
      'a.csv',
      () =>
        Buffer.concat([
          Buffer.from(`${head}2024-01-01;Peña;1\n2024-01-01;Muñoz;1\n2024-01-01;Ávila;1\n`),
          Buffer.from('2024-01-01;Núñez;1\n', 'latin1'),
        ]),
      unreadable('broken_utf8', 5),
    ],
    [
      'half a letter of UTF-16',
      'a.csv',
      () =>
        Buffer.concat([
          Buffer.from([0xff, 0xfe]),
          Buffer.from(`${head}2024-01-01;`, 'utf16le'),
          Buffer.from([0x00, 0xd8]),
          Buffer.from(';5\n', 'utf16le'),
        ]),
      unreadable('broken_utf16', 2),
    ],
    [
      'UTF-16 cut in a letter',
      'a.csv',
      () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(head, 'utf16le'), Buffer.from([0x41])]),
      unreadable('broken_utf16', 2),
    ],
    ['an archive cut short', 'a.xlsx', () => book.subarray(0, 3_000), unreadable('broken_zip')],
    ['an empty archive', 'a.xlsx', () => zipFile([]), unreadable('not_a_workbook')],
    [
      'an archive that is no workbook',
      'a.xlsx',
      () => zipFile([{ name: 'word/document.xml', bytes: Buffer.from('<w/>') }]),
      unreadable('not_a_workbook'),
    ],
    [
      'a sheet that swells',
      'a.xlsx',
      () => workbook(Buffer.concat([Buffer.from(sheetOpen), Buffer.alloc(80e6, ' '), Buffer.from(sheetClose)])),
      { code: 'file_bomb' },
    ],
    [
      'a sheet that claims 4 GB',
      'a.xlsx',
      () => workbook(sheetOpen + header + sale + sheetClose, [], { claimedSize: 4e9 }),
      { code: 'file_bomb' },
    ],
    [
      'a sheet longer than it claims',
      'a.xlsx',
      () => workbook(sheetOpen + header + sale + sheetClose, [], { claimedSize: 10 }),
      unreadable('broken_workbook'),
    ],
    [
      '65,535 entries',
      'a.xlsx',
      () =>
        zipFile(Array.from({ length: 65_535 }, (_, i) => ({ name: `a${i}`, bytes: Buffer.alloc(0), isStored: true }))),
      { code: 'file_bomb' },
    ],
    [
      'a name that climbs out',
      'a.xlsx',
      () => workbook(sheetOpen + header + sale + sheetClose, [{ name: '../../evil', bytes: Buffer.from('x') }]),
      unreadable('broken_zip'),
    ],
    [
      'an encrypted entry',
      'a.xlsx',
      () => workbook(sheetOpen + header + sheetClose, [], { isEncrypted: true }),
      { code: 'file_has_password' },
    ],
    [
      'a document type with entities',
      'a.xlsx',
      () => workbook(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheetOpen}${header}${sheetClose}`),
      unreadable('broken_workbook', 0),
    ],
    [
      '16,384 columns of a sheet',
      'a.xlsx',
      () =>
        workbook(
          sheetOpen +
            row(
              1,
              Array.from({ length: 16_384 }, () => 'x'),
            ) +
            sheetClose,
        ),
      { code: 'file_too_wide', details: { row: 1 } },
    ],
    [
      'a cell beyond all columns',
      'a.xlsx',
      () => workbook(`${sheetOpen}${header}<row r="2"><c r="ZZZZZZZZ2"><v>1</v></c></row>${sheetClose}`),
      { code: 'file_too_wide', details: { row: 2 } },
    ],
    [
      'a row beyond all rows',
      'a.xlsx',
      () => workbook(`${sheetOpen}<row r="99999999999"><c><v>1</v></c></row>${sheetClose}`),
      { code: 'file_too_long' },
    ],
    [
      'a cell of 50 MB in a sheet',
      'a.xlsx',
      () => workbook(sheetOpen + header + row(2, ['2024-01-01', 'x'.repeat(50e6), '5']) + sheetClose),
      { code: 'file_cell_too_large', details: { row: 2 } },
    ],
    [
      'a sheet that ends within a row',
      'a.xlsx',
      () => workbook(`${sheetOpen}${header}<row r="2"><c><v>5`),
      unreadable('broken_workbook', 2),
    ],
    [
      'a string that is not there',
      'a.xlsx',
      () => workbook(`${sheetOpen}${header}<row r="2"><c t="s"><v>9999</v></c></row>${sheetClose}`),
      unreadable('broken_workbook', 2),
    ],
  ]
  test.each(cases)('%s', async (_what, name, bytes, refusal) => {
    await expect(report(name, bytes())).rejects.toMatchObject(refusal)
  })
})

describe('strange content is plain data', () => {
  test('names of the language are clients, types and currencies like any other', async () => {
    const found = await report(
      'proto.csv',
      `Fecha;Cliente;Ventas;__proto__;Moneda;Tipo;Estado\n2024-01-01;__proto__;100;x;__proto__;constructor;toString\n2024-01-01;constructor;50;x;__proto__;__proto__;valueOf\n`,
    )
    expect(found).toMatchObject({ clients: 2, total: '150.0000', rows: { used: 2 } })
    expect(found.top.map(({ name }) => name)).toEqual(['__proto__', 'constructor'])
  })
  test('a sheet may be called __proto__ and its comments and CDATA are what XML says', async () => {
    const cells =
      '<c t="inlineStr"><is><t><![CDATA[2024-01-01]]></t></is></c><c t="inlineStr"><is><t>ACME</t></is></c><c><v>5</v></c>'
    const found = await report(
      'c.xlsx',
      workbook(`${sheetOpen}${header}<!-- <row r="2"> --><row r="2">${cells}</row>${sheetClose}`),
    )
    expect(found).toMatchObject({ clients: 1, total: '5.0000' })
  })
  test('days and amounts that cannot be are errors of their rows', async () => {
    const found = await report(
      'errors.csv',
      `${head}2024-02-29;A;1\n2024-02-30;A;1\n0000-01-01;A;1\n10000-01-01;A;1\n2024-01-01;A;99999999999999999999\n2024-01-01;A;1e309\n2024-01-01;A;12,34,5\n2024-01-01;A;-0\n`,
    )
    expect(found.rows).toEqual({ read: 8, used: 2, skipped: { error: 6 } })
    expect(found.total).toBe('1.0000')
  })
  test('a row with a separator too many is an error, not another sale', async () => {
    const found = await report(
      'ragged.csv',
      `Fecha,Factura,Cliente,Producto,Cantidad,Precio,Neto,Nota\n${'2024-01-01,F1,ACME,Caja,2,10,20,\n'.repeat(30)}2024-01-02,F2,ACME,Caja negra, 42,3,10,30,\n`,
    )
    expect(found).toMatchObject({ rows: { read: 31, used: 30, skipped: { error: 1 } }, total: '600.0000' })
  })
})

describe('a valid file with bytes changed at random', () => {
  const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 })
  const changed = (bytes: Buffer, at: readonly (readonly [number, number])[]): Buffer => {
    const copy = Buffer.from(bytes)
    for (const [place, byte] of at) copy[place % copy.length] = byte
    return copy
  }
  test.each([
    ['csv', csv],
    ['xlsx', book],
    ['csv.gz', gzipSync(csv)],
  ] as const)('%s is refused, or every row of it is accounted for', async (kind, bytes) => {
    await fc.assert(
      fc.asyncProperty(flips, async (at) => {
        const found = await report(`flipped.${kind}`, changed(bytes, at)).catch((error: unknown) => error)
        if (found instanceof Refusal) return
        const { rows } = found as Awaited<ReturnType<typeof paretoReport>>
        expect(rows.read).toBe(rows.used + Object.values(rows.skipped).reduce((sum, count) => sum + count, 0))
      }),
      { numRuns: 60 },
    )
  })
})
