import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ImportDesk, startImportDesk } from '@tests/support/test-import'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addPerson, type TestPerson } from '@tests/support/test-people'
import type { ImportState } from './import.contract'

let database: TestDatabase
let desk: ImportDesk
let director: TestPerson
beforeAll(async () => {
  database = await createTestDatabase()
  desk = await startImportDesk(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
})
afterAll(async () => {
  await desk.close()
  await database.drop()
})

const heading = 'Factura;Fecha;NIT;Cliente;Valor neto'
const good = Array.from(
  { length: 30 },
  (_, i) => `FV-${i};${String((i % 28) + 1).padStart(2, '0')}/03/2026;900123456;Alimentos;${i + 1}00,50`,
)
const wrong = [
  'FV-90;31/02/2026;900123456;Alimentos;10,25',
  'FV-91;31/02/2026;900123456;Alimentos;11,00',
  'FV-92;03/03/2026;900123456;Alimentos;1O0,00',
  'FV-93;03/03/2026;900123456;Alimentos;',
  'FV-94;03/03/2026;900123456;=cmd;por definir',
]
const upload = (): Promise<ImportState> => desk.upload(director, [heading, ...good, ...wrong].join('\n'))
const errorsOf = async (
  id: string,
  query = '',
): Promise<{ rows: Record<string, unknown>[]; counts: unknown; nextCursor: string | null }> =>
  (await desk.call(director, { path: `/imports/${id}/errors${query}` })).json()

test('rows that do not come in are counted by kind and shown with what they most likely should say', async () => {
  const { id, check } = await upload()
  expect(check).toMatchObject({
    rows: { read: 35, used: 30, skipped: { error: 5 } },
    ready: 30,
    withError: 5,
    errors: { impossibleDate: 2, badNumber: 2, missingAmount: 1 },
  })
  const first = await errorsOf(id, '?limit=2')
  expect(first.rows).toMatchObject([
    {
      row: 32,
      kind: 'impossibleDate',
      column: 1,
      heading: 'Fecha',
      value: '31/02/2026',
      alike: 2,
      proposal: { value: '28/02/2026', why: 'lastDayOfMonth' },
    },
    { row: 33, kind: 'impossibleDate', alike: 2 },
  ])
  const rest = await errorsOf(id, `?limit=50&cursor=${first.nextCursor}`)
  expect(rest.rows.map(({ row, proposal }) => [row, proposal])).toEqual([
    [34, { value: '100,00', why: 'letterForDigit' }],
    [35, null],
    [36, null],
  ])
  expect(rest.nextCursor).toBeNull()
  expect((await errorsOf(id, '?kind=missingAmount')).rows).toMatchObject([{ row: 35 }])
})

describe('corrections', () => {
  test('one cell, all with a value, and a row left out', async () => {
    const { id } = await upload()
    const fixed = await desk.change(director, 'POST', `${id}/fixes`, {
      fixes: [
        { row: 34, column: 4, value: '100,00' },
        { column: 1, from: '31/02/2026', value: '28/02/2026' },
        { row: 36, omit: true },
      ],
    })
    expect(fixed).toMatchObject({
      fixCount: 3,
      check: { ready: 33, withError: 1, errors: { missingAmount: 1 }, rows: { skipped: { omitted: 1, error: 1 } } },
    })
    const forgotten = await desk.change(director, 'DELETE', `${id}/fixes`)
    expect(forgotten).toMatchObject({ fixCount: 0, check: { ready: 30, withError: 5 } })
  })
  test('all proposals of a kind, and all of another kind left out', async () => {
    const { id } = await upload()
    const fixed = await desk.change(director, 'POST', `${id}/fixes`, {
      fixes: [
        { kind: 'impossibleDate', acceptProposals: true },
        { kind: 'badNumber', omit: true },
      ],
    })
    expect(fixed.check).toMatchObject({
      rows: { read: 35, used: 32, skipped: { omitted: 2, error: 1 } },
      withError: 1,
      errors: { missingAmount: 1 },
    })
  })
  test('an empty cell is filled in the rows that are wrong for it, and all rows with a value are left out', async () => {
    const { id } = await upload()
    const fixed = await desk.change(director, 'POST', `${id}/fixes`, {
      fixes: [
        { column: 4, from: '', value: '5,00' },
        { column: 4, from: 'por definir', omit: true },
      ],
    })
    expect(fixed.check).toMatchObject({ ready: 31, withError: 3, rows: { skipped: { omitted: 1, error: 3 } } })
  })
})

describe('against the total of the ledger', () => {
  const control = async (id: string, total: string): Promise<ImportState> =>
    desk.change(director, 'PUT', `${id}/ledger`, { ledger: { currency: 'COP', total } })

  test('rows with an error explain what they would have brought', async () => {
    const { id } = await upload()
    // 46.515,00 of good rows; 21,25 on days that do not exist. What is no amount explains nothing.
    const state = await control(id, '46536.2500')
    expect(state.check!.currencies).toMatchObject([{ currency: 'COP', net: '46515.0000', errorNet: '21.2500' }])
    expect(state.unexplained).toBe('0.0000')
    expect((await control(id, '46636.2500')).unexplained).toBe('100.0000')
  })
  test('rows left out go on explaining, as rows left out', async () => {
    const { id } = await upload()
    await control(id, '46536.2500')
    const left = await desk.change(director, 'POST', `${id}/fixes`, {
      fixes: [
        { row: 32, omit: true },
        { kind: 'impossibleDate', omit: true },
      ],
    })
    expect(left.check!.currencies).toMatchObject([{ errorNet: '0.0000', omittedNet: '21.2500' }])
    expect(left.unexplained).toBe('0.0000')
  })
  test('a credit note with an error is explained below nought, in its own currency', async () => {
    const { id } = await desk.upload(
      director,
      [
        'Tipo;Factura;Fecha;NIT;Cliente;Moneda;Valor neto',
        ...Array.from({ length: 20 }, (_, i) => `Factura;FV-${i};${10 + i}/03/2026;900123456;Alimentos;COP;1.000,00`),
        'Nota crédito;NC-1;13/03/2026;900123456;Alimentos;USD;40,00',
        'Nota crédito;NC-2;33/03/2026;900123456;Alimentos;USD;10,50',
      ].join('\n'),
    )
    const state = await control(id, '20000.0000')
    expect(state.check!.currencies).toMatchObject([
      { currency: 'COP', net: '20000.0000', errorNet: '0.0000' },
      { currency: 'USD', net: '-40.0000', errorNet: '-10.5000' },
    ])
    expect(state.unexplained).toBe('0.0000')
  })
})

test('proofs are those of all rows, also of those beyond the first twenty thousand', async () => {
  const lines = Array.from({ length: 20_500 }, (_, i) =>
    `FV-${i};${String((i % 12) + 1).padStart(2, '0')}/03/2026;900123456;Alimentos;${(i % 90) + 1};7,50;${((i % 90) + 1) * 7.5}`.replace(
      /\.(\d+)$/,
      ',$1',
    ),
  )
  const { inspection } = await desk.upload(
    director,
    [
      'Factura;Fecha;NIT;Cliente;Cantidad;Precio;Valor neto',
      ...lines,
      'FV-X;25/03/2026;900123456;Alimentos;2;7,50;15,00',
      'FV-Y;26/03/2026;900123456;Alimentos;2;7,50;16,00',
    ].join('\n'),
  )
  expect(inspection).toMatchObject({
    rowsLooked: 19_999,
    netRule: { value: 'column', isSupposed: false, proof: { agree: 20_501, of: 20_502 } },
    // Only a row near the end says which comes first; it settles what the first rows left open.
    dateOrder: { value: 'dmy', isSupposed: false, proof: { agree: 20_502, of: 20_502 } },
  })
})

test('the file of errors carries the original row with the reason in front, and no formula runs from it', async () => {
  const { id } = await upload()
  const csv = await desk.call(director, { path: `/imports/${id}/errors/file?format=csv` })
  expect(csv.headers['content-disposition']).toMatch(/attachment; filename="errores-\d{4}-\d\d-\d\d\.csv"/)
  const lines = csv.body.replace('\ufeff', '').trim().split('\r\n')
  expect(lines).toHaveLength(6)
  expect(lines[0]).toBe('Fila;Motivo;Columna;Factura;Fecha;NIT;Cliente;Valor neto')
  expect(lines[1]).toBe('32;La fecha no existe o no se entiende;Fecha;"FV-90";"31/02/2026";900123456;Alimentos;"10,25"')
  expect(lines[5]).toContain(`"'=cmd"`)
  const workbook = await desk.call(director, { path: `/imports/${id}/errors/file?kind=badNumber` })
  expect(workbook.rawPayload.subarray(0, 2).toString()).toBe('PK')
})
