import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addAccount, addPerson, entrust, testId, type TestPerson } from '@tests/support/test-people'

let database: TestDatabase
let product: TestApp
let director: TestPerson
let southern: TestPerson
let manager: TestPerson
let stranger: TestPerson
let backup: TestPerson
let specialist: TestPerson
let administrator: TestPerson
let executive: TestPerson
let valdorado: string

beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  southern = await addPerson(database, { name: 'Sara Peña', roles: ['director'], area: 'Sur' })
  manager = await addPerson(database, { name: 'Valentina Ríos', roles: ['kam'] })
  stranger = await addPerson(database, { name: 'Andrés Mejía', roles: ['kam'] })
  backup = await addPerson(database, { name: 'Mateo Londoño', roles: ['kam'] })
  specialist = await addPerson(database, { name: 'Paula Guerra', roles: ['specialist'] })
  administrator = await addPerson(database, { name: 'Marta Gil', roles: ['administrator'] })
  executive = await addPerson(database, { name: 'Elena Mora', roles: ['executive'] })
})
beforeEach(async () => {
  valdorado = (await addAccount(database, { name: 'Lácteos Valdorado', city: 'Rionegro', area: 'Norte' })).id
  await entrust(database, valdorado, manager, { backup })
  await database.asOwner(
    "insert into clave.account_team_member (id, account_id, user_id, purpose, starts_on) values ($1, $2, $3, 'calidad', '2020-01-01')",
    [testId(), valdorado, specialist.id],
  )
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

interface Answer {
  status: number
  code?: string
  body: Record<string, never> & { [field: string]: unknown }
}
const ask = async (person: TestPerson | null, request: Parameters<TestApp['call']>[1]): Promise<Answer> => {
  const reply = await product.call(person, request)
  const body = reply.body === '' ? {} : reply.json()
  return { status: reply.statusCode, code: body.code, body }
}
const patch = (person: TestPerson, id: string, version: number | undefined, body: unknown): Promise<Answer> =>
  ask(person, { method: 'PATCH', path: `/accounts/${id}`, version, body })

const addOne = async (name: string): Promise<string> => (await addAccount(database, { name })).id

describe('one account', () => {
  test.each([
    ['a director', () => director, 200],
    ['its manager', () => manager, 200],
    ['his backup', () => backup, 200],
    ['a specialist of its team', () => specialist, 200],
    ['an executive', () => executive, 200],
    ['an administrator, by name', () => administrator, 200],
    ['the manager of another', () => stranger, 404],
    ['a director of another area', () => southern, 404],
    ['a visitor', () => null, 401],
  ])('%s', async (_sentence, person, status) => {
    expect((await ask(person(), { path: `/accounts/${valdorado}` })).status).toBe(status)
  })

  test('out of sight answers like one that never was, to the byte, for reading and for changing', async () => {
    const withoutRequest = ({ body }: Answer): unknown => ({ ...body, requestId: '' })
    for (const method of ['GET', 'PATCH'] as const) {
      const request = { method, version: 1, ...(method === 'PATCH' ? { body: { city: 'Cali' } } : {}) }
      const hidden = await ask(stranger, { ...request, path: `/accounts/${valdorado}` })
      const unknown = await ask(stranger, { ...request, path: `/accounts/${testId()}` })
      expect(withoutRequest(hidden)).toEqual(withoutRequest(unknown))
      expect(hidden.status).toBe(404)
    }
  })

  test('an administrator reads name, state and manager, nothing else', async () => {
    const { body } = await ask(administrator, { path: `/accounts/${valdorado}` })
    expect(Object.keys(body).sort()).toEqual(['id', 'isArchived', 'manager', 'name', 'rights', 'status', 'version'])
  })

  test('a specialist reads it without rank, share or amount, and may not change it', async () => {
    const { body } = await ask(specialist, { path: `/accounts/${valdorado}` })
    expect(body).toMatchObject({ name: 'Lácteos Valdorado', city: 'Rionegro' })
    for (const field of ['net', 'netYearBefore', 'rank', 'sharePct']) expect(body).not.toHaveProperty(field)
    expect((await patch(specialist, valdorado, 1, { city: 'Cali' })).code).toBe('forbidden')
  })

  test('a backup is an owner only while his days last', async () => {
    await database.asOwner('update clave.appointment set ends_on = clave.today() - 1 where account_id = $1', [
      valdorado,
    ])
    expect((await ask(backup, { path: `/accounts/${valdorado}` })).status).toBe(404)
    expect((await ask(manager, { path: `/accounts/${valdorado}` })).status).toBe(404)
  })

  test('rights taken away count from the next request', async () => {
    const leaving = await addPerson(database, { name: 'Nora Gil', roles: ['kam', 'specialist'] })
    const own = (await addAccount(database, { name: 'Cárnicos Roblegal' })).id
    await entrust(database, own, leaving)
    expect((await ask(leaving, { path: `/accounts/${own}` })).status).toBe(200)
    await database.asOwner("delete from clave.user_role where user_id = $1 and role = 'kam'", [leaving.id])
    expect((await ask(leaving, { path: `/accounts/${own}` })).status).toBe(401)
  })
})

describe('creating', () => {
  test('a director creates at once; clients with the same tax id or name are put before him as doubts', async () => {
    const first = await ask(director, {
      method: 'POST',
      path: '/accounts',
      body: { name: 'Aceites Palmarena', taxId: '901.222.333-4' },
    })
    expect([first.status, first.body['isProposal']]).toEqual([201, false])
    await ask(director, { method: 'POST', path: '/accounts', body: { name: 'Palmarena Aceites', taxId: '901222333' } })
    const doubts = (await product.call(director, { path: '/accounts/matches' })).json()
    expect(doubts).toHaveLength(1)
    expect(doubts[0]).toMatchObject({
      reason: 'same_tax_id',
      left: { name: 'Aceites Palmarena' },
      right: { name: 'Palmarena Aceites' },
    })
  })

  test('a manager proposes and learns nothing of what is there: the same reply, known client or not', async () => {
    const known = await ask(stranger, { method: 'POST', path: '/accounts', body: { name: 'Lácteos Valdorado' } })
    const fresh = await ask(stranger, { method: 'POST', path: '/accounts', body: { name: 'Nunca Vista' } })
    expect([known.status, fresh.status]).toEqual([202, 202])
    expect({ ...known.body, id: '' }).toEqual({ ...fresh.body, id: '' })
    const own = await ask(stranger, { path: `/accounts/${String(known.body['id'])}` })
    expect(own.body).toMatchObject({ status: 'proposed' })
    expect((await ask(manager, { path: `/accounts/${String(known.body['id'])}` })).status).toBe(404)
    expect((await ask(stranger, { path: '/accounts?view=proposed' })).body['rows']).toHaveLength(2)
    expect((await ask(stranger, { path: '/accounts' })).body['rows']).toHaveLength(0)
  })

  test('his proposal is his to correct, not to accept', async () => {
    const { body } = await ask(stranger, { method: 'POST', path: '/accounts', body: { name: 'Cafe Nubealta' } })
    const id = String(body['id'])
    expect((await patch(stranger, id, 1, { name: 'Café Nubealta' })).body).toMatchObject({
      name: 'Café Nubealta',
      version: 2,
    })
    expect((await patch(stranger, id, 2, { status: 'active' })).code).toBe('forbidden')
    expect((await ask(stranger, { method: 'POST', path: `/accounts/${id}/accept`, version: 2 })).code).toBe('forbidden')
    const accepted = await ask(director, { method: 'POST', path: `/accounts/${id}/accept`, version: 2 })
    expect(accepted.body).toMatchObject({ status: 'prospect' })
    expect((await ask(director, { method: 'POST', path: `/accounts/${id}/accept`, version: 3 })).code).toBe('not_found')
    expect((await ask(stranger, { path: `/accounts/${id}` })).status).toBe(404)
  })

  test('a stale or archived proposal is not accepted', async () => {
    const { body } = await ask(stranger, { method: 'POST', path: '/accounts', body: { name: 'Molinos Trigalba' } })
    const path = `/accounts/${String(body['id'])}`
    expect((await ask(director, { method: 'POST', path: `${path}/accept`, version: 9 })).code).toBe('version_stale')
    await ask(director, { method: 'POST', path: `${path}/archive`, version: 1 })
    expect((await ask(director, { method: 'POST', path: `${path}/accept`, version: 2 })).code).toBe('account_archived')
  })

  test.each([
    ['a name of dots', { name: ' .-. ' }, 'name_empty'],
    ['no name', { name: '  ' }, 'invalid_input'],
    ['a parent that is not there', { name: 'Filial', parentId: testId() }, 'parent_unknown'],
    ['a state of ours', { name: 'Filial', status: 'proposed' }, 'invalid_input'],
  ])('%s is refused', async (_sentence, given, code) => {
    expect((await ask(director, { method: 'POST', path: '/accounts', body: given })).code).toBe(code)
  })

  test('a director of an area creates in it or in none, not in another', async () => {
    const create = (area: string | null): Promise<Answer> =>
      ask(southern, { method: 'POST', path: '/accounts', body: { name: 'Frutas del Valle', area } })
    expect((await create('Norte')).code).toBe('area_out_of_sight')
    expect([(await create('Sur')).status, (await create(null)).status]).toEqual([201, 201])
  })

  test('a specialist, an executive and an administrator may not', async () => {
    for (const person of [specialist, executive, administrator])
      expect((await ask(person, { method: 'POST', path: '/accounts', body: { name: 'Otra' } })).code).toBe('forbidden')
  })

  test('a double click creates one', async () => {
    const [key, body] = [testId(), { name: 'Galletas Albaterra' }]
    const first = await ask(director, { method: 'POST', path: '/accounts', body, key })
    const second = await ask(director, { method: 'POST', path: '/accounts', body, key })
    expect(second).toEqual(first)
    expect(second.status).toBe(201)
  })
})

describe('changing', () => {
  test('its manager and a director save; the version moves on', async () => {
    expect((await patch(manager, valdorado, 1, { city: 'Medellín' })).body).toMatchObject({
      city: 'Medellín',
      version: 2,
    })
    const saved = await patch(director, valdorado, 2, { notes: 'Pide cajas', website: null, clientSince: '2019-03-01' })
    expect(saved.body).toMatchObject({ notes: 'Pide cajas', website: null, clientSince: '2019-03-01', version: 3 })
  })

  test('nobody overwrites unseen: 412 carries the account as it is now, 428 without a version', async () => {
    await patch(manager, valdorado, 1, { city: 'Medellín' })
    const stale = await patch(director, valdorado, 1, { city: 'Cali' })
    expect([stale.status, stale.code]).toEqual([412, 'version_stale'])
    expect(stale.body['details']).toMatchObject({
      current: { city: 'Medellín', version: 2 },
      changedBy: manager.name,
      changedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    })
    expect((await patch(director, valdorado, undefined, { city: 'Cali' })).status).toBe(428)
  })

  test('of two who save at once, one wins and the other is told', async () => {
    const race = await Promise.all([
      patch(manager, valdorado, 1, { city: 'Cali' }),
      patch(director, valdorado, 1, { city: 'Pereira' }),
    ])
    expect(race.map(({ status }) => status).sort()).toEqual([200, 412])
  })

  test('a group has no circles, at any depth, and two at once cannot make one', async () => {
    const [a, b, c] = [await addOne('Grupo A'), await addOne('Grupo B'), await addOne('Grupo C')]
    expect((await patch(director, a, 1, { parentId: a })).code).toBe('parent_is_itself')
    expect((await patch(director, b, 1, { parentId: a })).body).toMatchObject({ parent: { id: a, name: 'Grupo A' } })
    expect((await patch(director, c, 1, { parentId: b })).status).toBe(200)
    expect((await patch(director, a, 1, { parentId: c })).code).toBe('parent_is_itself')
    expect((await ask(director, { path: `/accounts/${a}` })).body['members']).toEqual([{ id: b, name: 'Grupo B' }])
    const [x, y] = [await addOne('Grupo X'), await addOne('Grupo Y')]
    const race = await Promise.all([patch(director, x, 1, { parentId: y }), patch(director, y, 1, { parentId: x })])
    expect(race.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  test('a parent out of sight is neither shown nor taken', async () => {
    const head = (await addAccount(database, { name: 'Grupo Oculto' })).id
    expect((await patch(manager, valdorado, 1, { parentId: head })).code).toBe('parent_unknown')
    await patch(director, valdorado, 1, { parentId: head })
    expect((await ask(manager, { path: `/accounts/${valdorado}` })).body).toMatchObject({
      parentId: null,
      parent: null,
    })
  })

  test('an executive and an administrator may not', async () => {
    for (const person of [executive, administrator])
      expect((await patch(person, valdorado, 1, { city: 'Cali' })).code).toBe('forbidden')
  })

  test('a director of an area does not move a client out of his own sight', async () => {
    const own = (await addAccount(database, { name: 'Jugos Mangalia', area: 'Sur' })).id
    expect((await patch(southern, own, 1, { area: 'Norte' })).code).toBe('area_out_of_sight')
    expect((await patch(director, own, 1, { area: 'Norte' })).status).toBe(200)
  })
})

describe('archiving', () => {
  test('puts it away from the lists and from changes, and restoring brings it back as it was', async () => {
    const archived = await ask(director, { method: 'POST', path: `/accounts/${valdorado}/archive`, version: 1 })
    expect(archived.body).toMatchObject({ isArchived: true, version: 2 })
    const names = async (view: string): Promise<unknown[]> =>
      ((await ask(manager, { path: `/accounts?view=${view}` })).body['rows'] as unknown as { id: string }[]).map(
        ({ id }) => id,
      )
    expect(await names('all')).not.toContain(valdorado)
    expect(await names('mine')).not.toContain(valdorado)
    expect(await names('archived')).toContain(valdorado)
    expect((await patch(manager, valdorado, 2, { city: 'Cali' })).code).toBe('account_archived')
    expect((await ask(director, { method: 'POST', path: `/accounts/${valdorado}/archive`, version: 2 })).code).toBe(
      'account_archived',
    )
    const restored = await ask(director, { method: 'POST', path: `/accounts/${valdorado}/restore`, version: 2 })
    expect(restored.body).toMatchObject({ isArchived: false, city: 'Rionegro', manager: { name: 'Valentina Ríos' } })
    expect((await ask(director, { method: 'POST', path: `/accounts/${valdorado}/restore`, version: 3 })).code).toBe(
      'account_not_archived',
    )
  })

  test('is the directors’ alone, and knows stale versions', async () => {
    for (const [person, code] of [
      [manager, 'forbidden'],
      [executive, 'forbidden'],
      [stranger, 'not_found'],
      [administrator, 'forbidden'],
      [southern, 'not_found'],
    ] as const) {
      expect((await ask(person, { method: 'POST', path: `/accounts/${valdorado}/archive`, version: 1 })).code).toBe(
        code,
      )
      expect((await ask(person, { method: 'POST', path: `/accounts/${valdorado}/restore`, version: 1 })).code).toBe(
        code,
      )
    }
    expect((await ask(director, { method: 'POST', path: `/accounts/${valdorado}/archive`, version: 7 })).code).toBe(
      'version_stale',
    )
    await ask(director, { method: 'POST', path: `/accounts/${valdorado}/archive`, version: 1 })
    expect((await ask(director, { method: 'POST', path: `/accounts/${valdorado}/restore`, version: 1 })).code).toBe(
      'version_stale',
    )
  })
})
