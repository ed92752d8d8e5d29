import { parentPort, workerData } from 'node:worker_threads'
import type { PoolConfig } from 'pg'
import { openPool } from '@/shared/server/database'
import { type ReadingJob, runReading } from './reading-run'

const aliveEveryMs = 500

/** The thread that reads one file: it may be killed at any moment, and then nothing of it remains. */
const { job, connection } = workerData as { job: ReadingJob; connection: PoolConfig }
const abort = new AbortController()
const alive = setInterval(() => parentPort!.postMessage('alive'), aliveEveryMs)
parentPort!.on('message', () => abort.abort())

const pool = openPool({ ...connection, max: 2 })
try {
  await runReading(pool, job, abort.signal)
} finally {
  clearInterval(alive)
  await pool.end()
  parentPort!.close()
}
