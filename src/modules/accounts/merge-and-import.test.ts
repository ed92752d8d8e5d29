import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { type ImportDesk, startImportDesk } from '@tests/support/test-import'
import { addPerson, type TestPerson } from '@tests/support/test-people'
import { rollUpAgain } from '@tests/support/test-sales'

let database: TestDatabase
let desk: ImportDesk
let director: TestPerson
beforeEach(async () => {
  database = await createTestDatabase()
  desk = await startImportDesk(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  await desk.bring(director, march)
})
afterEach(async () => {
  await desk.close()
  await database.drop()
})

const heading = 'Factura;Fecha;NIT;Cliente;Producto;Cantidad;Valor neto'
const valdorado = '900123456;Lacteos Valdorado'
const twin = '800555111;Valdorado Alimentos'
const march = [
  heading,
  `F1;05/03/2026;${valdorado};Vaso;10;100,50`,
  `F2;16/03/2026;${twin};Tapa;4;40,25`,
  `F3;27/03/2026;${twin};Vaso;1;9,75`,
  '',
].join('\n')

/** What each living account sold, documents and exact sum, with the roll-up checked against the lines. */
async function sold(): Promise<Record<string, string>> {
  const months = (): Promise<unknown[]> =>
    database.asOwner('select * from clave.sales_month order by account_no, month, currency, line_no')
  const kept = await months()
  await rollUpAgain(database)
  expect(await months()).toEqual(kept)
  const rows = await database.asOwner<{ name: string; sold: string }>(
    `select a.name, count(d.document_no) || ' = ' || coalesce(sum(d.net), 0) as sold from clave.account a
     left join clave.sales_document d on d.account_no = a.account_no and d.replaced_by is null
     where a.merged_into is null group by a.id order by a.name`,
  )
  return Object.fromEntries(rows.map((row) => [row.name, row.sold]))
}
async function merge(fromName: string, intoName: string): Promise<string> {
  const idOf = async (name: string): Promise<string> =>
    (await database.asOwner<{ id: string }>('select id from clave.account where name = $1', [name]))[0]!.id
  const reply = await desk.call(director, {
    method: 'POST',
    path: `/accounts/${await idOf(fromName)}/merge`,
    body: { intoId: await idOf(intoName) },
  })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json().mergeId
}
const undo = async (mergeId: string): Promise<void> => {
  const reply = await desk.call(director, { method: 'POST', path: `/accounts/merges/${mergeId}/undo` })
  expect(reply.statusCode, reply.body).toBe(204)
}

const apart = { 'Lacteos Valdorado': '1 = 100.5000', 'Valdorado Alimentos': '2 = 50.0000' }
const together = { 'Lacteos Valdorado': '3 = 150.5000' }

test('the same file again changes nothing, whether the two are apart, together or apart again', async () => {
  const again = async (): Promise<unknown> => (await desk.upload(director, march, 'otra-vez.csv')).check?.documents
  expect(await sold()).toEqual(apart)
  const mergeId = await merge('Valdorado Alimentos', 'Lacteos Valdorado')
  expect(await sold()).toEqual(together)
  expect(await again()).toEqual({ new: 0, changed: 0, alreadyThere: 3 })
  await undo(mergeId)
  expect(await sold()).toEqual(apart)
  expect(await again()).toEqual({ new: 0, changed: 0, alreadyThere: 3 })
})

test('what comes in under the old name finds the survivor; a corrected document goes back with its client', async () => {
  const mergeId = await merge('Valdorado Alimentos', 'Lacteos Valdorado')
  // The corrected F3 has turned into a credit note, and is the same document.
  const corrected = [
    heading,
    `F2;16/03/2026;${twin};Tapa;4;41,00`,
    `F3;27/03/2026;${twin};Vaso;1;-9,75`,
    `F4;02/04/2026;${twin};Vaso;2;20,00`,
    '',
  ].join('\n')
  const brought = await desk.bring(director, corrected, 'abril.csv')
  expect(await sold()).toEqual({ 'Lacteos Valdorado': '4 = 151.7500' })
  await undo(mergeId)
  expect(await sold()).toEqual({ 'Lacteos Valdorado': '2 = 120.5000', 'Valdorado Alimentos': '2 = 31.2500' })
  await desk.change(director, 'POST', `${brought.id}/undo`)
  expect(await sold()).toEqual(apart)
})

test('undoing an import that was merged since takes away what it brought, and the merge is still undone', async () => {
  const april = [heading, `F5;02/04/2026;${twin};Vaso;2;20,00`, ''].join('\n')
  const brought = await desk.bring(director, april, 'abril.csv')
  const mergeId = await merge('Valdorado Alimentos', 'Lacteos Valdorado')
  expect(await sold()).toEqual({ 'Lacteos Valdorado': '4 = 170.5000' })
  await desk.change(director, 'POST', `${brought.id}/undo`)
  expect(await sold()).toEqual(together)
  await undo(mergeId)
  expect(await sold()).toEqual(apart)
})

test('an import that was read before a merge, or before its undo, is read again first', async () => {
  const april = [heading, `F6;02/04/2026;${twin};Vaso;2;20,00`, ''].join('\n')
  const apply = async (state: { id: string; revision: number }): Promise<string | undefined> =>
    (
      await desk.call(director, {
        method: 'POST',
        path: `/imports/${state.id}/apply`,
        body: { revision: state.revision },
      })
    ).json().code
  const before = await desk.upload(director, april, 'abril.csv')
  const mergeId = await merge('Valdorado Alimentos', 'Lacteos Valdorado')
  expect(await apply(before)).toBe('import_changed_meanwhile')
  const between = await desk.upload(director, april, 'abril.csv')
  await undo(mergeId)
  expect(await apply(between)).toBe('import_changed_meanwhile')
  expect(await apply(await desk.upload(director, april, 'abril.csv'))).toBeUndefined()
  expect(await sold()).toEqual({ ...apart, 'Valdorado Alimentos': '3 = 70.0000' })
})
