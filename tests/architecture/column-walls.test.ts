import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { actAs, addAccount, addPerson, entrust, testId, type TestPerson } from '@tests/support/test-people'

let database: TestDatabase
let administrator: TestPerson
let director: TestPerson
let northDirector: TestPerson
let manager: TestPerson
beforeAll(async () => {
  database = await createTestDatabase()
  administrator = await addPerson(database, { name: 'Ana', roles: ['administrator'] })
  director = await addPerson(database, { name: 'Diego', roles: ['director'] })
  northDirector = await addPerson(database, { name: 'Nora', roles: ['director'], area: 'Norte' })
  manager = await addPerson(database, { name: 'Manuel', roles: ['kam'] })
})
afterAll(() => database.drop())

/** What the database says to this person's SQL: rows touched, or its code. */
function tries(person: TestPerson, sql: string, values: unknown[] = []): Promise<string> {
  return actAs(database, person, async ({ client }) => {
    const done = await client.query(sql, values)
    return `${done.rowCount}`
  }).catch((error: { code?: string }) => String(error.code))
}
const forbidden = '42501'

test('nobody moves himself to another area, and an administrator moves him', async () => {
  expect(await tries(northDirector, 'update clave.app_user set area = null where id = $1', [northDirector.id])).toBe(
    forbidden,
  )
  expect(await tries(northDirector, "update clave.app_user set locale = 'en' where id = $1", [northDirector.id])).toBe(
    '1',
  )
  expect(await tries(administrator, "update clave.app_user set area = 'Norte' where id = $1", [manager.id])).toBe('1')
})

test('the settings of the company are the administrator’s, the capacity of its managers the director’s', async () => {
  expect(await tries(director, "update clave.company set name = 'Otra'")).toBe(forbidden)
  expect(await tries(director, 'update clave.company set capacity_weeks = 44')).toBe('1')
  expect(await tries(administrator, "update clave.company set name = 'Otra'")).toBe('1')
  expect(await tries(administrator, 'update clave.company set capacity_weeks = 40')).toBe(forbidden)
})

test('a manager corrects his account and does not put it away', async () => {
  const account = await addAccount(database, { name: 'Cartonera Andina' })
  await entrust(database, account.id, manager)
  expect(await tries(manager, "update clave.account set city = 'Cali' where id = $1", [account.id])).toBe('1')
  expect(await tries(manager, 'update clave.account set archived_at = now() where id = $1', [account.id])).toBe(
    forbidden,
  )
  expect(await tries(director, 'update clave.account set archived_at = now() where id = $1', [account.id])).toBe('1')
})

test('an appointment is not carried into an account out of sight, nor ends one of another account', async () => {
  const [north, south] = [
    await addAccount(database, { name: 'Del Norte', area: 'Norte' }),
    await addAccount(database, { name: 'Del Sur', area: 'Sur' }),
  ]
  const [mine, other] = [await entrust(database, north.id, manager), await entrust(database, south.id, manager)]
  expect(
    await tries(northDirector, 'update clave.appointment set account_id = $2 where id = $1', [mine, south.id]),
  ).toBe(forbidden)
  expect(await tries(northDirector, 'update clave.appointment set ended_id = $2 where id = $1', [mine, other])).toBe(
    '23503',
  )
})

test('a letter leaves only for somebody who works here', async () => {
  const write = 'insert into clave.outbox_mail (id, recipient, subject, body, message_id) values ($1, $2, $3, $4, $5)'
  const letter = (to: string): unknown[] => [testId(), to, 'Hola', 'Texto', testId()]
  expect(await tries(administrator, write, letter('nobody@elsewhere.example'))).toBe(forbidden)
  expect(await tries(administrator, write, letter(`${manager.id}@clave.example`))).toBe('1')
})

test('a director of an area reads the trail of its accounts, not of another’s', async () => {
  const [north, south] = [
    await addAccount(database, { name: 'Rastro Norte', area: 'Norte' }),
    await addAccount(database, { name: 'Rastro Sur', area: 'Sur' }),
  ]
  const trail = 'select from clave.audit_event where account_id = $1'
  expect(await tries(northDirector, trail, [north.id])).toBe('1')
  expect(await tries(northDirector, trail, [south.id])).toBe('0')
  expect(await tries(director, trail, [south.id])).toBe('1')
  expect(await tries(manager, trail, [north.id])).toBe('0')
})
