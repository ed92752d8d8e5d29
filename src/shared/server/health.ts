import { statfs } from 'node:fs/promises'
import pg from 'pg'
import { version as productVersion } from '../../../package.json'
import { asOwner } from './as-owner'
import { lintCatalogue } from './catalogue-lint'
import { assertServingRole, type DatabaseConnections } from './database-roles'
import { readMigrations } from './migrate'

export type HealthCheck = 'versions' | 'disk' | 'role' | 'schema' | 'wall' | 'mail'
export interface HealthFinding {
  readonly check: HealthCheck
  readonly isWell: boolean
  readonly facts: Readonly<Record<string, string>>
}

// Older ones of these majors let statistics leak past row-level security (CVE-2025-8713).
const safeMinors: Readonly<Record<number, number>> = { 15: 14, 16: 10, 17: 6 }
const leastFreePct = 10
const oldestWaitingMinutes = 10

/** Looks at everything that can be wrong with an installation; no `dataDirectory` when the server is another machine's. */
export async function examine(
  connections: DatabaseConnections,
  place: { dataDirectory: string | null; migrationsDirectory: string },
): Promise<HealthFinding[]> {
  const onDisk = place.dataDirectory ? [await examineDisk(place.dataDirectory)] : []
  const inDatabase = await asOwner(connections.migrator, async (client) => [
    await examineVersions(client),
    await examineSchema(client, place.migrationsDirectory),
  ])
  const isThere = inDatabase.every((finding) => finding.facts['isThere'] !== 'no')
  const behindTheWall = isThere
    ? [
        await examineRole(connections.app),
        ...(await asOwner(connections.migrator, async (client) => [
          await examineWall(client),
          await examineMail(client),
        ])),
      ]
    : []
  return [...inDatabase, ...behindTheWall, ...onDisk]
}

async function examineVersions(client: pg.Client): Promise<HealthFinding> {
  const found = await client.query<{ version: string; number: string }>(
    "select split_part(current_setting('server_version'), ' ', 1) as version, current_setting('server_version_num') as number",
  )
  const { version, number } = found.rows[0]!
  const [major, minor] = [Math.floor(Number(number) / 10_000), Number(number) % 10_000]
  return {
    check: 'versions',
    isWell: minor >= (safeMinors[major] ?? 0),
    facts: {
      clave: productVersion,
      node: process.versions.node,
      postgres: version,
      least: `${major}.${safeMinors[major] ?? 0}`,
    },
  }
}

async function examineDisk(directory: string): Promise<HealthFinding> {
  const found = await statfs(directory)
  const freePct = Math.floor((100 * found.bavail) / found.blocks)
  const freeGigabytes = ((found.bavail * found.bsize) / 1e9).toFixed(1)
  return {
    check: 'disk',
    isWell: freePct >= leastFreePct,
    facts: { path: directory, freePct: String(freePct), freeGigabytes },
  }
}

async function examineRole(app: pg.ClientConfig): Promise<HealthFinding> {
  const client = new pg.Client(app)
  client.on('error', () => undefined)
  await client.connect()
  const isWell = await assertServingRole(client).then(
    () => true,
    () => false,
  )
  await client.end()
  return { check: 'role', isWell, facts: {} }
}

async function examineSchema(client: pg.Client, directory: string): Promise<HealthFinding> {
  const there = await client.query(
    "select to_regclass('clave_meta.migration') as it where to_regclass('clave_meta.migration') is not null",
  )
  const applied = there.rowCount
    ? (await client.query<{ name: string; checksum: string }>('select name, checksum from clave_meta.migration')).rows
    : []
  const ours = readMigrations(directory)
  const pending = ours.filter((file) => !applied.some((row) => row.name === file.name))
  const foreign = applied.filter(
    (row) => !ours.some((file) => file.name === row.name && file.checksum === row.checksum),
  )
  return {
    check: 'schema',
    isWell: pending.length === 0 && foreign.length === 0,
    facts: {
      isThere: applied.length > 0 ? 'yes' : 'no',
      applied: String(applied.length),
      pending: pending.map((file) => file.name).join(', '),
      foreign: foreign.map((row) => row.name).join(', '),
    },
  }
}

async function examineWall(client: pg.Client): Promise<HealthFinding> {
  const findings = await lintCatalogue(client)
  return { check: 'wall', isWell: findings.length === 0, facts: { findings: findings.join('\n  ') } }
}

async function examineMail(client: pg.Client): Promise<HealthFinding> {
  const found = await client.query<{ waiting: string; minutes: string; lost: string }>(
    `select count(*) filter (where attempts < 12) as waiting,
            coalesce(floor(extract(epoch from now() - min(created_at) filter (where attempts < 12)) / 60), 0)::text as minutes,
            count(*) filter (where attempts >= 12) as lost
     from clave.outbox_mail where sent_at is null`,
  )
  const { waiting, minutes, lost } = found.rows[0]!
  const isWell = Number(minutes) < oldestWaitingMinutes && Number(lost) === 0
  return { check: 'mail', isWell, facts: { waiting, minutes, lost } }
}
