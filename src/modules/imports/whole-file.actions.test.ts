import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addPerson } from '@tests/support/test-people'

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await createTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'clave-cli-'))
  writeFileSync(join(folder, 'ventas.csv'), ['Comprobante;Fecha;NIT;Cliente;Neto;Monto final', ...lines].join('\n'))
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})
const lines = Array.from(
  { length: 20 },
  (_, i) =>
    `F-${i};${String(i + 1).padStart(2, '0')}/03/2026;90012345${i % 3};Cliente ${i % 3};${i + 1}00,25;${i + 1}19,30`,
)

/** The built command line on this database; what it said and how it ended. */
async function clave(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { host, port, user, password, database: name } = new pg.Client(database.migrator)
  const url = `postgres://${user}:${encodeURIComponent(String(password))}@${host.startsWith('/') ? '' : `${host}:${port}`}/${name}${host.startsWith('/') ? `?host=${encodeURIComponent(host)}&port=${port}` : ''}`
  const child = spawn(process.execPath, [join(inject('builtServer'), 'cli.js'), 'import', ...args], {
    env: { ...process.env, DATABASE_URL: url, CLAVE_DATA_DIR: folder, LANG: 'es_CO.UTF-8', LC_ALL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: code as number, out, err }
}

test('without a director there is nobody to import for', async () => {
  const ended = await clave(join(folder, 'ventas.csv'))
  expect(ended).toMatchObject({ code: 2, out: '' })
  expect(ended.err).toMatch(/^No hay un director/)
})

test('a file comes in from the command line, and a second time nothing is new', async () => {
  await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  const first = await clave(join(folder, 'ventas.csv'))
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toContain('20 = 20 usadas')
  expect(first.out).toContain('Documentos: 20 nuevos, 0 corregidos, 0 ya estaban')
  expect(first.out).toContain('Total COP 21.005,00')
  expect(first.out).toContain('En nombre de Ricardo Sanín')
  const second = await clave(join(folder, 'ventas.csv'), '--json')
  expect(JSON.parse(second.out)).toMatchObject({
    status: 'prepared',
    check: { documents: { new: 0, changed: 0, alreadyThere: 20 }, clients: { new: 0, known: 3 } },
  })
  expect(await database.asOwner('select sum(net)::text as net from clave.sales_month')).toEqual([{ net: '21005.0000' }])
  expect(await database.asOwner('select from clave.session where is_job')).toEqual([])
  expect(
    await database.asOwner(
      "select relname from pg_class where relnamespace = 'clave_staging'::regnamespace and relname not like 'error%'",
    ),
  ).toEqual([])
})

test('columns are named by heading, letter or number; a name that is not there is refused in one sentence', async () => {
  const mapped = await clave(join(folder, 'ventas.csv'), '--map', 'net=Monto final', '--json')
  expect(JSON.parse(mapped.out).check).toMatchObject({
    documents: { changed: 20 },
    currencies: [{ net: '21386.0000' }],
  })
  expect(await clave(join(folder, 'ventas.csv'), '--map', 'net=Importe bruto')).toMatchObject({
    code: 2,
    err: 'No existe el campo o la columna «Importe bruto» en --map.\n',
  })
})

test('a file that cannot be read is refused in one sentence', async () => {
  writeFileSync(join(folder, 'vacio.csv'), '')
  expect(await clave(join(folder, 'vacio.csv'))).toMatchObject({ code: 2, err: 'El archivo está vacío.\n' })
  expect((await clave(join(folder, 'no-esta.csv'))).code).toBe(2)
  expect((await clave()).err).toMatch(/^Uso: clave import/)
})
