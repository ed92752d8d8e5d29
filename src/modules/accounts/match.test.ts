import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { actAs, addAccount, addPerson, entrust, testId, type TestPerson } from '@tests/support/test-people'
import { addDocuments, rollUpAgain, type TestDocument } from '@tests/support/test-sales'

let database: TestDatabase
let product: TestApp
let director: TestPerson
let southern: TestPerson
let valentina: TestPerson
let andres: TestPerson
let specialist: TestPerson
let left: { id: string; accountNo: number }
let right: { id: string; accountNo: number }
let match: string

beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  southern = await addPerson(database, { name: 'Sara Peña', roles: ['director'], area: 'Sur' })
  valentina = await addPerson(database, { name: 'Valentina Ríos', roles: ['kam'] })
  andres = await addPerson(database, { name: 'Andrés Mejía', roles: ['kam'] })
  specialist = await addPerson(database, { name: 'Paula Guerra', roles: ['specialist'] })
})
beforeEach(async () => {
  await database.asOwner(
    `delete from clave.merged_document; delete from clave.account_merge; delete from clave.account_match; delete from clave.sales_line; delete from clave.sales_document;
     delete from clave.sales_month; delete from clave.scorecard; delete from clave.key_account_decision`,
  )
  left = await addAccount(database, { name: 'Lácteos Valdorado', taxId: '900123456', area: 'Norte' })
  right = await addAccount(database, { name: 'Valdorado Lácteos', city: 'Rionegro', area: 'Norte' })
  match = await doubt(left.id, right.id)
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

interface Answer {
  status: number
  code?: string
  body: { mergeId: string } & Record<string, unknown>
}
const ask = async (person: TestPerson, request: Parameters<TestApp['call']>[1]): Promise<Answer> => {
  const reply = await product.call(person, request)
  const body = reply.body === '' ? {} : reply.json()
  return { status: reply.statusCode, code: body.code, body }
}
const decide = (body: object, person = director, id = match): Promise<Answer> =>
  ask(person, { method: 'POST', path: `/accounts/matches/${id}`, body })
const undo = (mergeId: string, person = director): Promise<Answer> =>
  ask(person, { method: 'POST', path: `/accounts/merges/${mergeId}/undo` })
async function doubt(leftId: string, rightId: string): Promise<string> {
  const id = testId()
  await database.asOwner(
    "insert into clave.account_match (id, left_id, right_id, similarity_pct, reason) values ($1, $2, $3, 91, 'similar_name')",
    [id, leftId, rightId],
  )
  return id
}
const waiting = async (): Promise<string[]> => {
  const doubts = (await product.call(director, { path: '/accounts/matches' })).json() as {
    left: { name: string }
    right: { name: string }
  }[]
  return doubts.map((one) => `${one.left.name} ~ ${one.right.name}`)
}
/** Everything that a merge may touch, without the marks that every change leaves. */
async function whole(): Promise<unknown> {
  const [row] = await database.asOwner<{ all: unknown }>(
    `select json_build_object(
       'accounts', (select json_agg(to_jsonb(a) - '{version,updated_at}'::text[] order by a.id) from clave.account a),
       'appointments', (select json_agg(to_jsonb(p) - '{version,updated_at}'::text[] order by p.id) from clave.appointment p),
       'team', (select json_agg(to_jsonb(t) - '{version,updated_at}'::text[] order by t.id) from clave.account_team_member t),
       'matches', (select json_agg(to_jsonb(m) - '{version,updated_at}'::text[] order by m.id) from clave.account_match m),
       'decisions', (select json_agg(to_jsonb(d) - '{version,updated_at}'::text[] order by d.id) from clave.key_account_decision d),
       'scorecards', (select json_agg(to_jsonb(s) - '{version,updated_at}'::text[] order by s.account_id) from clave.scorecard s),
       'documents', (select json_agg(d order by d.document_no) from clave.sales_document d),
       'lines', (select json_agg(l order by l.document_no, l.line_no) from clave.sales_line l),
       'months', (select json_agg(m order by m.account_no, m.month, m.currency, m.line_no) from clave.sales_month m),
       'moved', (select count(*) from clave.merged_document)) as all`,
  )
  return row!.all
}
/** The roll-up says what the living lines say. */
async function expectRollUpTrue(): Promise<void> {
  const months = async (): Promise<unknown> =>
    database.asOwner('select * from clave.sales_month order by account_no, month, currency, line_no')
  const kept = await months()
  await rollUpAgain(database)
  expect(await months()).toEqual(kept)
}
const salesOf = async (id: string): Promise<{ documents: number; net: string }> => {
  const { documents, months } = (await product.call(director, { path: `/accounts/${id}/sales` })).json()
  return {
    documents,
    net: months.reduce((sum: number, month: { net: string }) => sum + Number(month.net), 0).toFixed(2),
  }
}

describe('a doubt', () => {
  test('shows both sides with what tells them apart', async () => {
    await addDocuments(database, [
      { accountNo: left.accountNo, number: '1', day: '2026-01-05', net: '10' },
      { accountNo: left.accountNo, number: '2', day: '2026-04-05', net: '10' },
    ])
    await entrust(database, left.id, valentina)
    const [shown] = (await product.call(director, { path: '/accounts/matches' })).json()
    expect(shown).toEqual({
      id: match,
      similarityPct: 91,
      reason: 'similar_name',
      currency: null,
      left: {
        id: left.id,
        name: 'Lácteos Valdorado',
        legalName: null,
        taxId: '900123456',
        code: null,
        city: null,
        manager: { id: valentina.id, name: 'Valentina Ríos' },
        isKey: false,
        isArchived: false,
        net: null,
        documents: 2,
        firstSaleOn: '2026-01-05',
        lastSaleOn: '2026-04-05',
      },
      right: {
        id: right.id,
        name: 'Valdorado Lácteos',
        legalName: null,
        taxId: null,
        code: null,
        city: 'Rionegro',
        manager: null,
        isKey: false,
        isArchived: false,
        net: null,
        documents: 0,
        firstSaleOn: null,
        lastSaleOn: null,
      },
    })
    expect((await product.call(director, { path: '/accounts/overview' })).json().doubts).toBe(1)
  })

  test('«different» is remembered, and can be taken back', async () => {
    expect((await decide({ decision: 'different' })).body).toEqual({ mergeId: null })
    expect(await waiting()).toEqual([])
    expect((await decide({ decision: 'same' })).code).toBe('match_already_decided')
    expect((await ask(director, { method: 'POST', path: `/accounts/matches/${match}/reopen` })).status).toBe(204)
    expect(await waiting()).toEqual(['Lácteos Valdorado ~ Valdorado Lácteos'])
    expect((await ask(director, { method: 'POST', path: `/accounts/matches/${match}/reopen` })).code).toBe('not_found')
  })

  test('is for directors in whose sight both are', async () => {
    for (const [person, code] of [
      [valentina, 'forbidden'],
      [specialist, 'forbidden'],
      [southern, 'not_found'],
    ] as const) {
      expect((await decide({ decision: 'different' }, person)).code).toBe(code)
      expect((await decide({ decision: 'same' }, person)).code).toBe(code)
    }
    expect((await product.call(southern, { path: '/accounts/matches' })).json()).toEqual([])
    expect((await product.call(valentina, { path: '/accounts/matches' })).statusCode).toBe(403)
    expect((await decide({ decision: 'same' }, director, testId())).code).toBe('not_found')
  })
})

describe('a merge', () => {
  test('brings sales, manager, team, group and decisions to the one that stays, and the other is gone from sight', async () => {
    await addDocuments(database, [
      { accountNo: left.accountNo, number: '1', day: '2026-03-05', net: '100.01' },
      { accountNo: right.accountNo, number: '2', day: '2026-03-06', net: '50.02' },
      { accountNo: right.accountNo, number: '3', day: '2026-04-06', net: '-7.50' },
    ])
    await entrust(database, right.id, andres)
    await database.asOwner(
      "insert into clave.account_team_member (id, account_id, user_id, purpose, starts_on) values ($1, $2, $3, 'calidad', '2020-01-01')",
      [testId(), right.id, specialist.id],
    )
    const child = await addAccount(database, { name: 'Filial', parentId: right.id })
    await database.asOwner(
      "insert into clave.key_account_decision (id, account_id, decision, decided_by) values ($1, $2, 'promote', $3)",
      [testId(), right.id, director.id],
    )
    const { body } = await decide({ decision: 'same' })
    expect(body.mergeId).toMatch(/^[0-9a-f-]{36}$/)
    expect(await salesOf(left.id)).toEqual({ documents: 3, net: '142.53' })
    await expectRollUpTrue()
    expect((await ask(director, { path: `/accounts/${right.id}` })).status).toBe(404)
    expect((await ask(andres, { path: `/accounts/${right.id}` })).status).toBe(404)
    const stays = (await ask(andres, { path: `/accounts/${left.id}` })).body
    expect(stays).toMatchObject({ manager: { name: 'Andrés Mejía' }, isKey: true, members: [] })
    expect((await ask(director, { path: `/accounts/${left.id}` })).body['members']).toEqual([
      { id: child.id, name: 'Filial' },
    ])
    expect((await ask(specialist, { path: `/accounts/${left.id}` })).status).toBe(200)
    expect(await waiting()).toEqual([])
  })

  test('whoever looks for the name that went finds the one that stays', async () => {
    await database.asOwner("update clave.account set code = 'ZX-77' where id = $1", [right.id])
    await entrust(database, left.id, valentina)
    await decide({ decision: 'same' })
    for (const person of [director, valentina]) {
      const { rows } = (await ask(person, { path: '/accounts?search=zx77' })).body as unknown as {
        rows: { id: string }[]
      }
      expect(rows.map(({ id }) => id)).toEqual([left.id])
    }
    expect((await ask(andres, { path: '/accounts?search=zx77' })).body['rows']).toEqual([])
  })

  test('ranks anew, so that the client counts with all its sales; undoing it too', async () => {
    await addDocuments(database, [
      { accountNo: left.accountNo, number: '1', day: '2026-03-05', net: '100' },
      { accountNo: right.accountNo, number: '2', day: '2026-03-06', net: '50' },
    ])
    await ask(director, { method: 'POST', path: '/portfolio/runs', body: { window: 'all' } })
    const netOf = async (): Promise<unknown> => (await ask(director, { path: `/accounts/${left.id}` })).body['net']
    expect(await netOf()).toBe('100.0000')
    const { body } = await decide({ decision: 'same' })
    expect(await netOf()).toBe('150.0000')
    await undo(body.mergeId)
    expect(await netOf()).toBe('100.0000')
    await database.asOwner('delete from clave.classification_run')
  })

  test('keeps the side that the person says', async () => {
    await decide({ decision: 'same', keep: 'right' })
    expect((await ask(director, { path: `/accounts/${left.id}` })).status).toBe(404)
    expect((await ask(director, { path: `/accounts/${right.id}` })).status).toBe(200)
  })

  test('where both had a manager, the one that stays keeps its own', async () => {
    await entrust(database, left.id, valentina, { startsOn: '2025-06-01' })
    await entrust(database, right.id, andres, { startsOn: '2025-01-01' })
    await decide({ decision: 'same' })
    expect((await ask(director, { path: `/accounts/${left.id}` })).body['manager']).toMatchObject({
      name: 'Valentina Ríos',
    })
    expect((await ask(andres, { path: `/accounts/${left.id}` })).status).toBe(404)
  })

  test('one that belonged to the other’s group takes its place in it, at any depth', async () => {
    const head = await addAccount(database, { name: 'Matriz' })
    const between = await addAccount(database, { name: 'Intermedia', parentId: right.id })
    await database.asOwner('update clave.account set parent_id = $2 where id = $1', [right.id, head.id])
    await database.asOwner('update clave.account set parent_id = $2 where id = $1', [left.id, between.id])
    const before = await whole()
    const { body } = await decide({ decision: 'same' })
    expect((await ask(director, { path: `/accounts/${left.id}` })).body).toMatchObject({
      parent: { name: 'Matriz' },
      members: [{ name: 'Intermedia' }],
    })
    await undo(body.mergeId)
    expect(await whole()).toEqual(before)
  })

  test('an import finds the one that stays under every name, also after a second merge', async () => {
    const third = await addAccount(database, { name: 'Valdorado S.A.' })
    await database.asOwner(
      "insert into clave.account_alias (kind, key, account_id) values ('name', 'viejovaldorado', $1)",
      [right.id],
    )
    await decide({ decision: 'same' })
    await ask(director, { method: 'POST', path: `/accounts/${left.id}/merge`, body: { intoId: third.id } })
    const known = await actAs(database, director, async ({ client }) => {
      const found = await client.query<{ id: string }>(
        `select distinct k.id from clave.clients_known() k join clave.account a on a.account_no = k.account_no
         where k.name_key = 'viejovaldorado' or (k.name_key in ('lácteos valdorado', 'valdorado lácteos', 'valdorado s.a.') and a.id = $1)`,
        [third.id],
      )
      return found.rows
    })
    expect(known).toEqual([{ id: third.id }])
  })

  test('by hand, from one account into another', async () => {
    const path = `/accounts/${right.id}/merge`
    expect((await ask(director, { method: 'POST', path, body: { intoId: right.id } })).code).toBe('merge_same_account')
    expect((await ask(director, { method: 'POST', path, body: { intoId: testId() } })).code).toBe('not_found')
    expect((await ask(southern, { method: 'POST', path, body: { intoId: left.id } })).code).toBe('not_found')
    expect((await ask(valentina, { method: 'POST', path, body: { intoId: left.id } })).code).toBe('forbidden')
    expect((await ask(director, { method: 'POST', path, body: { intoId: left.id } })).status).toBe(200)
    expect((await ask(director, { method: 'POST', path, body: { intoId: left.id } })).code).toBe('not_found')
    expect(await waiting()).toEqual([])
  })

  test('other doubts about the one that goes are asked about the one that stays', async () => {
    const other = await addAccount(database, { name: 'Valdorado Norte' })
    await doubt(right.id, other.id)
    const { body } = await decide({ decision: 'same' })
    expect(await waiting()).toEqual(['Lácteos Valdorado ~ Valdorado Norte'])
    await undo(body.mergeId)
    expect((await waiting()).sort()).toEqual([
      'Lácteos Valdorado ~ Valdorado Lácteos',
      'Valdorado Lácteos ~ Valdorado Norte',
    ])
  })

  test('two directors at once merge once', async () => {
    const race = await Promise.all([decide({ decision: 'same' }), decide({ decision: 'same', keep: 'right' })])
    expect(race.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})

describe('undoing a merge', () => {
  test('is done once, by whoever sees both, and not from under a later merge', async () => {
    const third = await addAccount(database, { name: 'Grupo Valdorado', area: 'Norte' })
    const first = (await decide({ decision: 'same' })).body.mergeId
    const second = (
      await ask(director, { method: 'POST', path: `/accounts/${left.id}/merge`, body: { intoId: third.id } })
    ).body.mergeId
    expect((await undo(first)).code).toBe('merge_built_on')
    expect((await undo(second, southern)).code).toBe('not_found')
    expect((await undo(second, valentina)).code).toBe('forbidden')
    expect((await undo(second)).status).toBe(204)
    expect((await undo(second)).code).toBe('merge_already_undone')
    expect((await undo(first)).status).toBe(204)
    expect((await undo(testId())).code).toBe('not_found')
  })

  test('parts appointments from those they ended, and puts the chain together again', async () => {
    const first = await entrust(database, right.id, andres, { startsOn: '2023-01-01' })
    await database.asOwner("update clave.appointment set ends_on = '2023-12-31' where id = $1", [first])
    await database.asOwner(
      "insert into clave.appointment (id, account_id, manager_id, starts_on, ended_id) values ($1, $2, $3, '2024-01-01', $4)",
      [testId(), right.id, valentina.id, first],
    )
    await entrust(database, left.id, andres, { startsOn: '2025-01-01' })
    const before = await whole()
    const { body } = await decide({ decision: 'same' })
    const history = (await product.call(director, { path: `/accounts/${left.id}/appointments` })).json()
    expect(history.map(({ startsOn }: { startsOn: string }) => startsOn)).toEqual(['2025-01-01', '2023-01-01'])
    await undo(body.mergeId)
    expect(await whole()).toEqual(before)
  })

  test('takes along what an import put in the place of a moved document', async () => {
    await addDocuments(database, [
      { accountNo: right.accountNo, number: '7', day: '2026-03-01', net: '10', importNo: 1 },
    ])
    const { body } = await decide({ decision: 'same' })
    await database.asOwner('update clave.sales_document set replaced_by = 2 where number = $1', ['7'])
    await addDocuments(database, [
      { accountNo: left.accountNo, number: '7', day: '2026-03-01', net: '12', importNo: 2 },
    ])
    await undo(body.mergeId)
    expect(await salesOf(left.id)).toEqual({ documents: 0, net: '0.00' })
    expect(await salesOf(right.id)).toEqual({ documents: 1, net: '12.00' })
    await expectRollUpTrue()
  })

  const sale = fc.record({
    isLeft: fc.boolean(),
    number: fc.integer({ min: 1, max: 6 }).map(String),
    day: fc.constantFrom('2025-12-31', '2026-01-01', '2026-03-15', '2026-04-30'),
    net: fc
      .integer({ min: -999_999, max: 9_999_999 })
      .filter((cents) => cents !== 0)
      .map((cents) => (cents / 100).toFixed(2)),
    currency: fc.constantFrom('COP', 'COP', 'USD', 'EUR'),
    rate: fc.constantFrom('4012.35', null),
    cost: fc.option(fc.integer({ min: 1, max: 5_000 }).map(String), { nil: undefined }),
    importNo: fc.constantFrom(1, 2),
  })
  test('gives back exactly what there was, to the cent, whatever the two sold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sale, { minLength: 1, maxLength: 12 }), async (given) => {
        await database.asOwner(
          'delete from clave.sales_line; delete from clave.sales_document; delete from clave.account_merge; update clave.account_match set decision = null, decided_by = null, decided_at = null',
        )
        const known = new Map<string, TestDocument>()
        for (const { isLeft, ...rest } of given) {
          const document = { ...rest, accountNo: isLeft ? left.accountNo : right.accountNo }
          known.set([document.number, isLeft, document.currency, Number(document.net) < 0].join(), document)
        }
        const documents = [...known.values()]
        await addDocuments(database, documents)
        await database.asOwner(
          "update clave.sales_document set replaced_by = 2 where import_no = 1 and number in ('1', '2')",
        )
        await rollUpAgain(database)
        const before = await whole()
        const { body } = await decide({ decision: 'same' })
        await expectRollUpTrue()
        const total =
          'select currency, sum(net) as net, sum(rated_net) as rated, sum(line_count) as lines from clave.sales_month group by 1 order by 1'
        const merged = await database.asOwner(total)
        expect((await undo(body.mergeId)).status).toBe(204)
        expect(await whole()).toEqual(before)
        expect(await database.asOwner(total)).toEqual(merged)
      }),
      { numRuns: 25 },
    )
  })
})
