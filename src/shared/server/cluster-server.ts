import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { ClusterPlace } from './cluster-place'
import { isPostgresRunning, isRunning, postmasterPid } from './cluster-process'
import { StartupProblem } from './startup-problem'

const startPatienceMs = 15_000
const stopPatienceMs = 20_000
const socketPort = 5432

export function superuserOf(place: ClusterPlace): pg.ClientConfig {
  return { host: place.socket, port: socketPort, user: 'postgres', password: place.password, database: 'postgres' }
}

/** Leaves a server that answers: one that runs already (its application was killed), or a new one. */
export async function ensureServer(place: ClusterPlace, durable: boolean): Promise<void> {
  if (await answers(place)) return
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) makeCluster(place)
  const deadline = performance.now() + startPatienceMs
  for (;;) {
    const outcome = await tryStart(place, durable, deadline)
    if (outcome === 'ready') return
    // Right after a kill the lock file may name a process that is still dying; a foreign process with that pid is stale.
    if (!/lock file|already running|shared memory block/i.test(outcome) || performance.now() > deadline) {
      throw new StartupProblem('database_would_not_start', { reason: lastLine(outcome) })
    }
    if (await answers(place)) return
    removeStaleLock(place.cluster)
    await pause(300)
  }
}

/** Fast mode: running statements are rolled back, everything acknowledged is on disk. */
export async function stopServer(place: ClusterPlace): Promise<void> {
  const pid = postmasterPid(place.cluster)
  if (pid === null || !isRunning(pid)) return
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    return
  }
  const deadline = performance.now() + stopPatienceMs
  while (performance.now() < deadline && isRunning(pid) && existsSync(join(place.cluster, 'postmaster.pid')))
    await pause(20)
}

/** Made in a temporary folder and renamed: a half-made cluster is never taken for one. */
function makeCluster(place: ClusterPlace): void {
  const draft = `${place.cluster}.new`
  const passwordFile = `${place.cluster}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, place.password, { mode: 0o600 })
  if (place.runAs.uid !== undefined) {
    chownSync(draft, place.runAs.uid, place.runAs.gid!)
    chownSync(passwordFile, place.runAs.uid, place.runAs.gid!)
  }
  const made = spawnSync(join(place.binaries.bin, 'initdb'), initArguments(place, draft, passwordFile), {
    encoding: 'utf8',
    cwd: dirname(draft),
    ...place.runAs,
  })
  rmSync(passwordFile, { force: true })
  if (made.status !== 0)
    throw new StartupProblem('database_would_not_start', {
      reason: lastLine(made.stderr || made.stdout || String(made.error)),
    })
  renameSync(draft, place.cluster)
}

// The builtin locale depends on nothing of the machine: an update of its C library damages no index.
function initArguments(place: ClusterPlace, folder: string, passwordFile: string): string[] {
  const locale = place.binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []
  const owner = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions']
  return ['-D', folder, '--data-checksums', '-E', 'UTF8', ...locale, '--locale=C', ...owner]
}

function serverArguments(place: ClusterPlace, durable: boolean): string[] {
  const settings = {
    listen_addresses: '',
    max_connections: '100',
    shared_buffers: '128MB',
    unix_socket_permissions: '0700',
    jit: 'off',
    max_wal_size: '2GB',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', place.cluster, '-k', place.socket, '-p', String(socketPort), ...given]
}

async function tryStart(place: ClusterPlace, durable: boolean, deadline: number): Promise<string> {
  const logFile = `${place.cluster}.log`
  const log = openSync(logFile, 'w', 0o600)
  const child = spawn(join(place.binaries.bin, 'postgres'), serverArguments(place, durable), {
    detached: true,
    stdio: ['ignore', log, log],
    cwd: '/',
    ...place.runAs,
  })
  closeSync(log)
  let hasExited = false
  child.once('exit', () => (hasExited = true))
  child.once('error', () => (hasExited = true))
  child.unref()
  while (performance.now() < deadline) {
    if (await answers(place)) return 'ready'
    if (hasExited) return readFileSync(logFile, 'utf8')
    await pause(25)
  }
  return 'no answer in time'
}

async function answers(place: ClusterPlace): Promise<boolean> {
  const client = new pg.Client({ ...superuserOf(place), connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function removeStaleLock(cluster: string): void {
  const pid = postmasterPid(cluster)
  if (pid === null || isPostgresRunning(pid)) return
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

function lastLine(text: string): string {
  return text.trim().split('\n').filter(Boolean).at(-1) ?? ''
}
