import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '@/shared/kernel/errors'
import type { Client, Pool } from '@/shared/server/database'
import { inRequestTransaction } from '@/shared/server/request-transaction'
import { Overtaken, readIntoStage } from './file-reading'
import type { ImportOptions, Inspection } from './import-file.contract'
import type { ImportProgress } from './import.contract'
import { inspectionOf } from './inspection-view'
import { planFile, type PlannedFile } from './reading/make-plan'
import {
  beatReading,
  failReading,
  findReadingTask,
  keepStage,
  listTemplateOptions,
  type ReadingId,
  type ReadingTask,
  settleClients,
  takeReadingTurn,
  takeTemplateOptions,
} from './reading.store'
import type { ReadOptions } from './reading/sales-file.types'
import { optionsFor, recognise } from './template-headings'

/** One reading to be done, on behalf of the person who asked for it. */
export interface ReadingJob extends ReadingId {
  path: string
  bytes: number
  /**
   * Two sessions, hexadecimal hashes: the reading's own transaction may hold its session's row for minutes, and what runs
   * beside it must not wait for that.
   */
  sessions: { reading: string; beside: string }
}

const beatEveryMs = 1_000
const turnEveryMs = 300

// What a person can say in the options when the file itself does not.
const answerable = new Set([
  'no_header_found',
  'no_date_column',
  'no_client_column',
  'no_amount_column',
  'tax_rate_needed',
])

/** Reads, checks, matches and stages one file; whatever comes of it stands in the import's row at the end. */
export async function runReading(pool: Pool, job: ReadingJob, outerSignal: AbortSignal): Promise<void> {
  const as = <T>(session: string, work: (client: Client) => Promise<T>, timeoutMs?: number): Promise<T> =>
    inRequestTransaction(
      pool,
      { sessionHash: Buffer.from(session, 'hex'), requestId: 'import', grantFor: () => 'A', timeoutMs },
      (ctx) => work(ctx.client),
    )
  const beside = <T>(work: (client: Client) => Promise<T>): Promise<T> => as(job.sessions.beside, work)
  const pulse = new Pulse((state) => beside((client) => beatReading(client, job, state)))
  const signal = AbortSignal.any([outerSignal, pulse.signal])
  try {
    await as(job.sessions.reading, (client) => prepare(client, { job, beside, pulse, signal }), 0)
  } catch (error) {
    if (signal.aborted || error instanceof Overtaken) return
    await beside(async (client) => failReading(client, job, await endOf(error, client, job)))
  } finally {
    await pulse.stop()
  }
}

interface Work {
  job: ReadingJob
  beside: <T>(work: (client: Client) => Promise<T>) => Promise<T>
  pulse: Pulse
  signal: AbortSignal
}

async function prepare(client: Client, { job, beside, pulse, signal }: Work): Promise<void> {
  while (!(await takeReadingTurn(client))) {
    pulse.tell({ phase: 'queue', done: 1, total: 1 })
    await pause(turnEveryMs, undefined, { signal })
  }
  pulse.tell({ phase: 'survey', done: 0, total: job.bytes })
  const task = await findReadingTask(client, job)
  if (!task) throw new Overtaken()
  const options = await optionsOf(task, job, beside)
  const settledAt = await beside(settleClients)
  const found = await readIntoStage(client, {
    reading: job,
    path: job.path,
    task,
    options,
    settledAt,
    signal,
    aside: beside,
    tell: (progress, inspection) => pulse.tell(progress, inspection),
  })
  if (!(await keepStage(client, job, found))) throw new Overtaken()
}

/** A file nobody has said anything of yet starts from the template made for its headings. */
async function optionsOf(task: ReadingTask, job: ReadingJob, beside: Work['beside']): Promise<ImportOptions> {
  if (task.templateId !== null || Object.keys(task.options).length > 0) return task.options
  const templates = await beside(listTemplateOptions)
  if (templates.length === 0) return task.options
  const { planned, isHeaderFound } = await planWithAnyHeader(job.path, task.options)
  const found = recognise({ rows: planned.sample, lines: planned.sampleLines }, templates)
  if (!found) return task.options
  const options = optionsFor(found.template, found.headerRow, isHeaderFound ? planned.plan.headerRow : null)
  const isTaken = await beside((client) => takeTemplateOptions(client, job, { id: found.template.id, options }))
  if (!isTaken) throw new Overtaken()
  return options
}

/** Where no row looks like headings, the first row stands in, so that its rows can be shown and looked through. */
async function planWithAnyHeader(
  path: string,
  options: ImportOptions,
): Promise<{ planned: PlannedFile; isHeaderFound: boolean }> {
  try {
    return { planned: await planFile(path, options as ReadOptions), isHeaderFound: true }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'no_header_found') throw error
    return { planned: await planFile(path, { ...(options as ReadOptions), headerRow: 1 }), isHeaderFound: false }
  }
}

async function endOf(error: unknown, client: Client, job: ReadingJob): Promise<Parameters<typeof failReading>[2]> {
  if (!(error instanceof Refusal)) {
    process.stderr.write(`import ${job.importId}: ${String((error as Error).stack ?? error)}\n`)
    return { status: 'failed', refusal: { code: 'other', details: {} }, inspection: null }
  }
  const refusal = { code: error.code, details: error.details ?? {} }
  if (!answerable.has(error.code)) return { status: 'failed', refusal, inspection: null }
  return { status: 'inspected', refusal, inspection: await inspectionForAnswer(client, job) }
}

async function inspectionForAnswer(client: Client, job: ReadingJob): Promise<Inspection | null> {
  const task = await findReadingTask(client, job)
  if (!task) return null
  const { planned } = await planWithAnyHeader(job.path, task.options)
  return inspectionOf(planned, task.options as ReadOptions, task.companyCurrency)
}

/** Says once a second that the reading lives and how far it is; hears that it was overtaken or cancelled. */
class Pulse {
  readonly #stop = new AbortController()
  readonly #beat: (state: { progress: ImportProgress | null; inspection: Inspection | null }) => Promise<boolean>
  readonly #timer: NodeJS.Timeout
  #progress: ImportProgress | null = null
  #inspection: Inspection | null = null
  #running: Promise<void> | null = null

  constructor(beat: (state: { progress: ImportProgress | null; inspection: Inspection | null }) => Promise<boolean>) {
    this.#beat = beat
    this.#timer = setInterval(() => (this.#running ??= this.#say()), beatEveryMs)
  }

  get signal(): AbortSignal {
    return this.#stop.signal
  }

  tell(progress: ImportProgress, inspection?: Inspection): void {
    this.#progress = progress
    if (inspection) this.#inspection = inspection
  }

  async #say(): Promise<void> {
    const state = { progress: this.#progress, inspection: this.#inspection }
    this.#inspection = null
    try {
      if (!(await this.#beat(state))) this.#stop.abort(new Overtaken())
    } catch (error) {
      this.#stop.abort(error)
    } finally {
      this.#running = null
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }
}
