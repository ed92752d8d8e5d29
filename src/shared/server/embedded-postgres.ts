import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries, type PostgresBinaries, type RunAs, unprivileged } from './postgres-binaries'
import { StartupProblem } from './startup-problem'

export interface EmbeddedPostgres {
  /** As the server's superuser; only to prepare the database and the migrator's role. */
  readonly superuser: pg.ClientConfig
  /** True when a server was running already and was taken over. */
  readonly attached: boolean
  stop(): Promise<void>
}

interface Place {
  cluster: string
  socket: string
  password: string
  runAs: RunAs
}

const startPatienceMs = 15_000
const socketPort = 5432

/**
 * Starts the PostgreSQL that lives in `dataDirectory`, or attaches to it when it runs already (after a kill of the
 * application alone). A Unix socket only, a generated password, never as root. stop() ends it in fast mode.
 */
export async function startEmbeddedPostgres(options: {
  dataDirectory: string
  durable?: boolean
}): Promise<EmbeddedPostgres> {
  const runAs = unprivileged()
  const home = reachableHome(resolve(options.dataDirectory), runAs)
  const binaries = findBinaries(runAs, join(home, 'postgres-binaries'))
  refuseOtherMajor(home, binaries.major)
  const place: Place = {
    cluster: join(home, `pg${binaries.major}`),
    socket: socketFolder(home, runAs),
    password: passwordOf(home),
    runAs,
  }
  const superuser = {
    host: place.socket,
    port: socketPort,
    user: 'postgres',
    password: place.password,
    database: 'postgres',
  }
  if (await answers(superuser)) return { superuser, attached: true, stop: () => stopServer(place) }
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) makeCluster(binaries, place)
  await startServer(binaries, place, superuser, options.durable ?? true)
  return { superuser, attached: false, stop: () => stopServer(place) }
}

/** Root's private folders cannot be entered by the database's account: then the cluster lives under /var/lib/clave. */
function reachableHome(dataDirectory: string, runAs: RunAs): string {
  try {
    mkdirSync(dataDirectory, { recursive: true })
    accessSync(dataDirectory, constants.W_OK)
  } catch {
    throw new StartupProblem('data_not_writable', { path: dataDirectory })
  }
  if (runAs.uid === undefined) return dataDirectory
  const canEnter =
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', dataDirectory], { uid: runAs.uid, gid: runAs.gid, cwd: '/' })
      .status === 0
  if (canEnter) return dataDirectory
  const elsewhere = join('/var/lib/clave', shortHash(dataDirectory))
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 })
  writeFileSync(join(dataDirectory, 'database-is-in.txt'), `${elsewhere}\n`)
  return elsewhere
}

function shortHash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 10)
}

function refuseOtherMajor(home: string, major: number): void {
  for (const name of readdirSync(home)) {
    const found = Number(/^pg(\d+)$/.exec(name)?.[1])
    if (
      !found ||
      found === major ||
      !existsSync(join(home, name, 'PG_VERSION')) ||
      existsSync(join(home, `pg${major}`, 'PG_VERSION'))
    )
      continue
    throw new StartupProblem(found > major ? 'data_of_newer_major' : 'data_of_older_major', {
      path: join(home, name),
      found: String(found),
      ours: String(major),
    })
  }
}

