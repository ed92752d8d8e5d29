import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addAccount, addPerson, testId, type TestPerson } from '@tests/support/test-people'
import type { Appointment } from './appointment.contract'

let database: TestDatabase
let product: TestApp
let director: TestPerson
let second: TestPerson
let valentina: TestPerson
let andres: TestPerson
let specialist: TestPerson
let executive: TestPerson
let account: string

beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  second = await addPerson(database, { name: 'Sara Peña', roles: ['director'] })
  valentina = await addPerson(database, { name: 'Valentina Ríos', roles: ['kam'] })
  andres = await addPerson(database, { name: 'Andrés Mejía', roles: ['kam'] })
  specialist = await addPerson(database, { name: 'Paula Guerra', roles: ['specialist'] })
  executive = await addPerson(database, { name: 'Elena Mora', roles: ['executive'] })
  await database.asOwner("update clave.company set fixed_today = '2026-05-14'")
})
beforeEach(async () => {
  account = (await addAccount(database, { name: 'Lácteos Valdorado' })).id
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

interface Answer {
  status: number
  code?: string
  body: Appointment
}
const ask = async (person: TestPerson, request: Parameters<TestApp['call']>[1]): Promise<Answer> => {
  const reply = await product.call(person, request)
  const body = reply.body === '' ? {} : reply.json()
  return { status: reply.statusCode, code: body.code, body }
}
const appoint = (manager: TestPerson, startsOn: string, rest: object = {}, by = director): Promise<Answer> =>
  ask(by, {
    method: 'POST',
    path: `/accounts/${account}/appointments`,
    body: { managerId: manager.id, startsOn, ...rest },
  })
const history = async (person = director): Promise<string[]> =>
  ((await ask(person, { path: `/accounts/${account}/appointments` })).body as unknown as Appointment[]).map(
    ({ manager, startsOn, endsOn }) => `${manager.name} ${startsOn} ${endsOn ?? ''}`.trim(),
  )

describe('appointing', () => {
  test('carries mandate, purposes, sponsor, backup and what the predecessor hands over', async () => {
    const { status, body } = await appoint(valentina, '2026-01-01', {
      sponsorId: executive.id,
      backupId: andres.id,
      mandate: 'Crecer en vasos',
      purposes: ['responsible', 'defend', 'defend'],
      handoverNotes: 'Renueva en agosto',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      manager: { id: valentina.id, name: 'Valentina Ríos' },
      sponsor: { name: 'Elena Mora' },
      backup: { name: 'Andrés Mejía' },
      startsOn: '2026-01-01',
      endsOn: null,
      mandate: 'Crecer en vasos',
      purposes: ['responsible', 'defend'],
      handoverNotes: 'Renueva en agosto',
      appointedBy: { name: 'Ricardo Sanín' },
      version: 1,
    })
    expect((await ask(valentina, { path: `/accounts/${account}` })).status).toBe(200)
  })

  test('the predecessor ends the day before; the history keeps both, the newest first', async () => {
    await appoint(valentina, '2025-01-01')
    await appoint(andres, '2026-05-14')
    expect(await history()).toEqual(['Andrés Mejía 2026-05-14', 'Valentina Ríos 2025-01-01 2026-05-13'])
    expect((await ask(valentina, { path: `/accounts/${account}` })).status).toBe(404)
    expect((await ask(andres, { path: `/accounts/${account}` })).status).toBe(200)
  })

  test('another on the very same day takes the place of the first', async () => {
    await appoint(valentina, '2026-05-14')
    await appoint(andres, '2026-05-14')
    expect(await history()).toEqual(['Andrés Mejía 2026-05-14'])
  })

  test('one that is planned for later stands in the way', async () => {
    await appoint(valentina, '2026-09-01')
    expect((await appoint(andres, '2026-05-14')).code).toBe('appointment_overlaps')
  })

  test('two directors at once: one appoints, the other is told', async () => {
    const race = await Promise.all([
      appoint(valentina, '2026-05-14', {}, director),
      appoint(andres, '2026-05-13', {}, second),
      appoint(andres, '2026-05-12', {}, second),
    ])
    const done = race.filter(({ status }) => status === 200).length
    expect(race.filter(({ code }) => code === 'appointment_overlaps')).toHaveLength(3 - done)
    const running = await database.asOwner(
      "select count(*)::int as n from clave.appointment where account_id = $1 and deleted_at is null and '2026-05-14' between starts_on and coalesce(ends_on, 'infinity')",
      [account],
    )
    expect(running).toEqual([{ n: 1 }])
  })

  test('the database itself refuses two managers on one day', async () => {
    await appoint(valentina, '2026-01-01')
    await expect(
      database.asOwner(
        "insert into clave.appointment (id, account_id, manager_id, starts_on) values ($1, $2, $3, '2026-03-01')",
        [testId(), account, andres.id],
      ),
    ).rejects.toThrow(/one_manager_a_day/)
  })

  test.each([
    ['who is no manager', () => ({ managerId: specialist.id }), 'not_a_manager'],
    ['who does not work here', () => ({ managerId: testId() }), 'not_a_manager'],
    ['with a backup who is no manager', () => ({ backupId: executive.id }), 'not_a_manager'],
    ['who is his own backup', () => ({ backupId: valentina.id }), 'backup_is_manager'],
    ['with a sponsor nobody knows', () => ({ sponsorId: testId() }), 'sponsor_unknown'],
    ['from a day that is none', () => ({ startsOn: '2026-02-30' }), 'invalid_input'],
  ])('somebody %s is refused', async (_sentence, change, code) => {
    expect((await appoint(valentina, '2026-05-14', change())).code).toBe(code)
    expect(await history()).toEqual([])
  })

  test('who was disabled does not get an account', async () => {
    const gone = await addPerson(database, { name: 'Nora Gil', roles: ['kam'] })
    await database.asOwner('update clave.app_user set is_disabled = true where id = $1', [gone.id])
    expect((await appoint(gone, '2026-05-14')).code).toBe('not_a_manager')
  })

  test('an archived account gets no manager', async () => {
    await ask(director, { method: 'POST', path: `/accounts/${account}/archive`, version: 1 })
    expect((await appoint(valentina, '2026-05-14')).code).toBe('account_archived')
  })

  test('only directors appoint, change and take back', async () => {
    const { body } = await appoint(valentina, '2026-01-01')
    const path = `/accounts/${account}/appointments`
    for (const [person, code] of [
      [valentina, 'forbidden'],
      [andres, 'not_found'],
      [executive, 'forbidden'],
      [specialist, 'forbidden'],
    ] as const) {
      expect((await appoint(andres, '2026-05-14', {}, person)).code).toBe(code)
      expect(
        (await ask(person, { method: 'PATCH', path: `${path}/${body.id}`, version: 1, body: { mandate: 'x' } })).code,
      ).toBe(code)
      expect((await ask(person, { method: 'DELETE', path: `${path}/${body.id}`, version: 1 })).code).toBe(code)
    }
    expect(await history()).toEqual(['Valentina Ríos 2026-01-01'])
  })
})

describe('changing and taking back', () => {
  const change = (id: string, version: number, body: object): Promise<Answer> =>
    ask(director, { method: 'PATCH', path: `/accounts/${account}/appointments/${id}`, version, body })
  const undo = (id: string, version: number): Promise<Answer> =>
    ask(director, { method: 'DELETE', path: `/accounts/${account}/appointments/${id}`, version })

  test('mandate and people change under versions; the stale one is told what stands', async () => {
    const { body } = await appoint(valentina, '2026-01-01')
    expect(
      (await change(body.id, 1, { mandate: 'Defender', purposes: ['defend'], backupId: andres.id })).body,
    ).toMatchObject({
      mandate: 'Defender',
      purposes: ['defend'],
      backup: { name: 'Andrés Mejía' },
      version: 2,
    })
    const stale = await change(body.id, 1, { mandate: 'Otra' })
    expect(stale.code).toBe('version_stale')
    expect((stale.body as unknown as { details: unknown }).details).toMatchObject({ current: { mandate: 'Defender' } })
    expect((await change(body.id, 2, { backupId: valentina.id })).code).toBe('backup_is_manager')
    expect((await change(body.id, 2, { backupId: specialist.id })).code).toBe('not_a_manager')
    expect((await change(body.id, 2, { sponsorId: testId() })).code).toBe('sponsor_unknown')
    expect((await change(body.id, 2, { mandate: null, backupId: null })).body).toMatchObject({
      mandate: null,
      backup: null,
    })
    expect((await change(testId(), 1, { mandate: 'x' })).code).toBe('not_found')
  })

  test('an end comes after the start, and not into another’s days', async () => {
    const first = (await appoint(valentina, '2025-01-01')).body
    await appoint(andres, '2026-01-01')
    expect((await change(first.id, 2, { endsOn: '2024-12-31' })).code).toBe('appointment_before_start')
    expect((await change(first.id, 2, { endsOn: '2026-01-01' })).code).toBe('appointment_overlaps')
    expect((await change(first.id, 2, { endsOn: null })).code).toBe('appointment_overlaps')
    expect((await change(first.id, 2, { endsOn: '2025-11-30' })).body.endsOn).toBe('2025-11-30')
  })

  test('taking one back gives the predecessor his days again, exactly', async () => {
    const first = (await appoint(valentina, '2025-01-01')).body
    await change(first.id, 1, { endsOn: '2026-12-31' })
    const mistake = (await appoint(andres, '2026-05-14')).body
    expect((await undo(mistake.id, 1)).status).toBe(204)
    expect(await history()).toEqual(['Valentina Ríos 2025-01-01 2026-12-31'])
    expect((await undo(mistake.id, 2)).code).toBe('not_found')
  })

  test('who was replaced the very same day comes back', async () => {
    await appoint(valentina, '2026-05-14')
    const mistake = (await appoint(andres, '2026-05-14')).body
    await undo(mistake.id, 1)
    expect(await history()).toEqual(['Valentina Ríos 2026-05-14'])
  })

  test('one that another follows is not taken from under it', async () => {
    const first = (await appoint(valentina, '2025-01-01')).body
    await appoint(andres, '2026-01-01')
    expect((await undo(first.id, 2)).code).toBe('appointment_overlaps')
  })

  test('a stale version takes nothing back', async () => {
    const { body } = await appoint(valentina, '2025-01-01')
    await change(body.id, 1, { mandate: 'Crecer' })
    expect((await undo(body.id, 1)).code).toBe('version_stale')
    expect(await history()).toEqual(['Valentina Ríos 2025-01-01'])
  })
})
