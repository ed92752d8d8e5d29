import { Refusal } from '@/shared/kernel/errors'
import { planFile, type PlannedFile, whyUnusable } from './make-plan'
import type { ReadOptions, ReadResult } from './sales-file.types'
import { type ReadingTask, SalesReading } from './sales-reading'
import { detectEncoding, WrongEncoding } from './text-encoding'

export interface ReadRequest extends ReadingTask {
  path: string
  options: ReadOptions
  /** Called before the first line of a reading, again when what the sample said turned out wrong and all is read anew. */
  begin?(planned: PlannedFile): void | Promise<void>
}

const mostReadings = 4

/**
 * Reads a whole sales file: one pass in bounded memory, lines handed to the sink in order. The first rows decide how; when the
 * rest contradicts them, all is read once more.
 */
export async function readSales(request: ReadRequest): Promise<ReadResult> {
  let { options } = request
  let better: PlannedFile | null = null
  for (let attempt = 1; ; attempt++) {
    try {
      const planned: PlannedFile = better ?? (await planFile(request.path, options))
      refuseUnusable(planned)
      await request.begin?.(planned)
      const reading = new SalesReading(planned, options, request)
      const result = await reading.run()
      better = attempt < mostReadings ? await reading.witnesses.betterPlan() : null
      if (better === null) return result
    } catch (error) {
      if (!(error instanceof WrongEncoding)) throw error
      options = { ...options, encoding: encodingAfter(error, options) }
      better = null
    }
  }
}

/** Bytes beyond ASCII came late: if all before were ASCII the file is of another encoding, else it is broken. */
export function encodingAfter(error: WrongEncoding, options: ReadOptions): string {
  if (options.encoding || !error.asciiSoFar)
    throw new Refusal('file_unreadable', { reason: 'broken_utf8', row: error.row })
  const detected = detectEncoding(error.bytes)
  if (detected.value === 'utf-8') throw new Refusal('file_unreadable', { reason: 'broken_utf8', row: error.row })
  return detected.value
}

function refuseUnusable({ plan }: PlannedFile): void {
  const lack = whyUnusable(plan)
  if (lack) throw new Refusal(lack, { header: plan.header })
  if (plan.netRule.value === 'totalWithoutTax' && plan.taxRatePct === null) throw new Refusal('tax_rate_needed')
}
