import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lintCatalogue } from '@/shared/server/catalogue-lint'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

async function findings(): Promise<string[]> {
  const client = await database.pool.connect()
  try {
    return await lintCatalogue(client)
  } finally {
    client.release()
  }
}

test('the wall has no hole', async () => {
  expect(await findings()).toEqual([])
})

/** Breaks the wall in one place, looks with the same eyes as at start, and takes the break back. */
async function findingsWith(broken: string): Promise<string[]> {
  const owner = new pg.Client(database.migrator)
  await owner.connect()
  try {
    await owner.query(`begin; set local role clave_owner; ${broken}`)
    return await lintCatalogue(owner)
  } finally {
    await owner.end()
  }
}

describe('each kind of hole is found', () => {
  test.each([
    [
      'a table without row-level security',
      'alter table clave.account disable row level security',
      'account: row-level',
    ],
    ['a table not forced on its owner', 'alter table clave.session no force row level security', 'session: row-level'],
    [
      'a table that a backup misses',
      'drop policy backup_reads on clave.scorecard',
      'scorecard: a backup would miss it',
    ],
    [
      'a numbering that a backup misses',
      'revoke select on clave.document_numbers from clave_backup',
      'document_numbers: a backup would miss',
    ],
    [
      'a policy for every role',
      'create policy p on clave.account using (false)',
      'account: policy p holds for every role',
    ],
    ['a policy that gives all', 'create policy p on clave.account to clave_app using (true)', 'gives every row'],
    [
      'the right to empty a table',
      'grant truncate on clave.account to clave_app',
      'account: the application may truncate',
    ],
    ['a right for everybody', 'grant select on clave.product to public', 'product: the application may select'],
    [
      'a trail that can be written',
      'grant insert on clave.audit_event to clave_app',
      'audit_event: the application may insert',
    ],
    ['a view that reads as its owner', 'create view clave.v as select * from clave.account', 'v: a view that reads'],
    ['a materialized view', 'create materialized view clave.mv as select 1 as one', 'mv: a materialized view'],
    [
      'a definer without its path',
      'create function clave.f() returns int language sql security definer as $$ select 1 $$',
      'f: security definer without',
    ],
    [
      'a function for everybody',
      'grant execute on function clave.actor() to public',
      'actor: everybody may execute it',
    ],
    [
      'a key into another account',
      'alter table clave.account_team_member add column p uuid references clave.appointment (id)',
      'account_team_member_p_fkey may point into another account',
    ],
    [
      'staging that can be read',
      'create table clave_staging.line_1_1 (a int); grant select on clave_staging.line_1_1 to clave_app',
      'staging that the application may select',
    ],
    [
      'a partition left in staging',
      'create table clave_staging.line_2_1 partition of clave.sales_line for values in (2)',
      'line_2_1: attached, but without its wall',
    ],
  ])('%s', async (_sentence, broken, found) => {
    expect((await findingsWith(broken)).join('\n')).toContain(found)
  })
})

test('a staging child that is not attached is no hole', async () => {
  expect(
    await findingsWith(
      'create table clave_staging.line_3_1 (like clave.sales_line); grant insert on clave_staging.line_3_1 to clave_app',
    ),
  ).toEqual([])
})

test('every business table leaves a trail, but those that are audited as one import, one run, or not at all', async () => {
  const untrailed = await database.asOwner<{ relname: string }>(
    `select c.relname from pg_class c where c.relnamespace = 'clave'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audit_row') order by 1`,
  )
  expect(untrailed.map((row) => row.relname)).toEqual(reviewedWithoutTrail)
})
// Sales are audited as one import, results as one run, an approval by its own row; the others carry secrets or machinery.
const reviewedWithoutTrail = [
  'approved_portfolio_account',
  'audit_event',
  'classification_result',
  'classification_total',
  'idempotency',
  'merged_document',
  'outbox_mail',
  'product',
  'product_line',
  'sales_document',
  'sales_line',
  'sales_month',
  'sales_stamp',
  'secret_link',
  'session',
  'setup',
  'sign_in_delay',
  'signing_secret',
]

test('every version is counted by the database', async () => {
  const uncounted = await database.asOwner(
    `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'version' and not a.attisdropped
     where c.relnamespace = 'clave'::regnamespace and c.relkind in ('r', 'p')
       and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'next_version')`,
  )
  expect(uncounted).toEqual([])
})
