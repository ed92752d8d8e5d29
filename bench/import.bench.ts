import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { openAsBlob } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { type BenchDatabase, openBenchDatabase } from './bench-database'
import { seedDirector } from './bench-company'
import { type Figure, median, rounded } from './figure'

const port = 4393
const rounds = 3
const singleRows = 541_909

/**
 * A real file of 541,909 lines through the product's own server, parsed, checked, matched, stored, rolled up and classified,
 * against a bare COPY of the lines it wrote; then the same file twice as long. Null where the file is not there.
 */
export async function measureImport(root: string): Promise<Figure[]> {
  const packed = join(process.env['CLAVE_DATA'] ?? join(root, '..', 'shared', 'data'), 'online_retail.csv.gz')
  if (!existsSync(packed)) {
    process.stderr.write(`${packed} is not here: the import is not measured\n`)
    return []
  }
  const folder = mkdtempSync(join(tmpdir(), 'clave-bench-file-'))
  try {
    const files = unpack(packed, folder)
    const [single, double]: [Measured[], Measured[]] = [[], []]
    // In turns, so that a busy minute of the machine falls on both.
    for (let round = 0; round < rounds; round++) {
      single.push(await onServer(root, files.single))
      double.push(await onServer(root, files.double))
    }
    const secondsOf = (measured: readonly Measured[]): number => median(measured.map((one) => one.seconds))
    return [
      {
        name: `import of ${singleRows} lines ÷ bare COPY of the same rows`,
        ratio: rounded(median(single.map((one) => one.seconds / one.bareSeconds))),
        budget: 8,
      },
      {
        name: 'import: peak memory of the server process and its workers, MB',
        value: Math.max(...[...single, ...double].map((one) => one.peakMb)),
        budget: 256,
      },
      {
        name: 'import of twice the lines ÷ of the lines once',
        ratio: rounded(secondsOf(double) / secondsOf(single)),
        budget: 2.2,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function times<T>(count: number, work: () => Promise<T>): Promise<T[]> {
  const done: T[] = []
  for (let i = 0; i < count; i++) done.push(await work())
  return done
}

/** The second half repeats the first under other document numbers: as many new documents again. */
function unpack(packed: string, folder: string): { single: string; double: string } {
  const text = gunzipSync(readFileSync(packed))
  const [single, double] = [join(folder, 'single.csv'), join(folder, 'double.csv')]
  writeFileSync(single, text)
  writeFileSync(double, text)
  const headerEnd = text.indexOf(10) + 1
  const again = text
    .subarray(headerEnd)
    .toString('latin1')
    .replace(/^(?=[A-Z]?\d)/gm, '9')
  appendFileSync(double, Buffer.from(again, 'latin1'))
  return { single, double }
}

interface Measured {
  seconds: number
  bareSeconds: number
  peakMb: number
}

async function onServer(root: string, file: string): Promise<Measured> {
  const database = await openBenchDatabase(root)
  const data = mkdtempSync(join(tmpdir(), 'clave-bench-data-'))
  const token = await seedDirector(database.owner)
  const server = await serve(root, database, data)
  try {
    const seconds = await importThrough(file, token)
    const peakMb = peakMemoryMb(server.pid!)
    return { seconds, bareSeconds: await bareCopySeconds(database), peakMb }
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
    await database.close()
    rmSync(data, { recursive: true, force: true })
  }
}

async function serve(root: string, database: BenchDatabase, data: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, 'dist', 'server', 'cli.js'), 'start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: database.url, CLAVE_PORT: String(port), CLAVE_DATA_DIR: data },
  })
  await new Promise<void>((ready, failed) => {
    child.stdout!.on('data', (text: Buffer) => /localhost:\d+/.test(String(text)) && ready())
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)))
  })
  return child
}

interface State {
  id: string
  status: string
  revision: number
  refusal: unknown
}

/** From the whole file on the server's disk to the classified portfolio. */
async function importThrough(file: string, token: string): Promise<number> {
  const ask = async (method: string, path: string, body?: unknown): Promise<State> => {
    const isFile = body instanceof Blob
    const reply = await fetch(`http://localhost:${port}/api/v1${path}`, {
      method,
      headers: {
        cookie: `clave=${token}`,
        'idempotency-key': crypto.randomUUID(),
        ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
      },
      body: body === undefined ? null : isFile ? body : JSON.stringify(body),
    })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as State
  }
  const { id } = await ask('POST', '/imports', { fileName: 'ventas.csv', bytes: statSync(file).size })
  await ask('PUT', `/imports/${id}/file`, await openAsBlob(file))
  const began = performance.now()
  let state = await ask('GET', `/imports/${id}/progress`)
  while (state.status === 'preparing') {
    await pause(20)
    state = await ask('GET', `/imports/${id}/progress`)
  }
  if (state.status !== 'prepared') throw new Error(JSON.stringify((await ask('GET', `/imports/${id}`)).refusal))
  const prepared = performance.now()
  await ask('POST', `/imports/${id}/apply`, { revision: state.revision })
  if (process.env['BENCH_STEPS'])
    process.stderr.write(
      `read ${Math.round(prepared - began)} ms, apply ${Math.round(performance.now() - prepared)} ms\n`,
    )
  return (performance.now() - began) / 1000
}

function peakMemoryMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)![1]) / 1024)
}

/** The lines that the import wrote, into a table without anything, over one connection. */
async function bareCopySeconds({ owner }: BenchDatabase): Promise<number> {
  const pieces: Buffer[] = []
  for await (const piece of owner.query(copyTo('copy (select * from clave.sales_line) to stdout')))
    pieces.push(piece as Buffer)
  const rowsText = Buffer.concat(pieces)
  const seconds = await times(rounds, async () => {
    await owner.query('drop table if exists bare_line; create table bare_line (like clave.sales_line)')
    const began = performance.now()
    const copy = owner.query(copyFrom('copy bare_line from stdin'))
    for (let at = 0; at < rowsText.length; at += 1 << 17)
      if (!copy.write(rowsText.subarray(at, at + (1 << 17)))) await once(copy, 'drain')
    copy.end()
    await once(copy, 'finish')
    return (performance.now() - began) / 1000
  })
  return median(seconds)
}
