import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ImportDesk, startImportDesk } from '@tests/support/test-import'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addPerson, type TestPerson } from '@tests/support/test-people'

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

const file = [
  'Factura;Fecha;NIT;Cliente;Producto;Cantidad;Valor neto',
  'FV-1;05/01/2026;900123456;Alimentos del Norte S.A.S.;Caja;10;1.000,50',
  'FV-1;05/01/2026;900123456;Alimentos del Norte S.A.S.;Caja;10;1.000,50',
  'FV-2;17/01/2026;800555111;Textiles Andinos Ltda.;Bolsa;5;250,00',
  'FV-3;25/02/2026;;;Bolsa;1;99,99',
].join('\n')

test('a file comes in: read, checked, applied, in the history, and undone', async () => {
  const prepared = await desk.upload(director, file)
  expect(prepared).toMatchObject({
    status: 'prepared',
    check: {
      rows: { read: 4, used: 3, skipped: { withoutClient: 1 } },
      ready: 4,
      documents: { new: 3, changed: 0, alreadyThere: 0 },
      clients: { new: 2, known: 0, doubtful: 0 },
      currencies: [{ currency: 'COP', rows: 4, net: '2350.9900' }],
    },
  })
  const applied = await desk.change(director, 'POST', `${prepared.id}/apply`, { revision: prepared.revision })
  expect(applied).toMatchObject({ status: 'applied', canUndo: true, rows: 4 })
  const months = await database.asOwner(
    'select account_no = 0 as nobody, sum(net)::text as net, sum(line_count)::int as lines from clave.sales_month group by 1 order by 1',
  )
  expect(months).toEqual([
    { nobody: false, net: '2251.0000', lines: 3 },
    { nobody: true, net: '99.9900', lines: 1 },
  ])
  const history = await desk.call(director, { path: '/imports' })
  expect(history.json().rows).toMatchObject([{ id: prepared.id, status: 'applied' }])
  expect(await desk.change(director, 'POST', `${prepared.id}/undo`)).toMatchObject({ status: 'undone' })
  expect(await database.asOwner('select from clave.sales_month')).toEqual([])
})
