import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAltavia, altaviaCheck, altaviaNovember, type TestAccount } from '@tests/support/altavia'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addAccount, addPerson, entrust, testId, type TestPerson } from '@tests/support/test-people'
import type { Decision } from './decision.contract'
import type { Portfolio } from './portfolio.contract'

let database: TestDatabase
let product: TestApp
let director: TestPerson
let accounts: Map<string, TestAccount>
beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  accounts = await addAltavia(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  await classify(altaviaNovember)
  await classify({})
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

const id = (name: string): string => accounts.get(name)!.id
const classify = (body: object): ReturnType<TestApp['call']> =>
  product.call(director, { method: 'POST', path: '/portfolio/runs', body })
const decide = (decisions: object[], by: { person?: TestPerson; key?: string } = {}): ReturnType<TestApp['call']> =>
  product.call(by.person ?? director, {
    method: 'POST',
    path: '/portfolio/decisions',
    body: { decisions },
    ...(by.key ? { key: by.key } : {}),
  })
const undo = (ids: string[], person = director): ReturnType<TestApp['call']> =>
  product.call(person, { method: 'POST', path: '/portfolio/decisions/undo', body: { ids } })
const isKey = async (name: string): Promise<boolean> => {
  const { rows } = (await product.call(director, { path: '/portfolio' })).json() as Portfolio
  return rows.find((row) => row[0] === id(name))![7] === 1
}
const historyOf = async (name: string, person = director): Promise<Decision[]> =>
  (await product.call(person, { path: `/accounts/${id(name)}/decisions` })).json()
const outcome = (reply: Awaited<ReturnType<TestApp['call']>>): unknown[] => [reply.statusCode, reply.json().code]
const reason = 'Compra por licitación, sin relación'

describe('people decide who is key', () => {
  test('all of class A at once', async () => {
    const { rows } = (await product.call(director, { path: '/portfolio' })).json() as Portfolio
    const classA = rows.filter((row) => row[3] === 'A').map((row) => ({ accountId: row[0], decision: 'promote' }))
    const made = await decide(classA)
    expect(made.statusCode).toBe(200)
    expect(made.json()).toHaveLength(16)
    expect(made.json()[0]).toMatchObject({ decision: 'promote', decidedBy: 'Ricardo Sanín', version: 1 })
    const after = (await product.call(director, { path: '/portfolio' })).json() as Portfolio
    expect(after.rows.filter((row) => row[7] === 1).map((row) => row[3])).toEqual(Array(16).fill('A'))
  })

  test('all or none: one unknown client and nothing is written', async () => {
    const reply = await decide([
      { accountId: id('Salsas Rojaluz'), decision: 'promote' },
      { accountId: testId(), decision: 'promote' },
    ])
    expect(outcome(reply)).toEqual([404, 'not_found'])
    expect(await isKey('Salsas Rojaluz')).toBe(false)
  })

  test('one decision for each client', async () => {
    const twice = { accountId: id('Salsas Rojaluz'), decision: 'promote' }
    expect(outcome(await decide([twice, twice]))).toEqual([422, 'decision_repeated'])
  })

  test('pins, exceptions, leaving and de-selection say why', async () => {
    for (const wish of [
      { decision: 'keep', isPinned: true },
      { decision: 'exception', expiresOn: '2026-12-31' },
      { decision: 'leave' },
      { decision: 'release', reason: '   ' },
    ])
      expect(outcome(await decide([{ accountId: id('Snacks Doradilla'), ...wish }]))).toEqual([
        422,
        'decision_needs_reason',
      ])
  })

  test('an exception ends on a later day, and counts up to it', async () => {
    const accountId = id('Snacks Doradilla')
    for (const expiresOn of [null, '2026-05-14'])
      expect(outcome(await decide([{ accountId, decision: 'exception', reason, expiresOn }]))).toEqual([
        422,
        'exception_needs_expiry',
      ])
    expect((await decide([{ accountId, decision: 'exception', reason, expiresOn: '2026-05-15' }])).statusCode).toBe(200)
    expect(await isKey('Snacks Doradilla')).toBe(true)
    await database.asOwner("update clave.company set fixed_today = '2026-05-16'")
    expect(await isKey('Snacks Doradilla')).toBe(false)
    await database.asOwner("update clave.company set fixed_today = '2026-05-14'")
  })

  test('an archived client is not decided on', async () => {
    const archived = await addAccount(database, { name: 'Cerrada S.A.S.' })
    await database.asOwner('update clave.account set archived_at = now() where id = $1', [archived.id])
    expect(outcome(await decide([{ accountId: archived.id, decision: 'promote' }]))).toEqual([409, 'account_archived'])
  })
})

describe('leaving takes two periods outside A, de-selection does not', () => {
  const leave = { decision: 'leave', reason: 'Perdió la línea de panadería' }
  test('one bad period does not undo a relation', async () => {
    await decide([{ accountId: id('Panificadora Migalva'), decision: 'keep' }])
    expect(outcome(await decide([{ accountId: id('Panificadora Migalva'), ...leave }]))).toEqual([
      409,
      'leaving_needs_two_periods',
    ])
  })
  test('the same window run again is still one period', async () => {
    await classify({})
    await classify({ cutA: 79 })
    await classify({})
    expect(outcome(await decide([{ accountId: id('Panificadora Migalva'), ...leave }]))).toEqual([
      409,
      'leaving_needs_two_periods',
    ])
  })
  test('after two it leaves', async () => {
    await classify(altaviaCheck)
    await classify({})
    expect((await decide([{ accountId: id('Panificadora Migalva'), ...leave }])).statusCode).toBe(200)
    expect(await isKey('Panificadora Migalva')).toBe(false)
  })
  test('de-selection is its own step and may take an A', async () => {
    expect((await decide([{ accountId: id('Aguas Manantía'), decision: 'release', reason }])).statusCode).toBe(200)
    expect(await isKey('Aguas Manantía')).toBe(false)
  })
})

describe('undo and history', () => {
  test('undo gives back what was', async () => {
    const made: Decision[] = (await decide([{ accountId: id('Café Nubealta'), decision: 'release', reason }])).json()
    expect(await isKey('Café Nubealta')).toBe(false)
    expect((await undo(made.map((one) => one.id))).statusCode).toBe(204)
    expect(await isKey('Café Nubealta')).toBe(true)
    expect((await historyOf('Café Nubealta')).map((one) => one.decision)).toEqual(['promote'])
  })
  test('undone once; a second time, or of what never was, is not found', async () => {
    const made: Decision[] = (await decide([{ accountId: id('Café Nubealta'), decision: 'keep' }])).json()
    expect((await undo([made[0]!.id])).statusCode).toBe(204)
    expect(outcome(await undo([made[0]!.id]))).toEqual([404, 'not_found'])
    expect(outcome(await undo([testId()]))).toEqual([404, 'not_found'])
  })
  test('a decision that a later one stands on is not taken back alone', async () => {
    const [first]: Decision[] = (await decide([{ accountId: id('Jugos Mangalia'), decision: 'keep' }])).json()
    const [second]: Decision[] = (
      await decide([{ accountId: id('Jugos Mangalia'), decision: 'keep', isPinned: true, reason }])
    ).json()
    expect(outcome(await undo([first!.id]))).toEqual([409, 'decision_superseded'])
    expect((await undo([first!.id, second!.id])).statusCode).toBe(204)
  })
  test('the history says who, when and why, newest first', async () => {
    await decide([{ accountId: id('Molinos Trigalba'), decision: 'keep', isPinned: true, reason }])
    const history = await historyOf('Molinos Trigalba')
    expect(history.map((one) => [one.decision, one.isPinned, one.reason, one.decidedBy])).toEqual([
      ['keep', true, reason, 'Ricardo Sanín'],
      ['promote', false, null, 'Ricardo Sanín'],
    ])
  })
  test('every decision leaves its trace', async () => {
    const [made]: Decision[] = (await decide([{ accountId: id('Chocolates Maruy'), decision: 'keep' }])).json()
    await undo([made!.id])
    const trail = await database.asOwner<{ action: string; actor_id: string }>(
      "select action, actor_id from clave.audit_event where table_name = 'key_account_decision' and row_key = $1 order by id",
      [made!.id],
    )
    expect(trail).toEqual([
      { action: 'insert', actor_id: director.id },
      { action: 'update', actor_id: director.id },
    ])
  })
})

describe('one click, one effect; two directors', () => {
  test('the same key gives the same answer and writes once', async () => {
    const [key, wish] = [testId(), [{ accountId: id('Galletas Albaterra'), decision: 'keep' }]]
    const [first, second] = [await decide(wish, { key }), await decide(wish, { key })]
    expect(second.json()).toEqual(first.json())
    expect(await historyOf('Galletas Albaterra')).toHaveLength(2)
    const other = await decide([{ accountId: id('Café Nubealta'), decision: 'keep' }], { key })
    expect(outcome(other)).toEqual([422, 'idempotency_other_body'])
  })
  test('two decide at once: both are in the history, the later holds, and only it can be undone', async () => {
    const colleague = await addPerson(database, { name: 'Beatriz Ortega', roles: ['director'] })
    const accountId = id('Cárnicos Roblegal')
    await Promise.all([
      decide([{ accountId, decision: 'keep' }]),
      decide([{ accountId, decision: 'release', reason }], { person: colleague }),
    ])
    const [later, earlier] = await historyOf('Cárnicos Roblegal')
    expect([later!.decidedBy, earlier!.decidedBy].sort()).toEqual(['Beatriz Ortega', 'Ricardo Sanín'])
    expect(await isKey('Cárnicos Roblegal')).toBe(later!.decision === 'keep')
    expect(outcome(await undo([earlier!.id]))).toEqual([409, 'decision_superseded'])
  })
  test('two undo the same at once: one does', async () => {
    const [made]: Decision[] = (await decide([{ accountId: id('Congelados Frioandes'), decision: 'keep' }])).json()
    const replies = await Promise.all([undo([made!.id]), undo([made!.id])])
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([204, 404])
  })
})

describe('who decides', () => {
  test.each(['kam', 'specialist', 'executive', 'area', 'administrator', 'privacy_officer'])(
    '%s does not',
    async (role) => {
      const person = await addPerson(database, { name: 'Otra persona', roles: [role] })
      await entrust(database, (await addAccount(database, { name: `De ${role}` })).id, person)
      const reply = await decide([{ accountId: id('Café Nubealta'), decision: 'promote' }], { person })
      expect(outcome(reply)).toEqual([403, 'forbidden'])
      expect(outcome(await undo([testId()], person))).toEqual([403, 'forbidden'])
    },
  )
  test('a director of another area neither decides nor learns of it', async () => {
    const south = await addPerson(database, { name: 'Pablo Ruiz', roles: ['director'], area: 'Sur' })
    const north = await addAccount(database, { name: 'Del norte S.A.', area: 'Norte' })
    const [mine]: Decision[] = (await decide([{ accountId: north.id, decision: 'promote' }])).json()
    expect(outcome(await decide([{ accountId: north.id, decision: 'keep' }], { person: south }))).toEqual([
      404,
      'not_found',
    ])
    expect(outcome(await undo([mine!.id], south))).toEqual([404, 'not_found'])
    expect((await product.call(south, { path: `/accounts/${north.id}/decisions` })).statusCode).toBe(404)
  })
  test('the manager reads the history of his account, another manager finds nothing', async () => {
    const [owner, other] = [
      await addPerson(database, { name: 'Carolina Pardo', roles: ['kam'] }),
      await addPerson(database, { name: 'Mateo Londoño', roles: ['kam'] }),
    ]
    await entrust(database, id('Farmacéutica Bellavena'), owner)
    expect(await historyOf('Farmacéutica Bellavena', owner)).toHaveLength(1)
    const hidden = await product.call(other, { path: `/accounts/${id('Farmacéutica Bellavena')}/decisions` })
    const unknown = await product.call(other, { path: `/accounts/${testId()}/decisions` })
    expect(hidden.statusCode).toBe(404)
    expect({ ...hidden.json(), requestId: '' }).toEqual({ ...unknown.json(), requestId: '' })
  })
})
