import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportState } from '@/modules/imports/import.contract'
import { chanceFrom } from '../../db/demo/chance'
import { type Ledger, openLedger } from '@tests/support/ledger'
import { newDataDirectory, type RunningProduct, startProduct } from '@tests/support/product'
import { type Desk, setUp } from '@tests/support/product-desk'
import { askDatabase, killApplication, killDatabase, stopLeftDatabase } from '@tests/support/product-process'

const rounds = 20
const rowsPerFile = 6_000
const seed = Number(process.env['CLAVE_SEED'] ?? Date.now() % 1_000_000)
const chance = chanceFrom(seed)

let folder: string
let outside: string
let product: RunningProduct
let desk: Desk
let ledger: Ledger
beforeAll(async () => {
  folder = newDataDirectory()
  outside = mkdtempSync(join(tmpdir(), 'clave-ledger-'))
  ledger = openLedger(join(outside, 'ledger.jsonl'))
  product = await startProduct(folder)
  desk = await setUp(product)
})
afterAll(async () => {
  await product.stop()
  await stopLeftDatabase(folder)
  rmSync(folder, { recursive: true, force: true })
  rmSync(outside, { recursive: true, force: true })
})

type Stage = 'read' | 'apply' | 'answer'

interface SalesFile {
  readonly content: Buffer
  /** Sum of all amounts, in cents. */
  readonly cents: bigint
}

/** Documents of this round alone: what one file brings, no other file does. */
function fileOf(round: number): SalesFile {
  let cents = 0n
  const lines = Array.from({ length: rowsPerFile }, (_, n) => {
    const amount = BigInt(100_000 + ((n * 7_919 + round * 104_729) % 9_000_000))
    cents += amount
    const document = Math.floor(n / 3)
    const client = document % 97
    const text = `${amount / 100n},${String(amount % 100n).padStart(2, '0')}`
    const day = `${String((document % 27) + 1).padStart(2, '0')}/${String((document % 12) + 1).padStart(2, '0')}/2025`
    return `FV;R${round}-${document};900${String(100_000 + client)};Cliente ${client} S.A.S.;${day};Línea ${n % 5};${text}`
  })
  const heading = 'Tipo;Número;NIT;Cliente;Fecha;Línea de producto;Valor neto'
  return { content: Buffer.from([heading, ...lines].join('\r\n')), cents }
}

/** An import from the first byte to «applied»; every acknowledgement is in the ledger before anything else happens. */
async function bring(round: number, file: SalesFile, reaches: (stage: Stage) => void = () => undefined): Promise<void> {
  const importId = await desk.announce(`ronda-${round}.csv`, file.content)
  ledger.note({ round, importId, what: 'announced' })
  reaches('read')
  const sent = await desk.send(importId, file.content)
  if (!sent.ok) throw new Error(`${sent.status} ${await sent.text()}`)
  const { revision } = await desk.settled(importId)
  ledger.note({ round, importId, what: 'asked to apply' })
  reaches('apply')
  const applied = await desk.apply(importId, revision)
  const state = (await applied.json()) as ImportState
  if (state.status !== 'applied') throw new Error(`${applied.status} ${JSON.stringify(state)}`)
  ledger.note({ round, importId, what: 'acknowledged' })
  reaches('answer')
}

interface Found {
  readonly status: string
  readonly lines: number
  readonly cents: bigint
  readonly documents: number
  readonly traces: number
}

/** What the database has of an import, asked around the product. */
async function findIn(importId: string): Promise<Found> {
  const rows = await askDatabase<Record<keyof Found, string>>(
    folder,
    `select i.status,
            (select count(*) from sales_line l where l.import_no = i.import_no) as lines,
            (select coalesce(sum(l.net) * 100, 0)::bigint from sales_line l where l.import_no = i.import_no) as cents,
            (select count(*) from sales_document d where d.import_no = i.import_no) as documents,
            (select count(*) from audit_event a where a.changes ->> 'import' = i.id::text and a.action = 'import.applied') as traces
     from sales_import i where i.id = '${importId}'`,
  )
  const row = rows[0]!
  return {
    status: row.status,
    lines: Number(row.lines),
    cents: BigInt(row.cents),
    documents: Number(row.documents),
    traces: Number(row.traces),
  }
}

const whole = (file: SalesFile): Omit<Found, 'status'> => ({
  lines: rowsPerFile,
  cents: file.cents,
  documents: rowsPerFile / 3,
  traces: 1,
})
const nothing: Omit<Found, 'status'> = { lines: 0, cents: 0n, documents: 0, traces: 0 }

/** Lets an import come to `stage`, waits `delay` ms more, kills, starts again; tells what came of it. */
async function interrupted(round: number, file: SalesFile, stage: Stage, delay: number): Promise<'whole' | 'absent'> {
  await new Promise<void>((reached) => {
    bring(round, file, (at) => at === stage && reached()).catch(() => undefined)
  })
  await pause(delay)
  // Every third time the database dies as well.
  if (round % 3 === 0) await killDatabase(folder)
  await killApplication(product)
  product = await startProduct(folder)
  desk.moveTo(product)
  const entries = ledger.read().filter((entry) => entry.round === round)
  const found = await findIn(entries[0]!.importId)
  const isApplied = found.status === 'applied'
  if (entries.some(({ what }) => what === 'acknowledged')) expect([round, isApplied]).toEqual([round, true])
  expect([round, found]).toEqual([round, { status: found.status, ...(isApplied ? whole(file) : nothing) }])
  return isApplied ? 'whole' : 'absent'
}

test('an import killed at any moment is there whole or not at all, and what was acknowledged is there', async () => {
  const files = Array.from({ length: rounds + 1 }, (_, round) => fileOf(round))
  const began: Partial<Record<Stage, number>> = {}
  await bring(0, files[0]!, (stage) => (began[stage] = performance.now()))
  const lasts = { read: began.apply! - began.read!, apply: began.answer! - began.apply!, answer: 0 }
  const outcomes: string[] = []
  for (let round = 1; round <= rounds; round++) {
    // The first dies the moment it has answered; the others half while reading, half while applying or just after.
    const stage = round === 1 ? 'answer' : round % 2 === 0 ? 'read' : 'apply'
    const delay = chance() * lasts[stage] * (stage === 'apply' ? 2.5 : 1.2)
    outcomes.push(`${stage} + ${delay.toFixed(0)} ms: ${await interrupted(round, files[round]!, stage, delay)}`)
  }
  process.stdout.write(`CLAVE_SEED=${seed}\nalone: ${JSON.stringify(lasts)}; killed at\n${outcomes.join('\n')}\n`)

  // What was lost in the middle is brought again: then everything is there once, and the roll-up says the same.
  const missing = outcomes.flatMap((outcome, at) => (outcome.endsWith('absent') ? [at + 1] : []))
  for (const round of missing) await bring(100 + round, files[round]!)
  const sum = files.reduce((total, file) => total + file.cents, 0n)
  const [there] = await askDatabase<{ lines: string; line_cents: string; month_cents: string; document_cents: string }>(
    folder,
    `select (select count(*) from sales_line) as lines, (select (sum(net) * 100)::bigint from sales_line) as line_cents,
            (select (sum(net) * 100)::bigint from sales_month) as month_cents,
            (select (sum(net) * 100)::bigint from sales_document where replaced_by is null) as document_cents`,
  )
  expect(there).toEqual({
    lines: String(rowsPerFile * (rounds + 1)),
    line_cents: String(sum),
    month_cents: String(sum),
    document_cents: String(sum),
  })
})
