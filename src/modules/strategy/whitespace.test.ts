import { readXlsx } from 'hucre'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addAccount, addPerson, entrust, type TestPerson } from '@tests/support/test-people'
import type { Plan } from './plan.contract'
import type { PlanItem } from './plan-item.contract'

let database: TestDatabase
let product: TestApp
let manager: TestPerson
let executive: TestPerson
let other: TestPerson
let account: string

beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  manager = await addPerson(database, { name: 'Valentina Ríos', roles: ['kam'] })
  other = await addPerson(database, { name: 'Mateo Londoño', roles: ['kam'] })
  executive = await addPerson(database, { name: 'Elena Duque', roles: ['executive'] })
  await database.asOwner("update clave.company set fixed_today = '2026-05-14'")
})
beforeEach(async () => {
  account = (await addAccount(database, { name: 'Lácteos Valdorado' })).id
  await entrust(database, account, manager)
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

type Reply = Awaited<ReturnType<TestApp['call']>>
const post = (path: string, body: object, person = manager): Promise<Reply> =>
  product.call(person, { method: 'POST', path: `/accounts/${account}/strategy${path}`, body })
const bring = (rows: object[], person = manager): Promise<Reply> => post('/whitespace', { rows }, person)
const cells = async (): Promise<PlanItem<'cell'>[]> => {
  const plan = (await product.call(manager, { path: `/accounts/${account}/strategy` })).json() as Plan
  return plan.items.filter((item) => item.kind === 'cell') as unknown as PlanItem<'cell'>[]
}
const book = async (person = manager): Promise<Record<string, readonly (readonly unknown[])[]>> => {
  const reply = await product.call(person, { path: `/accounts/${account}/strategy/whitespace.xlsx` })
  expect(reply.statusCode).toBe(200)
  const { sheets } = await readXlsx(reply.rawPayload)
  return Object.fromEntries(sheets.map((sheet) => [sheet.name, sheet.rows]))
}
const etiquetas = { unit: 'Rionegro', line: 'Etiquetas', spend: '200', attainablePct: 40, current: '30', version: null }

describe('R1-05 the matrix in and out of a sheet', () => {
  test('rows become cells with their evidence, and a second time they change nothing', async () => {
    const first = await bring([{ ...etiquetas, certainty: 'fact', source: 'informe 2025', observedOn: '2026-02-01' }])
    expect(first.json()).toEqual({ added: 1, changed: 0, same: 0 })
    const [cell] = await cells()
    expect(cell).toMatchObject({
      content: { unit: 'Rionegro', line: 'Etiquetas', spend: '200', current: '30', competitor: '' },
      certainty: 'fact',
      source: 'informe 2025',
      observedOn: '2026-02-01',
    })
    expect((await bring([{ ...etiquetas, version: 1 }])).json()).toEqual({ added: 0, changed: 0, same: 1 })
    expect((await cells())[0]!.version).toBe(1)
  })

  test('a column that the sheet has not stays as it was; an empty one clears', async () => {
    await bring([{ ...etiquetas, competitor: 'Cartamil' }])
    const reply = await bring([{ unit: 'rionegro', line: 'ETIQUETAS', current: null, version: 1 }])
    expect(reply.json()).toEqual({ added: 0, changed: 1, same: 0 })
    expect((await cells()).map(({ content }) => content)).toMatchObject([
      { unit: 'Rionegro', line: 'Etiquetas', spend: '200', current: null, competitor: 'Cartamil' },
    ])
  })

  test('with one fault nothing is written, and each fault says its row, its column and why', async () => {
    const reply = await bring([
      etiquetas,
      { unit: 'Bello', line: 'Tapas', spendLow: '9', spendHigh: '4', version: null },
      { unit: 'RIONEGRO', line: 'etiquetas', version: null },
      { unit: 'Bello', line: '', version: null },
    ])
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'cells_refused'])
    expect(reply.json().details.faults).toEqual([
      { row: 1, column: 'spendLow', reason: 'range' },
      { row: 2, column: 'line', reason: 'repeated' },
      { row: 3, column: 'line', reason: 'line_missing' },
    ])
    expect(await cells()).toEqual([])
  })

  test('a cell that somebody changed or wrote meanwhile is not overwritten, and then no other is', async () => {
    await bring([etiquetas])
    for (const version of [null, 2]) {
      const reply = await bring([
        { unit: 'Bello', line: 'Tapas', spend: '5', version: null },
        { ...etiquetas, spend: '300', version },
      ])
      expect([reply.statusCode, reply.json().code]).toEqual([412, 'version_stale'])
    }
    expect((await cells()).map(({ content }) => [content.line, content.spend])).toEqual([['Etiquetas', '200']])
  })

  test('nothing is brought into a plan that waits for its signature, nor by whoever may only read it', async () => {
    await bring([etiquetas])
    expect((await bring([etiquetas], executive)).json().code).toBe('forbidden')
    expect((await bring([etiquetas], other)).statusCode).toBe(404)
    await post('/submission', { isSubmitted: true })
    expect((await bring([{ ...etiquetas, version: 1 }])).json().code).toBe('plan_submitted')
  })

  test('F7 the workbook has each cell with its potential, and the sums: 200 × 40 % − 30 = 50', async () => {
    await bring([etiquetas, { unit: '', line: 'Tapas', spend: '100', attainablePct: 10, version: null }])
    const { Celdas: rows, Potencial: potential } = await book()
    const at = (heading: string): number => rows![0]!.indexOf(heading)
    expect(rows!.slice(1).map((row) => [row[0], row[at('Línea')], row[at('Estado')], row[at('Potencial')]])).toEqual([
      ['Rionegro', 'Etiquetas', 'Parcial', 50],
      [null, 'Tapas', 'Sin cubrir', 10],
    ])
    expect(rows![1]![at('Parte de su gasto, %')]).toBe(15)
    expect(potential).toEqual([
      ['Unidad del cliente', 'Etiquetas', 'Tapas', 'Suma'],
      ['Rionegro', 50, null, 50],
      ['Toda la cuenta', null, 10, 10],
      ['Suma', 50, 10, 60],
    ])
  })

  test('a reserved cell is in no workbook, and whoever has no sight of the plan gets none; who took it is in the audit', async () => {
    await bring([{ ...etiquetas, competitor: 'Canario Reservado' }])
    const [cell] = await cells()
    await product.call(manager, {
      method: 'PATCH',
      path: `/accounts/${account}/strategy/items/${cell!.id}`,
      version: cell!.version,
      body: { evidence: { level: 'reserved' } },
    })
    expect(JSON.stringify(await book())).not.toContain('Canario')
    expect(JSON.stringify(await book(executive))).not.toContain('Canario')
    const refused = await product.call(other, { path: `/accounts/${account}/strategy/whitespace.xlsx` })
    expect(refused.statusCode).toBe(404)
    const kept = await database.asOwner(
      "select actor_id from clave.audit_event where action = 'strategy.whitespace_exported' and account_id = $1",
      [account],
    )
    expect(kept.map((row) => row['actor_id'])).toEqual([manager.id, executive.id])
  })
})
