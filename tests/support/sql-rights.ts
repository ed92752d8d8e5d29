import type { ClientBase } from 'pg'
import { become, literal, probe } from './sql-probe'
import type { TestDatabase } from './test-database'
import { type AccountKind, type PersonKind, type TrustWorld, worldAccounts, worldPeople } from './trust-world'

/** A table as the probes see it: its columns, and the column that says whose account a row is. */
export interface ProbedTable {
  readonly name: string
  readonly columns: readonly ProbedColumn[]
  readonly accountColumn: string | null
}
interface ProbedColumn {
  readonly name: string
  readonly type: string
  readonly isGenerated: boolean
  readonly isKey: boolean
  readonly mayInsert: boolean
  readonly mayUpdate: boolean
}

export async function probedTables(database: TestDatabase): Promise<ProbedTable[]> {
  const rows = await database.asOwner<{ table_name: string; columns: ProbedColumn[] }>(
    `select c.relname as table_name, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
       'isGenerated', a.attgenerated <> '' or a.attidentity = 'a',
       'isKey', exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and a.attnum = any (k.conkey)),
       'mayInsert', has_column_privilege('clave_app', c.oid, a.attnum, 'insert'),
       'mayUpdate', has_column_privilege('clave_app', c.oid, a.attnum, 'update')) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'clave'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition group by c.relname order by 1`,
  )
  return rows.map(({ table_name, columns }) => ({
    name: table_name,
    columns,
    accountColumn: accountColumnOf(table_name, columns),
  }))
}

function accountColumnOf(table: string, columns: readonly ProbedColumn[]): string | null {
  if (table === 'account') return 'id'
  return ['account_id', 'account_no', 'left_id', 'from_id'].find((name) => columns.some((c) => c.name === name)) ?? null
}

interface Probe {
  readonly label: string
  readonly statement: string
}

/** Reads, changes of each column, deletions and insertions of rows of each account, for one table. */
export async function probesOf(database: TestDatabase, world: TrustWorld, table: ProbedTable): Promise<Probe[]> {
  const keys = table.accountColumn
    ? worldAccounts.map((kind) => ({ kind, where: `${table.accountColumn} = ${keyOf(world, table, kind)}` }))
    : [{ kind: 'rows', where: 'true' }]
  const name = `clave.${table.name}`
  const first = table.columns.find((column) => column.mayUpdate)
  const rows: { kind: string; row: object | null }[] = []
  for (const { kind, where } of keys) rows.push({ kind, row: await rowWhere(database, name, where) })
  return [
    ...keys.map(({ kind, where }) => ({ label: `select ${kind}`, statement: `select from ${name} where ${where}` })),
    ...(first
      ? keys.map(({ kind, where }) => ({
          label: `update ${kind}`,
          statement: `update ${name} set ${first.name} = ${first.name} where ${where}`,
        }))
      : []),
    ...table.columns
      .filter((column) => column.mayUpdate && !column.isGenerated)
      .map((column) => ({
        label: `change ${column.name}`,
        statement: `update ${name} set ${column.name} = ${otherValue(column, world)} where ${keys[0]!.where}`,
      })),
    ...keys.map(({ kind, where }) => ({ label: `delete ${kind}`, statement: `delete from ${name} where ${where}` })),
    ...rows.flatMap(({ kind, row }) => (row ? [{ label: `insert ${kind}`, statement: insertLike(table, row) }] : [])),
  ]
}

function keyOf(world: TrustWorld, table: ProbedTable, kind: AccountKind): string {
  const account = world.accounts[kind]
  return table.accountColumn === 'account_no' ? String(account.accountNo) : literal(account.id)
}

async function rowWhere(database: TestDatabase, name: string, where: string): Promise<object | null> {
  const rows = await database.asOwner<{ row: object }>(
    `select to_jsonb(t) as row from ${name} t where ${where} order by t.ctid limit 1`,
  )
  return rows[0]?.row ?? null
}

/** The same row again under a new key: what is refused then is refused by the wall, before any key is looked at. */
function insertLike(table: ProbedTable, row: object): string {
  const given = table.columns.filter((column) => column.mayInsert && !column.isGenerated)
  if (given.length === 0) return `insert into clave.${table.name} default values`
  const names = given.map((column) => column.name).join(', ')
  const values = given.map((column) =>
    column.isKey && column.type === 'uuid' && column.name === 'id' ? 'gen_random_uuid()' : `r.${column.name}`,
  )
  return `insert into clave.${table.name} (${names}) select ${values.join(', ')} from jsonb_populate_record(null::clave.${table.name}, ${literal(JSON.stringify(row))}::jsonb) r`
}

function otherValue({ name, type }: ProbedColumn, world: TrustWorld): string {
  switch (type) {
    case 'boolean':
      return `not ${name}`
    case 'uuid':
      return literal(world.accounts.hidden.id)
    case 'jsonb':
      return `'{"a": 1}'`
    case 'text[]':
      return `'{a}'`
    case 'date':
      return `coalesce(${name}, current_date) + 1`
    case 'timestamp with time zone':
      return `coalesce(${name}, now()) + interval '1 day'`
    case 'text':
      return `coalesce(${name}, '') || 'z'`
    default:
      return `coalesce(${name}, 0) + 1`
  }
}

const privilege = '42501'
const commands = ['select', 'update', 'change', 'delete', 'insert'] as const
export type Command = (typeof commands)[number]

/** What each person (and nobody, and somebody who only claims to be one) may do with this table, a line each. */
export async function rightsOver(
  client: ClientBase,
  world: TrustWorld,
  table: ProbedTable,
  probes: readonly Probe[],
): Promise<string[]> {
  const lines: string[] = []
  for (const kind of [...(Object.keys(worldPeople) as PersonKind[]), 'nobody', 'pretender'] as const) {
    await actAs(client, world, kind)
    const said = await probe(
      client,
      probes.map((one) => one.statement),
    )
    for (const command of commands) {
      const allowed = probes
        .map(({ label }, i) => ({ label, answer: said[i]! }))
        .filter(({ label, answer }) => label.startsWith(`${command} `) && answer !== '0' && answer !== privilege)
        .map(({ label, answer }) => label.slice(command.length + 1) + (label.endsWith(' rows') ? ` ${answer}` : ''))
      if (allowed.length > 0) lines.push(`${table.name} ${command} · ${kind} · ${allowed.join(' ')}`)
    }
  }
  return lines
}

async function actAs(client: ClientBase, world: TrustWorld, kind: PersonKind | 'nobody' | 'pretender'): Promise<void> {
  if (kind !== 'nobody' && kind !== 'pretender') return become(client, world.people[kind])
  const claim = `${'0'.repeat(64)}:${world.people.directorOfAll.id}|director,administrator|`
  await client.query("select set_config('clave.actor', $1, true)", [kind === 'nobody' ? '' : claim])
}
