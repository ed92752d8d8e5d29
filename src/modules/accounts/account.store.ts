import type { Client } from '@/shared/server/database'
import type { Account, AccountFields } from './account.contract'

/** What imports recognise a client by. */
interface Keys {
  nameKey: string
  taxIdKey: string | null
  codeKey: string | null
}

const columns: Readonly<Record<keyof AccountFields, string>> = {
  name: 'name',
  legalName: 'legal_name',
  taxId: 'tax_id',
  code: 'code',
  sector: 'sector',
  city: 'city',
  country: 'country',
  website: 'website',
  notes: 'notes',
  status: 'status',
  clientSince: 'client_since',
  parentId: 'parent_id',
  area: 'area',
}

/** The account as its screen needs it, one statement; undefined when row-level security hides it. */
export async function findAccount(
  client: Client,
  id: string,
  today: string,
): Promise<Omit<Account, 'rights'> | undefined> {
  const found = await client.query<Omit<Account, 'rights'>>(
    `select a.id, a.name, a.legal_name as "legalName", a.tax_id as "taxId", a.code, a.sector, a.city, a.country, a.website, a.notes, a.status, a.client_since as "clientSince",
            g.id as "parentId", a.area, a.version, a.archived_at is not null as "isArchived", coalesce(h.is_key, false) as "isKey",
            c.pareto_class as "paretoClass", c.rank, round(c.share_pct, 2)::text as "sharePct", c.net::text, c.net_before::text as "netYearBefore", l.issued_on as "lastSaleOn",
            s.category,
            case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end as parent,
            (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name) order by b.name collate "es-x-icu", b.id), '[]') from clave.account b where b.parent_id = a.id and b.merged_into is null) as members,
            case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end as manager
     from clave.account a
     left join clave.account_standing c on c.account_id = a.id
     left join clave.account g on g.id = a.parent_id
     left join clave.scorecard s on s.account_id = a.id
     left join lateral clave.holding_decision(a.id) h on true
     left join lateral clave.appointment_on(a.id, $2) p on true
     left join clave.app_user u on u.id = p.manager_id
     left join lateral clave.last_sale_of(a.account_no) l on true
     where a.id = $1 and a.merged_into is null`,
    [id, today],
  )
  return found.rows[0]
}

/** For those who may only know that the account exists, its state and who answers for it. */
export async function findInDirectory(client: Client, id: string): Promise<Omit<Account, 'rights'> | undefined> {
  const found = await client.query<Omit<Account, 'rights'>>(
    `select d.id, d.name, d.status, d.is_archived as "isArchived", 0 as version,
            case when d.manager_id is not null then json_build_object('id', d.manager_id, 'name', d.manager_name) end as manager
     from clave.account_in_directory($1) d`,
    [id],
  )
  return found.rows[0]
}

/** Its state, whether put away; undefined when row-level security hides it or it lives on in another. */
export async function findStanding(
  client: Client,
  id: string,
): Promise<{ status: string; isArchived: boolean } | undefined> {
  const found = await client.query<{ status: string; isArchived: boolean }>(
    'select a.status, a.archived_at is not null as "isArchived" from clave.account a where a.id = $1 and a.merged_into is null',
    [id],
  )
  return found.rows[0]
}

export async function isInSight(client: Client, id: string): Promise<boolean> {
  return (await findStanding(client, id)) !== undefined
}

/** What the wall says to a change that would leave the row where the person does not see it. */
export function isOutOfSight(error: unknown): boolean {
  return (error as { code?: unknown }).code === '42501'
}

/** Whether an account is the other or belongs to its group, at any depth; nobody changes the groups meanwhile. */
export async function isUnder(client: Client, id: string, headId: string): Promise<boolean> {
  const found = await client.query<{ is_under: boolean }>('select clave.account_is_under($1, $2) as is_under', [
    id,
    headId,
  ])
  return found.rows[0]!.is_under
}

export async function insertAccount(
  client: Client,
  given: { fields: Partial<AccountFields>; id: string; status: string; createdBy: string; keys: Keys },
): Promise<void> {
  const { fields, keys } = given
  const values: unknown[] = [given.id, given.status, given.createdBy, keys.nameKey, keys.taxIdKey, keys.codeKey]
  const filled = Object.entries(columns).filter(([field]) => field !== 'status' && hasField(fields, field))
  const places = filled.map(([field]) => `, $${values.push(fields[field as keyof AccountFields])}`)
  await client.query(
    `insert into clave.account (id, status, created_by, name_key, tax_id_key, code_key${filled.map(([, column]) => `, ${column}`).join('')})
     values ($1, $2, $3, $4, $5, $6${places.join('')})`,
    values,
  )
}

function hasField(fields: Partial<AccountFields>, field: string): boolean {
  return fields[field as keyof AccountFields] !== undefined
}

/** Who saved the account last; null for those who may not change it. */
export async function findLastChange(
  client: Client,
  id: string,
): Promise<{ name: string | null; happenedAt: string } | undefined> {
  const found = await client.query<{ name: string | null; happenedAt: string }>(
    `select by_name as name, to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "happenedAt" from clave.last_change_of($1)`,
    [id],
  )
  return found.rows[0]
}

/** False when the version is no longer the one seen. Keys follow name, tax id and code. */
export async function updateAccount(
  client: Client,
  id: string,
  change: Partial<AccountFields>,
  keys: Partial<Keys>,
  version: number,
): Promise<boolean> {
  const values: unknown[] = [id, version]
  const sets = Object.entries(columns)
    .filter(([field]) => hasField(change, field))
    .map(([field, column]) => `${column} = $${values.push(change[field as keyof AccountFields])}`)
  if (keys.nameKey !== undefined) sets.push(`name_key = $${values.push(keys.nameKey)}`)
  if (keys.taxIdKey !== undefined) sets.push(`tax_id_key = $${values.push(keys.taxIdKey)}`)
  if (keys.codeKey !== undefined) sets.push(`code_key = $${values.push(keys.codeKey)}`)
  const done = await client.query(`update clave.account set ${sets.join(', ')} where id = $1 and version = $2`, values)
  return done.rowCount === 1
}

export async function setArchived(client: Client, id: string, isArchived: boolean, version: number): Promise<boolean> {
  const done = await client.query(
    `update clave.account set archived_at = case when $2 then now() end where id = $1 and version = $3`,
    [id, isArchived, version],
  )
  return done.rowCount === 1
}

export async function setStatus(client: Client, id: string, status: string, version: number): Promise<boolean> {
  const done = await client.query('update clave.account set status = $2 where id = $1 and version = $3', [
    id,
    status,
    version,
  ])
  return done.rowCount === 1
}

/** An export leaves a trace: by whom (the actor of the transaction), which rows. */
export async function noteExport(client: Client, taken: Readonly<Record<string, unknown>>): Promise<void> {
  await client.query("select clave.record_event('list.exported', $1, null)", [JSON.stringify(taken)])
}
