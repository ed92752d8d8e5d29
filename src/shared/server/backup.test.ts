import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { businessDigest } from '@tests/support/trust-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { buildTrustWorld, type TrustWorld } from '@tests/support/trust-world'
import { type BackupSummary, verifyBackup } from './backup-file'
import { restoreBackup } from './backup-restore'
import { writeBackup } from './backup-write'
import { ensureRoles } from './database-roles'

const migrations = fileURLToPath(new URL('../../../db/migrations', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'clave-backup-'))
const file = join(folder, 'clave.gz')
let original: TestDatabase
let world: TrustWorld
let summary: BackupSummary
let target: TestDatabase
beforeAll(async () => {
  original = await createTestDatabase()
  world = await buildTrustWorld(original)
  await original.asOwner(
    "insert into clave.outbox_mail (id, recipient, subject, body, message_id) values ($1, 'a@clave.example', 's', 'b', 'm')",
    [world.runId],
  )
  summary = await writeBackup(original.backup, file)
  target = await createTestDatabase()
  expect(await restoredInto(target)).toBe('done')
})
afterAll(async () => {
  await original.drop()
  await target.drop()
  rmSync(folder, { recursive: true })
})

function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: Error & { code?: string; facts?: { part?: string } }) =>
      [error.code, error.facts?.part].filter(Boolean).join(' ') || String(error),
  )
}

async function restoredInto(target: TestDatabase, path = file): Promise<string> {
  // Our own pool would count as an application that serves.
  await target.pool.end()
  // What a copy of a database does not inherit: the rights that a start gives its owner on it.
  const connections = await ensureRoles(target.migrator)
  return codeOf(restoreBackup(connections, path, migrations))
}

test('what comes back is what was there, row by row, behind the same wall', async () => {
  // What a restore changes on purpose has its own tests below.
  const changed = ['outbox_mail', 'secret_link', 'signing_secret', 'sales_import']
  const [before, after] = [await businessDigest(original), await businessDigest(target)].map((digest) =>
    digest.split('\n').filter((line) => !changed.includes(line.split(' ')[0]!)),
  )
  expect(after).toEqual(before)
  const trails = (database: TestDatabase): Promise<object[]> =>
    database.asOwner("select count(*), min(id), max(id) from clave.audit_event where action <> 'backup.restored'")
  expect(await trails(target)).toEqual(await trails(original))
  const numbering = 'select nextval(pg_get_serial_sequence($1, $2)) as n'
  const next = (database: TestDatabase): Promise<object[]> =>
    database.asOwner(numbering, ['clave.account', 'account_no'])
  expect(await next(target)).toEqual(await next(original))
  const walls = await target.asOwner(
    "select relname from pg_class where relnamespace = 'clave'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)",
  )
  expect(walls).toEqual([])
})

test('nobody is signed in by a restore, no link lives again, no letter leaves twice', async () => {
  const counts = await target.asOwner(
    'select (select count(*) from clave.session) as sessions, (select count(*) from clave.secret_link) as links, (select count(*) from clave.claim_mail(10)) as letters',
  )
  expect(counts).toEqual([{ sessions: '0', links: '0', letters: '0' }])
})

test('an import that was being read is over, and an applied one can still be undone', async () => {
  const states = await target.asOwner('select id, status from clave.sales_import order by created_at')
  expect(states).toEqual([
    { id: world.importId, status: 'applied' },
    { id: world.emptyImportId, status: 'failed' },
  ])
  const lines = await target.asOwner('select count(*) as n from clave.sales_line')
  expect(lines).toEqual([{ n: '6' }])
})

test('an installation that is in use is not written over', async () => {
  const used = await createTestDatabase()
  await used.asOwner("insert into clave.account (id, name, name_key) values ($1, 'Una', 'una')", [world.runId])
  const before = await businessDigest(used)
  expect(await restoredInto(used)).toBe('restore_not_empty')
  expect(await businessDigest(used)).toBe(before)
  await used.drop()
  const serving = await createTestDatabase()
  await serving.pool.query('select 1')
  const connections = { migrator: serving.migrator, app: serving.app, backup: serving.backup }
  expect(await codeOf(restoreBackup(connections, file, migrations))).toBe('restore_while_serving')
  await serving.drop()
})

test('a file is not written over, and what was half written has another name', async () => {
  expect(await codeOf(writeBackup(original.backup, file))).toBe('backup_exists')
  expect(await codeOf(writeBackup(original.backup, join(folder, 'no', 'such', 'folder.gz')))).toBe('backup_not_written')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('any gunzip reads it', () => {
  const text = gunzipSync(readFileSync(file)).toString('utf8')
  expect(text).toContain('kanarie-target-name')
  expect(text).toContain('"format":1')
})

describe('a damaged file is refused, and the part is named', () => {
  const broken = join(folder, 'broken.gz')
  const flipAt = (offset: number): void => {
    writeFileSync(broken, readFileSync(file))
    const handle = openSync(broken, 'r+')
    writeSync(handle, Buffer.from([readFileSync(file)[offset]! ^ 0x40]), 0, 1, offset)
    closeSync(handle)
  }

  test('whichever byte is flipped', async () => {
    const { size } = statSync(file)
    const verdicts = new Set<string>()
    for (let i = 0; i < 150; i++) {
      const offset = Math.floor((i * size) / 150)
      flipAt(offset)
      const part = summary.parts.find((one) => offset >= one.offset && offset < one.offset + one.bytes)
      const verdict = await codeOf(verifyBackup(broken))
      verdicts.add(verdict)
      // The first bytes say what kind of file it is.
      if (part && offset > 2) expect(verdict).toBe(`backup_damaged ${part.name}`)
      else expect(verdict).toMatch(/^backup_(damaged|unreadable)/)
    }
    expect(verdicts.has('done')).toBe(false)
  })

  test('each byte of the last part and of the end', async () => {
    const { size } = statSync(file)
    for (let offset = size - 120; offset < size; offset++) {
      flipAt(offset)
      expect([offset, await codeOf(verifyBackup(broken))]).not.toEqual([offset, 'done'])
    }
  })

  test('a tail that was cut off', async () => {
    writeFileSync(broken, readFileSync(file))
    truncateSync(broken, statSync(file).size - 10)
    expect(await codeOf(verifyBackup(broken))).toBe('backup_damaged end')
  })

  test('something that never was one', async () => {
    writeFileSync(broken, 'fecha;cliente\n')
    expect(await codeOf(verifyBackup(broken))).toBe('backup_unreadable')
    expect(await codeOf(verifyBackup(join(folder, 'nothing')))).toBe('backup_unreadable')
  })
})
