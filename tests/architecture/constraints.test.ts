import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { buildTrustWorld, type TrustWorld } from '@tests/support/trust-world'

/*
 * Whatever the code above forgets, the database refuses: each rule of the schema is broken once, and must say its name.
 * Lengths, lists of words, patterns, keys and references are broken by what they say; the others by hand, below.
 */
interface Constraint {
  name: string
  table: string
  kind: 'c' | 'f' | 'p' | 'u' | 'x'
  rule: string
  columns: string[]
}

interface Column {
  name: string
  type: string
}

let database: TestDatabase
const columnsOf = new Map<string, Column[]>()
let world: TrustWorld
let constraints: Constraint[]
beforeAll(async () => {
  database = await createTestDatabase()
  world = await buildTrustWorld(database)
  constraints = await database.asOwner<Constraint>(
    `select k.conname as name, c.relname as table, k.contype as kind, pg_get_constraintdef(k.oid) as rule,
            array(select a.attname::text from unnest(k.conkey) with ordinality u (n, o) join pg_attribute a on a.attrelid = c.oid and a.attnum = u.n order by o) as columns
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where c.relnamespace = 'clave'::regnamespace and not c.relispartition and k.contype in ('c', 'f', 'p', 'u', 'x') order by 2, 1`,
  )
  const columns = await database.asOwner<{ table_name: string; columns: Column[] }>(
    `select c.relname as table_name, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'clave'::regnamespace and c.relkind in ('r', 'p') group by 1`,
  )
  for (const row of columns) columnsOf.set(row.table_name, row.columns)
  await database.asOwner("insert into clave.sign_in_delay (key, failures, blocked_until) values ('a', 1, now())")
  await database.asOwner(
    "insert into clave.secret_link (token_hash, user_id, purpose, expires_at) values ('a', $1, 'reset', now())",
    [world.guestId],
  )
  await database.asOwner(
    "insert into clave.demo_company (loaded_by, company_before, lent_director) values ($1, '{}', false)",
    [world.guestId],
  )
})
afterAll(() => database.drop())

