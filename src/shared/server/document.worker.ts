import { parentPort, workerData } from 'node:worker_threads'
import { writePdf } from './document-pdf'
import { writePptx } from './document-pptx'
import type { DocumentJob } from './document-writer'

/** The thread that draws one document: hundreds of milliseconds in which nobody else waits. */
const { document, format } = workerData as DocumentJob
const bytes = await (format === 'pptx' ? writePptx(document) : writePdf(document))
const copy = new Uint8Array(bytes)
parentPort!.postMessage(copy, [copy.buffer])
