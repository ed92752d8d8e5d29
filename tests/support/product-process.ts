import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { clusterPlace } from '@/shared/server/cluster-place'
import { isPostgresRunning, postmasterPid } from '@/shared/server/cluster-process'
import { superuserOf } from '@/shared/server/cluster-server'
import { cliFile, type RunningProduct } from './product'

/** How a command of the built product ended, and what it said. */
export interface Ended {
  readonly code: number | null
  readonly said: string
  readonly complained: string
}

/** Runs a command to its end; `under` is a shell's own preparation, such as a limit. */
export function runProduct(args: readonly string[], env: NodeJS.ProcessEnv, under?: string): Ended {
  const words = [process.execPath, cliFile, ...args]
  const [command, ...rest] = under ? ['/bin/sh', '-c', `${under}; exec "$@"`, 'sh', ...words] : words
  const done = spawnSync(command!, rest, {
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, NODE_ENV: 'production', LANG: 'es_CO.UTF-8', DATABASE_URL: '', ...env },
  })
  return { code: done.status, said: done.stdout, complained: done.stderr }
}

/** The application dies in the middle of whatever it does; its database, a process of its own, lives on. */
export async function killApplication({ child }: Pick<RunningProduct, 'child'>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** The number of the embedded server's process, as long as it runs. */
export function databasePid(dataDirectory: string): number | null {
  const pid = postmasterPid(clusterFolder(dataDirectory))
  return pid !== null && isPostgresRunning(pid) ? pid : null
}

/** The database's first process dies, and those it started with it. */
export async function killDatabase(dataDirectory: string): Promise<void> {
  const pid = databasePid(dataDirectory)
  if (pid === null) throw new Error(`no database runs in ${dataDirectory}`)
  process.kill(pid, 'SIGKILL')
  while (isPostgresRunning(pid)) await pause(10)
}

/** What a killed product left running is stopped, as a machine does that shuts down. */
export async function stopLeftDatabase(dataDirectory: string): Promise<void> {
  const pid = databasePid(dataDirectory)
  if (pid === null) return
  process.kill(pid, 'SIGINT')
  while (isPostgresRunning(pid)) await pause(10)
}

/** Starting the product without waiting for it: to be killed on its way. */
export function beginStart(dataDirectory: string, env: NodeJS.ProcessEnv): Pick<RunningProduct, 'child'> {
  const given = { ...process.env, NODE_ENV: 'production', DATABASE_URL: '', ...env, CLAVE_DATA_DIR: dataDirectory }
  return { child: spawn(process.execPath, [cliFile, 'start'], { stdio: 'ignore', env: given }) }
}

/** Looks into the embedded database from outside the product; it has to run. */
export async function askDatabase<T extends pg.QueryResultRow>(dataDirectory: string, sql: string): Promise<T[]> {
  const client = await openDatabaseOf(dataDirectory)
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

export async function openDatabaseOf(dataDirectory: string): Promise<pg.Client> {
  const client = new pg.Client({ ...superuserOf(clusterPlace(dataDirectory)), database: 'clave' })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('set search_path = clave, public')
  return client
}

/** The account a process runs under; null where the machine does not tell. */
export function accountOf(pid: number): number | null {
  const file = `/proc/${pid}/status`
  return existsSync(file) ? Number(/^Uid:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1]) : null
}

function clusterFolder(dataDirectory: string): string {
  return join(dataDirectory, readdirSync(dataDirectory).find((name) => /^pg\d+$/.test(name)) ?? 'none')
}
