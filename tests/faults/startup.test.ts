import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { freePort, newDataDirectory, startProduct } from '@tests/support/product'
import { setUp } from '@tests/support/product-desk'
import {
  accountOf,
  askDatabase,
  beginStart,
  databasePid,
  killApplication,
  killDatabase,
  runProduct,
  stopLeftDatabase,
} from '@tests/support/product-process'

let folder: string
beforeEach(() => {
  folder = newDataDirectory()
})
afterEach(async () => {
  await stopLeftDatabase(folder)
  rmSync(folder, { recursive: true, force: true })
})

const start = (env: NodeJS.ProcessEnv, under?: string): ReturnType<typeof runProduct> =>
  runProduct(['start'], { CLAVE_DATA_DIR: folder, CLAVE_PORT: '0', ...env }, under)

describe('one clear sentence, and no database left behind', () => {
  test('the port is taken', async () => {
    const other = createServer()
    other.listen(0, 'localhost')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const ended = start({ CLAVE_PORT: String(port) })
    other.close()
    expect(ended).toEqual({
      code: 2,
      said: '',
      complained: `El puerto ${port} está ocupado; cierre el programa que lo usa o inicie con CLAVE_PORT=4311 npm start.\n`,
    })
    expect(databasePid(folder)).toBeNull()
  })

  test('the folder cannot be made', () => {
    writeFileSync(join(folder, 'file'), '')
    const inside = join(folder, 'file', 'data')
    expect(start({ CLAVE_DATA_DIR: inside })).toEqual({
      code: 2,
      said: '',
      complained: `No se puede escribir en ${inside}; dé permiso de escritura o elija otra carpeta con CLAVE_DATA_DIR=/otra/carpeta npm start.\n`,
    })
  })

  // No process may write a file of more than a megabyte: as when the disk is full before the database is made.
  test('the disk takes no more, and when it does again the same folder works', async () => {
    const ended = start({}, 'ulimit -f 1024')
    expect(ended.code).toBe(2)
    expect(ended.complained).toMatch(/^La base de datos incluida no inició: [^\n]+\n$/)
    expect(databasePid(folder)).toBeNull()
    const product = await startProduct(folder)
    expect((await fetch(`${product.address}/api/v1/health/live`)).status).toBe(200)
    await product.stop()
  })

  test('the data is of a newer PostgreSQL', () => {
    mkdirSync(join(folder, 'pg99'))
    writeFileSync(join(folder, 'pg99', 'PG_VERSION'), '99\n')
    const ended = start({})
    expect(ended.code).toBe(2)
    expect(ended.complained).toBe(
      `Los datos de ${join(folder, 'pg99')} son de PostgreSQL 99, más nuevo que el 18 de esta versión; use la versión de Clave que los creó o restaure una copia.\n`,
    )
  })

  test('the database is ahead of this version', async () => {
    const product = await startProduct(folder)
    await askDatabase(folder, "insert into clave_meta.migration (name, checksum) values ('9999_future.sql', 'x')")
    await product.stop()
    expect(start({})).toMatchObject({
      code: 2,
      complained:
        'La base de datos ya tiene la migración 9999_future.sql, de una versión más nueva de Clave; inicie esa versión.\n',
    })
    expect(databasePid(folder)).toBeNull()
  })

  test('another one serves from the same folder: its process is named', async () => {
    const product = await startProduct(folder)
    const ended = start({})
    expect(ended.code).toBe(2)
    expect(ended.complained).toContain(`(proceso ${product.child.pid})`)
    expect((await fetch(`${product.address}/api/v1/health/live`)).status).toBe(200)
    await product.stop()
  })
})

test('Ctrl-C and a polite end stop application and database; the database never runs as root', async () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const product = await startProduct(folder)
    const database = databasePid(folder)!
    expect(accountOf(database)).not.toBe(0)
    product.child.kill(signal)
    const [code] = (await once(product.child, 'exit')) as [number]
    expect([signal, code, databasePid(folder)]).toEqual([signal, 0, null])
  }
})

test('stopped while it is still starting, it ends in order and leaves no database behind', async () => {
  const { child } = beginStart(folder, { CLAVE_PORT: '0' })
  while (databasePid(folder) === null) await pause(5)
  child.kill('SIGINT')
  const [code] = (await once(child, 'exit')) as [number]
  expect([code, databasePid(folder)]).toEqual([0, null])
})

test('whatever is killed, the next start just works and has what was saved', async () => {
  let product = await startProduct(folder)
  const desk = await setUp(product)
  const company = async (): Promise<string> =>
    ((await (await desk.ask('GET', '/company')).json()) as { name: string }).name
  const rename = async (name: string): Promise<void> => {
    const now = await desk.ask('GET', '/company')
    const { version } = (await now.json()) as { version: number }
    const body = { country: 'CO', currency: 'COP', timeZone: 'America/Bogota', fiscalYearStartMonth: 1 }
    const changed = await fetch(`${product.address}/api/v1/company`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': `"${version}"`, cookie: desk.cookie },
      body: JSON.stringify({ ...body, name, managerLabel: 'kam' }),
    })
    expect(changed.status).toBe(200)
  }
  const kills: [string, () => Promise<void>][] = [
    ['application', () => killApplication(product)],
    [
      'both, the database first',
      async () => {
        await killDatabase(folder)
        await killApplication(product)
      },
    ],
    [
      'both, the application first',
      async () => {
        await killApplication(product)
        await killDatabase(folder)
      },
    ],
  ]
  for (const [name, kill] of kills) {
    await rename(name)
    await kill()
    product = await startProduct(folder)
    desk.moveTo(product)
    expect(await company()).toBe(name)
  }
  await product.stop()
  expect(databasePid(folder)).toBeNull()
})

test('a database that dies is started again under the product that serves; requests meanwhile say so', async () => {
  const product = await startProduct(folder)
  const desk = await setUp(product)
  await killDatabase(folder)
  const answers: number[] = []
  do {
    const reply = await desk.ask('GET', '/company')
    answers.push(reply.status)
    if (reply.status === 503) expect(reply.headers.get('retry-after')).toMatch(/^\d+$/)
    await pause(100)
  } while (answers.at(-1) !== 200)
  expect(new Set(answers)).toEqual(new Set([503, 200]))
  await product.stop()
  expect(databasePid(folder)).toBeNull()
})

test('killed at any moment of its first start, it starts', async () => {
  const env = { CLAVE_PORT: String(await freePort()) }
  for (const delay of [150, 400, 700, 1_000, 1_300]) {
    const begun = beginStart(folder, env)
    await pause(delay)
    await killApplication(begun)
  }
  const product = await startProduct(folder)
  expect(product.setupCode).toMatch(/^[A-Z0-9-]+$/)
  await product.stop()
})
