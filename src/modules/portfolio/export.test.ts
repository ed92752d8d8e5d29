import { readXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAltavia, altaviaNovember, type TestAccount } from '@tests/support/altavia'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addPerson, entrust, testId, type TestPerson } from '@tests/support/test-people'

let database: TestDatabase
let product: TestApp
let director: TestPerson
let accounts: Map<string, TestAccount>
beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  accounts = await addAltavia(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

type Rows = readonly (readonly unknown[])[]
const file = (person = director, query = ''): ReturnType<TestApp['call']> =>
  product.call(person, { path: `/portfolio/export.xlsx${query}` })
const sheetsOf = async (person = director, query = ''): Promise<Record<string, Rows>> => {
  const book = await readXlsx((await file(person, query)).rawPayload)
  return Object.fromEntries(book.sheets.map((sheet) => [sheet.name, sheet.rows]))
}
const post = (path: string, body: object): ReturnType<TestApp['call']> =>
  product.call(director, { method: 'POST', path, body })

describe('the portfolio as a workbook', () => {
  test('before the first run there is nothing to export', async () => {
    const reply = await file()
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'no_sales'])
  })

  test('clients with class, share, cumulative share, decision and manager', async () => {
    await post('/portfolio/runs', altaviaNovember)
    await post('/portfolio/runs', {})
    const manager = await addPerson(database, { name: 'Valentina Ríos', roles: ['kam'] })
    await entrust(database, accounts.get('Lácteos Valdorado')!.id, manager)
    await post('/portfolio/decisions', {
      decisions: [
        {
          accountId: accounts.get('Lácteos Valdorado')!.id,
          decision: 'exception',
          reason: '=cmd|calc',
          expiresOn: '2026-12-31',
        },
      ],
    })
    const reply = await file()
    expect(reply.headers['content-disposition']).toBe('attachment; filename="cartera-8020-2026-05-14.xlsx"')
    const { Clientes: clients } = await sheetsOf()
    expect(clients?.[0]).toEqual([
      'Puesto',
      'Cliente',
      'Ventas netas (COP)',
      'Participación',
      'Acumulado',
      'Clase',
      'Clase anterior',
      'Puesto anterior',
      'Año anterior',
      'Clave',
      'Decisión',
      'Motivo',
      'Hasta',
      'Gerente',
    ])
    expect(clients?.[1]).toEqual([
      1,
      'Lácteos Valdorado S.A.',
      6_480_000_000,
      0.133248,
      0.133248,
      'A',
      'A',
      1,
      6_113_200_000,
      'Sí',
      'Clave por excepción',
      "'=cmd|calc",
      new Date('2026-12-31T00:00:00Z'),
      'Valentina Ríos',
    ])
    expect(clients?.[16]?.slice(0, 7)).toEqual([
      16,
      'Aceites Palmarena S.A.',
      792_600_000,
      0.016298,
      0.801783,
      'A',
      'B',
    ])
    expect(clients?.at(-1)?.slice(2, 6)).toEqual([-11_900_000, null, null, 'N'])
  })

  test('classes, movement and how the run was made', async () => {
    const sheets = await sheetsOf()
    expect(sheets['Clases']?.slice(1)).toEqual([
      ['A', 16, 38_991_500_000, 0.801783],
      ['B', 17, 7_294_700_000, 0.150001],
      ['C', 59, 2_344_800_000, 0.048216],
      ['N', 2, -18_600_000, null],
    ])
    const moved = (name: string): unknown => sheets['Movimiento']?.find((row) => row[0] === name)?.slice(1)
    expect(moved('Nutrición Vitalba S.A.S.')).toEqual(['Entra a A', 'B', 'A', 17, 15])
    expect(moved('Panificadora Migalva S.A.')).toEqual(['Sale de A', 'A', 'B', 15, 18])
    expect(moved('Lácteos Valdorado S.A.')).toBeUndefined()
    expect(sheets['Antes y ahora']).toEqual([
      ['Clase antes', 'A', 'B', 'C', 'N', 'Sin ventas ahora'],
      ['A', 14, 1, 0, 0, 0],
      ['B', 2, 12, 0, 0, 0],
      ['C', 0, 4, 55, 2, 0],
      ['N', 0, 0, 0, 0, 0],
      ['Sin ventas antes', 0, 0, 4, 0, 0],
    ])
    expect(Object.fromEntries(sheets['Parámetros'] as [string, unknown][])).toMatchObject({
      Base: 'Ventas netas',
      'Primer mes': '2025-05',
      'Último mes': '2026-04',
      'Corte A (%)': 80,
      Moneda: 'COP',
      Documentos: 95,
      'Hecha por': 'Ricardo Sanín',
      'Comparada con': '2023-10 – 2023-10',
      'Suma de los clientes con saldo positivo': 48_631_000_000,
      'Suma de todos los clientes': 48_612_400_000,
    })
  })

  test('in English for who reads English; an older run by its id', async () => {
    const reader = await addPerson(database, { name: 'Anne Rowe', roles: ['executive'] })
    await database.asOwner("update clave.app_user set locale = 'en' where id = $1", [reader.id])
    const [older] = (await product.call(director, { path: '/portfolio/runs' })).json().slice(-1)
    const sheets = await sheetsOf(reader, `?run=${older.id}`)
    expect(Object.keys(sheets)).toEqual(['Clients', 'Classes', 'Movement', 'Before and now', 'Parameters'])
    expect(sheets['Classes']?.[1]?.slice(0, 2)).toEqual(['A', 15])
    expect(sheets['Movement']).toHaveLength(1)
  })

  test('a director of an area takes home the accounts of the area, without the company’s sums', async () => {
    await database.asOwner("update clave.account set area = 'Norte' where id <> $1", [
      accounts.get('Café Nubealta')!.id,
    ])
    const south = await addPerson(database, { name: 'Pablo Ruiz', roles: ['director'], area: 'Sur' })
    const sheets = await sheetsOf(south)
    expect(sheets['Clientes']?.slice(1).map((row) => [row[0], row[1], row[4]])).toEqual([
      [11, 'Café Nubealta S.A.S.', null],
    ])
    const names = (sheets['Parámetros'] ?? []).map((row) => row[0])
    expect(names).not.toContain('Documentos')
    expect(names).not.toContain('Suma de todos los clientes')
  })

  test('each leaves its trace; an unknown run is not found; who may not, does not', async () => {
    await file()
    const [trace] = await database.asOwner<{ actor_id: string; changes: { accounts: number } }>(
      "select actor_id, changes from clave.audit_event where action = 'portfolio.exported' order by id desc limit 1",
    )
    expect(trace).toMatchObject({ actor_id: director.id, changes: { accounts: 94 } })
    expect((await file(director, `?run=${testId()}`)).statusCode).toBe(404)
    for (const role of ['kam', 'specialist', 'administrator', 'privacy_officer', 'area']) {
      const person = await addPerson(database, { name: 'Otra persona', roles: [role] })
      expect((await file(person)).statusCode).toBe(403)
    }
  })
})
