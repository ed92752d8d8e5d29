import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addPerson } from '@tests/support/test-people'

let database: TestDatabase
let product: TestApp
beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

test('somebody signed in learns who he is; a visitor does not', async () => {
  const director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  const known = await product.call(director, { path: '/me' })
  expect(known.json()).toMatchObject({ name: 'Ricardo Sanín', roles: ['director'] })
  const visitor = await product.call(null, { path: '/me' })
  expect([visitor.statusCode, visitor.json().code]).toEqual([401, 'unauthenticated'])
})

test('an address that is not there and a broken body answer with a problem, never a stack', async () => {
  const missing = await product.call(null, { path: '/nothing-here' })
  expect(missing.json()).toMatchObject({ status: 404, code: 'not_found' })
  const broken = await product.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { 'content-type': 'application/json' },
    payload: '{"email": "a',
  })
  expect(broken.json()).toMatchObject({ status: 422, code: 'invalid_input' })
})
