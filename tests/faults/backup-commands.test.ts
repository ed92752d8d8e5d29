import { copyFileSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDataDirectory, type RunningProduct, startProduct } from '@tests/support/product'
import { type Desk, setUp, signIn } from '@tests/support/product-desk'
import { databasePid, runProduct, stopLeftDatabase } from '@tests/support/product-process'
import { siigoFile } from '@tests/support/siigo-file'

let home: string
let away: string
let product: RunningProduct
let desk: Desk
beforeAll(async () => {
  home = newDataDirectory()
  away = newDataDirectory()
  product = await startProduct(home)
  desk = await setUp(product)
  const { content } = siigoFile()
  const importId = await desk.announce('ventas.csv', content)
  await desk.send(importId, content)
  const { revision } = await desk.settled(importId)
  await desk.apply(importId, revision)
})
afterAll(async () => {
  await product.stop()
  for (const folder of [home, away]) {
    await stopLeftDatabase(folder)
    rmSync(folder, { recursive: true, force: true })
  }
})

const shown = ['/accounts', '/accounts/total', '/portfolio', '/imports', '/company', '/users']
async function everythingShown(asker: Desk): Promise<unknown[]> {
  return Promise.all(shown.map(async (path) => withoutSessions(await (await asker.ask('GET', path)).json())))
}
/** When somebody was last seen belongs to the sessions, which no copy has. */
function withoutSessions(reply: unknown): unknown {
  return JSON.parse(JSON.stringify(reply), (key, value: unknown) => (key === 'lastSeenAt' ? null : value))
}

test('a copy made while people work comes back whole elsewhere; a damaged one changes nothing', async () => {
  const file = join(home, 'clave.gz')
  const written = runProduct(['backup', file], { CLAVE_DATA_DIR: home })
  expect([written.code, written.complained]).toEqual([0, ''])
  const before = await everythingShown(desk)

  const damaged = join(home, 'damaged.gz')
  copyFileSync(file, damaged)
  truncateSync(damaged, statSync(file).size - 40)
  const refused = runProduct(['restore', damaged], { CLAVE_DATA_DIR: away })
  expect(refused.code).toBe(2)
  expect(refused.complained).toMatch(/^La copia .+ está dañada en la parte «[^»]+»; no se restauró nada\. [^\n]+\n$/)
  expect(databasePid(away)).toBeNull()

  const over = runProduct(['restore', file], { CLAVE_DATA_DIR: home })
  expect(over.code).toBe(2)
  expect((await desk.ask('GET', '/me')).status).toBe(200)

  expect(runProduct(['restore', file], { CLAVE_DATA_DIR: away }).code).toBe(0)
  const restored = await startProduct(away)
  expect(restored.setupCode).toBeNull()
  const cookieOfHome = await fetch(`${restored.address}/api/v1/me`, { headers: { cookie: desk.cookie } })
  expect(cookieOfHome.status).toBe(401)
  expect(await everythingShown(await signIn(restored))).toEqual(before)
  await restored.stop()
  expect(readFileSync(file).length).toBeGreaterThan(0)
})
