import type { Client } from '@/shared/server/database'
import type { Account, AccountFields } from './account.contract'

export interface AccountKeys {
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
            a.parent_id as "parentId", a.area, a.version, a.archived_at is not null as "isArchived", coalesce(h.is_key, false) as "isKey",
            c.pareto_class as "paretoClass", c.rank, round(c.share_pct, 2)::text as "sharePct", c.net::text, c.net_before::text as "netYearBefore", l.issued_on as "lastSaleOn",
            s.category,
            (select json_build_object('id', b.id, 'name', b.name) from clave.account b where b.id = a.parent_id) as parent,
            (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name) order by b.name), '[]') from clave.account b where b.parent_id = a.id and b.merged_into is null) as members,
            case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end as manager
     from clave.account a
     left join clave.account_standing c on c.account_id = a.id
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
     from clave.account_directory() d where d.id = $1`,
    [id],
  )
  return found.rows[0]
}

export async function insertAccount(
  client: Client,
  account: Partial<AccountFields> & { id: string; name: string; status: string; createdBy: string },
  keys: AccountKeys,
): Promise<void> {
  const given = Object.entries(columns).filter(([field]) => account[field as keyof AccountFields] !== undefined)
  const values: unknown[] = [account.id, account.createdBy, keys.nameKey, keys.taxIdKey, keys.codeKey]
  const places = given.map(([field]) => `$${values.push(account[field as keyof AccountFields])}`)
  await client.query(
    `insert into clave.account (id, created_by, name_key, tax_id_key, code_key, ${given.map(([, column]) => column).join(', ')}) values ($1, $2, $3, $4, $5, ${places.join(', ')})`,
    values,
  )
}

/** False when the version is no longer the one seen. Keys follow name, tax id and code. */
export async function updateAccount(
  client: Client,
  id: string,
  change: Partial<AccountFields>,
  keys: Partial<AccountKeys>,
  version: number,
): Promise<boolean> {
  const values: unknown[] = [id, version]
  const sets = Object.entries(columns)
    .filter(([field]) => change[field as keyof AccountFields] !== undefined)
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
