import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiPrefix } from '@/shared/server/http'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addPerson, type TestPerson } from '@tests/support/test-people'

const largestBody = 1_048_576
let database: TestDatabase
let product: TestApp
let director: TestPerson
beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

const codeIn = (reply: { statusCode: number; json: () => unknown }): [number, string] => [
  reply.statusCode,
  (reply.json() as { code: string }).code,
]

test('a body of more than a megabyte is refused, said or not said how long it is', async () => {
  const atMost = (bytes: number): object => ({ name: 'x'.repeat(bytes - '{"name":""}'.length) })
  const fits = await product.call(director, { method: 'POST', path: '/accounts', body: atMost(largestBody) })
  expect(codeIn(fits)).toEqual([422, 'invalid_input'])
  const more = await product.call(director, { method: 'POST', path: '/accounts', body: atMost(largestBody + 1) })
  expect(codeIn(more)).toEqual([413, 'payload_too_large'])

  const address = await product.app.listen({ port: 0, host: '127.0.0.1' })
  const piece = new TextEncoder().encode('"'.padEnd(65_536, 'x'))
  let pieces = 0
  const unsaid = await fetch(`${address}${apiPrefix}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new ReadableStream({ pull: (stream) => (pieces++ < 40 ? stream.enqueue(piece) : stream.close()) }),
    duplex: 'half',
  } as RequestInit)
  expect([unsaid.status, ((await unsaid.json()) as { code: string }).code]).toEqual([413, 'payload_too_large'])
})

test('a file of more than two gigabytes is refused when it is announced', async () => {
  const body = { fileName: 'ventas.csv', bytes: 2 ** 31 + 1 }
  const announced = await product.call(director, { method: 'POST', path: '/imports', body })
  expect(codeIn(announced)).toEqual([413, 'payload_too_large'])
})

test('who asks too often is told when to come back; the others go on', async () => {
  const from = (remoteAddress: string): Promise<{ statusCode: number; headers: object; json: () => unknown }> =>
    product.app.inject({
      method: 'POST',
      url: `${apiPrefix}/password/reset`,
      remoteAddress,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ email: 'nadie@clave.example' }),
    })
  let last = await from('10.1.1.1')
  for (let asked = 1; asked < 1_300 && last.statusCode !== 429; asked++) last = await from('10.1.1.1')
  expect(codeIn(last)).toEqual([429, 'too_many_requests'])
  expect((last.headers as Record<string, string>)['retry-after']).toMatch(/^\d+$/)
  expect((await from('10.1.1.2')).statusCode).toBeLessThan(300)
})