// The path of a socket may not pass 107 bytes: a short folder in the machine's temporary one.
function socketFolder(home: string, runAs: RunAs): string {
  const folder = join(tmpdir().length > 60 ? '/tmp' : tmpdir(), `clave-${shortHash(home)}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const owner = statSync(folder).uid
  const expected = runAs.uid ?? process.getuid?.()
  if (expected !== undefined && owner !== expected) {
    if (process.getuid?.() !== 0) throw new StartupProblem('data_not_writable', { path: folder })
    chownSync(folder, runAs.uid!, runAs.gid!)
  }
  chmodSync(folder, 0o700)
  return folder
}

function passwordOf(home: string): string {
  const file = join(home, 'database-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** Made in a temporary folder and renamed: a half-made cluster is never taken for one. */
function makeCluster(binaries: PostgresBinaries, place: Place): void {
  const draft = `${place.cluster}.new`
  const passwordFile = `${place.cluster}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, place.password, { mode: 0o600 })
  if (place.runAs.uid !== undefined) {
    chownSync(draft, place.runAs.uid, place.runAs.gid!)
    chownSync(passwordFile, place.runAs.uid, place.runAs.gid!)
  }
  const locale =
    binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C']
  const made = spawnSync(
    join(binaries.bin, 'initdb'),
    [
      '-D',
      draft,
      '--data-checksums',
      '-E',
      'UTF8',
      ...locale,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--no-instructions',
    ],
    { encoding: 'utf8', cwd: dirname(draft), ...place.runAs },
  )
  rmSync(passwordFile, { force: true })
  if (made.status !== 0)
    throw new StartupProblem('database_would_not_start', {
      reason: lastLine(made.stderr || made.stdout || String(made.error)),
    })
  renameSync(draft, place.cluster)
}

async function startServer(
  binaries: PostgresBinaries,
  place: Place,
  superuser: pg.ClientConfig,
  durable: boolean,
): Promise<void> {
  const deadline = performance.now() + startPatienceMs
  for (;;) {
    const outcome = await tryStart(binaries, place, superuser, durable, deadline)
    if (outcome === 'ready') return
    // Right after a kill the lock file may name a process that is still dying; a foreign process with that pid is stale.
    if (!/lock file|already running|shared memory block/i.test(outcome) || performance.now() > deadline) {
      throw new StartupProblem('database_would_not_start', { reason: lastLine(outcome) })
    }
    if (await answers(superuser)) return
    removeStaleLock(place.cluster)
    await pause(300)
  }
}

async function tryStart(
  binaries: PostgresBinaries,
  place: Place,
  superuser: pg.ClientConfig,
  durable: boolean,
  deadline: number,
): Promise<string> {
  const logFile = `${place.cluster}.log`
  const log = openSync(logFile, 'w', 0o600)
  const relaxed = durable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'synchronous_commit=off']
  const child = spawn(
    join(binaries.bin, 'postgres'),
    [
      '-D',
      place.cluster,
      '-k',
      place.socket,
      '-p',
      String(socketPort),
      '-c',
      'listen_addresses=',
      '-c',
      'max_connections=100',
      '-c',
      'shared_buffers=128MB',
      '-c',
      'unix_socket_permissions=0700',
      '-c',
      'jit=off',
      '-c',
      'max_wal_size=2GB',
      '-c',
      'log_timezone=UTC',
      '-c',
      'timezone=UTC',
      ...relaxed,
    ],
    { detached: true, stdio: ['ignore', log, log], cwd: '/', ...place.runAs },
  )
  closeSync(log)
  let exited = false
  child.once('exit', () => (exited = true))
  child.once('error', () => (exited = true))
  child.unref()
  while (performance.now() < deadline) {
    if (await answers(superuser)) return 'ready'
    if (exited) return readFileSync(logFile, 'utf8')
    await pause(25)
  }
  return 'no answer in time'
}

async function answers(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 2_000 })
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

function serverPid(cluster: string): number | null {
  try {
    return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]) || null
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function removeStaleLock(cluster: string): void {
  const pid = serverPid(cluster)
  if (pid === null || (isAlive(pid) && isPostgres(pid))) return
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

function isPostgres(pid: number): boolean {
  if (process.platform === 'win32') return true
  const asked = spawnSync('ps', ['-p', String(pid), '-o', 'stat=,args='], { encoding: 'utf8' })
  if (asked.status !== 0 && asked.error) return readProcCommand(pid).includes('postgres')
  return /postgres/.test(asked.stdout) && !asked.stdout.trim().startsWith('Z')
}

function readProcCommand(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

async function stopServer(place: Place): Promise<void> {
  const pid = serverPid(place.cluster)
  if (pid === null) return
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    return
  }
  const deadline = performance.now() + 20_000
  while (performance.now() < deadline && existsSync(join(place.cluster, 'postmaster.pid'))) await pause(20)
}

function lastLine(text: string): string {
  return text.trim().split('\n').filter(Boolean).at(-1) ?? ''
}
