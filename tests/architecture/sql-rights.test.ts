import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Command, type ProbedTable, probedTables, probesOf, rightsOver } from '@tests/support/sql-rights'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { buildTrustWorld, type TrustWorld } from '@tests/support/trust-world'

let database: TestDatabase
let world: TrustWorld
let tables: ProbedTable[]
// The owner's session may step into the application's role: rights are tried with a policy dropped, and taken back.
let owner: pg.Client
const baseline = new Map<string, string[]>()
beforeAll(async () => {
  database = await createTestDatabase()
  world = await buildTrustWorld(database)
  tables = await probedTables(database)
  owner = new pg.Client(database.migrator)
  await owner.connect()
  await owner.query('grant clave_app to current_user')
  for (const table of tables) baseline.set(table.name, await rightsWith(table, ''))
}, 120_000)
afterAll(async () => {
  await owner.query('revoke clave_app from current_user')
  await owner.end()
  await database.drop()
})

async function rightsWith(table: ProbedTable, change: string, only?: Command[]): Promise<string[]> {
  const probes = (await probesOf(database, world, table)).filter(
    ({ label }) => !only || only.includes(label.split(' ')[0] as Command),
  )
  await owner.query(`begin; set local role clave_owner; ${change}; set local role clave_app`)
  try {
    return await rightsOver(owner, world, table, probes)
  } finally {
    await owner.query('rollback')
  }
}

// When it differs on purpose: npx vitest run tests/architecture/sql-rights.test.ts -u, and the review reads what changed.
test('whatever the application asks in SQL, each person gets his rows and no others', async () => {
  const text = [...baseline.values()].flat().join('\n')
  await expect(`${text}\n`).toMatchFileSnapshot('./sql-rights.txt')
})

interface Policy {
  name: string
  table: string
  command: string
}

async function listPolicies(): Promise<Policy[]> {
  return database.asOwner<{ name: string; table: string; command: string }>(
    `select p.polname as name, c.relname as table, p.polcmd as command from pg_policy p join pg_class c on c.oid = p.polrelid
     where c.relnamespace = 'clave'::regnamespace and not c.relispartition and 'clave_app'::regrole = any (p.polroles) order by 2, 1`,
  )
}

// What a policy for one command can change; reading is part of every other.
const reach: Readonly<Record<string, Command[] | undefined>> = { a: ['insert'], w: ['update', 'change'], d: ['delete'] }
const opened: Readonly<Record<string, string>> = {
  a: 'with check (true)',
  r: 'using (true)',
  d: 'using (true)',
  w: 'using (true) with check (true)',
  '*': 'using (true) with check (true)',
}

async function isNoticed(policy: Policy, change: string): Promise<boolean> {
  const table = tables.find((one) => one.name === policy.table)!
  const only = reach[policy.command]
  const before = baseline
    .get(policy.table)!
    .filter((line) => !only || only.some((command) => line.startsWith(`${policy.table} ${command} `)))
  return (await rightsWith(table, change, only)).join('\n') !== before.join('\n')
}

// Opened, they still change nothing: whoever updates must see the row before and after, and the policy of reading says so.
const shadowedByReading = ['director_decides on clave.account_match: opened']

test('a policy that is dropped, or opened to all, is noticed', async () => {
  const survivors: string[] = []
  for (const policy of await listPolicies()) {
    const on = `${policy.name} on clave.${policy.table}`
    if (!(await isNoticed(policy, `drop policy ${on}`))) survivors.push(`${on}: dropped`)
    if (!(await isNoticed(policy, `alter policy ${on} ${opened[policy.command]}`))) survivors.push(`${on}: opened`)
  }
  expect(survivors).toEqual(shadowedByReading)
}, 300_000)

test('row-level security that is switched off is noticed, table by table', async () => {
  const survivors: string[] = []
  const withRights = tables.filter((table) => baseline.get(table.name)!.length > 0)
  for (const table of withRights) {
    const rights = await rightsWith(table, `alter table clave.${table.name} disable row level security`)
    if (rights.join('\n') === baseline.get(table.name)!.join('\n')) survivors.push(table.name)
  }
  expect(survivors).toEqual([])
}, 120_000)
