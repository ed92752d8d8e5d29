import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findImportState } from '@/modules/imports/import-state.store'
import type { ImportState } from '@/modules/imports/import.contract'
import {
  applyStage,
  claimUpload,
  insertImport,
  keepUpload,
  openJobSession,
  type ReadingChoices,
  startReading,
  undoStage,
} from '@/modules/imports/import.store'
import { runReading } from '@/modules/imports/reading-run'
import { hashToken, newToken } from '@/shared/server/request-transaction'
import type { TestDatabase } from './test-database'
import { actAs, testId, type TestPerson } from './test-people'

/** Imports without a server and without a thread, for tests that need many of them. */
export interface ReadingBench {
  read(person: TestPerson, content: string, choices?: ReadingChoices): Promise<ImportState>
  readAgain(person: TestPerson, id: string, choices: ReadingChoices): Promise<ImportState>
  /** The refusal's code, or null. */
  apply(person: TestPerson, state: ImportState): Promise<string | null>
  undo(person: TestPerson, id: string): Promise<string | null>
  close(): void
}

export function openReadingBench(database: TestDatabase): ReadingBench {
  const folder = mkdtempSync(join(tmpdir(), 'clave-reading-'))
  const readAgain: ReadingBench['readAgain'] = async (person, id, choices) => {
    const hashes = [hashToken(newToken()), hashToken(newToken())] as const
    const started = await actAs(database, person, async (ctx) => {
      for (const hash of hashes) await openJobSession(ctx.client, testId(), hash)
      return startReading(ctx.client, id, choices)
    })
    if (!started) throw new Error('the import is past reading')
    const sessions = { reading: hashes[0].toString('hex'), beside: hashes[1].toString('hex') }
    const job = { importId: id, path: join(folder, id), ...started, sessions }
    await runReading(database.pool, job, new AbortController().signal)
    const state = await actAs(database, person, (ctx) => findImportState(ctx.client, id))
    return state!
  }
  return {
    readAgain,
    read: async (person, content, choices = {}) => {
      const id = testId()
      writeFileSync(join(folder, id), content)
      await actAs(database, person, async (ctx) => {
        const bytes = Buffer.byteLength(content)
        await insertImport(ctx.client, { id, fileName: 'ventas.csv', bytes, createdBy: person.id, isDemo: false })
        await claimUpload(ctx.client, id)
        await keepUpload(ctx.client, id, { bytes, fileHash: hashToken(content).toString('hex') })
      })
      return readAgain(person, id, choices)
    },
    apply: (person, { id, revision }) => actAs(database, person, (ctx) => applyStage(ctx.client, id, revision)),
    undo: (person, id) => actAs(database, person, (ctx) => undoStage(ctx.client, id)),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Cells of the roll-up that are not what their lines add up to, worked out anew from the lines; none when all is well. */
export function wrongMonths(database: TestDatabase): Promise<Record<string, unknown>[]> {
  return database.asOwner(`
    with live as (
      select l.account_no, date_trunc('month', l.issued_on)::date as month, d.currency, coalesce(p.line_no, 0) as line_no, l.net, l.cost, l.quantity,
             case when d.currency = c.currency then 1 else d.fx_rate end as rate
      from clave.sales_line l join clave.sales_document d using (document_no) cross join clave.company c
      left join clave.product p using (product_no)
      where d.replaced_by is null
    ), summed as (
      select account_no, month, currency, line_no, sum(net) as net, count(*)::int as line_count, coalesce(sum(quantity), 0) as units,
             case when count(rate) = count(*) then sum(round(net * rate, 4)) end as net_base, sum(cost) as cost,
             case when count(rate) = count(*) then sum(round(cost * rate, 4)) end as cost_base
      from live group by 1, 2, 3, 4
    ), kept as (
      select account_no, month, currency, line_no, net, line_count, units, net_base, cost, cost_base from clave.sales_month
    )
    (select 'missing' as what, s::text from (table summed except table kept) s) union all
    (select 'too much' as what, k::text from (table kept except table summed) k)`)
}
