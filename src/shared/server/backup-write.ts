import { rename, rm, stat } from 'node:fs/promises'
import { version as productVersion } from '../../../package.json'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type BackupSummary, BackupWriter, verifyBackup } from './backup-file'
import { StartupProblem } from './startup-problem'

// Nobody is signed in by a restore, no link of a letter lives again, and every installation signs with its own secret.
const leftOut = ['session', 'secret_link', 'sign_in_delay', 'signing_secret']

/**
 * The whole installation in one file, as it stood at one moment; the application may go on meanwhile. Written beside its
 * name, synced, read again from end to end, and only then called by its name.
 */
export async function writeBackup(connection: pg.ClientConfig, path: string): Promise<BackupSummary> {
  if (await stat(path).catch(() => null)) throw new StartupProblem('backup_exists', { path })
  const draft = `${path}.part`
  await rm(draft, { force: true })
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const writer = await BackupWriter.create(draft).catch((error: Error) => {
      throw new StartupProblem('backup_not_written', { path, reason: error.message })
    })
    await writeParts(client, writer)
      .finally(() => writer.close())
      .catch((error: NodeJS.ErrnoException) => {
        const isOfDisk = ['ENOSPC', 'EDQUOT', 'EIO', 'EFBIG'].includes(error.code ?? '')
        throw isOfDisk ? new StartupProblem('backup_not_written', { path, reason: error.message }) : error
      })
    const summary = await verifyBackup(draft)
    await rename(draft, path)
    return summary
  } finally {
    await client.end()
    await rm(draft, { force: true })
  }
}

async function writeParts(client: pg.Client, writer: BackupWriter): Promise<void> {
  await client.query('begin isolation level repeatable read read only')
  for (const part of await listParts(client)) {
    const columns = part.columns.map((name) => `"${name}"`).join(', ')
    const rows = client.query(copyTo(`copy (select ${columns} from clave."${part.name}") to stdout`))
    await writer.addPart(part.name, part.columns, rows, () => rows.rowCount)
  }
  await writer.finish({ madeAt: new Date().toISOString(), clave: productVersion, ...(await readFacts(client)) })
  await client.query('commit')
}

/** Every table that holds rows of its own, and the columns that are not computed from others. */
async function listParts(client: pg.Client): Promise<{ name: string; columns: string[] }[]> {
  const found = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'clave'::regnamespace and c.relkind = 'r' and c.relname <> all ($1) group by c.relname order by c.relname`,
    [leftOut],
  )
  return found.rows
}

async function readFacts(client: pg.Client): Promise<Pick<BackupSummary, 'postgres' | 'migrations' | 'sequences'>> {
  const [server, migrations, sequences] = [
    await client.query<{ version: string }>("select current_setting('server_version') as version"),
    await client.query<{ name: string; checksum: string }>(
      'select name, checksum from clave_meta.migration order by name',
    ),
    await client.query<{ name: string }>(
      "select c.relname as name from pg_class c where c.relnamespace = 'clave'::regnamespace and c.relkind = 'S' order by 1",
    ),
  ]
  const values = []
  for (const { name } of sequences.rows) {
    const at = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from clave."${name}"`,
    )
    values.push({ name, last: at.rows[0]!.last, isCalled: at.rows[0]!.called })
  }
  return { postgres: server.rows[0]!.version, migrations: migrations.rows, sequences: values }
}
