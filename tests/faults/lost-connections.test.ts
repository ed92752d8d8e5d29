import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDataDirectory, type RunningProduct, startProduct } from '@tests/support/product'
import { type Desk, setUp } from '@tests/support/product-desk'
import { askDatabase } from '@tests/support/product-process'

let folder: string
let product: RunningProduct
let desk: Desk
beforeAll(async () => {
  folder = newDataDirectory()
  product = await startProduct(folder)
  desk = await setUp(product)
})
afterAll(async () => {
  await product.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a server that drops every connection is reached again: each answer is whole or «unavailable»', async () => {
  const acknowledged: string[] = []
  for (let round = 0; round < 10; round++) {
    const names = Array.from({ length: 6 }, (_, n) => `Cliente ${round}-${n}`)
    const asked = names.map((name) => desk.ask('POST', '/accounts', { name }))
    await pause(round * 4)
    await askDatabase(folder, "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'clave_app'")
    for (const [n, reply] of (await Promise.all(asked)).entries()) {
      expect([201, 503]).toContain(reply.status)
      if (reply.status === 201) acknowledged.push(names[n]!)
      else expect(reply.headers.get('retry-after')).toMatch(/^\d+$/)
    }
  }
  let status = 503
  while (status === 503) {
    status = (await desk.ask('GET', '/me')).status
    await pause(20)
  }
  expect(status).toBe(200)
  const found = await askDatabase<{ name: string }>(folder, 'select name from account')
  const names = found.map((row) => row.name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(acknowledged))
  const traces = await askDatabase<{ n: string }>(
    folder,
    "select count(*) as n from audit_event where table_name = 'account' and action = 'insert'",
  )
  expect(Number(traces[0]!.n)).toBe(names.length)
})
