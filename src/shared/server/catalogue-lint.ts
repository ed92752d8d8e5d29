import type { Client } from './database'
import { StartupProblem } from './startup-problem'

/** What is wrong, and with which table, view or function: «audit_event: no row-level security». */
export type CatalogueFinding = string

/**
 * Reads the live catalogue for holes in the wall (D2). A staging child that is not attached yet is exempt: nobody can
 * read it. Empty when the wall stands.
 */
export async function lintCatalogue(client: Client): Promise<CatalogueFinding[]> {
  const found = await client.query<{ finding: string }>(
    `select finding from (${Object.values(rules).join('\nunion all\n')}) found order by finding`,
  )
  return found.rows.map((row) => row.finding)
}

/** The product does not serve from a database whose wall has a hole. */
export async function assertCatalogue(client: Client): Promise<void> {
  const findings = await lintCatalogue(client)
  if (findings.length > 0)
    throw new StartupProblem('wall_broken', { count: String(findings.length), first: findings[0]! })
}

// Each rule is a query of one column. `t` are the tables of the business schema, partitions included.
const tables = `(select c.*, c.oid as id from pg_class c where c.relnamespace = 'clave'::regnamespace and c.relkind in ('r', 'p')) t`
const accountTables = `(select c.oid from pg_class c where c.relnamespace = 'clave'::regnamespace and c.relkind in ('r', 'p')
  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped))`

const rules = {
  noRowSecurity: `
    select t.relname || ': row-level security is not enabled and forced' as finding from ${tables}
    where not (t.relrowsecurity and t.relforcerowsecurity)`,
  noPolicy: `
    select t.relname || ': no policy' from ${tables}
    where not exists (select from pg_policy p where p.polrelid = t.id)`,
  notBackedUp: `
    select t.relname || ': a backup would miss it' from ${tables}
    where not has_table_privilege('clave_backup', t.id, 'select') or not exists (
      select from pg_policy p where p.polrelid = t.id and p.polcmd in ('r', '*') and 'clave_backup'::regrole = any (p.polroles)
        and pg_get_expr(p.polqual, p.polrelid) = 'true')`,
  numberingNotBackedUp: `
    select c.relname || ': a backup would miss where its numbers stand' from pg_class c
    where c.relnamespace = 'clave'::regnamespace and case when c.relkind = 'S' then not has_sequence_privilege('clave_backup', c.oid, 'select') else false end`,
  openToEverybody: `
    select t.relname || ': policy ' || p.polname || ' holds for every role' from ${tables} join pg_policy p on p.polrelid = t.id
    where 0 = any (p.polroles)`,
  everyRow: `
    select t.relname || ': policy ' || p.polname || ' gives every row to the application' from ${tables} join pg_policy p on p.polrelid = t.id
    where 'clave_app'::regrole = any (p.polroles) and pg_get_expr(p.polqual, p.polrelid) = 'true'`,
  tooManyRights: `
    select t.relname || ': the application may ' || lower(g.privilege_type) from ${tables}, aclexplode(t.relacl) g
    where g.grantee = 'clave_app'::regrole and g.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
       or g.grantee = 0`,
  trailWritable: `
    select 'audit_event: the application may ' || lower(g.privilege_type) from pg_class c, aclexplode(c.relacl) g
    where c.oid = to_regclass('clave.audit_event') and g.grantee = 'clave_app'::regrole and g.privilege_type <> 'SELECT'`,
  otherOwner: `
    select c.relname || ': not owned by clave_owner' from pg_class c
    where c.relnamespace in ('clave'::regnamespace, 'clave_staging'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'S')
      and c.relowner <> 'clave_owner'::regrole`,
  viewOfItsOwner: `
    select c.relname || ': a view that reads as its owner' from pg_class c
    where c.relnamespace = 'clave'::regnamespace and c.relkind = 'v'
      and not coalesce('security_invoker=true' = any (c.reloptions), false)`,
  materializedView: `
    select c.relname || ': a materialized view has no policies' from pg_class c
    where c.relnamespace = 'clave'::regnamespace and c.relkind = 'm'`,
  loosePath: `
    select p.proname || ': security definer without a fixed search_path' from pg_proc p
    where p.pronamespace = 'clave'::regnamespace and p.prosecdef
      and not exists (select from unnest(p.proconfig) s where s like 'search_path=clave, %pg_temp' or s = 'search_path=clave, pg_temp')`,
  publicFunction: `
    select p.proname || ': everybody may execute it' from pg_proc p
    where p.pronamespace in ('clave'::regnamespace, 'clave_staging'::regnamespace)
      and (p.proacl is null or exists (select from aclexplode(p.proacl) g where g.grantee = 0))`,
  // Checks of foreign keys step around policies: between two tables of accounts they must stay within one account.
  keyAcrossAccounts: `
    select k.conrelid::regclass || ': ' || k.conname || ' may point into another account' from pg_constraint k
    where k.contype = 'f' and k.conparentid = 0 and k.conrelid in ${accountTables} and k.confrelid in ${accountTables}
      and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'account_id' and a.attnum = any (k.conkey))`,
  stagingReadable: `
    select c.relname || ': staging that the application may ' || lower(g.privilege_type) from pg_class c, aclexplode(c.relacl) g
    where c.relnamespace = 'clave_staging'::regnamespace and g.grantee in (0, 'clave_app'::regrole, 'clave_backup'::regrole)
      and not (g.grantee = 'clave_app'::regrole and g.privilege_type = 'INSERT')`,
  stagingAttached: `
    select c.relname || ': attached, but without its wall' from pg_class c
    where c.relnamespace = 'clave_staging'::regnamespace and c.relispartition`,
}
