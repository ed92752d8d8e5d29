import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test, vi } from 'vitest'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addAccount, addPerson, type TestPerson } from '@tests/support/test-people'

// Two imports and three runs: seconds where the machine is free, more where others work on it.
const patienceMs = 240_000
const folder = mkdtempSync(join(tmpdir(), 'clave-demo-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let database: TestDatabase
let product: TestApp
let owner: TestPerson

async function open(): Promise<void> {
  database = await createTestDatabase()
  product = await startTestApp(database, { CLAVE_DATA_DIR: folder })
  await product.app.ready()
  await database.asOwner(
    "update clave.company set name = 'Empaques del Norte', country = 'MX', currency = 'MXN', time_zone = 'America/Mexico_City', is_configured = true",
  )
  owner = await addPerson(database, { name: 'Elisa Prado', roles: ['administrator', 'kam'] })
}
async function close(): Promise<void> {
  await product.close()
  await database.drop()
}
const load = (key?: string) => product.call(owner, { method: 'POST', path: '/demo', ...(key ? { key } : {}) })
const remove = () => product.call(owner, { method: 'DELETE', path: '/demo' })
const get = async (path: string) => (await product.call(owner, { path })).json()

// Counters that only go up say nothing of what is there; the trail is meant to stay.
const notCompared = ['audit_event', 'sales_stamp']
async function digests(): Promise<Record<string, string>> {
  const tables = await database.asOwner<{ name: string }>(
    "select tablename as name from pg_tables where schemaname in ('clave', 'clave_staging') order by 1",
  )
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    if (notCompared.includes(name)) continue
    const [row] = await database.asOwner<{ digest: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg((to_jsonb(t) - '{version,updated_at,last_seen_at}'::text[])::text, ',' order by to_jsonb(t)::text), '')) as digest from clave.${name} t`,
    )
    found[name] = row!.digest
  }
  return found
}

describe('the example company, loaded into an empty installation by an administrator who is a manager too', () => {
  let before: Record<string, string>
  beforeAll(async () => {
    await open()
    before = await digests()
    const loaded = await load()
    expect([loaded.statusCode, loaded.body]).toEqual([204, ''])
  }, patienceMs)
  afterAll(close)

  test('makes whoever loads it its director and none of its managers, on 14 May 2026', async () => {
    const me = await get('/me')
    expect(me.roles).toEqual(['administrator', 'director'])
    expect(me.company).toMatchObject({ name: 'Envases Altavía', currency: 'COP', isDemo: true, today: '2026-05-14' })
  })

  test('reproduces the portfolio to the printed decimal', async () => {
    const portfolio = await get('/portfolio')
    const classes = portfolio.rows.map((row: unknown[]) => row[3])
    expect(['A', 'B', 'C', 'N'].map((name) => classes.filter((one: string) => one === name).length)).toEqual([
      16, 17, 59, 2,
    ])
    expect(portfolio.run).toMatchObject({ from: '2025-05', to: '2026-04', documents: 4301, isOutdated: false })
    expect(portfolio.previousRun).toMatchObject({ from: '2024-11', to: '2025-10' })
    expect(portfolio.totals).toMatchObject({ stay: { stayed: 14, of: 15 }, top20Clients: 19 })
    expect(
      [portfolio.totals.base, portfolio.totals.net].map((amount: string) => (Number(amount) / 1e6).toFixed(1)),
    ).toEqual(['48631.0', '48612.4'])
  })

  test('has the loads of its four managers, and one key account that nobody answers for', async () => {
    const work = await get('/portfolio/work')
    const loads = work.managers.map((one: { name: string; loadPct: number }) => [one.name, one.loadPct.toFixed(1)])
    expect(loads.sort()).toEqual([
      ['Andrés Mejía', '106.6'],
      ['Carolina Pardo', '85.3'],
      ['Mateo Londoño', '42.6'],
      ['Valentina Ríos', '85.3'],
    ])
    expect(work.unassigned.map((one: { name: string }) => one.name)).toEqual(['Aceites Palmarena'])
    const { loadAfterPct, suggestedManagerId } = work.unassigned[0]
    const suggested = work.managers.find((one: { id: string }) => one.id === suggestedManagerId)
    expect([suggested.name, loadAfterPct.toFixed(1)]).toEqual(['Mateo Londoño', '64.0'])
    expect(work.pending).toEqual([])
  })

  test('came in by two imports that overlap, the second bringing April, twelve corrections and seventeen errors', async () => {
    const { rows } = await get('/imports')
    expect(rows.map((row: { fileName: string; status: string }) => [row.fileName, row.status])).toEqual([
      ['ventas_netas_may25_abr26.csv', 'applied'],
      ['ventas_netas_may23_mar26.csv', 'applied'],
    ])
    const state = await get(`/imports/${rows[0].id}`)
    expect(state.check).toMatchObject({
      rows: { read: 4318, skipped: { error: 17 } },
      documents: { new: 356, changed: 12, alreadyThere: 3933 },
      clients: { withSalesBefore: 92, withSalesAfter: 94 },
    })
    expect(state.ledger).toMatchObject({ currency: 'COP', total: '48644195000' })
    expect([rows[0].canUndo, rows[1].dependents.length]).toEqual([true, 1])
  })

  test('leaves one doubt for a person: two firms of one name', async () => {
    const doubts = await database.asOwner<{ names: string[] }>(
      `select array[l.name, r.name] as names from clave.account_match m join clave.account l on l.id = m.left_id join clave.account r on r.id = m.right_id
       where m.decision is null`,
    )
    expect(doubts.map(({ names }) => names.sort())).toEqual([['Postres Nube Dulce', 'Postres Nubedulce']])
  })

  test('its past was decided and signed by its own director', async () => {
    const [signed] = await get('/portfolio/approved')
    expect(signed).toMatchObject({ period: 'nov 2025 a abr 2026', approvedBy: 'María Ibáñez', keyAccounts: 15 })
    const runs = await get('/portfolio/runs')
    expect(
      runs.map((run: { createdAt: string; createdBy: string }) => [run.createdAt.slice(0, 10), run.createdBy]),
    ).toEqual([
      ['2026-05-02', 'María Ibáñez'],
      ['2026-02-04', 'María Ibáñez'],
      ['2025-11-05', 'María Ibáñez'],
    ])
  })

  test('nobody of it can sign in', async () => {
    const people = await database.asOwner<{ with_password: number; people: number }>(
      `select count(*) filter (where l.password_hash is not null)::int as with_password, count(*)::int as people
       from clave.app_user u join clave.user_login l on l.user_id = u.id where u.is_demo`,
    )
    expect(people).toEqual([{ with_password: 0, people: 12 }])
  })

  test('a second one finds the installation used', async () => {
    expect((await load()).json().code).toBe('not_empty')
  })

  test('one click takes it out, with what was added meanwhile, and leaves no trace but the trail', async () => {
    await addAccount(database, { name: 'Añadida mientras exploraba' })
    await database.asOwner('update clave.company set hours_per_key_account = 300')
    const removed = await remove()
    expect([removed.statusCode, removed.body]).toEqual([204, ''])
    expect(await digests()).toEqual(before)
    const events = await database.asOwner<{ action: string }>(
      "select action from clave.audit_event where action like 'demo.%' order by id",
    )
    expect(events.map(({ action }) => action)).toEqual(['demo.loaded', 'demo.removed'])
    expect((await remove()).json().code).toBe('demo_not_loaded')
  })

  test(
    'and a load that was killed half way is cleared at once and made anew',
    async () => {
      await database.asOwner(
        `insert into clave.demo_company (loaded_by, started_at, company_before, lent_director)
       select $1, now(), to_jsonb(c), false from clave.company c`,
        [owner.id],
      )
      await database.asOwner("update clave.company set is_demo = true, name = 'A medias', fixed_today = '2026-05-14'")
      await addAccount(database, { name: 'A medias' })
      expect((await load()).statusCode).toBe(204)
      expect((await get('/me')).company.name).toBe('Envases Altavía')
      await remove()
      expect((await get('/me')).company.name).toBe('Empaques del Norte')
      expect(await digests()).toEqual(before)
    },
    patienceMs,
  )
})

describe('loading', () => {
  beforeEach(open)
  afterEach(close)

  test('is refused where there is a client already', async () => {
    await addAccount(database, { name: 'Cliente de verdad' })
    const before = await digests()
    expect((await load()).json().code).toBe('not_empty')
    expect(await digests()).toEqual(before)
  })

  test('that fails half way leaves nothing', async () => {
    const before = await digests()
    vi.stubEnv('TMPDIR', join(folder, 'not-there'))
    const failed = await load().finally(() => vi.unstubAllEnvs())
    expect(failed.statusCode).toBe(503)
    expect(await digests()).toEqual(before)
    expect((await get('/me')).company).toMatchObject({ name: 'Empaques del Norte', isDemo: false })
  })

  test(
    'is not hindered by an import that came to nothing, and three clicks with one key have one effect',
    async () => {
      await database.asOwner(
        "insert into clave.sales_import (id, file_name, status) values (gen_random_uuid(), 'prueba.csv', 'cancelled')",
      )
      const key = 'una-sola-empresa'
      const replies = await Promise.all([load(key), load(key), load(key)])
      expect(replies.map(({ statusCode }) => statusCode)).toEqual([204, 204, 204])
      const found = await database.asOwner<{ accounts: number }>('select count(*)::int as accounts from clave.account')
      expect(found).toEqual([{ accounts: 94 }])
    },
    patienceMs,
  )

  test(
    'by two people at once happens once: the second finds the installation used',
    async () => {
      const replies = await Promise.all([load('una-empresa-de-ejemplo'), load('otra-empresa-de-ejemplo')])
      expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409])
      expect(replies.find(({ statusCode }) => statusCode === 409)!.json().code).toBe('not_empty')
      const found = await database.asOwner<{ accounts: number }>('select count(*)::int as accounts from clave.account')
      expect(found).toEqual([{ accounts: 94 }])
    },
    patienceMs,
  )

  test.each(['kam', 'specialist', 'executive', 'privacy_officer', 'area'])(
    'is not for a %s, nor is removing',
    async (role) => {
      const other = await addPerson(database, { name: 'Otra persona', roles: [role] })
      for (const method of ['POST', 'DELETE'] as const) {
        expect((await product.call(other, { method, path: '/demo' })).json().code).toBe('forbidden')
      }
    },
  )
})

test('of every table it is said whether the example takes it along', async () => {
  await open()
  const tables = await database.asOwner<{ business: string[] }>(
    'select array(select clave.business_tables()) as business',
  )
  expect(tables[0]!.business).toMatchInlineSnapshot(`
    [
      "account",
      "account_alias",
      "account_match",
      "account_merge",
      "account_team_member",
      "appointment",
      "approved_portfolio",
      "approved_portfolio_account",
      "classification_result",
      "classification_run",
      "classification_total",
      "import_dependency",
      "import_template",
      "key_account_decision",
      "merged_document",
      "product",
      "product_line",
      "sales_document",
      "sales_import",
      "sales_line",
      "sales_month",
      "scorecard",
      "strategy",
      "strategy_item",
      "strategy_item_revision",
      "strategy_link",
      "strategy_version",
      "strategy_version_item",
      "timeline_entry",
    ]
  `)
  await close()
})
