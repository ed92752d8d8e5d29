import { once } from 'node:events'
import type { Client } from '@/shared/server/database'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { CopyText } from './copy-text'

type AsideTable = 'doc' | 'month' | 'client' | 'product' | 'error'

// What may wait in memory for the database before the reading pauses.
const mostWaitingBytes = 1 << 20

/**
 * Writes a reading's rows into its staging tables over one connection, in its transaction: the lines by a COPY that stays
 * open, the rest in between.
 */
export class StageWriter {
  readonly lines: CopyText
  readonly #client: Client
  #suffix = ''
  #columns = ''
  #copy: CopyStreamQuery | null = null
  #failure: Error | null = null

  constructor(client: Client) {
    this.#client = client
    this.lines = new CopyText((piece) => {
      this.#copy ??= this.#open('line', this.#columns)
      this.#copy.write(piece)
    })
  }

  begin(suffix: string, lineColumns: string): void {
    this.#suffix = suffix
    this.#columns = lineColumns
  }

  /** A promise only when the database is behind or has refused. */
  drain(): Promise<void> | undefined {
    if (this.#failure) return Promise.reject(this.#failure)
    const copy = this.#copy
    return copy?.writableNeedDrain ? once(copy, 'drain').then(() => undefined) : undefined
  }

  async write(table: AsideTable, columns: string, fill: (copy: CopyText) => void): Promise<void> {
    await this.#close()
    const pieces: Buffer[] = []
    const text = new CopyText((piece) => pieces.push(piece))
    fill(text)
    text.flush()
    if (pieces.length === 0) return
    const copy = this.#open(table, columns)
    for (const piece of pieces) if (!copy.write(piece)) await once(copy, 'drain')
    await end(copy)
  }

  async finish(): Promise<void> {
    this.lines.flush()
    await this.#close()
  }

  /** After a failure: the connection must be free before the transaction can be rolled back. */
  async abandon(): Promise<void> {
    const copy = this.#copy
    this.#copy = null
    if (!copy || copy.destroyed) return
    const closed = once(copy, 'close').catch(() => undefined)
    copy.destroy(new Error('reading abandoned'))
    await closed
  }

  #open(table: AsideTable | 'line', columns: string): CopyStreamQuery {
    const copy = this.#client.query(
      copyFrom(`copy clave_staging.${table}_${this.#suffix} (${columns}) from stdin`, {
        highWaterMark: mostWaitingBytes,
      }),
    )
    copy.on('error', (error) => (this.#failure ??= error))
    return copy
  }

  async #close(): Promise<void> {
    if (this.#failure) throw this.#failure
    const copy = this.#copy
    if (!copy) return
    this.#copy = null
    await end(copy)
  }
}

async function end(copy: CopyStreamQuery): Promise<void> {
  const finished = once(copy, 'finish')
  copy.end()
  await finished
}
