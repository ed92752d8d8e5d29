import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addAccount, addPerson, entrust, testId, type TestPerson } from '@tests/support/test-people'
import type { PlanItem } from './plan-item.contract'
import type { Plan } from './plan.contract'

let database: TestDatabase
let product: TestApp
let director: TestPerson
let manager: TestPerson
let backup: TestPerson
let executive: TestPerson
let account: string

beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
  manager = await addPerson(database, { name: 'Valentina Ríos', roles: ['kam'] })
  backup = await addPerson(database, { name: 'Andrés Mejía', roles: ['director'] })
  executive = await addPerson(database, { name: 'Elena Duque', roles: ['executive'] })
  await database.asOwner("update clave.company set fixed_today = '2026-05-14'")
})
beforeEach(async () => {
  account = (await addAccount(database, { name: 'Lácteos Valdorado' })).id
  await entrust(database, account, manager)
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

type Request = Parameters<TestApp['call']>[1]
interface Answer<T> {
  status: number
  code: string | undefined
  body: T
  details: { current?: PlanItem } | undefined
}
async function ask<T>(person: TestPerson, request: Request): Promise<Answer<T>> {
  const reply = await product.call(person, { ...request, path: `/accounts/${account}${request.path}` })
  const body = reply.body === '' ? {} : reply.json()
  return { status: reply.statusCode, code: body.code, body, details: body.details }
}
const plan = async (person = manager): Promise<Plan> => (await ask<Plan>(person, { path: '/strategy' })).body
const finding = (text: string, more: object = {}): object => ({
  kind: 'finding',
  block: 'situation',
  content: { promptId: null, text, isUnknown: false, side: 'good', concerns: '' },
  ...more,
})
const passage = (section: string, text: string, from?: string): object => ({
  kind: 'passage',
  block: 'summary',
  content: { section, text },
  ...(from ? { from } : {}),
})
const add = (body: object, person = manager): Promise<Answer<PlanItem>> =>
  ask<PlanItem>(person, { method: 'POST', path: '/strategy/items', body })
const change = (item: PlanItem, body: object, person = manager): Promise<Answer<PlanItem>> =>
  ask<PlanItem>(person, { method: 'PATCH', path: `/strategy/items/${item.id}`, version: item.version, body })
const remove = (item: PlanItem): Promise<Answer<null>> =>
  ask<null>(manager, { method: 'DELETE', path: `/strategy/items/${item.id}`, version: item.version })
const submit = (isSubmitted = true): Promise<Answer<Plan>> =>
  ask<Plan>(manager, { method: 'POST', path: '/strategy/submission', body: { isSubmitted } })
const decide = (isApproved: boolean, note = ''): Promise<Answer<Plan>> =>
  ask<Plan>(director, { method: 'POST', path: '/strategy/decision', body: { isApproved, note } })

/** A plan that may be signed: circumstances and interests that stand on a finding. */
async function soundPlan(): Promise<PlanItem> {
  const grounds = (await add(finding('El yogur crece 18 %'))).body
  await add(passage('circumstances', 'Crece en yogur y aprieta el margen', grounds.id))
  await add(passage('interests', 'Bajar merma', grounds.id))
  return grounds
}

describe('the working plan', () => {
  test('begins empty, and with the first answer becomes a draft of version 1', async () => {
    expect(await plan()).toMatchObject({ version: 0, versionNo: 1, status: 'draft', startYear: 2026, items: [] })
    const { status, body } = await add(finding('Crece'))
    expect(status).toBe(200)
    expect(body).toMatchObject({ level: 'internal', version: 1, updatedBy: { name: 'Valentina Ríos' } })
    expect((await plan()).items).toHaveLength(1)
  })

  test('keeps the fields of a kind and nothing else, and says which do not fit', async () => {
    const odd = { text: 'Crece', promptId: null, isUnknown: false, side: null, concerns: '', __proto__: null, zzz: 1 }
    expect((await add(finding('', { content: odd }))).body.content).not.toHaveProperty('zzz')
    expect(await add(finding('', { content: { text: 5 } }))).toMatchObject({ status: 422, code: 'invalid_input' })
    expect(await add({ kind: 'goal', block: 'goals', content: {} })).toMatchObject({ status: 422 })
  })

  test('two who change one field: the second sees both values, and nothing is overwritten', async () => {
    const item = (await add(finding('Crece'))).body
    expect((await change(item, { content: { text: 'Crece 18 %' } })).status).toBe(200)
    const late = await change(item, { content: { text: 'Crece 12 %' } }, backup)
    expect(late).toMatchObject({ status: 412, code: 'version_stale' })
    expect(late.details?.current).toMatchObject({ version: 2, content: { text: 'Crece 18 %' } })
  })

  test('a change of one field leaves the others, and what it said before stays as a revision', async () => {
    const item = (await add(finding('Crece'))).body
    const { body } = await change(item, { evidence: { source: 'informe 2025', certainty: 'fact' } })
    expect(body).toMatchObject({ content: { text: 'Crece', side: 'good' }, source: 'informe 2025', certainty: 'fact' })
    const kept = await database.asOwner<{ before_row: { source: string } }>(
      'select before_row from clave.strategy_item_revision where item_id = $1',
      [item.id],
    )
    expect(kept.map(({ before_row }) => before_row.source)).toEqual([''])
  })

  test('an answer to a prompt, a force and a passage stand once', async () => {
    const force = {
      kind: 'force',
      block: 'industry',
      content: { force: 'rivalry', intensity: 4, trend: 'up', evidence: '' },
    }
    await add(force)
    expect(await add(force)).toMatchObject({ status: 409, code: 'plan_item_exists' })
  })

  test('what is removed comes back with its links, unless another answers by now', async () => {
    const origin = (await add(finding('Merma de 3,1 %'))).body
    const carried = (await add({ ...passage('interests', 'Bajar merma'), from: origin.id })).body
    await remove(carried)
    expect((await plan()).links).toEqual([])
    const back = await ask<PlanItem>(manager, { method: 'POST', path: `/strategy/items/${carried.id}/reinstate` })
    expect(back.status).toBe(200)
    expect((await plan()).links).toEqual([{ from: origin.id, to: carried.id }])
    await remove(back.body)
    await add(passage('interests', 'Otro interés'))
    expect(await ask(manager, { method: 'POST', path: `/strategy/items/${carried.id}/reinstate` })).toMatchObject({
      status: 409,
      code: 'plan_item_exists',
    })
  })

  test('an item of another account is not there, neither to change nor to link', async () => {
    const foreign = (await add(finding('De otra cuenta'))).body
    account = (await addAccount(database, { name: 'Galletas Albaterra' })).id
    await entrust(database, account, manager)
    const own = (await add(finding('Propio'))).body
    expect(await change(foreign, { content: { text: 'x' } })).toMatchObject({ status: 404 })
    const link = { from: foreign.id, to: own.id, isLinked: true }
    expect(await ask(manager, { method: 'PUT', path: '/strategy/links', body: link })).toMatchObject({ status: 404 })
    expect(await add({ ...finding('Llevado'), from: foreign.id })).toMatchObject({ status: 404 })
  })
})

describe('a reserved item', () => {
  test('stands sealed in the plan, is opened one by one, and each opening is in the audit', async () => {
    const item = (await add(finding('Venden la planta', { evidence: { level: 'reserved' } }))).body
    const shown = (await plan()).items.find(({ id }) => id === item.id)
    expect(shown).toMatchObject({ level: 'reserved', content: {} })
    const path = `/strategy/items/${item.id}/opening`
    expect((await ask<PlanItem>(director, { method: 'POST', path })).body.content).toMatchObject({
      text: 'Venden la planta',
    })
    expect((await ask(executive, { method: 'POST', path })).status).toBe(404)
    const traces = await database.asOwner(
      "select actor_id from clave.audit_event where action = 'strategy.reserved_opened' and account_id = $1",
      [account],
    )
    expect(traces).toEqual([{ actor_id: director.id }])
    expect((await plan(executive)).items).toEqual([])
  })
})

describe('signing', () => {
  test('R1-00b: a plan without linked findings cannot be approved', async () => {
    await add(finding('Crece'))
    await add(passage('circumstances', 'Crece'))
    await submit()
    expect(await decide(true)).toMatchObject({ status: 409, code: 'plan_without_findings' })
  })

  test('nobody writes into a plan that waits for its signature', async () => {
    const item = await soundPlan()
    expect((await submit()).body).toMatchObject({ status: 'submitted', submittedBy: { name: 'Valentina Ríos' } })
    expect(await change(item, { content: { text: 'x' } })).toMatchObject({ status: 409, code: 'plan_submitted' })
    expect(await submit()).toMatchObject({ status: 409, code: 'plan_not_draft' })
    await submit(false)
    expect((await change(item, { content: { text: 'x' } })).status).toBe(200)
  })

  test('the director sends it back with a note, or signs it as the next version; a manager does neither', async () => {
    await soundPlan()
    expect(await decide(true)).toMatchObject({ status: 409, code: 'plan_not_submitted' })
    await submit()
    expect(await decide(false)).toMatchObject({ status: 422, code: 'plan_note_missing' })
    expect((await decide(false, 'Falta la meta')).body).toMatchObject({ status: 'draft' })
    await submit()
    const own = await ask(manager, { method: 'POST', path: '/strategy/decision', body: { isApproved: true } })
    expect(own.status).toBe(403)
    expect((await decide(true, 'Buen trabajo')).body).toMatchObject({ status: 'draft', versionNo: 2 })
    expect((await plan()).versions).toMatchObject([
      { versionNo: 1, note: 'Buen trabajo', approvedBy: { name: 'Ricardo Sanín' } },
    ])
  })

  test('an empty plan is not sent', async () => {
    expect(await submit()).toMatchObject({ status: 409, code: 'plan_empty' })
  })
})

describe('versions', () => {
  const signed = async (): Promise<PlanItem> => {
    const item = await soundPlan()
    await submit()
    await decide(true)
    return item
  }

  test('a signed version stays as it was, and says what changed since', async () => {
    const item = await signed()
    await change(item, { content: { text: 'El yogur crece 22 %' } })
    const added = (await add(finding('Abre planta en Cali'))).body
    const version = await ask<Plan>(executive, { path: '/strategy/versions/1' })
    expect(version.body.items.find(({ id }) => id === item.id)?.content).toMatchObject({ text: 'El yogur crece 18 %' })
    const { body } = await ask<{ differences: { kind: string; fields: string[] }[] }>(manager, {
      path: '/strategy/comparison?from=1',
    })
    expect(body.differences.map(({ kind, fields }) => [kind, fields])).toEqual([
      ['changed', ['text']],
      ['added', []],
    ])
    expect(added.id).toBeTruthy()
    expect((await ask(executive, { path: '/strategy/comparison?from=1' })).status).toBe(403)
  })

  test('restoring turns back what changed, removes what came later and brings back what went, links with it', async () => {
    const item = await signed()
    const before = await plan()
    await change(item, { content: { text: 'Otra cosa' } })
    await add(finding('Más tarde'))
    const interests = before.items.find((one) => one.kind === 'passage' && one.content.section === 'interests')!
    await remove(interests)
    const done = await ask<Plan>(manager, { method: 'POST', path: '/strategy/versions/1/restore' })
    expect(done.status).toBe(200)
    const after = await plan()
    const said = (of: Plan): unknown[] => of.items.map(({ id, content }) => [id, content])
    expect(said(after)).toEqual(said(before))
    expect(after.links).toEqual(expect.arrayContaining(before.links))
    expect((await ask(manager, { method: 'POST', path: '/strategy/versions/9/restore' })).status).toBe(404)
  })

  test('next year the goals move up and nothing is agreed; answers keep their age', async () => {
    const goal = {
      metric: 'sales',
      name: '',
      unit: 'COP',
      lastYear: '900.00',
      year1: '1000.00',
      year2: '1100.00',
      year3: '1200.00',
      actual: null,
      low: null,
      high: null,
      agreedOn: '2026-01-22',
      agreedWith: 'Felipe Ocampo',
    }
    await add(finding('Crece', { evidence: { observedOn: '2026-01-10' } }))
    await ask(manager, { method: 'POST', path: '/goals', body: { kind: 'goal', block: 'goals', content: goal } })
    const next = (startYear: number): Promise<Answer<Plan>> =>
      ask<Plan>(manager, { method: 'POST', path: '/strategy/next-year', body: { startYear } })
    expect(await next(2026)).toMatchObject({ status: 409, code: 'plan_year_taken' })
    expect((await next(2027)).body).toMatchObject({ startYear: 2027 })
    const { items } = await plan()
    expect(items.find(({ kind }) => kind === 'goal')?.content).toMatchObject({
      lastYear: '1000.00',
      year1: '1100.00',
      year2: '1200.00',
      year3: null,
      agreedOn: null,
    })
    expect(items.find(({ kind }) => kind === 'finding')).toMatchObject({ observedOn: '2026-01-10' })
  })
})

test('F7: a benchmark tells the 75th percentile of at least five other accounts, and of how many', async () => {
  await database.asOwner(
    "insert into clave.product_line (name, name_key) values ('Vasos', 'vasos') on conflict do nothing",
  )
  const spends = async (share: number): Promise<void> => {
    const other = await addAccount(database, { name: `Comparable ${share}` })
    await database.asOwner('insert into clave.strategy (account_id, start_year) values ($1, 2026)', [other.id])
    await database.asOwner(
      `insert into clave.strategy_item (id, account_id, kind, block, content) values ($1, $2, 'cell', 'value', '{"line": "vasos", "spend": "1000.00"}')`,
      [testId(), other.id],
    )
    await database.asOwner(
      `insert into clave.sales_month (account_no, month, currency, line_no, net, net_base, units, line_count)
       select a.account_no, '2026-04-01', 'COP', l.line_no, $2, $2, 1, 1 from clave.account a, clave.product_line l where a.id = $1 and l.name = 'Vasos'`,
      [other.id, share * 10],
    )
  }
  for (const share of [10, 20, 30, 40]) await spends(share)
  expect((await plan()).benchmarks).toEqual([{ line: 'Vasos', sharePct: null, accounts: 4 }])
  await spends(50)
  expect((await plan()).benchmarks).toEqual([{ line: 'Vasos', sharePct: 40, accounts: 5 }])
})
