import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The server's process as its lock file names it. */
export function postmasterPid(cluster: string): number | null {
  try {
    return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]) || null
  } catch {
    return null
  }
}

/** A zombie that nobody has collected yet does not run. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return processState(pid) !== 'Z'
}

/** Another program may have been given the number of a server that died. */
export function isPostgresRunning(pid: number): boolean {
  if (!isRunning(pid)) return false
  if (process.platform === 'win32') return true
  if (process.platform === 'linux') return fileOrEmpty(`/proc/${pid}/cmdline`).includes('postgres')
  return spawnSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' }).stdout.includes('postgres')
}

function processState(pid: number): string | undefined {
  if (process.platform !== 'linux') return undefined
  // The command, in brackets, may hold spaces and brackets of its own.
  return fileOrEmpty(`/proc/${pid}/stat`).split(') ').at(-1)?.[0]
}

function fileOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
