import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addPerson, type TestPerson } from '@tests/support/test-people'
import { openReadingBench, type ReadingBench, wrongMonths } from '@tests/support/test-reading'

let database: TestDatabase
let bench: ReadingBench
let director: TestPerson
beforeAll(async () => {
  database = await createTestDatabase()
  bench = openReadingBench(database)
  director = await addPerson(database, { name: 'Ricardo Sanín', roles: ['director'] })
})
afterAll(async () => {
  bench.close()
  await database.drop()
})

interface Line {
  product: number
  line: string
  quantity: string
  cents: number
  cost: number | null
}
interface Document {
  number: number
  day: string
  client: number
  currency: string
  rate: string
  lines: readonly Line[]
}
const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-15']
const lineOf = fc.record({
  product: fc.integer({ min: 1, max: 4 }),
  line: fc.constantFrom('Cajas', 'Bolsas', 'cajas', ''),
  quantity: fc.constantFrom('1', '12', '0.5', '2.3456785', '-3'),
  cents: fc.integer({ min: -500_000, max: 9_000_000 }),
  cost: fc.option(fc.integer({ min: 0, max: 5_000_000 })),
})
const documentOf = fc.record({
  number: fc.integer({ min: 1, max: 14 }),
  day: fc.constantFrom(...days),
  client: fc.integer({ min: 0, max: 5 }),
  currency: fc.constantFrom('COP', 'COP', 'USD', 'EUR'),
  rate: fc.constantFrom('', '4012.55', '3999.12345678', '0.00024'),
  lines: fc.array(lineOf, { minLength: 1, maxLength: 4 }),
})
const fileOf = fc.uniqueArray(documentOf, { minLength: 1, maxLength: 10, selector: ({ number }) => number })
const stepOf = fc.oneof(
  { weight: 4, arbitrary: fileOf.map((documents) => ({ kind: 'import' as const, documents })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'again' as const }) },
  { weight: 3, arbitrary: fc.nat().map((which) => ({ kind: 'undo' as const, which })) },
)

const heading = 'Factura;Fecha;NIT;Cliente;Código producto;Línea;Cantidad;Valor neto;Costo;Moneda;Tasa de cambio'
function asFile(documents: readonly Document[]): string {
  const rows = documents.flatMap((document) =>
    document.lines.map((line) => {
      const client = document.client === 0 ? ';' : `90055500${document.client};Cliente ${document.client}`
      const cost = line.cost === null ? '' : (line.cost / 100).toFixed(2)
      return `F-${document.number};${document.day};${client};P${line.product};${line.line};${line.quantity};${(line.cents / 100).toFixed(2)};${cost};${document.currency};${document.rate}`
    }),
  )
  // Enough plain rows for every column to show what it is.
  const plain = days.map((day, i) => `G-${i};${day};900777888;Siempre Igual;P9;Tapas;7;12345.67;8000.25;COP;1`)
  return [heading, ...plain, ...rows].join('\n')
}

/** What lives when documents are known by their number and the newest import that is not undone has the last word. */
function expectedNet(applied: readonly { documents: readonly Document[] }[]): bigint {
  const living = new Map<number, Document>()
  for (const { documents } of applied) for (const document of documents) living.set(document.number, document)
  const cents = [...living.values()].flatMap(({ lines }) => lines.map((line) => BigInt(line.cents)))
  return cents.reduce((sum, one) => sum + one, applied.length === 0 ? 0n : 4n * 1_234_567n)
}

async function undoAll(): Promise<void> {
  const applied = await database.asOwner<{ id: string }>(
    "select id from clave.sales_import where status = 'applied' order by applied_at desc",
  )
  for (const { id } of applied) expect(await bench.undo(director, id)).toBeNull()
}

test('whatever comes in, comes again, is replaced or undone: every month is what its lines add up to', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepOf, { minLength: 2, maxLength: 7 }), async (steps) => {
      await undoAll()
      const applied: { id: string; documents: readonly Document[] }[] = []
      let last: readonly Document[] = []
      for (const step of steps) {
        if (step.kind === 'undo') {
          const at = applied.length === 0 ? -1 : step.which % applied.length
          if (at < 0) continue
          const refusal = await bench.undo(director, applied[at]!.id)
          expect([null, 'import_has_dependents']).toContain(refusal)
          if (at === applied.length - 1) expect(refusal).toBeNull()
          if (refusal === null) applied.splice(at, 1)
        } else {
          const documents = step.kind === 'again' ? last : step.documents
          const state = await bench.read(director, asFile(documents))
          expect(state.status).toBe('prepared')
          const refusal = await bench.apply(director, state)
          const isNew = state.check!.documents.new + state.check!.documents.changed > 0
          expect(refusal).toBe(isNew ? null : 'nothing_to_import')
          if (refusal === null) applied.push({ id: state.id, documents })
          last = documents
        }
        expect(await wrongMonths(database)).toEqual([])
        const total = await database.asOwner<{ net: string }>(
          'select coalesce(sum(net), 0)::text as net from clave.sales_month',
        )
        expect(BigInt(total[0]!.net.replace('.', '')) / 100n).toBe(expectedNet(applied))
      }
      await undoAll()
      expect(await database.asOwner('select from clave.sales_month')).toEqual([])
    }),
    { numRuns: 8 },
  )
}, 240_000)
