import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { PaperDocument } from '@/shared/kernel/document'
import { Refusal } from '@/shared/kernel/errors'

export type DocumentFormat = 'pptx' | 'pdf'
export interface DocumentJob {
  readonly document: PaperDocument
  readonly format: DocumentFormat
}

/** Drawn at once in one process; who comes later waits his turn, and beyond the line is asked to come again. */
const most = { atOnce: 2, waiting: 20 } as const
const deadlineMs = 20_000
const memoryMb = 256

let running = 0
const line: (() => void)[] = []

/**
 * A document as the bytes of a file, drawn in a thread of its own.
 * Errors  Refusal `unavailable` when too many wait already; a plain Error when the thread fails or takes too long.
 */
export async function writeDocument(document: PaperDocument, format: DocumentFormat): Promise<Buffer> {
  await takeTurn()
  try {
    return await inThread({ document, format })
  } finally {
    // The turn is handed on; only when nobody waits is there one less.
    const next = line.shift()
    if (next) next()
    else running--
  }
}

async function takeTurn(): Promise<void> {
  if (running < most.atOnce) {
    running++
    return
  }
  if (line.length >= most.waiting) throw new Refusal('unavailable')
  await new Promise<void>((resolve) => line.push(resolve))
}

function inThread(job: DocumentJob): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: job, resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
    const deadline = setTimeout(() => {
      reject(new Error(`a ${job.format} took more than ${deadlineMs} ms`))
      void worker.terminate()
    }, deadlineMs)
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer)))
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(deadline)
      // After a message this says nothing any more.
      reject(new Error(`the thread that draws documents ended with ${code}`))
    })
  })
}

/** Built as an entry of its own beside the command line; the chunk that asks lies one folder below. */
function workerFile(): URL {
  const built = process.env['CLAVE_DOCUMENT_WORKER']
  if (built) return pathToFileURL(join(built))
  const here = import.meta.url
  return new URL(here.includes('/chunks/') ? '../document-worker.js' : './document-worker.js', here)
}
