import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addPerson, type TestPerson } from '@tests/support/test-people'
import type { PortfolioWork } from './work.contract'

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
const settings = { weeks: 44, weeklyHours: 42, productivePct: 60, hoursPerKeyAccount: 180.5 }
const save = (version: number, body: object = settings): ReturnType<TestApp['call']> =>
  product.call(director, { method: 'PUT', path: '/portfolio/capacity', body, version })

test('F20: a year has 1.196 productive hours and a key account asks for 255, until the company says otherwise', async () => {
  const usual = (await product.call(director, { path: '/portfolio/capacity' })).json()
  expect(usual).toMatchObject({ weeks: 46, weeklyHours: 40, productivePct: 65, hoursPerKeyAccount: 255 })
  const saved = await save(usual.version)
  expect(saved.json()).toEqual({ ...settings, version: usual.version + 1 })
  const work: PortfolioWork = (await product.call(director, { path: '/portfolio/work' })).json()
  expect([work.capacityHours, work.hoursPerAccount]).toEqual([1108.8, 180.5])
})

test('who saves late is told what stands', async () => {
  const { version } = (await product.call(director, { path: '/portfolio/capacity' })).json()
  await save(version, { ...settings, weeks: 45 })
  const late = await save(version)
  expect([late.statusCode, late.json().code]).toEqual([412, 'version_stale'])
  expect(late.json().details.current).toMatchObject({ weeks: 45, version: version + 1 })
})

test('hours that no year has are refused', async () => {
  for (const wrong of [{ weeks: 54 }, { weeklyHours: -1 }, { productivePct: 101 }, { hoursPerKeyAccount: 0 }])
    expect((await save(1, { ...settings, ...wrong })).statusCode).toBe(422)
})

test.each(['kam', 'executive', 'administrator', 'specialist'])('%s neither reads nor sets them', async (role) => {
  const person = await addPerson(database, { name: 'Otra persona', roles: [role] })
  const reads = await product.call(person, { path: '/portfolio/capacity' })
  const writes = await product.call(person, { method: 'PUT', path: '/portfolio/capacity', body: settings, version: 1 })
  expect([reads.statusCode, writes.statusCode]).toEqual([403, 403])
})
