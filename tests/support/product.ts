import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The built command line. */
export const cliFile = fileURLToPath(new URL('../../dist/server/cli.js', import.meta.url))

/** The built product as a user runs it: its own process, port and data folder, ended by its pid. */
export interface RunningProduct {
  readonly address: string
  readonly dataDirectory: string
  /** As printed in the terminal; null once somebody is in. */
  readonly setupCode: string | null
  readonly child: ChildProcess
  stop(): Promise<void>
}

export function newDataDirectory(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clave-journey-'))
  chmodSync(folder, 0o755)
  return folder
}

export async function startProduct(dataDirectory: string, env: NodeJS.ProcessEnv = {}): Promise<RunningProduct> {
  const port = await freePort()
  const child = spawn(process.execPath, [cliFile, 'start'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LANG: 'es_CO.UTF-8',
      DATABASE_URL: '',
      ...env,
      CLAVE_DATA_DIR: dataDirectory,
      CLAVE_PORT: String(port),
    },
  })
  // A story that breaks leaves no product behind.
  const end = (): void => void child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.removeListener('exit', end))
  let said = ''
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer): void => {
      said += text.toString('utf8')
      if (/Ctrl-C/.test(said)) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}: ${said}`)))
  })
  await ready
  return {
    address: `http://localhost:${port}`,
    dataDirectory,
    setupCode: /(?:[A-Z0-9]{5}-)+[A-Z0-9]+/.exec(said)?.[0] ?? null,
    child,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGINT')
      await once(child, 'exit')
    },
  }
}

/** A product on an empty folder of its own, which goes with it. */
export async function startFreshProduct(env: NodeJS.ProcessEnv = {}): Promise<RunningProduct> {
  const folder = newDataDirectory()
  const product = await startProduct(folder, env)
  return {
    ...product,
    stop: async () => {
      await product.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
