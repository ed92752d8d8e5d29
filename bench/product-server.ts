import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'

export interface ServedProcess {
  readonly child: ChildProcess
  stop(): Promise<void>
}

/** A process of ours that serves, ready when `sign` has been printed. */
export async function serveProcess(
  script: string,
  args: readonly string[],
  sign: RegExp,
  env: Readonly<Record<string, string>>,
): Promise<ServedProcess> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (text) => sign.test(String(text)) && resolve())
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
  })
  return {
    child,
    stop: async () => {
      child.removeAllListeners('exit')
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** One connection that is kept open, as a browser keeps it; node's fetch would add its own weight. */
export class OneConnection {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #port: number
  readonly #cookie: string

  constructor(port: number, token: string) {
    this.#port = port
    this.#cookie = `clave=${token}`
  }

  call(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown, version?: number): Promise<string> {
    const text = body === undefined ? undefined : JSON.stringify(body)
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          agent: this.#agent,
          host: 'localhost',
          port: this.#port,
          method,
          path: `/api/v1${path}`,
          headers: {
            cookie: this.#cookie,
            ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
            ...(text === undefined
              ? {}
              : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
          },
        },
        (reply) => {
          const parts: Buffer[] = []
          reply.on('data', (part: Buffer) => parts.push(part))
          reply.on('end', () => {
            const answer = Buffer.concat(parts).toString('utf8')
            if (reply.statusCode! < 300) resolve(answer)
            else reject(new Error(`${method} ${path}: ${reply.statusCode} ${answer}`))
          })
        },
      )
      asked.on('error', reject)
      asked.end(text)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}