/** What breaks the rule, from what the rule says; null when it has to be said by hand. */
function breaking({ table, kind, rule, columns }: Constraint): string | null {
  const update = (column: string, value: string): string =>
    `update clave.${table} set ${column} = ${value} where ctid = (select min(ctid) from clave.${table})`
  if (kind === 'f') return update(columns.at(-1)!, unknownValue(columns.at(-1)!))
  if (kind === 'p' || kind === 'u') return duplicate(table, columns)
  const length = /length\((\w+)\) <= (\d+)/.exec(rule)
  if (length) return update(length[1]!, `repeat('x', ${Number(length[2]) + 1})`)
  const word = /\((\w+) = ANY|\((\w+) ~ /.exec(rule)
  if (word && !/ OR | AND /.test(rule)) return update(word[1] ?? word[2]!, "'zzz'")
  const only = /\((\w+) = 1\)/.exec(rule)
  return only ? update(only[1]!, '2') : null
}

function unknownValue(column: string): string {
  return column.endsWith('_no') ? '987654' : "'00000000-0000-7000-8000-000000000000'"
}

/** A row again with the same key, and with other values in every other key. */
function duplicate(table: string, key: readonly string[]): string {
  const taken = (column: Column): boolean =>
    !key.includes(column.name) &&
    constraints.some((one) => one.table === table && 'pu'.includes(one.kind) && one.columns.includes(column.name))
  const columns = columnsOf.get(table)!
  const values = columns.map((column) => (taken(column) ? freshValue[column.type]!(column.name) : column.name))
  const names = columns.map((column) => column.name).join(', ')
  return `insert into clave.${table} (${names}) overriding system value select ${values.join(', ')} from clave.${table} limit 1`
}
const freshValue: Readonly<Record<string, (name: string) => string>> = {
  uuid: () => 'gen_random_uuid()',
  bytea: () => "'\\x99'",
  text: (name) => `${name} || 'z'`,
  date: (name) => `${name} + 40`,
  integer: (name) => `${name} + 5000`,
  bigint: (name) => `${name} + 5000`,
  smallint: (name) => name,
}

/** Rules that say more than one thing, each broken by one statement. */
const byHand: Readonly<Record<string, (given: TrustWorld) => string>> = {
  account_check: ({ accounts }) => `update clave.account set parent_id = id where id = '${accounts.target.id}'`,
  account_team_member_check: () => 'update clave.account_team_member set ends_on = starts_on - 1',
  account_team_member_purpose_check: () => "update clave.account_team_member set purpose = ''",
  app_user_name_check: () => "update clave.app_user set name = ''",
  appointment_check: () => 'update clave.appointment set ends_on = starts_on - 1',
  one_manager_a_day: ({ accounts, people }) =>
    `insert into clave.appointment (id, account_id, manager_id, starts_on) values (gen_random_uuid(), '${accounts.target.id}', '${people.otherManager.id}', '2030-01-01')`,
  classification_run_check: () => 'update clave.classification_run set cut_a = cut_b',
  company_fiscal_year_start_month_check: () => 'update clave.company set fiscal_year_start_month = 13',
  key_account_decision_check: () => "update clave.key_account_decision set decision = 'exception', expires_on = null",
  key_account_decision_check1: () => "update clave.key_account_decision set decision = 'leave', reason = ''",
  strategy_account_id_fkey: () =>
    "insert into clave.strategy (account_id, start_year) values ('00000000-0000-7000-8000-000000000000', 2026)",
  strategy_item_account_id_fkey: () =>
    "insert into clave.strategy_item (id, account_id, kind, block, content) values (gen_random_uuid(), '00000000-0000-7000-8000-000000000000', 'event', 'history', '{}')",
  strategy_version_account_id_fkey: ({ people }) =>
    `insert into clave.strategy_version (account_id, version_no, start_year, links, approved_by) values ('00000000-0000-7000-8000-000000000000', 1, 2026, '[]', '${people.director.id}')`,
  strategy_item_content_check: () => "update clave.strategy_item set content = '[]'",
  strategy_link_check: () => 'update clave.strategy_link set to_id = from_id',
  strategy_shared_blocks_check: () => "update clave.strategy set shared_blocks = '{zzz}'",
  strategy_start_year_check: () => 'update clave.strategy set start_year = 1999',
  strategy_submitted: () => "update clave.strategy set status = 'submitted'",
  strategy_version_links_check: () => "update clave.strategy_version set links = '{}'",
  strategy_version_no_check: () => 'update clave.strategy set version_no = 0',
  strategy_version_start_year_check: () => 'update clave.strategy_version set start_year = 1999',
  strategy_version_version_no_check: () => 'update clave.strategy_version set version_no = 0',
  timeline_entry_facts_check: () => "update clave.timeline_entry set facts = '[]'",
  user_login_email_check: () => 'update clave.user_login set email = upper(email)',
}

async function refusalOf(statement: string): Promise<string> {
  await database.asOwner('begin')
  try {
    await database.asOwner(`set constraints all immediate`)
    await database.asOwner(statement)
    return 'nothing refused it'
  } catch (error) {
    return (error as { constraint?: string }).constraint ?? String(error)
  } finally {
    await database.asOwner('rollback')
  }
}

test('every rule of the schema refuses what breaks it, by its own name', async () => {
  const silent: string[] = []
  for (const constraint of constraints.filter((one) => !isImplied(one))) {
    const statement = byHand[constraint.name]?.(world) ?? breaking(constraint)
    const said = statement ? await refusalOf(statement) : 'nobody says how to break it: add it to byHand'
    if (said !== constraint.name) silent.push(`${constraint.table}.${constraint.name} ${constraint.rule}: ${said}`)
  }
  expect(silent).toEqual([])
})

/** A key that holds the whole primary key is there to be referred to; it can refuse nothing of its own. */
function isImplied({ table, kind, columns }: Constraint): boolean {
  const primary = constraints.find((one) => one.table === table && one.kind === 'p')
  return kind === 'u' && primary !== undefined && primary.columns.every((column) => columns.includes(column))
}

test('unique indexes that are no constraint refuse the second row', async () => {
  const indexes = await database.asOwner<{ name: string; table: string }>(
    `select i.indexrelid::regclass::text as name, c.relname as table from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relnamespace = 'clave'::regnamespace and not c.relispartition and i.indisunique
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`,
  )
  const byName: Readonly<Record<string, string>> = {
    strategy_item_once: `insert into clave.strategy_item (id, account_id, kind, block, content)
      select gen_random_uuid(), account_id, kind, block, content from clave.strategy_item where kind = 'passage' limit 1`,
    sales_document_identity: `insert into clave.sales_document (account_no, document_no, import_no, source, kind, prefix, number, issued_on, currency, net, line_count, content_hash)
      select account_no, 99999, import_no, source, kind, prefix, number, issued_on, currency, net, line_count, content_hash from clave.sales_document limit 1`,
  }
  const silent: string[] = []
  for (const { name } of indexes) {
    const short = name.replace('clave.', '')
    const statement = byName[short]
    const said = statement ? await refusalOf(statement) : 'nobody says how to break it: add it to byName'
    if (said !== short) silent.push(`${short}: ${said}`)
  }
  expect(silent).toEqual([])
})

test('a change of any guarded row counts its version and leaves its trace', async () => {
  const guarded = await database.asOwner<{ table: string; trigger: string }>(
    `select c.relname as table, t.tgname as trigger from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'clave'::regnamespace and not c.relispartition and t.tgname in ('audit_row', 'next_version') order by 1, 2`,
  )
  const silent: string[] = []
  for (const { table, trigger } of guarded) {
    const [works, without] = [
      await changeOf(table, ''),
      await changeOf(table, `alter table clave.${table} disable trigger ${trigger};`),
    ]
    if (works === without) silent.push(`${table} ${trigger}: ${works}`)
  }
  expect(silent).toEqual([])
})

/** What one change does beside itself: the versions it leaves and the traces it makes. */
async function changeOf(table: string, before: string): Promise<string> {
  const columns = columnsOf.get(table)!
  const version = columns.some((column) => column.name === 'version') ? 'version' : '0'
  for (const { name, type } of columns.filter((column) => otherValue[column.type] && !untold.has(column.name))) {
    try {
      await database.asOwner(
        `begin; ${before} update clave.${table} set ${name} = ${otherValue[type]!(name)} where ctid = (select min(ctid) from clave.${table})`,
      )
      const said = await database.asOwner<{ said: string }>(
        `select (select sum(${version}) from clave.${table}) || ' ' || (select count(*) from clave.audit_event where table_name = '${table}') as said`,
      )
      return said[0]!.said
    } catch {
      // A rule stands in the way of this column: the next one will do.
    } finally {
      await database.asOwner('rollback')
    }
  }
  return 'no column could be changed'
}

// Changes that leave no trace, on purpose.
const untold = new Set(['version', 'updated_at', 'heartbeat_at', 'progress', 'last_seen_at'])
const otherValue: Readonly<Record<string, (name: string) => string>> = {
  boolean: (name) => `not coalesce(${name}, false)`,
  'timestamp with time zone': (name) => `coalesce(${name}, now()) + interval '1 day'`,
  integer: (name) => `coalesce(${name}, 0) + 1`,
  numeric: (name) => `coalesce(${name}, 0) + 0.1`,
  text: (name) => `coalesce(${name}, '') || 'z'`,
  jsonb: (name) => `${name} || '{"z": 1}'`,
}
