import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findBinaries, type PostgresBinaries, type RunAs, unprivileged } from './postgres-binaries'
import { StartupProblem } from './startup-problem'

/** Where one embedded database lives, and as whom it runs. */
export interface ClusterPlace {
  readonly cluster: string
  readonly socket: string
  readonly password: string
  readonly runAs: RunAs
  readonly binaries: PostgresBinaries
}

/** Finds or makes the folders of `dataDirectory`; refuses one that cannot be written or holds another major version. */
export function clusterPlace(dataDirectory: string): ClusterPlace {
  const runAs = unprivileged()
  const home = reachableHome(resolve(dataDirectory), runAs)
  const binaries = findBinaries(runAs, join(home, 'postgres-binaries'))
  refuseOtherMajor(home, binaries.major)
  return {
    cluster: join(home, `pg${binaries.major}`),
    socket: socketFolder(home, runAs),
    password: passwordOf(home),
    runAs,
    binaries,
  }
}

/** Root's private folders cannot be entered by the database's account: then the cluster lives under /var/lib/clave. */
function reachableHome(dataDirectory: string, runAs: RunAs): string {
  makeWritable(dataDirectory)
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

function makeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch {
    throw new StartupProblem('data_not_writable', { path: folder })
  }
}

function shortHash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 10)
}

function refuseOtherMajor(home: string, major: number): void {
  if (existsSync(join(home, `pg${major}`, 'PG_VERSION'))) return
  for (const name of readdirSync(home)) {
    const found = Number(/^pg(\d+)$/.exec(name)?.[1])
    if (!found || !existsSync(join(home, name, 'PG_VERSION'))) continue
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
