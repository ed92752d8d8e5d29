import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOwnServer, type OwnServer } from '@tests/support/own-server'
import { newDataDirectory, startProduct } from '@tests/support/product'
import { setUp, signIn } from '@tests/support/product-desk'
import { killApplication, runProduct } from '@tests/support/product-process'

let server: OwnServer
let folder: string
beforeAll(async () => {
  server = await openOwnServer()
  folder = newDataDirectory()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('two processes that start together on an empty database both serve, and what one writes the other shows', async () => {
  const env = { DATABASE_URL: await server.createDatabase() }
  const [one, other] = await Promise.all([startProduct(folder, env), startProduct(folder, env)])
  const roles = await server.administer(
    "select rolname from pg_roles where rolname like 'clave%' and rolsuper or rolname = 'clave_app' and rolbypassrls",
  )
  expect(roles).toEqual([])
  // Each offered a code at its start; the one offered last holds.
  const desk = await setUp(one).catch(() => setUp(other))
  const beside = await signIn(one)
  desk.moveTo(other)
  const created = await desk.ask('POST', '/accounts', { name: 'Distribuidora del Valle' })
  expect(created.status).toBe(201)
  const found = await beside.ask('GET', '/accounts')
  expect(await found.text()).toContain('Distribuidora del Valle')
  // One of them killed, the other goes on.
  await killApplication(other)
  expect((await beside.ask('GET', '/accounts')).status).toBe(200)
  await one.stop()
})

test('whoever lacks rights on the server is told the statements that give them; with these it serves', async () => {
  const { url, role, database } = await server.createPoorDatabase()
  const env = { DATABASE_URL: url, CLAVE_SECRET: server.secret }
  const refused = runProduct(['start'], { ...env, CLAVE_DATA_DIR: folder, CLAVE_PORT: '0' })
  expect(refused.code).toBe(2)
  const asked =
    /^Al usuario de DATABASE_URL le faltan permisos; pida al administrador del servidor que ejecute: (.+)\n$/
  const statements = asked.exec(refused.complained)?.[1] ?? refused.complained
  expect(statements).toMatch(new RegExp(`^alter role ${role} createrole; alter database ${database} owner to ${role};`))
  expect(await server.administer("select nspname from pg_namespace where nspname like 'clave%'", database)).toEqual([])

  for (const statement of statements.split(/(?<=;) /)) await server.administer(statement)
  const product = await startProduct(folder, env)
  expect(product.setupCode).not.toBeNull()
  await product.stop()
})

test('a server that does not answer, and a wrong password, are one sentence', () => {
  const refused = runProduct(['start'], { CLAVE_DATA_DIR: folder, DATABASE_URL: 'postgres://a:b@127.0.0.1:1/clave' })
  expect(refused.code).toBe(2)
  expect(refused.complained).toMatch(/^No se pudo entrar a la base de datos de DATABASE_URL: [^\n]+\n$/)
})
