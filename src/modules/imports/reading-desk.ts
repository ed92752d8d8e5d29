import { Worker } from 'node:worker_threads'
import type { PoolConfig } from 'pg'
import type { Pool } from '@/shared/server/database'
import { inAnonymousTransaction, inRequestTransaction } from '@/shared/server/request-transaction'
import { closeJobSession } from './import.store'
import type { ReadingJob } from './reading-run'
import { beatReading, failReading } from './reading.store'

const beatEveryMs = 2_000
const silentAfterMs = 60_000
const leastDeadlineMs = 10 * 60_000
const deadlinePerByteMs = 120_000 / (100 * 1024 ** 2)

export interface ReadingLimits {
  /** Of the thread's heap; buffers come on top. */
  readonly memoryMb: number
  readonly deadlineMs: (bytes: number) => number
}
export const usualLimits: ReadingLimits = {
  memoryMb: 384,
  deadlineMs: (bytes) => leastDeadlineMs + bytes * deadlinePerByteMs,
}

interface Waiting {
  job: ReadingJob
  done: () => void
}

/**
 * Reads one file at a time in a thread of its own, which is killed when it takes too much memory or time; what else was asked
 * for waits in line and says so.
 */
export class ReadingDesk {
  readonly #pool: Pool
  readonly #connection: PoolConfig
  readonly #workerFile: URL
  readonly #limits: ReadingLimits
  readonly #line: Waiting[] = []
  #running: { job: ReadingJob; worker: Worker } | null = null
  #work: Promise<void> | null = null
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(database: { pool: Pool; connection: PoolConfig }, workerFile: URL, limits: ReadingLimits = usualLimits) {
    this.#pool = database.pool
    this.#connection = database.connection
    this.#workerFile = workerFile
    this.#limits = limits
  }

  /** Settles when the reading is over, however it ended; an older one of the same import gives way. */
  read(job: ReadingJob): Promise<void> {
    this.stop(job.importId)
    return new Promise((done) => {
      if (this.#isClosed) return done()
      this.#line.push({ job, done })
      this.#timer ??= setInterval(() => void this.#beatLine(), beatEveryMs)
      this.#work ??= this.#serveLine()
    })
  }

  /** Ends the readings of an import that was cancelled or is read anew. */
  stop(importId: string): void {
    for (const waiting of this.#line.filter(({ job }) => job.importId === importId)) {
      this.#line.splice(this.#line.indexOf(waiting), 1)
      void this.#closeSessions(waiting.job)
      waiting.done()
    }
    if (this.#running?.job.importId === importId) void this.#running.worker.terminate()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const waiting = this.#line.map(({ job }) => job.importId)
    for (const importId of waiting) this.stop(importId)
    await this.#running?.worker.terminate()
    await this.#work
  }

  async #serveLine(): Promise<void> {
    for (let next = this.#line.shift(); next; next = this.#line.shift()) {
      await this.#readInThread(next.job)
      await this.#closeSessions(next.job)
      next.done()
    }
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#work = null
  }

  async #readInThread(job: ReadingJob): Promise<void> {
    const worker = new Worker(this.#workerFile, {
      workerData: { job, connection: this.#connection },
      // Rows live short: a larger nursery costs its size in memory and gains no time.
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMb, maxYoungGenerationSizeMb: 24 },
    })
    this.#running = { job, worker }
    const end = await endOf(worker, this.#limits.deadlineMs(job.bytes))
    this.#running = null
    if (end === 'finished' || this.#isClosed) return
    await this.#asPerson(job, (client) =>
      failReading(client, job, {
        status: 'failed',
        refusal: { code: 'file_too_heavy', details: { reason: end } },
        inspection: null,
      }),
    )
  }

  async #beatLine(): Promise<void> {
    const total = this.#line.length + (this.#running ? 1 : 0)
    for (const [i, { job }] of this.#line.entries()) {
      const progress = { phase: 'queue' as const, done: i + (this.#running ? 1 : 0), total }
      const goesOn = await this.#asPerson(job, (client) => beatReading(client, job, { progress, inspection: null }))
      if (goesOn === false) this.stop(job.importId)
    }
  }

  /** What cannot be said now is told by the sweep: a reading that nobody speaks for is dead. */
  #asPerson<T>(
    job: ReadingJob,
    work: (client: Parameters<typeof beatReading>[0]) => Promise<T>,
  ): Promise<T | undefined> {
    return inRequestTransaction(
      this.#pool,
      { sessionHash: Buffer.from(job.sessions.beside, 'hex'), requestId: 'import', grantFor: () => 'A' },
      (ctx) => work(ctx.client),
    ).catch(() => undefined)
  }

  async #closeSessions({ sessions }: ReadingJob): Promise<void> {
    await inAnonymousTransaction(this.#pool, async (client) => {
      for (const hash of Object.values(sessions)) await closeJobSession(client, Buffer.from(hash, 'hex'))
    }).catch(() => undefined)
  }
}

/** How a thread ended: by itself, or killed for its memory, its time, its silence, or a defect of ours. */
function endOf(worker: Worker, deadlineMs: number): Promise<'finished' | 'memory' | 'time' | 'broken'> {
  return new Promise((resolve) => {
    let verdict: 'finished' | 'memory' | 'time' | 'broken' = 'finished'
    const kill = (): void => {
      verdict = 'time'
      void worker.terminate()
    }
    const deadline = setTimeout(kill, deadlineMs)
    const silence = setTimeout(kill, silentAfterMs)
    worker.on('message', () => void silence.refresh())
    worker.on('error', (error: NodeJS.ErrnoException) => {
      verdict = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'broken'
      if (verdict === 'broken') process.stderr.write(`import reading: ${String(error.stack ?? error)}\n`)
    })
    worker.on('exit', () => {
      clearTimeout(deadline)
      clearTimeout(silence)
      resolve(verdict)
    })
  })
}
